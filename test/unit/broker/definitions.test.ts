// A broker's export as an observed side: what it says, what its bindings say beyond it, and what is no export.
import { describe, expect, test } from 'vitest';
import { readDefinitions } from '../../../src/broker/definitions.ts';
import { TopoError } from '../../../src/model/diagnostic.ts';
import { keyOf } from '../../../src/model/key.ts';
import { asking, binding, exchange, policy, queue } from '../../support/ends.ts';

const read = (document: object, defaultVhost = '/') => readDefinitions(JSON.stringify(document), 'export.json', { defaultVhost });
const v = { vhost: '/orders' };

/** As RabbitMQ 3.10.8 exports a virtual host: without its name, queues without a type where none was declared. */
const of310 = {
  rabbit_version: '3.10.8',
  policies: [{ name: 'p', pattern: '^q', 'apply-to': 'queues', definition: { 'max-length': 5 }, priority: 2 }],
  queues: [
    { name: 'q', durable: true, auto_delete: false, arguments: {} },
    { name: 'k', durable: true, auto_delete: false, arguments: { 'x-queue-type': 'quorum', 'x-delivery-limit': 3 } },
  ],
  exchanges: [{ name: 'in', type: 'fanout', durable: true, auto_delete: false, internal: true, arguments: {} }],
  bindings: [
    { source: 'amq.topic', destination: 'q', destination_type: 'queue', routing_key: 'a.#', arguments: {} },
    { source: 'in', destination: 'k', destination_type: 'queue', routing_key: '', arguments: {} },
  ],
};

/** As RabbitMQ 4.3.6 exports a virtual host: without internal exchanges and exclusive queues, with the bindings of both. */
const of436 = {
  rabbitmq_version: '4.3.6',
  rabbitmq_definition_format: 'single_virtual_host',
  original_vhost_name: '/orders',
  queues: [{ name: 'q', durable: true, auto_delete: false, arguments: { 'x-queue-type': 'classic' }, type: 'classic' }],
  exchanges: [{ name: 'x', type: 'topic', durable: true, auto_delete: false, arguments: {} }],
  bindings: [
    { source: 'x', destination: 'in', destination_type: 'exchange', routing_key: 'k', arguments: {} },
    { source: 'in', destination: 'q', destination_type: 'queue', routing_key: '', arguments: {} },
    { source: 'x', destination: 'exclusive', destination_type: 'queue', routing_key: '', arguments: {} },
    { source: 'x', destination: 'amq.fanout', destination_type: 'exchange', routing_key: '', arguments: {} },
  ],
};

test('3.10: all of it, with the virtual host that was given and classic where no type is said', () => {
  const { observed, notices } = read(of310, '/orders');
  expect(observed).toMatchObject({ over: 'definitions', complete: true, broker: { address: 'export.json', version: '3.10.8' } });
  const entities = [
    exchange('in', { ...v, type: 'fanout', internal: true }),
    queue('q', { ...v, type: 'classic' }),
    queue('k', { ...v, type: 'quorum', arguments: { 'x-delivery-limit': 3 } }),
    binding('amq.topic', 'q', 'a.#', v),
    binding('in', 'k', '', v),
    policy('p', { 'max-length': 5 }, { ...v, pattern: '^q', priority: 2 }),
  ];
  expect(observed.observations).toEqual(new Map(entities.map((entity) => [keyOf(entity), { state: 'present', entity, facts: {} }])));
  expect(notices).toEqual([]);
});

test('4.3: what bindings show beyond the lists exists, and the rest is told', () => {
  const { observed, notices } = read(of436);
  const state = (entity: Parameters<typeof keyOf>[0]) => observed.observations.get(keyOf(entity));
  expect(state(exchange('in', v))).toEqual({ state: 'opaque', facts: {} });
  expect(state(queue('exclusive', v))).toEqual({ state: 'opaque', facts: { exclusiveElsewhere: true } });
  expect(state(exchange('amq.fanout', v))).toBeUndefined();
  expect(state(exchange('x', v))).toMatchObject({ state: 'present', entity: { internal: false } });
  expect(observed.observations.size).toBe(of436.bindings.length + 2 + 2);
  expect(notices).toMatchObject([{ code: 'not-visible', severity: 'notice', message: expect.stringContaining('internal exchanges') }]);
});

