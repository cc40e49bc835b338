// Rows of definitions files on real brokers: an import refuses, skips and stores them as src/rabbitmq/import-rows.ts reads them. On private
// nodes: 3.10 and 4.0 store some rows in a form that nothing can delete again. With TOPO_TEST_VERSIONS=all on RabbitMQ 3.10, 4.0 and 4.3.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: a name that looks like a variable
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Entity } from '../../../src/model/entity.ts';
import { canonicalText } from '../../../src/model/values.ts';
import { importedSections } from '../../../src/rabbitmq/import-fields.ts';
import { importedRows } from '../../../src/rabbitmq/import-rows.ts';
import { bindingFromRow, exchangeFromRow, policyFromRow, queueFromRow, type Row } from '../../../src/rabbitmq/rows.ts';
import { type BrokerInfo, fetchSuite } from '../../support/broker-source.ts';
import { type PrivateBroker, startPrivateBroker } from '../../support/private-broker.ts';
import { privateSuites, skipIfNone } from '../../support/private-suites.ts';
import { http } from '../../support/vhost.ts';

const exchange = { name: 'x', type: 'fanout', durable: true, auto_delete: false, internal: false, arguments: {} };
const queue = { name: 'q', durable: true, auto_delete: false, arguments: {} };
const binding = { source: 'x', destination: 'q', destination_type: 'queue', routing_key: 'k', arguments: {} };
const policy = { name: 'p', vhost: 'ignored', pattern: '^none$', definition: { 'max-length': 5 }, priority: 1, 'apply-to': 'queues' };

interface Document {
  readonly exchanges?: readonly Row[];
  readonly queues?: readonly Row[];
  readonly bindings?: readonly Row[];
  readonly policies?: readonly Row[];
}

/** A row with changed fields; undefined removes one. */
const x = (fields: Row): Document => ({ exchanges: [{ ...exchange, ...fields }] });
const q = (fields: Row): Document => ({ queues: [{ ...queue, ...fields }] });
const p = (fields: Row): Document => ({ policies: [{ ...policy, ...fields }] });
const b = (fields: Row, source: Row = {}): Document => ({
  exchanges: [{ ...exchange, ...source }],
  queues: [queue],
  bindings: [{ ...binding, ...fields }],
});
const flags = [undefined, null, 'true', 'false', 1];
const tables = [
  undefined,
  null,
  [],
  'a',
  { a: null },
  { a: [{ b: null }] },
  { 'x-a': 1.5, 'x-b': [{ c: [1, 'ž'] }], 'x-c': 9007199254740991 },
];

const documents: readonly Document[] = [
  ...flags.flatMap((flag) => [
    x({ durable: flag }),
    x({ auto_delete: flag }),
    x({ internal: flag }),
    q({ durable: flag }),
    q({ auto_delete: flag }),
  ]),
  ...tables.flatMap((table) => [x({ arguments: table }), q({ arguments: table }), b({ arguments: table }, { type: 'headers' })]),
  ...[undefined, null, 5, 'topic'].map((type) => x({ type })),
  ...['bogus', '', null, 5, 'classic', 'quorum', 'stream'].flatMap((type) => [
    q({ arguments: { 'x-queue-type': type } }),
    q({ type }),
    q({ type, arguments: { 'x-queue-type': 'classic' } }),
  ]),
  ...['quorum', 'stream'].flatMap((type) => [
    q({ durable: false, arguments: { 'x-queue-type': type } }),
    q({ auto_delete: true, arguments: { 'x-queue-type': type } }),
  ]),
  q({ exclusive: true }),
  q({ exclusive: false, durable: false }),
  q({ auto_delete: undefined, autoDelete: true }),
  q({ autoDelete: true }),
  q({ name: 'a\nb' }),
  q({ name: 'n'.repeat(256) }),
  q({ name: 'ž'.repeat(127) }),
  q({ name: ' a/%2F ${b} ' }),
  q({ name: 'amq.mine', durable: undefined }),
  x({ name: 'amq.topic', type: 'direct' }),
  x({ name: '', durable: undefined }),
  x({ arguments: { 'alternate-exchange': '' } }),
  q({ arguments: { 'x-dead-letter-exchange': 'of.nobody' } }),
  ...['fanout', 'direct', 'headers'].flatMap((type) => [undefined, null, ''].map((key) => b({ routing_key: key }, { type }))),
  b({ routing_key: 5 }),
  b({ routing_key: 'k'.repeat(256) }),
  ...[undefined, 'bogus', null].map((kind) => b({ destination_type: kind })),
  b({ source: undefined }),
  b({ destination: undefined }),
  b({ source: '', routing_key: 'q' }),
  b({ destination: 'x', destination_type: 'exchange' }),
  b({ destination: '', destination_type: 'exchange' }),
  ...[undefined, null, '5', 2.5, -3].map((priority) => p({ priority })),
  ...[undefined, null, 'bogus', 'all', 'exchanges'].map((value) => p({ 'apply-to': value })),
  p({ 'apply-to': undefined, applyTo: 'exchanges' }),
  p({ pattern: undefined }),
  p({ pattern: 5 }),
  p({ name: undefined }),
  p({ name: '' }),
  p({ name: 'a\nb' }),
  ...[undefined, null, [], {}, 'a', { 'max-length': null }, { 'max-length': 5, 'dead-letter-exchange': 'of.nobody' }].map((definition) =>
    p({ definition }),
  ),
  { queues: [queue, { ...queue, arguments: { 'x-max-length': 5 } }] },
  { exchanges: [exchange, { ...exchange, type: 'topic' }] },
  { policies: [policy, { ...policy, pattern: '^other$' }] },
  b({ routing_key: undefined }, { type: 'topic' }),
  b({ routing_key: null }, { type: 'topic' }),
  x({ name: undefined }),
  x({ name: 5 }),
  q({ name: undefined }),
  q({ name: 5 }),
  q({ arguments: [1] }),
];

