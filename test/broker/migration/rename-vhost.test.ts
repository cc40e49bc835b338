// A move of a queue to another virtual host on real brokers, under live traffic in both: topo is killed at the boundaries of its steps and at
// random, and the same command, run again, completes it. No message is lost that a binding has routed to the old or to the new queue; what
// is published in the old virtual host after that is returned to its publisher.
//   TOPO_KILLS   kills per broker (1); from 20 on, all cases are tried
//   TOPO_SEED    the seed of random numbers (1); a failure prints it with its stops
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, inject, test } from 'vitest';
import type { BrokerInfo } from '../../support/broker-source.ts';
import { directoryOf, topo } from '../../support/io.ts';
import { drainQueue, holdMessages } from '../../support/traffic/consumer.ts';
import { createLedger } from '../../support/traffic/ledger.ts';
import { publishAll, startPublisher } from '../../support/traffic/publisher.ts';
import { http } from '../../support/vhost.ts';
import { type OnFinished, type Run, type RunOptions, runTapped } from './scene.ts';
import { boundaryStop, type Extent, random, randomStop, stopText } from './stops.ts';

const kills = Number(process.env['TOPO_KILLS'] ?? 1);
const seed = Number(process.env['TOPO_SEED'] ?? 1);
const limitMs = 300_000;
const argv = ['apply', '--yes', '--lock-timeout', '10s'];
const backlog = 200;

/** The types of the old and the new queue. */
const cases = [
  ['classic', 'quorum'],
  ['classic', 'classic'],
  ['quorum', 'quorum'],
  ['stream', 'classic'],
] as const;

type Case = (typeof cases)[number];

const bindings = "bindings: [{ source: events, destination: orders, routingKey: 'order.#' }]";
const before = (vhost: string, type: string): string =>
  `vhost: ${vhost}\nexchanges: { events: { type: topic } }\nqueues: { orders: { type: ${type} } }\n${bindings}\n`;
const after = (from: string, to: string, type: string): string =>
  `vhost: ${from}\nexchanges: { events: { type: topic } }\n---\nvhost: ${to}\nexchanges: { events: { type: topic } }
queues: { orders: { type: ${type}, renamedFrom: { vhost: ${from} } } }\n${bindings}\n`;

describe.each(inject('brokers'))('$name $version', (broker) => {
  const extents = new Map<Case, Extent>();

  test.concurrent.for(cases.slice(0, kills < 20 ? 1 : cases.length))(
    'moves a queue to another virtual host under live traffic: %s to %s',
    { timeout: limitMs },
    async (types, { onTestFinished }) => {
      const scene = await setScene(broker, types, onTestFinished);
      const { code, text, tap, ms } = await scene.run({});
      extents.set(types as Case, { changes: tap.count('change'), messages: tap.count('message'), ms });
      expect({ code, text }).toMatchObject({ code: 0, text: expect.stringContaining('The broker is as planned') });
      await scene.expectMoved('undisturbed');
    },
  );

  test.concurrent.for(Array.from({ length: kills }, (_, at) => at))(
    'loses no message when it is killed: kill %i',
    { timeout: limitMs },
    async (at, { onTestFinished }) => {
      const types = cases[at % (kills < 20 ? 1 : cases.length)] as Case;
      const extent = extents.get(types) ?? { changes: 20, messages: 200, ms: 4_000 };
      const next = random(seed * 500_000 + at);
      const boundary = Math.floor(2 * extent.changes * next());
      const stops = [boundaryStop(boundary, extent), randomStop(next, extent)];
      const scene = await setScene(broker, types, onTestFinished);
      const trail: string[] = [];
      for (const stop of stops) {
        const { stopped, code, tap } = await scene.run(stop);
        trail.push(`${stopText(stop)}: ${stopped ? `killed after ${tap.changes.at(-1) ?? 'nothing'}` : `had ended with ${code}`}`);
      }
      const { code, text } = await scene.run({});
      expect({ code, text }, trail.join('; ')).toMatchObject({ code: 0 });
      await scene.expectMoved(`${types.join(' to ')}; ${trail.join('; ')}; TOPO_SEED=${seed}`);
    },
  );
});

/** Two virtual hosts with publishers in both, a backlog and a consumer that leaves after a while. */
async function setScene(
  broker: BrokerInfo,
  [from, to]: readonly [string, string],
  onFinished: OnFinished,
): Promise<{ run(options: RunOptions): Promise<Run>; expectMoved(trail: string): Promise<void> }> {
  const name = `t-${randomUUID().slice(0, 8)}`;
  const [oldHost, newHost] = [`${name}-a`, `${name}-b`] as const;
  for (const vhost of [oldHost, newHost]) {
    await http(broker, 'PUT', `vhosts/${vhost}`, {});
    onFinished(async () => void (await http(broker, 'DELETE', `vhosts/${vhost}`)));
  }
  const urlOf = (vhost: string): string => `${broker.amqpUrl}/${vhost}`;
  const env = { RABBITMQ_URL: broker.amqpUrl, RABBITMQ_MANAGEMENT_URL: broker.httpUrl };
  const [first, cwd] = [before(oldHost, from), after(oldHost, newHost, to)].map((text) => directoryOf({ 'topology.yaml': text })) as [
    string,
    string,
  ];
  expect(await topo(['apply', '--yes'], { cwd: first, env })).toMatchObject({ err: '', code: 0 });
  // its publishers are there already, and its exchange with them
  await http(broker, 'PUT', `exchanges/${newHost}/events`, { type: 'topic', durable: true });
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
  return {
    run: (options) => runTapped(broker, { argv, cwd, env, onFinished }, options),
    expectMoved: async (trail) => {
      await left;
      await sleep(300); // some traffic after the last change
      await Promise.all(publishers.map((one) => one.stop()));
      expect(await topo(['plan', '--detailed-exitcode'], { cwd, env })).toMatchObject({
        code: 0,
        out: expect.stringContaining('No changes'),
      });
      await drainQueue(urlOf(newHost), 'orders', ledger);
      const accounts = ledger.accounts();
      const told = `${trail}: ${JSON.stringify(accounts)}`;
      expect(
        accounts.map(({ path, lost, foreign }) => ({ path, lost, foreign })),
        told,
      ).toEqual(['backlog', 'declared', 'undeclared'].map((path) => ({ path, lost: 0, foreign: 0 })));
      // the new virtual host is served at the end, and the old one is not
      const [, oldAccount, newAccount] = accounts;
      expect(oldAccount?.returned, told).toBeGreaterThan(0);
      expect(newAccount?.confirmed, told).toBeGreaterThan(5);
      expect(await namesIn(broker, 'queues', oldHost)).toEqual([]);
      expect(await namesIn(broker, 'queues', newHost)).toEqual(['orders']);
      for (const vhost of [oldHost, newHost]) expect(await namesIn(broker, 'exchanges', vhost)).toEqual(['events']);
    },
  };
}

async function namesIn(broker: BrokerInfo, kind: string, vhost: string): Promise<readonly string[]> {
  const rows = (await (await http(broker, 'GET', `${kind}/${vhost}?disable_stats=true`)).json()) as { name: string }[];
  return rows.map(({ name }) => name).filter((name) => name !== '' && !name.startsWith('amq.'));
}