test.each([
  ['4.3.2', 0],
  ['4.3.3', 1],
  ['4.2.8', 0],
  ['4.2.9', 1],
  ['4.1.8', 0],
  ['5.0.0', 1],
  ['3.13.7', 0],
])('whether exports of %s leave internal exchanges out', (version, count) => {
  const { notices } = read({ ...of436, rabbitmq_version: version });
  expect(notices.filter(({ code }) => code === 'not-visible')).toHaveLength(count);
  // otherwise, an end that is not in the file does not exist
  expect(notices.filter(({ code }) => code === 'binding-undeclared-end')).toHaveLength(count === 1 ? 0 : 3);
});

test('a whole broker: each row with its own virtual host, and nothing of its users', () => {
  const { observed } = read({
    rabbitmq_version: '4.0.5',
    original_cluster_name: 'rabbit@prod',
    users: [{ name: 'admin', password_hash: 's3cret' }],
    exchanges: [{ name: 'amq.rabbitmq.log', vhost: '/', type: 'topic', durable: true, auto_delete: false, internal: false, arguments: {} }],
    queues: ['/', 'b'].map((vhost) => ({ name: 'q', vhost, durable: true, auto_delete: false, arguments: { 'x-queue-type': 'stream' } })),
    bindings: [],
  });
  expect([...observed.observations.keys()]).toEqual(['queue / q', 'queue b q']);
  expect(observed.broker).toEqual({ address: 'export.json', name: 'rabbit@prod', version: '4.0.5' });
});

test('numbers keep their types', () => {
  const text =
    '{"exchanges":[],"queues":[{"name":"q","durable":true,"auto_delete":false}],"bindings":[{"source":"amq.headers","destination":"q","destination_type":"queue","routing_key":"","arguments":{"a":1.0}}]}';
  const { observed } = readDefinitions(text, 'f', { defaultVhost: '/' });
  expect([...observed.observations.keys()]).toContain('binding / amq.headers -> queue q [] {"a":1.0}');
});

test('asked as a broker: the virtual hosts that were asked for, and what is not known of internal exchanges', async () => {
  const [there, internal, plain] = [exchange('x', v), exchange('new.internal', { ...v, internal: true }), exchange('new', v)];
  const look = async (version: string) => {
    const { reader } = read({
      ...of436,
      rabbitmq_version: version,
      policies: [{ name: 'p', vhost: 'other', pattern: 'a', definition: { 'max-length': 1 } }],
      bindings: [...of436.bindings, { source: 'implied', vhost: 'other', destination: 'q', destination_type: 'queue', routing_key: '' }],
    });
    return reader.observe(asking(there, internal, plain));
  };
  const of43 = await look('4.3.6');
  expect(of43).toMatchObject({ over: 'definitions', complete: true });
  expect(of43.observations.get(keyOf(there))).toMatchObject({ state: 'present' });
  expect(of43.observations.get(keyOf(internal))).toMatchObject({ state: 'unknown', reason: 'transport' });
  expect(of43.observations.get(keyOf(plain))).toEqual({ state: 'absent' });
  expect([...of43.observations.keys()].filter((key) => key.includes('other'))).toEqual([]);
  expect((await look('4.0.5')).observations.get(keyOf(internal))).toEqual({ state: 'absent' });
});

describe('no export', () => {
  test.each([
    ['{"users":[{"password":"s3cret"', 'json-syntax', 'dir/f.json is not JSON'],
    ['', 'json-syntax', 'dir/f.json is not JSON'],
    ['[]', 'definitions-row-invalid', 'dir/f.json is not an export'],
    ['null', 'definitions-row-invalid', 'dir/f.json is not an export'],
    ['{"vhost":"/","exchanges":{"x":{}}}', 'definitions-row-invalid', 'dir/f.json is not an export'],
    ['{"queues":[],"exchanges":{"x":{}}}', 'definitions-row-invalid', 'dir/f.json: exchanges is not a list'],
    ['{"queues":[{"name":"q"},null]}', 'definitions-row-invalid', 'an entry of queues must be an object'],
    ['{"bindings":[{"source":"x","destination":"q"}]}', 'definitions-row-invalid', 'binding x -> q has no destination_type'],
    ['{"queues":[{"durable":true}]}', 'definitions-row-invalid', 'an entry of queues has no name'],
    ['{"vhosts":[],"queues":[{"name":"q"}]}', 'definitions-row-invalid', 'queue q has no vhost'],
  ])('%s', (text, code, why) => {
    const thrown = (): unknown => readDefinitions(text, 'dir/f.json', { defaultVhost: '/' });
    expect(thrown).toThrow(TopoError);
    expect(thrown).toThrow(`${code}: ${why}`);
    expect(thrown).not.toThrow('s3cret');
  });
});

