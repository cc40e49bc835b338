// Observation over AMQP: existing objects, missing ones, and those that AMQP cannot show, with all kinds of names.
import { randomUUID } from 'node:crypto';
import { connect } from 'amqplib';
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import type { Entity, Queue } from '../../../../src/model/entity.ts';
import { type EntityKey, keyOf } from '../../../../src/model/key.ts';
import { http, useVhost, vhostUrl } from '../../../support/vhost.ts';
import { binding, declare, exchange, look, open, queue, remove, startProxy } from '../support.ts';

const absent = { state: 'absent' };
const empty = { state: 'present', entity: expect.anything(), facts: { ready: 0, consumers: 0 } };
const exists = { state: 'present', entity: expect.anything(), facts: {} };
const unseen = { state: 'unknown', reason: 'transport' };

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  const at = vhost.name;

  test('observes existing objects as present, missing ones as absent, and objects that AMQP cannot show as unknown', async () => {
    const there = await open(vhost.url);
    for (const entity of [
      queue(at, 'q'),
      queue(at, 'quorum', { type: 'quorum' }),
      queue(at, 'stream', { type: 'stream' }),
      exchange(at, 'x'),
    ]) {
      await there.writer.execute(declare(entity));
    }
    const policy = { kind: 'policy', vhost: at, name: 'p', pattern: '.*', applyTo: 'all', priority: 0, definition: {} } as const;
    const wanted: Entity[] = [
      queue(at, 'q', { durable: false, arguments: { 'x-max-length': 1 } }),
      queue(at, 'quorum'),
      queue(at, 'stream', { type: 'stream' }),
      exchange(at, 'x', 'direct'),
      exchange(at, 'amq.topic'),
      exchange(at, ''),
      queue(at, 'x'),
      exchange(at, 'q'),
      binding(at, 'x', 'q'),
      policy,
    ];
    expect(await look(there, ...wanted)).toEqual([empty, exists, exists, exists, exists, exists, absent, absent, unseen, unseen]);
    const observed = await there.reader.observe({ vhosts: [at], wanted: new Map() });
    expect(observed).toMatchObject({ over: 'amqp', complete: false, broker: { version: broker.version } });
  });

  test('counts ready messages and consumers, but not unacknowledged messages', async () => {
    const there = await open(vhost.url);
    const connection = await connect(vhost.url, { noDelay: true });
    onTestFinished(() => connection.close());
    const channel = await connection.createConfirmChannel();
    await channel.assertQueue('busy');
    for (let index = 0; index < 3; index += 1) channel.sendToQueue('busy', Buffer.from('m'));
    await channel.waitForConfirms();
    expect(await look(there, queue(at, 'busy'))).toEqual([{ ...empty, facts: { ready: 3, consumers: 0 } }]);
    await channel.prefetch(1);
    await channel.consume('busy', () => {});
    expect(await look(there, queue(at, 'busy'))).toEqual([{ ...empty, facts: { ready: 2, consumers: 1 } }]);
  });

  test('observes a queue that is exclusive to another connection as opaque', async () => {
    const connection = await connect(vhost.url, { noDelay: true });
    onTestFinished(() => connection.close());
    await (await connection.createChannel()).assertQueue('mine', { exclusive: true });
    expect(await look(await open(vhost.url), queue(at, 'mine'))).toEqual([{ state: 'opaque', facts: { exclusiveElsewhere: true } }]);
  });

  test('observes hundreds of missing and existing queues concurrently, and reports progress', async () => {
    const there = await open(vhost.url);
    const queues = Array.from({ length: 300 }, (_, index) => queue(at, `many.${index}`));
    const even = queues.filter((_, index) => index % 2 === 0);
    await Promise.all(even.map((one) => there.writer.execute(declare(one))));
    const seen: string[] = [];
    const wanted = new Map<EntityKey, Entity>(queues.map((one) => [keyOf(one), one]));
    const onProgress = (done: number, total: number): void => void seen.push(`${done}/${total}`);
    const { observations } = await there.reader.observe({ vhosts: [at], wanted, onProgress });
    expect([...observations.keys()]).toEqual([...wanted.keys()]);
    expect([...observations.values()]).toEqual(queues.map((_, index) => (index % 2 === 0 ? empty : absent)));
    expect(seen).toEqual(queues.map((_, index) => `${index + 1}/300`));
  });

  test('ends an aborted observation at once, even while the broker does not respond', async () => {
    const proxy = await startProxy(vhost.url);
    const there = await open(proxy.url(vhost.url));
    proxy.freeze();
    const abort = new AbortController();
    const looking = there.reader.observe({
      vhosts: [at],
      wanted: new Map([[keyOf(queue(at, 'q')), queue(at, 'q')]]),
      signal: abort.signal,
    });
    const reason = new Error('stop');
    setTimeout(() => abort.abort(reason), 50);
    await expect(looking).rejects.toBe(reason);
    await expect(there.reader.observe({ vhosts: [at], wanted: new Map(), signal: abort.signal })).rejects.toBe(reason);
  });

  describe('unusual names', () => {
    const slashed = `a/b ${randomUUID().slice(0, 8)}%#`;
    beforeAll(async () => {
      await http(broker, 'PUT', `vhosts/${encodeURIComponent(slashed)}`, {});
    });
    afterAll(async () => {
      await http(broker, 'DELETE', `vhosts/${encodeURIComponent(slashed)}`);
    });
    const unique = randomUUID().slice(0, 8);
    const names = [
      'with space',
      'a/b/c',
      '100%',
      '%2F',
      '#',
      'a?b&c=d',
      'it\'s "quoted"',
      "' in vhost '/",
      '中文队列',
      '🐰.🐇',
      'tab\there',
      'nul\u0000',
      '__proto__',
      ' ',
    ].map((name) => `${name}${unique}`);
    names.push('l'.repeat(247) + unique);

    test.each(['/', slashed])('observes objects with unusual names in the virtual host %s', async (name) => {
      const there = await open(vhostUrl(broker, name), { vhost: name });
      const queues = names.map((one) => queue(name, one, { type: 'classic' }));
      const exchanges = names.map((one) => exchange(name, one));
      onTestFinished(async () => {
        for (const one of [...queues, ...exchanges]) await there.writer.execute(remove(one, 'none'));
      });
      expect(await look(there, ...queues, ...exchanges)).toEqual([...queues, ...exchanges].map(() => absent));
      await Promise.all([...queues, ...exchanges].map((one) => there.writer.execute(declare(one))));
      // Every answer about an exchange holds its name: with one of 255 bytes nothing else fits.
      const cut = { state: 'opaque', facts: {}, detail: "its alternate-exchange does not fit into the broker's reply" };
      const shown = exchanges.map((one) => (one.name.length > 200 ? cut : exists));
      expect(await look(there, ...queues, ...exchanges)).toEqual([...queues.map(() => empty), ...shown]);
      const listed = (await (await http(broker, 'GET', `queues/${encodeURIComponent(name)}?disable_stats=true`)).json()) as Queue[];
      expect(listed.map((row) => row.name)).toEqual(expect.arrayContaining(names));
    });
  });

  test('observes a missing queue with a long non-ASCII name as unknown on 4.x, and the other objects correctly', async () => {
    const there = await open(vhost.url);
    const long = queue(at, 'ž'.repeat(127), { type: 'classic' });
    const others = Array.from({ length: 50 }, (_, index) => queue(at, `beside.${index}`));
    const seen = await look(there, long, ...others.slice(0, 25), { ...long, name: 'é'.repeat(127) }, ...others.slice(25));
    expect(seen.filter((_, index) => index !== 0 && index !== 26)).toEqual(others.map(() => absent));
    const missing = broker.version.startsWith('3.')
      ? absent
      : { state: 'unknown', reason: 'unanswerable', detail: expect.stringContaining('541') };
    expect([seen[0], seen[26]]).toEqual([missing, missing]);
    await there.writer.execute(declare(long));
    expect(await look(there, long, ...others)).toEqual([empty, ...others.map(() => absent)]);
  });

  test('observes a queue with a name over 255 bytes as unknown', async () => {
    const [seen] = await look(await open(vhost.url), queue(at, 'l'.repeat(256)));
    expect(seen).toMatchObject({ state: 'unknown', reason: 'unavailable', detail: expect.stringContaining('cannot be encoded') });
  });

  test('observes several virtual hosts, each on its own connection', async () => {
    const there = await open(vhost.url);
    await there.writer.execute(declare(queue(at, 'only-here')));
    expect(await look(there, queue(at, 'only-here'), queue('/', 'only-here'))).toEqual([empty, absent]);
  });
});
