// npm run bench:routing. How fast the router is: 100,000 publishes against one topic exchange with 10,000 bindings, and how long the
// routing diff of two such topologies takes with half of the bindings changed. Needs no broker.
import { pathToFileURL } from 'node:url';
import type { Binding, Entity, Exchange, Queue } from '../src/model/entity.ts';
import { diffRoutes } from '../src/router/diff.ts';
import { networkOf } from '../src/router/network.ts';
import { route } from '../src/router/route.ts';

/** The size of the measurement. */
export interface RoutingMeasure {
  readonly bindings: number;
  readonly publishes: number;
}

/** The result; times in milliseconds of processor time. */
export interface RoutingResult {
  readonly readyMs: number;
  readonly publishMs: number;
  /** The number of copies of all publishes, so that the work is not optimized away. */
  readonly copies: number;
  readonly diffMs: number;
  /** Routes in the diff. */
  readonly routes: number;
}

/** Measures once. */
export function measureRouting({ bindings, publishes }: RoutingMeasure): RoutingResult {
  const entities = topicWorld(bindings, 0);
  const [network, readyMs] = timed(() => networkOf(entities));
  let copies = 0;
  const [, publishMs] = timed(() => {
    for (let at = 0; at < publishes; at += 1) copies += route(network, publication(at, bindings)).queues.length;
  });
  const [diff, diffMs] = timed(() => diffRoutes(entities, topicWorld(bindings, bindings / 2)));
  return { readyMs, publishMs, copies, diffMs, routes: diff.gained.length + diff.lost.length };
}

/** Processor time, which depends less on other load of the machine. */
function timed<T>(work: () => T): readonly [T, number] {
  const began = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(began);
  return [result, (user + system) / 1000];
}

/** One topic exchange; the first `moved` of its bindings match another event. */
export function topicWorld(count: number, moved: number): readonly Entity[] {
  const exchange: Exchange = {
    kind: 'exchange',
    vhost: '/',
    name: 'events',
    type: 'topic',
    durable: true,
    autoDelete: false,
    internal: false,
    arguments: {},
  };
  const entities: Entity[] = [exchange];
  for (let at = 0; at < count; at += 1) {
    const name = `queue.${at % 1000}`;
    if (at < 1000)
      entities.push({ kind: 'queue', vhost: '/', name, durable: true, autoDelete: false, exclusive: false, arguments: {} } satisfies Queue);
    entities.push({
      kind: 'binding',
      vhost: '/',
      source: 'events',
      destinationType: 'queue',
      destination: name,
      routingKey: pattern(at, at < moved),
      arguments: {},
    } satisfies Binding);
  }
  return entities;
}

/** Seven in ten have literal words, two a `*`, one ends in `#`: as in definitions files of real projects. */
function pattern(at: number, moved: boolean): string {
  const area = `area${at % 200}`;
  const event = `${moved ? 'moved' : 'event'}${Math.floor(at / 200)}`;
  if (at % 10 === 0) return `${area}.${event}.#`;
  return at % 10 < 3 ? `${area}.*.${event}` : `${area}.${event}.region${at % 7}`;
}

/** Publish number `at`, which matches few of the given number of bindings. */
export function publication(at: number, bindings: number): Parameters<typeof route>[1] {
  const place = (at * 7919) % bindings;
  const routingKey = `area${place % 200}.event${Math.floor(place / 200)}.region${place % 7}`;
  return { vhost: '/', exchange: 'events', routingKey, headers: {}, persistent: true, mandatory: true };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [bindings, publishes] = [10_000, 100_000];
  for (let run = 1; run <= 3; run += 1) {
    const { readyMs, publishMs, copies, diffMs, routes } = measureRouting({ bindings, publishes });
    const ms = (value: number): string => `${Math.round(value)} ms`;
    console.log(
      `run ${run}: ${publishes} publishes against ${bindings} topic bindings in ${ms(publishMs)} (after ${ms(readyMs)} to build the network; ${copies} copies); diff of ${bindings / 2} changed bindings in ${ms(diffMs)} (${routes} routes)`,
    );
  }
}
