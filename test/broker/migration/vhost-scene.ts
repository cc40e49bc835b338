// Two virtual hosts for testing the move of a queue from one to the other: publishers in both, a backlog and a consumer that leaves after a
// while; and at the end the account of all messages and objects.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { BrokerUrls } from '../../support/broker-source.ts';
import { eventually } from '../../support/eventually.ts';
import { topo, writeDirectory } from '../../support/io.ts';
import { drainQueue, holdMessages, startWorker, type Worker } from '../../support/traffic/consumer.ts';
import { createLedger } from '../../support/traffic/ledger.ts';
import { publishAll, startPublisher } from '../../support/traffic/publisher.ts';
import { http } from '../../support/vhost.ts';
import { finishRuns, type OnFinished, runTapped, type Scene } from './scene.ts';

const argv = ['apply', '--yes', '--lock-timeout', '10s'];
const backlog = 200;

const bindings = "bindings: [{ source: events, destination: orders, routingKey: 'order.#' }]";
const before = (vhost: string, type: string): string =>
  `vhost: ${vhost}\nexchanges: { events: { type: topic } }\nqueues: { orders: { type: ${type} } }\n${bindings}\n`;
const after = (from: string, to: string, type: string): string =>
  `vhost: ${from}\nexchanges: { events: { type: topic } }\n---\nvhost: ${to}\nexchanges: { events: { type: topic } }
queues: { orders: { type: ${type}, renamedFrom: { vhost: ${from} } } }\n${bindings}\n`;

type Written = ReturnType<typeof writeDirectory>;

/** The scene: its account is that of the new queue, and only that exists by then. */
export interface VhostScene extends Pick<Scene, 'run' | 'finish' | 'account'> {
  /** Adds a consumer to the old queue that does not leave; runs then wait for it briefly. */
  stay(): Promise<void>;
  /** Ends it. */
  leave(): Promise<void>;
  /** Only the old queue exists, and its consumer is served. */
  expectAsBefore(): Promise<void>;
}

/** Sets the scene, for the types of the old and the new queue. The traffic runs when this resolves. */
export async function setVhostScene(
  broker: BrokerUrls,
  [from, to]: readonly [string, string],
  onFinished: OnFinished,
): Promise<VhostScene> {
  const info = { ...broker, name: '', version: '' };
  const name = `t-${randomUUID().slice(0, 8)}`;
  const [oldHost, newHost] = [`${name}-a`, `${name}-b`] as const;
  for (const vhost of [oldHost, newHost]) {
    await http(info, 'PUT', `vhosts/${vhost}`, {});
    onFinished(async () => void (await http(info, 'DELETE', `vhosts/${vhost}`)));
  }
  const urlOf = (vhost: string): string => `${broker.amqpUrl}/${vhost}`;
  const env = { RABBITMQ_URL: broker.amqpUrl, RABBITMQ_MANAGEMENT_URL: broker.httpUrl };
  const [first, second] = [before(oldHost, from), after(oldHost, newHost, to)].map((text) => writeDirectory({ 'topology.yaml': text })) as [
    Written,
    Written,
  ];
  for (const { gone } of [first, second]) onFinished(gone);
  const { cwd } = second;
  expect(await topo(['apply', '--yes'], { cwd: first.cwd, env })).toMatchObject({ err: '', code: 0 });
  // its publishers are there already, and its exchange with them
  await http(info, 'PUT', `exchanges/${newHost}/events`, { type: 'topic', durable: true });
  if (from === 'quorum') await sleep(3_000); // a node that is killed while a quorum queue is younger loses it
  const ledger = createLedger();
  const common = { ledger, size: 64 };
  await publishAll({ ...common, url: urlOf(oldHost), path: 'backlog', exchange: '', routingKey: 'orders', count: backlog });
  const publishers = [
    startPublisher({ ...common, url: urlOf(oldHost), path: 'declared', exchange: 'events', routingKey: 'order.old', rate: 60 }),
    // of the ledger's paths, this one stands for the new virtual host
    startPublisher({ ...common, url: urlOf(newHost), path: 'undeclared', exchange: 'events', routingKey: 'order.new', rate: 60 }),
  ];
  const holder = from === 'stream' ? undefined : await holdMessages({ url: urlOf(oldHost), queue: 'orders', ledger, prefetch: 20 });
  const left = sleep(600).then(() => holder?.leave(10));
  onFinished(async () => void (await Promise.all(publishers.map((one) => one.stop()))));
  let worker: Worker | undefined;
  const run: Scene['run'] = (options) => {
    const waits = worker === undefined ? [] : ['--drain-timeout', '1s'];
    return runTapped(broker, { argv: [...argv, ...waits], cwd, env, onFinished }, options);
  };
  return {
    run,
    stay: async () => {
      await left;
      worker = await startWorker({ url: urlOf(oldHost), queue: 'orders', ledger });
      onFinished(async () => void (await worker?.stop()));
    },
    leave: async () => {
      await worker?.stop();
      worker = undefined;
    },
    expectAsBefore: async () => {
      const seen = worker?.received() ?? 0;
      await eventually(async () => expect(worker?.received()).toBeGreaterThan(seen + 10));
      expect(await namesIn(info, 'queues', oldHost)).toEqual(['orders']);
      expect(await namesIn(info, 'queues', newHost)).toEqual([]);
      for (const vhost of [oldHost, newHost]) expect(await namesIn(info, 'exchanges', vhost)).toEqual(['events']);
    },
    finish: (byHand) =>
      finishRuns(run, byHand && { done: byHand, remove: async () => void (await http(info, 'DELETE', `queues/${newHost}/orders`)) }),
    account: async () => {
      await left;
      await sleep(300); // some traffic after the last change
      await Promise.all(publishers.map((one) => one.stop()));
      expect(await topo(['plan', '--detailed-exitcode'], { cwd, env })).toMatchObject({
        code: 0,
        out: expect.stringContaining('No changes'),
      });
      await drainQueue(urlOf(newHost), 'orders', ledger);
      expect(await namesIn(info, 'queues', oldHost)).toEqual([]);
      expect(await namesIn(info, 'queues', newHost)).toEqual(['orders']);
      for (const vhost of [oldHost, newHost]) expect(await namesIn(info, 'exchanges', vhost)).toEqual(['events']);
      return ledger.accounts();
    },
  };
}

async function namesIn(broker: Parameters<typeof http>[0], kind: string, vhost: string): Promise<readonly string[]> {
  const rows = (await (await http(broker, 'GET', `${kind}/${vhost}?disable_stats=true`)).json()) as { name: string }[];
  return rows.map(({ name }) => name).filter((name) => name !== '' && !name.startsWith('amq.'));
}
