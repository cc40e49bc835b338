// A whole definitions file as a topology: applied to an empty broker, it results in the same virtual hosts, objects and documents as an
// import by the broker, and a plan has no changes. For a broker of its own: files contain users and virtual hosts.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Entity } from '../../src/model/entity.ts';
import { canonicalText } from '../../src/model/values.ts';
import { bindingFromRow, exchangeFromRow, policyFromRow, queueFromRow, type Row } from '../../src/rabbitmq/rows.ts';
import type { BrokerInfo } from './broker-source.ts';
import { directoryOf, topo, type World } from './io.ts';
import { hashOf, reset, traveller } from './round-trip.ts';
import { http } from './vhost.ts';

/** Components of parameters that topo reads in definitions files. */
const components: readonly unknown[] = ['operator_policy', 'vhost-limits', 'federation-upstream', 'federation-upstream-set', 'shovel'];

/** A password in a URI of the file. */
const passwordInUri = /amqps?:\/\/[^:/@"]+:[^@"]+@/;

/**
 * Applies the file, and its conversion to YAML. Users without a password hash, which an import of 3.10 gives a random one, are given one.
 * @throws if an expectation does not hold, or the broker refuses the file
 */
export async function definitionsTrip(broker: BrokerInfo, definitions: string): Promise<void> {
  const file = withHashes(JSON.parse(definitions) as Definitions);
  await reset(broker);
  // an import starts shovels first, which then declare their queues with other arguments
  await http(broker, 'POST', 'definitions', {
    ...file,
    parameters: file.parameters?.filter(({ component }) => component !== 'shovel') ?? [],
  });
  await http(broker, 'POST', 'definitions', file);
  const imported = await stateOf(broker, file);
  const cwd = directoryOf({ 'definitions.json': JSON.stringify(file) });
  await succeeds(['export', 'definitions.json', '--users', '--password-hashes', '-o', 'converted.yaml'], { cwd, env: {} });
  const env = { RABBITMQ_URL: broker.amqpUrl, RABBITMQ_MANAGEMENT_URL: broker.httpUrl, ...variablesOf(cwd, definitions) };
  await succeeds(['validate', 'converted.yaml'], { cwd });
  for (const source of ['converted.yaml', 'definitions.json']) {
    await reset(broker);
    await succeeds(['apply', '--yes', source], { cwd, env });
    expect(await stateOf(broker, file), source).toEqual(source === 'converted.yaml' ? imported : withoutSecrets(imported));
    const plan = await succeeds(['plan', '--detailed-exitcode', source], { cwd, env });
    expect(plan).toContain('No changes.');
  }
}

interface Definitions {
  readonly users?: readonly Row[];
  readonly parameters?: readonly Row[];
  readonly queues?: readonly Row[];
}

function withHashes(file: Definitions): Definitions {
  if (file.users === undefined) return file;
  return {
    ...file,
    users: file.users.map((user) => ('password_hash' in user ? user : { ...user, password_hash: hashOf(String(user['name'])) })),
  };
}

/** Sets the variables of a conversion to the one URI with a password that the file contains. */
function variablesOf(cwd: string, definitions: string): { readonly [name: string]: string } {
  const names = [...readFileSync(join(cwd, 'converted.yaml'), 'utf8').matchAll(/(?<!\$)\$\{(\w+_URI)\}/g)].map(([, name = '']) => name);
  const uris = [...definitions.matchAll(/"(amqps?:[^"]*)"/g)].map(([, uri = '']) => uri).filter((uri) => passwordInUri.test(uri));
  expect(names.length === 0 || new Set(uris).size === 1).toBe(true);
  return Object.fromEntries(names.map((name) => [name, uris[0] ?? '']));
}

/** A topology that is a definitions file omits upstreams and shovels whose URIs have passwords. */
function withoutSecrets({ parameters = [], ...state }: State): State {
  return { ...state, parameters: parameters.filter((row) => !passwordInUri.test(row)) };
}

type State = { readonly [section: string]: readonly string[] };

async function succeeds(argv: readonly string[], world: World): Promise<string> {
  const { code, out, err } = await topo(argv, world);
  expect(code, `topo ${argv.join(' ')}\n${err}${out}`).toBe(0);
  return out;
}

/** What the broker itself exports, without the rows of the user of the tests. */
async function stateOf(broker: BrokerInfo, file: Definitions): Promise<State> {
  const all = (await (await http(broker, 'GET', 'definitions')).json()) as { readonly [section: string]: readonly Row[] };
  const vhosts = (await (await http(broker, 'GET', 'vhosts')).json()) as readonly Row[];
  const entities = (name: string, read: (row: Row, vhost: string) => Entity): readonly string[] =>
    texts((all[name] ?? []).map((row) => read(row, String(row['vhost'])) as never));
  return {
    exchanges: entities('exchanges', exchangeFromRow),
    queues: entities('queues', (row, vhost) => ({ type: 'classic', ...queueFromRow(row, vhost) })).filter(isOfFile(file)),
    bindings: entities('bindings', bindingFromRow),
    policies: entities('policies', policyFromRow),
    users: texts((all['users'] ?? []).filter(({ name }) => name !== traveller.name).map(userOf)),
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

/** Queues that only a shovel names, which declares them at any time, are not compared. */
function isOfFile({ parameters = [], queues = [] }: Definitions): (queue: string) => boolean {
  const shovels = parameters.filter(({ component }) => component === 'shovel').map(({ value }) => value as Row);
  const named = shovels.flatMap((value) => [value['src-queue'], value['dest-queue']]);
  const others = new Set(named.filter((name) => !queues.some((queue) => queue['name'] === name)));
  return (queue) => !others.has((JSON.parse(queue) as Row)['name']);
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