test('default queue types and limits are those of the virtual host, wherever a version writes them', () => {
  const limits = { 'max-queues': 3, 'max-connections': -1 };
  const inParameters = { component: 'vhost-limits', name: 'limits', value: limits };
  const expected = { defaultQueueType: 'quorum', limits: { maxQueues: 3 } };
  const exports = [
    { rabbit_version: '4.0.5', vhosts: [{ name: 'a', default_queue_type: 'quorum' }], parameters: [{ ...inParameters, vhost: 'a' }] },
    { rabbit_version: '4.3.6', vhosts: [{ name: 'a', metadata: { default_queue_type: 'quorum' }, limits }] },
    { rabbit_version: '4.3.6', original_vhost_name: 'a', metadata: { default_queue_type: 'quorum' }, parameters: [inParameters] },
    { rabbit_version: '4.0.5', original_vhost_name: 'a', default_queue_type: 'quorum', limits },
  ];
  for (const document of exports) {
    expect(read({ queues: [], ...document }).observed.conditions?.vhosts.get('a'), document.rabbit_version).toEqual(expected);
  }
  expect(read({ rabbit_version: '3.10.8', vhosts: [{ name: 'a' }], queues: [] }).observed.conditions?.vhosts.get('a')).toEqual({
    limits: {},
  });
});

describe('rows that an import does not store as they are written', () => {
  test.each([
    [
      'a missing routing key',
      {
        queues: [{ name: 'q', durable: true, auto_delete: false }],
        bindings: [{ source: 'amq.fanout', destination: 'q', destination_type: 'queue' }],
      },
      'binding / amq.fanout -> queue q [undefined]',
    ],
    ['a type beside the arguments', { queues: [{ name: 'q', durable: true, auto_delete: false, type: 'quorum' }] }, 'queue / q'],
    [
      'the second of two queues',
      { queues: ['a', 'b'].map((one) => ({ name: 'q', durable: true, auto_delete: false, arguments: { 'x-a': one } })) },
      'queue / q',
    ],
    ['a binding without a source', { queues: [], bindings: [{ destination: 'q', destination_type: 'queue', routing_key: '' }] }, undefined],
    [
      'a transient quorum queue',
      { queues: [{ name: 'q', durable: false, auto_delete: false, arguments: { 'x-queue-type': 'quorum' } }] },
      undefined,
    ],
  ])('%s', (_, document, key) => {
    const { observed } = read(document);
    expect([...observed.observations.keys()].filter((one) => one !== 'queue / q' || key === one)).toEqual(key === undefined ? [] : [key]);
    const seen = observed.observations.get('queue / q' as never);
    if (seen?.state === 'present') expect(seen.entity).toMatchObject({ type: 'classic' });
    if (seen?.state === 'present' && 'arguments' in seen.entity) expect(seen.entity.arguments['x-a'] ?? 'a').toBe('a');
  });

  test('names the row, and its line', () => {
    const text =
      '{\n  "rabbit_version": "queues",\n  "bindings": [],\n  "queues": [\n    { "name": "a", "durable": true, "auto_delete": false },\n    { "name": "b", "durable": true, "auto_delete": false, "type": "quorum", "arguments": { "a": [{}, []] } }\n  ]\n}';
    const { notices } = readDefinitions(text, 'f.json', { defaultVhost: '/' });
    expect(notices).toEqual([
      {
        code: 'definitions-row-invalid',
        severity: 'warning',
        message: 'queue b has the field type "quorum", which an import ignores: it gets the default type',
        span: { file: 'f.json', line: 6, column: 5, endLine: 6, endColumn: 6 },
      },
    ]);
  });
});

test('operator policies are those among the parameters of the export', () => {
  const value = { pattern: '^op', definition: { 'max-length': 0 }, priority: 3, 'apply-to': 'queues' };
  const parameters = [
    { component: 'operator_policy', name: 'op', vhost: 'a', value },
    { component: 'operator_policy', name: 'here', value: { pattern: '.*', definition: { expires: 1 } } },
    { component: 'shovel', name: 'no', vhost: 'a', value: {} },
  ];
  expect(read({ queues: [], original_vhost_name: 'own', parameters }).observed.operatorPolicies).toEqual([
    { kind: 'policy', vhost: 'a', name: 'op', pattern: '^op', applyTo: 'queues', priority: 3, definition: { 'max-length': 0 } },
    { kind: 'policy', vhost: 'own', name: 'here', pattern: '.*', applyTo: 'all', priority: 0, definition: { expires: 1 } },
  ]);
});