const suites =
  process.env['TOPO_TEST_VERSIONS'] === 'all' && privateSuites().length > 0 ? ['bookworm', 'trixie', 'forky'] : privateSuites();
skipIfNone(suites, 'rows of definitions files');

describe.each(suites)('a private node of %s', (suite) => {
  const vhost = 'rows';
  let node: PrivateBroker;
  let broker: BrokerInfo;
  beforeAll(async () => {
    node = await startPrivateBroker({ prefix: await fetchSuite(suite) });
    broker = { name: suite, version: '', amqpUrl: node.amqpUrl, httpUrl: node.httpUrl };
    await http(broker, 'PUT', `vhosts/${vhost}`, {});
  });
  afterAll(() => node.stop());

  test.each(documents.map((document, at) => [JSON.stringify(document), renamed(document, at)] as const))(
    'reads %s as the broker imports it',
    async (_, document) => {
      const context = { vhost, wholeBroker: false, typeOf: (_vhost: string, name: string) => typeOf(document, name) };
      const read = importedSections.map((section) => importedRows(section, document[section] ?? [], context));
      const faults = read.flatMap((one) => one.faults);
      const isAccepted = await importInto(broker, vhost, document);
      if (faults.some(({ effect }) => effect === 'refused')) expect(isAccepted).toBe(false);
      else if (!isAccepted) expect(faults, 'a row that a version refuses').not.toEqual([]);
      else {
        if (faults.some(({ effect }) => effect === 'unusable')) return;
        const expected = winners(read.flatMap(({ entities }) => entities.filter((one) => one !== undefined)));
        expect(await stored(broker, vhost, document)).toEqual(expected.map(canonical).sort());
      }
    },
  );
});

/** Names of its own for each document: all share one virtual host. */
function renamed(document: Document, at: number): Document {
  const isOwn = (name: unknown) => typeof name === 'string' && name !== '' && !name.startsWith('amq.') && name.length < 100;
  const rename = (name: unknown) => (isOwn(name) ? `${name} ${at}` : name);
  const fields = ['name', 'source', 'destination'];
  const row = (one: Row) =>
    Object.fromEntries(
      Object.entries(one).flatMap(([field, value]) =>
        value === undefined ? [] : [[field, fields.includes(field) ? rename(value) : value]],
      ),
    );
  return Object.fromEntries(Object.entries(document).map(([section, rows]) => [section, (rows as readonly Row[]).map(row)]));
}

function typeOf(document: Document, name: string): string | undefined {
  return document.exchanges?.find((row) => row['name'] === name)?.['type'] as string | undefined;
}

async function importInto(broker: BrokerInfo, vhost: string, document: Document): Promise<boolean> {
  try {
    await http(broker, 'POST', `definitions/${vhost}`, document);
    return true;
  } catch (error) {
    expect(String(error)).toMatch(/: (400|500) /);
    return false;
  }
}

/** What an import that declares an object twice leaves, and what it does not skip. */
function winners(entities: readonly Entity[]): readonly Entity[] {
  const byName = new Map<string, Entity>();
  for (const entity of entities) {
    if (entity.kind === 'binding' ? entity.source === '' : /^(amq\.|$)/.test(entity.name)) continue;
    const key = entity.kind === 'binding' ? canonical(entity) : `${entity.kind} ${entity.name}`;
    if (!byName.has(key) || entity.kind === 'policy') byName.set(key, entity);
  }
  return [...byName.values()];
}

/** The objects with the names of the document that the broker lists. */
async function stored(broker: BrokerInfo, vhost: string, document: Document): Promise<readonly string[]> {
  const names = Object.values(document).flatMap((rows: readonly Row[]) =>
    rows.flatMap((row) => [row['name'], row['source'], row['destination']]),
  );
  const list = async (section: string): Promise<readonly Row[]> =>
    (await http(broker, 'GET', `${section}/${vhost}`)).json() as Promise<readonly Row[]>;
  const named = (rows: readonly Row[]) => rows.filter((row) => names.includes(row['name']) && !/^(amq\.|$)/.test(String(row['name'])));
  const entities: readonly Entity[] = [
    ...named(await list('exchanges')).map((row) => exchangeFromRow(row)),
    ...named(await list('queues')).map((row) => queueFromRow(row)),
    ...(await list('bindings'))
      .filter((row) => row['source'] !== '' && names.includes(row['source']) && row['destination'] !== '')
      .map((row) => bindingFromRow(row)),
    ...named(await list('policies')).map((row) => policyFromRow(row)),
  ];
  return entities.map(canonical).sort();
}

/** A queue without a type is classic. */
function canonical(entity: Entity): string {
  const whole = entity.kind === 'queue' && entity.type === undefined ? { ...entity, type: 'classic' } : entity;
  return canonicalText({ ...whole, vhost: '' } as never);
}
