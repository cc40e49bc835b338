// The files of a new repository besides the topology: configuration, workflow, .gitignore, README. Secrets are named, never written.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables are written like this
import { scalar } from '../../../page/as-test.ts';
import { version } from '../../../version.ts';

/** The directory of the topology. */
export const directory = 'topologies/';

/** What the files depend on. */
export interface Setup {
  /** Of the environment. */
  readonly name: string;
  /** Whether AMQP is used. */
  readonly url: boolean;
  /** Whether the URL of the management API is a variable of its own. */
  readonly management: boolean;
  /** Other properties of the environment, such as `ca`. */
  readonly connection: { readonly [property: string]: string };
  /** The name of the cluster that was adopted. */
  readonly cluster?: string;
  /** Variables of the topology, whose values are secrets. */
  readonly secrets: readonly string[];
}

/** The variables that a run requires, in the order in which the README lists them. */
export function variablesOf({ url, management, secrets }: Setup): readonly string[] {
  return [...(url ? ['RABBITMQ_URL'] : []), ...(management ? ['RABBITMQ_MANAGEMENT_URL'] : []), ...secrets];
}

/** topo.config.yaml. */
export function configText({ name, url, management, connection, cluster }: Setup): string {
  const lines = [
    ...(url ? ["    url: '${RABBITMQ_URL}'"] : []),
    management
      ? "    management: '${RABBITMQ_MANAGEMENT_URL}'"
      : "    # management: '${RABBITMQ_MANAGEMENT_URL}' # unless it is port 15672 (with TLS 15671) of the same host",
    ...Object.entries(connection).map(([property, value]) => `    ${property}: ${scalar(value)}`),
    `    files: [${directory}]`,
    ...(cluster === undefined ? [] : [`    expect: { cluster: ${scalar(cluster)} } # plans and applies refuse any other broker`]),
  ];
  return `# The broker of each environment. Passwords are variables, never clear text.\nenvironments:\n  ${name}:\n${lines.join('\n')}\n`;
}

/** .gitignore: saved plans and files with passwords. */
export const ignoreText = '# saved plans, and local settings with passwords\n*.plan.json\nplan.json\n.env\n.env.*\nnode_modules/\n';

/** A topology for a repository that begins with nothing. */
export const exampleText = `exchanges:
  orders: { type: topic }

queues:
  orders.created: { type: quorum, maxLength: 100000 }

bindings:
  - { source: orders, destination: orders.created, routingKey: order.created.# }
`;

/** The workflow of GitHub Actions: a plan per pull request, and an apply on the main branch. */
export function workflowText(setup: Setup): string {
  const { name } = setup;
  const env = variablesOf(setup).map((variable) => `      ${variable}: \${{ secrets.${variable} }}\n`);
  const begin = `    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with: { node-version: 20 }
      - run: npm install --no-save rabbit-topo@${version} # also the action below
`;
  return `name: topology
on:
  pull_request:
  push:
    branches: [main]

permissions: { contents: read }

jobs:
  check:
    runs-on: ubuntu-latest
${begin}      - run: npx topo validate ${directory} --format github
      - run: npx topo lint ${directory} --format github
      - run: npx topo test ${directory} # routing tests, without a broker

  plan:
    if: github.event_name == 'pull_request' && github.event.pull_request.head.repo.full_name == github.repository
    needs: check
    runs-on: ubuntu-latest
    permissions: { contents: read, pull-requests: write } # for the comment
    env: # a user that can only read
${env.join('')}${begin}      - uses: ./node_modules/rabbit-topo
        with: { command: plan, environment: ${name} }

  apply:
    if: github.event_name == 'push'
    needs: check
    runs-on: ubuntu-latest
    permissions: { contents: read, pull-requests: read }
    environment: ${name} # its secrets are those of a user that may make changes
    concurrency: topology-${name} # one apply at a time
    env:
${env.join('')}${begin}      - uses: ./node_modules/rabbit-topo
        with: { command: apply, environment: ${name}, approved: comment } # only the plan that the pull request showed
`;
}

/** README.md. */
export function readmeText(setup: Setup): string {
  const { name } = setup;
  return `# Topology

The exchanges, queues, bindings and policies of RabbitMQ, managed with \`topo\`: this repository is the desired state.

| | |
|---|---|
| \`topo.config.yaml\` | the broker of each environment |
| \`${directory}\` | the topology, one file per virtual host, and its routing tests |
| \`.github/workflows/topology.yml\` | checks and a plan per pull request, an apply after the merge |

Next steps:

1. Set these secrets in the CI system, and in your shell: ${variablesOf(setup)
    .map((variable) => `\`${variable}\``)
    .join(', ')}.
   Pull requests require a user that can only read; see \`topo permissions\`.
2. Change a file, and check the result: \`topo plan -e ${name}\`, \`topo test ${directory}\`, \`topo graph ${directory}\`.
3. Open a pull request, read the plan, merge.
4. Run \`topo drift -e ${name}\` on a schedule: it exits 2 if the broker was changed manually.
5. Add another environment to \`topo.config.yaml\`, and run \`topo plan --all\`.
`;
}
