// Observation over the management API: all objects with all attributes and counts, and the reasons for which it is refused.
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import { parseManagementUrls } from '../../../src/broker/address.ts';
import { openManagement } from '../../../src/broker/management/open.ts';
import type { Binding } from '../../../src/model/entity.ts';
import { keyOf } from '../../../src/model/key.ts';
import { asking, binding, exchange, policy, queue } from '../../support/ends.ts';
import { eventually } from '../../support/eventually.ts';
import { createUser, http, useVhost } from '../../support/vhost.ts';
import { declareAll, look, open, openChannel, putPolicy, refusal } from './steps.ts';

/** 255 bytes, 85 characters. */
const long = '中'.repeat(85);
const oddNames = ['a b', 'a/b', '%2F', '100%', '#', '~', 'a~b', '中文', '🐇 hop', '"quoted\'', 'a+b', '?x=1&y', '\\', '...', long];
const tildes = { x: 1 };

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  const v = { vhost: vhost.name };

  test('omits predeclared exchanges of an empty virtual host unless they are requested', async () => {
    const management = await open(broker);
    const empty = await management.reader.observe({ vhosts: [vhost.name], wanted: new Map() });
    expect(empty).toMatchObject({ over: 'http', complete: true, broker: { version: broker.version } });
    expect(empty.exchangeTypes).toContain('topic');
    expect([...empty.observations]).toEqual([]);
    const topic = exchange('amq.topic', v);
    expect(await look(management, topic)).toEqual({ state: 'present', entity: topic, facts: {} });
  });

  test('observes requested objects of every kind as absent if they do not exist', async () => {
    const { reader } = await open(broker);
    const wanted = [exchange('no', v), queue('no', v), binding('no', 'no', '', v), policy('no', {}, v)];
    const { observations } = await reader.observe(asking(...wanted));
    expect([...observations]).toEqual(wanted.map((entity) => [keyOf(entity), { state: 'absent' }]));
  });

  test('observes exchanges, queues, bindings and policies as they were declared', async () => {
    const management = await open(broker);
    const args = { 'x-message-ttl': 60_000, 'x-dead-letter-exchange': '', 'x-custom': 1.5 };
    const entities = [
      exchange('x.topic', v),
      exchange('x.transient', { ...v, type: 'headers', durable: false, autoDelete: true, arguments: { 'alternate-exchange': 'x.topic' } }),
      exchange('x.internal', { ...v, type: 'fanout', internal: true }),
      queue('q.classic', { ...v, type: 'classic', arguments: args }),
      queue('q.transient', { ...v, type: 'classic', durable: false, autoDelete: true }),
      queue('q.quorum', { ...v, type: 'quorum', arguments: { 'x-delivery-limit': 5 } }),
      queue('q.stream', { ...v, type: 'stream', arguments: { 'x-max-age': '1D' } }),
      binding('x.topic', 'q.quorum', 'a.#', v),
      binding('amq.topic', 'q.stream', '', v),
      binding('x.topic', 'x.internal', 'e', { ...v, destinationType: 'exchange' }),
    ] as const;
    await declareAll(management, ...entities);
    const policies = [
      policy('p.all', { 'max-length': 5 }, { ...v, pattern: '^x', applyTo: 'all', priority: -3 }),
      policy('p.ae', { 'alternate-exchange': 'x.topic' }, { ...v, applyTo: 'exchanges' }),
    ];
    for (const one of policies) await management.writer.execute(putPolicy(one));

    const { observations } = await management.reader.observe({ vhosts: [vhost.name], wanted: new Map() });
    expect(observations.size).toBe(entities.length + policies.length);
    for (const entity of [...entities, ...policies]) {
      expect(observations.get(keyOf(entity)), keyOf(entity)).toMatchObject({ state: 'present', entity });
    }
  });

  test('observes the type of a queue that was declared without one', async () => {
    const management = await open(broker);
    await declareAll(management, queue('untyped', v));
    expect(await look(management, queue('untyped', v))).toMatchObject({ entity: queue('untyped', { ...v, type: 'classic' }) });
  });

  test('counts messages of a classic queue at once, and the other types and consumers within 10 s', async () => {
    const management = await open(broker);
    const queues = (['classic', 'quorum', 'stream'] as const).map((type) => queue(`counted.${type}`, { ...v, type }));
    await declareAll(management, ...queues);
    const channel = await openChannel(broker, vhost.name);
    await channel.prefetch(1);
    for (const { name } of queues) {
      for (let n = 0; n < 3; n++) channel.sendToQueue(name, Buffer.from('m'));
      await channel.waitForConfirms();
      await channel.consume(name, () => {}, name.endsWith('stream') ? { arguments: { 'x-stream-offset': 'first' } } : {});
    }
    const [classic, quorum, stream] = queues as [(typeof queues)[0], (typeof queues)[0], (typeof queues)[0]];
    await eventually(async () => expect(await look(management, classic)).toMatchObject({ facts: { ready: 2, unacknowledged: 1 } }), {
      interval: 500,
    });
    const settled = async (): Promise<void> => {
      expect(await look(management, classic)).toMatchObject({ facts: { ready: 2, unacknowledged: 1, consumers: 1 } });
      expect(await look(management, quorum)).toMatchObject({ facts: { ready: 2, unacknowledged: 1, consumers: 1 } });
      expect(await look(management, stream)).toMatchObject({ facts: { ready: 3, consumers: 1 } });
    };
    await eventually(settled, { interval: 500 });
  });

  test('observes a queue that is exclusive to another connection', async () => {
    const management = await open(broker);
    const channel = await openChannel(broker, vhost.name);
    await channel.assertQueue('mine', { exclusive: true });
    expect(await look(management, queue('mine', v))).toMatchObject({
      state: 'present',
      entity: { exclusive: true, durable: false },
      facts: { exclusiveElsewhere: true },
    });
  });

  describe('unusual names', () => {
    const inner = [`${vhost.name}/b c`, `${vhost.name}%2F中🐇#~`];
    beforeAll(async () => {
      for (const name of inner) await http(broker, 'PUT', `vhosts/${encodeURIComponent(name)}`, {});
    });
    afterAll(async () => {
      for (const name of inner) await http(broker, 'DELETE', `vhosts/${encodeURIComponent(name)}`);
    });

    test('observes every kind with unusual names, in virtual hosts with unusual names', async () => {
      const management = await open(broker);
      for (const name of inner) {
        const odd = { vhost: name };
        const entities = oddNames.flatMap((one) => [
          exchange(one, { ...odd, type: 'direct' }),
          queue(one, { ...odd, type: 'classic' }),
          binding(one, one, one, odd),
          binding(one, one, 'e', { ...odd, destinationType: 'exchange' }),
        ]);
        await declareAll(management, ...entities);
        const policies = oddNames.filter((one) => one !== long).map((one) => policy(one, { expires: 3_600_000 }, odd));
        for (const one of policies) await management.writer.execute(putPolicy(one));
        const { observations } = await management.reader.observe(asking(...entities, ...policies));
        expect(observations.size).toBe(entities.length + policies.length);
        for (const one of [...entities, ...policies]) {
          expect(observations.get(keyOf(one)), keyOf(one)).toMatchObject({ state: 'present', entity: one });
        }
      }
    });
  });

  test('distinguishes bindings by arguments only, by double and integer, and by digits beyond 2^53', async () => {
    const management = await open(broker);
    const ends = { ...v, routingKey: '' };
    const bindings: Binding[] = [
      { 'x-match': 'all', region: 'eu' },
      { 'x-match': 'any', region: 'eu' },
      { n: 1 },
      { n: { '!': 'double', value: 1 } },
      { n: 1.5 },
      { n: { '!': 'double', value: 1e100 } },
      { n: '1' },
      { n: true },
      { n: { '!': 'int64', value: '9007199254740993' } },
      { n: { '!': 'int64', value: '9007199254740992' } },
      { n: { '!': 'int64', value: '-9223372036854775808' } },
      { list: [1, { '!': 'double', value: 2 }, 'x'], table: { deep: { '!': 'double', value: -3 } } },
    ].map((args) => binding('typed.x', 'typed.q', '', { ...ends, arguments: args }));
    await declareAll(management, exchange('typed.x', { ...v, type: 'headers' }), queue('typed.q', v), ...bindings);
    const { observations } = await management.reader.observe(asking(...bindings));
    for (const one of bindings) expect(observations.get(keyOf(one)), keyOf(one)).toMatchObject({ state: 'present', entity: one });
    const seen = [...observations.values()].filter(
      (o) => o.state === 'present' && o.entity.kind === 'binding' && o.entity.source === 'typed.x',
    );
    expect(seen).toHaveLength(bindings.length);
  });

  test('observes bindings that differ only in integer width as one, with two properties keys', async () => {
    const management = await open(broker);
    const wide = binding('width.x', 'width.q', 'k', { ...v, arguments: { n: 7 } });
    await declareAll(management, exchange('width.x', v), queue('width.q', v), wide);
    const channel = await openChannel(broker, vhost.name);
    await channel.bindQueue('width.q', 'width.x', 'k', { n: { '!': 'byte', value: 7 } });
    const observation = await look(management, wide);
    expect(observation).toMatchObject({ state: 'present', entity: wide });
    const names = observation?.state === 'present' ? observation.facts.propertiesKeys : undefined;
    expect(new Set(names).size).toBe(2);
  });

  test('observes several virtual hosts, including those of requested objects, and reports progress', async () => {
    const { reader } = await open(broker);
    const steps: string[] = [];
    const there = queue('no', v);
    const wanted = new Map([[keyOf(there), there]]);
    const { observations } = await reader.observe({ vhosts: ['/'], wanted, onProgress: (done, total) => steps.push(`${done}/${total}`) });
    expect(steps).toEqual(['1/2', '2/2']);
    expect(observations.get(keyOf(there))).toEqual({ state: 'absent' });
  });

  test('reports vhost-not-found for a virtual host that does not exist', async () => {
    const { reader } = await open(broker);
    expect(await refusal(reader.observe({ vhosts: ['no/such'], wanted: new Map() }))).toMatchObject({
      code: 'vhost-not-found',
      message: expect.stringContaining('no/such'),
    });
  });

  test('reports vhost-refused without access to the virtual host, and observes everything with empty permissions', async () => {
    const nobody = await createUser(broker, { name: `noaccess-${vhost.name}`, password: 'p', tags: 'management' });
    onTestFinished(() => nobody.remove());
    const without = await openManagement({ addresses: parseManagementUrls(nobody.httpUrl) });
    onTestFinished(without.close);
    expect(await refusal(without.reader.observe({ vhosts: [vhost.name], wanted: new Map() }))).toMatchObject({
      code: 'vhost-refused',
      message: expect.stringContaining(vhost.name),
    });

    const admin = await open(broker);
    await declareAll(admin, queue('seen', v));
    const permissions = [{ vhost: vhost.name, configure: '^$', write: '^$', read: '^$' }];
    const least = await createUser(broker, { name: `least-${vhost.name}`, password: 'p', tags: 'management', permissions });
    onTestFinished(() => least.remove());
    const with_ = await openManagement({ addresses: parseManagementUrls(least.httpUrl) });
    onTestFinished(with_.close);
    expect(await look(with_, queue('seen', v))).toMatchObject({ state: 'present' });
  });

  test('ends an aborted observation with its reason', async () => {
    const { reader } = await open(broker);
    const controller = new AbortController();
    const looking = reader.observe({ vhosts: [vhost.name], wanted: new Map(), signal: controller.signal });
    controller.abort(new Error('enough'));
    await expect(looking).rejects.toThrow('enough');
    await expect(reader.observe({ vhosts: ['/'], wanted: new Map(), signal: controller.signal })).rejects.toThrow('enough');
  });

  describe('a binding that RabbitMQ cannot list', () => {
    const hidden = useVhost(broker);

    test('names the destination of a binding that RabbitMQ cannot list, and never observes it as absent', async () => {
      const management = await open(broker);
      const h = { vhost: hidden.name };
      await declareAll(management, exchange('x', h), exchange('to', h), queue('q 1', h), queue('q2', h), binding('x', 'q2', 'k', h));
      const channel = await openChannel(broker, hidden.name);
      await channel.bindQueue('q 1', 'x', 'a~b', tildes);
      await channel.bindExchange('to', 'x', '~to', tildes);
      const refused = await refusal(management.reader.observe({ vhosts: [hidden.name], wanted: new Map() }));
      expect(refused).toMatchObject({ code: 'unexpected-response', hint: expect.stringContaining('~') });
      expect(refused.message).toContain('among the bindings to exchange to, queue "q 1"');

      await channel.unbindQueue('q 1', 'x', 'a~b', tildes);
      await channel.unbindExchange('to', 'x', '~to', tildes);
      expect(await look(management, binding('x', 'q2', 'k', h))).toMatchObject({ state: 'present' });
    });
  });
});
