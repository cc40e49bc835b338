// The tools of the migration tests, checked on real brokers: the traffic detects exactly the losses that occur, and the tap stops topo
// exactly at the requested point.
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from 'amqplib';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { directoryOf, startTopo } from '../../support/io.ts';
import { type StopAt, startTap } from '../../support/tap.ts';
import { drainQueue, holdMessages } from '../../support/traffic/consumer.ts';
import { createLedger } from '../../support/traffic/ledger.ts';
import { publishAll, startPublisher } from '../../support/traffic/publisher.ts';
import { http, useVhost } from '../../support/vhost.ts';

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  const { url } = vhost;

  /** A channel for changes outside of topo. */
  async function open() {
    const model = await connect(url, { noDelay: true });
    onTestFinished(() => model.close());
    return await model.createChannel();
  }

  async function madeQueue(name: string) {
    const channel = await open();
    await channel.assertExchange('x', 'topic');
    await channel.assertQueue(name, { arguments: { 'x-queue-type': 'classic' } });
    await channel.bindQueue(name, 'x', `${name}.#`);
    return channel;
  }

  test('counts every message of undisturbed traffic once and in order', async () => {
    await madeQueue('calm');
    const ledger = createLedger();
    await publishAll({ url, ledger, path: 'backlog', exchange: '', routingKey: 'calm', count: 3000 });
    const publishers = [
      startPublisher({ url, ledger, path: 'declared', exchange: 'x', routingKey: 'calm.1', rate: 300 }),
      startPublisher({ url, ledger, path: 'by-name', exchange: '', routingKey: 'calm', rate: 300 }),
    ];
    const holder = await holdMessages({ url, queue: 'calm', ledger, prefetch: 50 });
    await eventually(() => expect(holder.held()).toBe(50));
    await sleep(300);
    await holder.leave();
    await Promise.all(publishers.map((publisher) => publisher.stop()));
    await drainQueue(url, 'calm', ledger);
    const accounts = ledger.accounts();
    expect(accounts.map(({ path }) => path)).toEqual(['backlog', 'declared', 'by-name']);
    for (const account of accounts) {
      expect(account).toMatchObject({ lost: 0, duplicated: 0, reordered: 0, foreign: 0, returned: 0, refused: 0, unsure: 0 });
      expect(account.confirmed).toBe(account.sent);
      expect(account.consumed + account.left).toBe(account.sent);
    }
    expect(accounts[0]).toMatchObject({ sent: 3000, consumed: 50 });
    expect(accounts[1]?.sent).toBeGreaterThan(60);
  });

  test('counts the messages lost by deleting and redeclaring a queue', async () => {
    const channel = await madeQueue('cut');
    const ledger = createLedger();
    await publishAll({ url, ledger, path: 'backlog', exchange: '', routingKey: 'cut', count: 500 });
    const publisher = startPublisher({ url, ledger, path: 'declared', exchange: 'x', routingKey: 'cut.1', rate: 500 });
    await sleep(100);
    await channel.deleteQueue('cut');
    await sleep(100);
    await channel.assertQueue('cut');
    await channel.bindQueue('cut', 'x', 'cut.#');
    await sleep(100);
    await publisher.stop();
    await drainQueue(url, 'cut', ledger);
    const [backlog, declared] = ledger.accounts();
    expect(backlog).toMatchObject({ confirmed: 500, lost: 500, left: 0, examples: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] });
    expect(declared?.lost).toBeGreaterThan(0);
    expect(declared?.returned).toBeGreaterThan(0);
    expect(declared?.left).toBeGreaterThan(0);
  });

  test('returns all messages of a consumer that dies', async () => {
    await madeQueue('died');
    const ledger = createLedger();
    await publishAll({ url, ledger, path: 'backlog', exchange: '', routingKey: 'died', count: 100 });
    const holder = await holdMessages({ url, queue: 'died', ledger, prefetch: 40 });
    await eventually(() => expect(holder.held()).toBe(40));
    holder.die();
    const getting = await holdMessages({ url, queue: 'died', ledger, prefetch: 5, get: true });
    await getting.leave(2);
    expect(await drainQueue(url, 'died', ledger)).toBe(98);
    expect(ledger.accounts()).toMatchObject([{ consumed: 2, left: 98, lost: 0, duplicated: 0 }]);
  });

  const names = ['tap.1', 'tap.2', 'tap.3', 'tap.4', 'tap.5'];
  test.each(['amqp', 'http'])('stops topo before or after the k-th change over %s', async (transport) => {
    const cwd = directoryOf({ 'topology.yaml': `queues: { ${names.map((name) => `${name}: {}`).join(', ')} }\n` });
    const there = async (): Promise<number> => {
      const rows = (await (await http(broker, 'GET', `queues/${vhost.name}?disable_stats=true`)).json()) as { name: string }[];
      return rows.filter(({ name }) => names.includes(name)).length;
    };
    const run = async (stopAt?: StopAt) => {
      const channel = await open();
      for (const name of names) await channel.deleteQueue(name);
      const tap = await startTap({ amqp: broker.amqpUrl, http: broker.httpUrl }, stopAt);
      const env = { RABBITMQ_URL: tap.through(url), RABBITMQ_MANAGEMENT_URL: tap.through(broker.httpUrl) };
      const { child, ended } = startTopo(['apply', '--yes', '--transport', transport, ...(transport === 'http' ? ['--no-lock'] : [])], {
        cwd,
        env,
      });
      await Promise.race([tap.stopped, ended]);
      await sleep(100); // for the broker to process the requests that passed
      child.kill('SIGKILL');
      const { signal } = await ended;
      await tap.close();
      return { tap, signal };
    };
    const whole = await run();
    expect(whole.signal).toBeNull();
    await eventually(async () => expect(await there()).toBe(5));
    // the lock precedes the queues, and its delete follows them
    const lock = whole.tap.count('change') - 5 - (whole.tap.changes.at(-1) === 'queue.delete' ? 1 : 0);
    expect(whole.tap.changes.length).toBe(whole.tap.count('change'));
    expect((await run({ what: 'change', at: lock + 5, when: 'before' })).signal).toBe('SIGKILL');
    await eventually(async () => expect(await there()).toBe(4));
    expect((await run({ what: 'change', at: lock + 5, when: 'after' })).signal).toBe('SIGKILL');
    await eventually(async () => expect(await there()).toBe(5));
  });
});
