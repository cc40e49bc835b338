// Checks of single messages: by the router, and with a real message on the broker. What a test of `topo test --live` does, without a copy:
// nothing is removed from the queues, which belong to the test.
import type { BrokerAddress } from '../broker/address.ts';
import { awaitArrival } from '../broker/amqp/play/await-arrival.ts';
import { openPublisher, type Publisher } from '../broker/amqp/play/publisher.ts';
import { openWatcher, type ReadyCounts, type Watcher } from '../broker/amqp/play/watcher.ts';
import { Waits } from '../broker/waits.ts';
import { queueKey } from '../model/key.ts';
import type { Router, RoutingTest } from '../model/routing-test.ts';
import { explainAll } from '../tester/explain.ts';
import { judge } from '../tester/judge.ts';
import { rehearse } from '../tester/run.ts';
import { routerOf } from '../workflows/simulate-tests.ts';
import { acceptable, type ExpectedQueues, expectationError, publicationOf, type TestMessage, testOf } from './message.ts';
import { type QueueFacts, rejectedBy, withFacts } from './not-arrived.ts';
import type { Placed } from './test-topology.ts';

/** How long to wait for a message. */
export interface ArrivalOptions {
  /** Milliseconds for the message to arrive once the broker has confirmed it, 0 and more; default 2,000, less than the limit of test runners. */
  readonly withinMs?: number;
}

/** The subject of the checks. */
export interface Checked {
  /** With the virtual hosts of the files. */
  readonly placed: Placed;
  /** The virtual hosts of the test by those of the files. */
  readonly names: ReadonlyMap<string, string>;
  readonly addresses: readonly BrokerAddress[];
  /** Version of the broker; the newest if unknown. */
  readonly version: string | undefined;
}

/** The checks. */
export interface Checks {
  expectRoutes(message: TestMessage, expected: ExpectedQueues): void;
  publishAndExpect(message: TestMessage, expected: ExpectedQueues, options?: ArrivalOptions): Promise<void>;
  /** Closes the connections. Never throws. */
  close(): Promise<void>;
}

/** Connections to one virtual host. */
interface Connections {
  readonly watcher: Watcher;
  readonly publisher: Publisher;
}

/** Milliseconds: how long nothing else may arrive after the expected arrival, and if nothing is expected. */
const quiet = { after: 30, nowhere: 250 } as const;

/** Content of messages without one; bytes. */
const defaultBytes = 600;

/** Connects when the first message is published. */
export function checksOf(checked: Checked): Checks {
  const { topology, origins } = checked.placed;
  const router = routerOf(topology, checked.version);
  const connections = new Map<string, Promise<Connections>>();
  const ended = new AbortController();
  let last: Promise<unknown> = Promise.resolve();
  const connected = (vhost: string): Promise<Connections> => {
    const open = connections.get(vhost) ?? connect(checked, vhost, ended.signal);
    connections.set(vhost, open);
    return open;
  };
  return {
    expectRoutes: (message, expected) => {
      const test = testOf('expectRoutes', publicationOf(message, topology.vhosts), expected);
      const [rehearsed] = rehearse({ tests: [test], origins: new Map() }, { topology, origins, router });
      if (rehearsed === undefined || rehearsed.result.state === 'passed') return;
      const { result, simulated } = rehearsed;
      if (result.state === 'skipped') throw new Error(`only a broker can decide this: use publishAndExpect (${result.reason ?? ''})`);
      const got = [...new Set(simulated.publish.possible.flat())];
      throw expectationError(test, 'the message is not routed to exactly the expected queues', result.mismatches, got);
    },
    publishAndExpect: (message, expected, options = {}) => {
      const test = testOf('publishAndExpect', publicationOf(message, topology.vhosts), expected);
      // one message at a time: where it arrives is seen by the number of messages
      const work = last.then(
        async () => await play(test, message, options, await connected(test.publication.vhost), checked, router, ended.signal),
      );
      last = work.catch(() => {});
      return work;
    },
    close: async () => {
      ended.abort(new Error('the topology of the test was stopped'));
      const opened = await Promise.allSettled(connections.values());
      await Promise.all(
        opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value.watcher.close(), one.value.publisher.close()] : [])),
      );
    },
  };
}

