// Steps over AMQP on real brokers: they have the same result as over the management API, and each can be repeated.
import { connect } from 'amqplib';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import type { Arguments } from '../../../../src/model/values.ts';
import { http, useVhost } from '../../../support/vhost.ts';
import { bind, binding, declare, diagnosticOf, exchange, open, queue, remove, unbind } from '../support.ts';

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  const at = vhost.name;

  async function rows(path: string): Promise<Record<string, unknown>[]> {
    return (await (await http(broker, 'GET', path)).json()) as Record<string, unknown>[];
  }

  test('declares queues with all their attributes, and repeats the declares without an error', async () => {
    const { writer } = await open(vhost.url);
    const table = {
      'x-max-length': 10,
      'x-message-ttl': 1_800_000,
      'x-dead-letter-exchange': '',
      nested: { list: [1, 'a', true, { b: 2.5 }] },
    };
    const all = [
      queue(at, 'plain'),
      queue(at, 'classic', { type: 'classic', arguments: table }),
      queue(at, 'quorum', { type: 'quorum', arguments: { 'x-delivery-limit': 5 } }),
      queue(at, 'stream', { type: 'stream', arguments: { 'x-max-age': '7D' } }),
      queue(at, 'auto', { autoDelete: true }),
      queue(at, 'transient', { durable: false }),
    ];
    for (const one of [...all, ...all]) await writer.execute(declare(one));
    const listed = await rows(`queues/${at}?disable_stats=true`);
    const found = all.map(({ name }) => listed.find((row) => row['name'] === name));
    expect(found.map((row) => [row?.['durable'], row?.['auto_delete']])).toEqual(all.map((one) => [one.durable, one.autoDelete]));
    expect(found[1]?.['arguments']).toEqual({ ...table, 'x-queue-type': 'classic' });
    expect(found[2]?.['arguments']).toEqual({ 'x-delivery-limit': 5, 'x-queue-type': 'quorum' });
    expect(found[3]?.['arguments']).toEqual({ 'x-max-age': '7D', 'x-queue-type': 'stream' });
  });

  test('declares exchanges with all their attributes, and repeats the declares without an error', async () => {
    const { writer } = await open(vhost.url);
    const all = [
      exchange(at, 'topic'),
      exchange(at, 'direct', 'direct', { internal: true }),
      exchange(at, 'fanout', 'fanout', { autoDelete: true, durable: false }),
      exchange(at, 'headers', 'headers', { arguments: { 'alternate-exchange': 'topic', note: 'x' } }),
    ];
    for (const one of [...all, ...all]) await writer.execute(declare(one));
    const listed = await rows(`exchanges/${at}?disable_stats=true`);
    const found = all.map(({ name }) => listed.find((row) => row['name'] === name));
    expect(found.map((row) => [row?.['type'], row?.['durable'], row?.['auto_delete'], row?.['internal'], row?.['arguments']])).toEqual(
      all.map((one) => [one.type, one.durable, one.autoDelete, one.internal, one.arguments]),
    );
  });

  test('declares typed values and integers beyond 2^53 without changing them', async () => {
    const { writer } = await open(vhost.url);
    const table = {
      double: { '!': 'double', value: 1 },
      big: { '!': 'int64', value: '9007199254740993' },
      small: { '!': 'int8', value: 1 },
    };
    await writer.execute(declare(queue(at, 'typed', { arguments: table })));
    const text = await (await http(broker, 'GET', `queues/${at}/typed`)).text();
    expect(text).toContain('"big":9007199254740993');
    expect(text).toMatch(/"double":1\.0/);
  });

  test.each([
    [
      'different attributes',
      declare(queue(at, 'fixed', { arguments: { 'x-max-length': 1 } })),
      "inequivalent arg 'x-max-length'",
      'make a new plan',
    ],
    ['an invalid argument', declare(queue(at, 'new', { arguments: { 'x-max-length': -1 } })), "invalid arg 'x-max-length'", undefined],
    ['a missing queue', bind(binding(at, 'amq.topic', 'nope')), "no queue 'nope'", undefined],
    ['a missing exchange', bind(binding(at, 'nope', 'fixed')), "no exchange 'nope'", undefined],
    ['the default exchange', bind(binding(at, '', 'fixed')), 'not permitted on the default exchange', undefined],
    [
      'a value that AMQP cannot encode',
      declare(queue(at, 'k', { arguments: { ['l'.repeat(256)]: 1 } })),
      'cannot be encoded as AMQP',
      undefined,
    ],
    [
      'a number outside the range of its type',
      bind(binding(at, 'amq.topic', 'fixed', { arguments: { a: { '!': 'int8', value: 300 } } })),
      'cannot be encoded',
      undefined,
    ],
  ])('reports step-refused for %s, and keeps working', async (_, step, text, hint) => {
    const { writer } = await open(vhost.url, { timeoutMs: 5000 });
    await writer.execute(declare(queue(at, 'fixed')));
    for (let round = 0; round < 2; round += 1) {
      const problem = await diagnosticOf(writer.execute(step));
      expect(problem).toMatchObject({ code: 'step-refused', key: step.change, message: expect.stringContaining(text) });
      expect(problem.message).toMatch(/ \(amqp:\/\/127\.0\.0\.1:\d+\)$/);
      if (hint !== undefined) expect(problem.hint).toContain(hint);
    }
    await writer.execute(declare(queue(at, 'fixed')));
  });

  test('reports needs-management for policies', async () => {
    const { writer } = await open(vhost.url);
    const entity = { kind: 'policy', vhost: at, name: 'p', pattern: '.*', applyTo: 'all', priority: 0, definition: {} } as const;
    const step = { ...declare(queue(at, 'x')), do: 'put-policy', entity } as const;
    expect(await diagnosticOf(writer.execute(step))).toMatchObject({ code: 'needs-management', key: step.change });
    expect(await diagnosticOf(writer.execute({ ...step, do: 'delete-policy' }))).toMatchObject({ code: 'needs-management' });
  });

  describe('bindings', () => {
    const tables: [string, Arguments][] = [
      ['no arguments', {}],
      ['an integer', { a: 1 }],
      ['integers of several sizes', { 'x-match': 'all', a: 1, b: 300, c: 70_000, d: -1, e: 2 ** 40 }],
      ['nested integers', { 'x-match': 'any', list: [1, { deep: 2 }] }],
      ['other types', { s: 'x', yes: true, half: 1.5 }],
    ];

    test.each(tables)('binds with %s exactly as the management API does', async (name, table) => {
      const { writer } = await open(vhost.url);
      const destination = `same ${name}`;
      await writer.execute(declare(queue(at, destination)));
      const path = `bindings/${at}/e/amq.headers/q/${encodeURIComponent(destination)}`;
      await http(broker, 'POST', path, { routing_key: 'k', arguments: table });
      const one = binding(at, 'amq.headers', destination, { routingKey: 'k', arguments: table });
      await writer.execute(bind(one));
      await writer.execute(bind(one));
      expect(await rows(path)).toMatchObject([{ routing_key: 'k', arguments: table }]);
      await writer.execute(unbind(one));
      await writer.execute(unbind(one));
      expect(await rows(path)).toEqual([]);
    });

    test('binds and unbinds an exchange', async () => {
      const { writer } = await open(vhost.url);
      for (const name of ['from', 'to']) await writer.execute(declare(exchange(at, name, 'headers')));
      const one = binding(at, 'from', 'to', { destinationType: 'exchange', routingKey: '#', arguments: { n: 1 } });
      const path = `bindings/${at}/e/from/e/to`;
      await http(broker, 'POST', path, { routing_key: '#', arguments: { n: 1 } });
      await writer.execute(bind(one));
      expect(await rows(path)).toHaveLength(1);
      await writer.execute(unbind(one));
      expect(await rows(path)).toEqual([]);
    });

    test.each([
      ['as amqplib encodes them', { a: 1, b: 300 }],
      ['8 bits', { a: { '!': 'int8', value: 1 }, b: { '!': 'int8', value: 3 } }],
      ['16 bits', { a: { '!': 'int16', value: 1 }, b: { '!': 'int16', value: 300 } }],
      ['32 bits', { a: { '!': 'int32', value: 1 }, b: { '!': 'int32', value: 300 } }],
      ['64 bits', { a: { '!': 'int64', value: 1 }, b: { '!': 'int64', value: 300 } }],
    ])('unbinds a binding that an application made with other integer widths: %s', async (name, wire) => {
      const { writer } = await open(vhost.url);
      const destination = `width ${name}`;
      await writer.execute(declare(queue(at, destination)));
      const connection = await connect(vhost.url, { noDelay: true });
      onTestFinished(() => connection.close());
      const channel = await connection.createChannel();
      await channel.bindQueue(destination, 'amq.headers', 'k', wire);
      const path = `bindings/${at}/e/amq.headers/q/${encodeURIComponent(destination)}`;
      const [row] = await rows(path);
      const table = row?.['arguments'] as Arguments;
      await writer.execute(unbind(binding(at, 'amq.headers', destination, { routingKey: 'other', arguments: table })));
      expect(await rows(path)).toHaveLength(1);
      await writer.execute(unbind(binding(at, 'amq.headers', destination, { routingKey: 'k', arguments: table })));
      expect(await rows(path)).toEqual([]);
    });

    test('accepts the unbind of a binding that does not exist, or whose ends do not exist', async () => {
      const { writer } = await open(vhost.url);
      await writer.execute(unbind(binding(at, 'amq.topic', 'nope')));
      await writer.execute(unbind(binding(at, 'nope', 'nope', { destinationType: 'exchange' })));
    });

    test('leaves bindings that differ in a value or a type when it unbinds one', async () => {
      const { writer } = await open(vhost.url);
      await writer.execute(declare(queue(at, 'several')));
      const of = (table: Arguments) => binding(at, 'amq.headers', 'several', { arguments: table });
      const tables: Arguments[] = [{ a: 1 }, { a: 2 }, { a: '1' }, { a: { '!': 'double', value: 1 } }, { a: true }];
      for (const table of tables) await writer.execute(bind(of(table)));
      const path = `bindings/${at}/e/amq.headers/q/several`;
      expect(await rows(path)).toHaveLength(5);
      await writer.execute(unbind(of({ a: 1 })));
      expect((await rows(path)).map((row) => JSON.stringify(row['arguments'])).sort()).toEqual([
        '{"a":"1"}',
        '{"a":1}',
        '{"a":2}',
        '{"a":true}',
      ]);
      await writer.execute(unbind(of({ a: { '!': 'double', value: 1 } })));
      expect(await rows(path)).toHaveLength(3);
    });
  });

  test('deletes an unused exchange, and an exchange in use only without a guard', async () => {
    const { writer } = await open(vhost.url);
    for (const name of ['free', 'used']) await writer.execute(declare(exchange(at, name)));
    await writer.execute(declare(queue(at, 'end')));
    await writer.execute(bind(binding(at, 'used', 'end')));
    for (let round = 0; round < 2; round += 1) await writer.execute(remove(exchange(at, 'free'), 'if-unused'));
    const problem = await diagnosticOf(writer.execute(remove(exchange(at, 'used'), 'if-unused')));
    expect(problem).toMatchObject({ code: 'step-refused', message: expect.stringContaining("exchange 'used' in vhost") });
    await writer.execute(remove(exchange(at, 'used'), 'none'));
    expect((await rows(`exchanges/${at}`)).map((row) => row['name'])).not.toEqual(expect.arrayContaining(['free', 'used']));
  });
});
