// A whole definitions file as a topology: applied to an empty broker, it results in the same virtual hosts, objects and documents as an
// import by the broker, and a plan has no changes. For a broker of its own: files contain users and virtual hosts.
import { expect } from 'vitest';
import type { Entity } from '../../src/model/entity.ts';
import { canonicalText } from '../../src/model/values.ts';
import { bindingFromRow, exchangeFromRow, policyFromRow, queueFromRow, type Row } from '../../src/rabbitmq/rows.ts';
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
    // a conversion contains no users
    if (source === 'converted.yaml' && file.users !== undefined) await http(broker, 'POST', 'definitions', { users: file.users });
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
  const entities = (name: string, read: (row: Row, vhost: string) => Entity): readonly string[] =>
    texts((all[name] ?? []).map((row) => read(row, String(row['vhost'])) as never));
  return {
    exchanges: entities('exchanges', exchangeFromRow),
    queues: entities('queues', (row, vhost) => ({ type: 'classic', ...queueFromRow(row, vhost) })),
    bindings: entities('bindings', bindingFromRow),
    policies: entities('policies', policyFromRow),
    users: texts((all['users'] ?? []).filter(({ name }) => name !== traveller.name && name !== 'guest').map(userOf)),
    ...Object.fromEntries(
      ['permissions', 'topic_permissions', 'parameters'].map((name) => [name, texts((all[name] ?? []).filter(isCompared))]),
    ),
    vhosts: texts(
      vhosts.map(({ name, description, tags, default_queue_type }) => ({
        name,
        description: description ?? '',
        tags: Array.isArray(tags) ? [...tags].sort() : tags,
        default_queue_type,
      })),
    ),
  };
}

/** The rows of other components, and of the user of the tests, are not compared. */
function isCompared({ user, component }: Row): boolean {
  return user !== traveller.name && (component === undefined || components.includes(component));
}

/** The tags of a user have no order. */
function userOf({ name, password_hash, hashing_algorithm, tags }: Row): Row {
  return { name, password_hash, hashing_algorithm, tags: Array.isArray(tags) ? [...tags].sort() : tags };
}

function texts(rows: readonly Row[]): readonly string[] {
  return rows.map((row) => canonicalText(row as never)).sort();
}
