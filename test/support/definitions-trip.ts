// A whole definitions file as a topology: applied to an empty broker, it makes the same virtual hosts, objects and documents as an import of
// the broker, and plans to no changes. For a broker of its own: files contain users and virtual hosts.
import { expect } from 'vitest';
import type { Row } from '../../src/rabbitmq/rows.ts';
import type { BrokerInfo } from './broker-source.ts';
import { directoryOf, topo, type World } from './io.ts';
import { reset, traveller } from './round-trip.ts';
import { http } from './vhost.ts';

/** Components of parameters that topo reads in definitions files. */
const components: readonly unknown[] = ['operator_policy', 'vhost-limits'];

/** Applies the file, and its conversion to YAML. @throws if an expectation does not hold, or the broker refuses the file */
export async function definitionsTrip(broker: BrokerInfo, definitions: string): Promise<void> {
  const file = JSON.parse(definitions) as { readonly users?: readonly Row[] };
  await reset(broker);
  await http(broker, 'POST', 'definitions', file);
  const imported = await stateOf(broker);
  const env = { RABBITMQ_URL: broker.amqpUrl, RABBITMQ_MANAGEMENT_URL: broker.httpUrl };
  const cwd = directoryOf({ 'definitions.json': definitions });
  await succeeds(['export', 'definitions.json', '-o', 'converted.yaml'], { cwd, env: {} });
  await succeeds(['validate', 'converted.yaml'], { cwd });
  for (const source of ['converted.yaml', 'definitions.json']) {
    await reset(broker);
    if (file.users !== undefined) await http(broker, 'POST', 'definitions', { users: file.users });
    await succeeds(['apply', '--yes', source], { cwd, env });
    expect(await stateOf(broker), source).toEqual(imported);
    const plan = await succeeds(['plan', '--detailed-exitcode', source], { cwd, env });
    expect(plan).toContain('No changes.');
  }
}

async function succeeds(argv: readonly string[], world: World): Promise<string> {
  const { code, out, err } = await topo(argv, world);
  expect(code, `topo ${argv.join(' ')}\n${err}${out}`).toBe(0);
  return out;
}

/** What the broker itself exports, without the rows of the user of the tests. */
async function stateOf(broker: BrokerInfo): Promise<{ readonly [section: string]: readonly string[] }> {
  const all = (await (await http(broker, 'GET', 'definitions')).json()) as { readonly [section: string]: readonly Row[] };
  const vhosts = (await (await http(broker, 'GET', 'vhosts')).json()) as readonly Row[];
  const sections = {
    ...Object.fromEntries(
      ['exchanges', 'queues', 'bindings', 'policies', 'permissions', 'topic_permissions', 'parameters'].map((name) => [
        name,
        all[name] ?? [],
      ]),
    ),
    vhosts: vhosts.map(({ name, description, tags, default_queue_type }) => ({
      name,
      description,
      tags: Array.isArray(tags) ? [...tags].sort() : tags,
      default_queue_type,
    })),
  };
  return Object.fromEntries(Object.entries(sections).map(([name, rows]) => [name, rows.filter(isCompared).map(canonical).sort()]));
}

function isCompared({ user, component }: Row): boolean {
  return user !== traveller.name && (component === undefined || components.includes(component));
}

/** In the order of the keys; an absent description is the same as an empty one. */
function canonical(row: Row): string {
  return JSON.stringify(Object.entries({ description: '', ...row }).sort(([one], [other]) => (one < other ? -1 : 1)));
}
