// Tests are found by the path of what they test: src/a/b.ts has test/unit/a/b.test.ts. On real brokers, tests of src/a, or of src/broker/a,
// are in test/broker/a. What tests something that stands in no single file or directory is listed here, with the reason.
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

const crossCutting: { readonly [test: string]: string } = {
  'unit/action/files': 'action.yml, templates/topo.yml and .pre-commit-hooks.yaml against the program',
  'unit/cli/formats': 'the output formats of all commands',
  'unit/cli/imports': 'the modules that are loaded before the command is known',
  'unit/cli/process': 'topo as a process: signals, pipes, full disks',
  'unit/cli/commands/upgrade-check/corpus': 'definitions files of real projects, from a corpus outside of this repository',
  'unit/deploy/workflows': '.github/workflows against the scripts and files that they name',
  'unit/page/example': 'docs/reliable-delivery.html',
  'unit/page/hostile': 'hostile names on the page, in a browser',
  'unit/graph/parts': 'focus and groups, seen in the graph',
  'unit/loader/as-written': 'values that YAML reads otherwise than they look, through the whole loader',
  'unit/loader/corpus': 'definitions files of real projects, from a corpus outside of this repository',
  'unit/loader/limits': 'inputs made to hurt, through the whole loader',
  'unit/loader/rules/accepted': 'what some version accepts can be written, through the whole loader',
  'unit/planner/blast-radius': 'the limit on deletes, through the whole planner',
  'unit/planner/idle': 'what makes a queue busy, through the whole planner',
  'unit/planner/migration-hazards': 'what could lose messages during a migration, from plan to apply',
  'unit/planner/migration-policies': 'policies that could drop held messages, from plan to report',
  'unit/planner/policy-losses': 'what a policy drops when it is set, through the whole planner',
  'unit/planner/prune': 'what prune covers, through the whole planner',
  'unit/planner/trials': 'the trial of a new declaration, from plan to apply',
  'unit/router/corpus': 'routing rows that real brokers answered, from a corpus outside of this repository',
  'unit/tester/mutations': 'the tests of the example topologies fail when the topology is broken',
  'unit/broker/doctor/checks': 'the checks of all parts of doctor',
  'broker/cluster/down': 'queues of a node that is down, through all commands',
  'broker/cluster/fence': 'the nodes of a cluster, from the plan to the fence: src/broker/amqp/change/fence.ts',
  'broker/cluster/harness': 'the clusters of the tests themselves: test/support/cluster.ts',
  'broker/cluster/high-availability': 'the example topology of that name on clusters whose leader is killed',
  'broker/cluster/migration': 'migrations on clusters under live traffic, with nodes that lag, freeze and end',
  'broker/cluster/lock-search': 'a search for two holders of the lock of an apply while nodes of a cluster fail',
  'broker/cluster/lock': 'the lock of an apply while nodes of a cluster fail',
  'broker/examples/gitops': 'the example repository: a pull request, from the plan to the apply',
  'broker/harness': 'the brokers of the tests themselves: test/support',
  'broker/migration/dead-letters': 'dead letters that a quorum queue keeps, in every change that would delete it',
  'broker/migration/faults': 'migrations under live traffic, killed and restarted',
  'broker/migration/harness': 'the traffic and the tap that the tests of migrations rely on',
  'broker/migration/handover': 'migrations of queues whose consumers stay, killed during the rollback',
  'broker/migration/kill': 'the promise of docs/migration.md about killed runs',
  'broker/migration/never-unnamed': 'nothing that holds messages is deleted without --allow',
  'broker/migration/rename-exchange': 'the rename of an exchange under live traffic, killed',
  'broker/migration/rename-vhost': 'moves of a queue to another virtual host under live traffic, killed and rolled back',
  'broker/migration/refused': 'what brokers refuse during migrations',
  'broker/patterns/guarantees': 'the example topologies with publishers and consumers',
  'broker/patterns/restart': 'the example topologies over a restart of the broker',
  'broker/patterns/two-sites': 'the example topologies between two brokers',
  'broker/patterns/workers': 'the example topologies with workers',
  'broker/round-trip': 'definitions files through a broker and topo, and back',
  'broker/alarms': 'alarms and a frozen node, through all commands',
  'broker/secrets-in-parameters': 'secrets in the parameters of plugins, through all commands',
  'broker/silence': 'brokers that stop responding, through all commands',
  'broker/unbinding': 'deletes of queues with very many bindings, from plan to apply',
};

/** Paths without their ending, such as `unit/loader/load`. */
function testsIn(directory: string): readonly string[] {
  const paths = readdirSync(`${root}test/${directory}`, { recursive: true, encoding: 'utf8' });
  return paths.filter((path) => path.endsWith('.test.ts')).map((path) => `${directory}/${path.slice(0, -'.test.ts'.length)}`);
}

/** What a test of that path may be about: files without their ending, or directories. */
function mirrored(test: string): readonly string[] {
  const [kind, ...rest] = test.split('/');
  const path = rest.join('/');
  if (kind === 'unit') return [`src/${path}`, `test/${path}`, path];
  const directory = rest.slice(0, -1).join('/');
  return [path, ...(directory === '' ? [] : [directory])].flatMap((one) => [`src/${one}`, `src/broker/${one}`]);
}

function exists(path: string): boolean {
  return ['.ts', '.js', '.sh', '.json', ''].some((ending) => existsSync(`${root}${path}${ending}`));
}

const tests = [...testsIn('unit'), ...testsIn('broker')];

describe('the path of a test', () => {
  it.each(tests.filter((test) => !Object.hasOwn(crossCutting, test)))('mirrors a source file or directory: %s', (test) => {
    expect(mirrored(test).filter(exists)).not.toEqual([]);
  });

  it.each(Object.keys(crossCutting))('is listed as cross-cutting only where it exists and mirrors nothing: %s', (test) => {
    expect(tests).toContain(test);
    expect(mirrored(test).filter(exists)).toEqual([]);
  });
});