async function connect({ placed, names, addresses }: Checked, vhost: string, signal: AbortSignal): Promise<Connections> {
  const queues = [...placed.topology.declarations.values()].flatMap(({ entity }) =>
    // an exclusive queue is visible only to the connection that declares it
    entity.kind === 'queue' && entity.vhost === vhost && !entity.exclusive ? [entity] : [],
  );
  const stages = queues.map(({ name, type, autoDelete, arguments: table }) => ({
    name,
    stream: type === 'stream',
    autoDelete,
    singleActive: table['x-single-active-consumer'] === true,
  }));
  const options = { addresses, waits: new Waits({ signal }) };
  const own = names.get(vhost) ?? vhost;
  const watcher = await openWatcher({ ...options, name: 'topo testing (observe)' }, own, stages, { queues: [], bindings: [] });
  try {
    return { watcher, publisher: await openPublisher({ ...options, name: 'topo testing (publish)' }, own) };
  } catch (error) {
    await watcher.close();
    throw error;
  }
}

async function play(
  test: RoutingTest,
  message: TestMessage,
  { withinMs = 2_000 }: ArrivalOptions,
  { watcher, publisher }: Connections,
  { placed, names }: Checked,
  router: Router,
  signal: AbortSignal,
): Promise<void> {
  const { topology, origins } = placed;
  const { publication } = test;
  const wanted = acceptable(test.expect);
  const base = await watcher.look();
  const content = message.content === undefined ? defaultBytes : Buffer.from(message.content);
  const confirmation = await publisher.publish({ ...publication, vhost: names.get(publication.vhost) ?? publication.vhost }, content);
  const refused = confirmation.kind === 'refused' ? confirmation.text : undefined;
  if (confirmation.kind === 'nack') {
    const facts = await factsOf(test, { base, now: base }, watcher, router);
    throw expectationError(test, `the broker rejected the message (basic.nack)${rejectedBy(facts)}`, [], []);
  }
  const isNowhere = wanted.every((queues) => queues.length === 0);
  const queues =
    refused === undefined
      ? await awaitArrival(watcher, {
          expected: wanted,
          next: [],
          base,
          left: undefined,
          patience: withinMs,
          quiet: isNowhere ? quiet.nowhere : quiet.after,
          signal,
        })
      : [];
  if (refused === undefined && wanted.some((one) => JSON.stringify(one) === JSON.stringify([...queues].sort()))) return;
  const returned = 'returned' in confirmation && confirmation.returned;
  const outcome = { possible: [queues], returned, ...(refused === undefined ? {} : { refused }) };
  const [rehearsed] = rehearse({ tests: [test], origins: new Map() }, { topology, origins, router });
  if (rehearsed === undefined) throw new Error('the test was not simulated');
  const explained = explainAll(judge(test, outcome, []), test, rehearsed.simulated, router, origins);
  const facts = refused === undefined ? await factsOf(test, { base, now: await watcher.look() }, watcher, router) : new Map();
  const mismatches = withFacts(explained, facts);
  const returning = returned ? '; it was returned as unroutable' : '';
  throw expectationError(
    test,
    `the message did not arrive in exactly the expected queues within ${withinMs} ms${returning}`,
    mismatches,
    queues,
  );
}

/** What is known of the queues that the router is certain about, by their names. */
async function factsOf(
  { publication, expect }: RoutingTest,
  { base, now }: { readonly base: ReadyCounts; readonly now: ReadyCounts },
  watcher: Watcher,
  router: Router,
): Promise<ReadonlyMap<string, QueueFacts>> {
  const { message, queues } = router.route(publication);
  const names = [...new Set([...base.keys(), ...acceptable(expect).flat()])];
  const routed = names.filter((name) => queues.includes(queueKey(publication.vhost, name)));
  const facts = routed.map(async (name) => {
    const consumers = base.has(name) ? await watcher.consumers(name) : 0;
    const limits = router.limits(publication.vhost, name);
    const overflow = router.deadLetter(message, name, 'maxlen');
    const expires = publication.expiration !== undefined;
    return [name, { before: base.get(name), now: now.get(name), consumers, limits, overflow, expires }] as const;
  });
  return new Map(await Promise.all(facts));
}
