// A virtual host for testing a migration: the previous topology, undeclared bindings, a backlog, live publishers on every path and a
// consumer that obstructs it; and at the end the account of all messages and objects.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { BrokerUrls } from '../../support/broker-source.ts';
import { startTopo, topo } from '../../support/io.ts';
import { type StopAt, startTap, type Tap } from '../../support/tap.ts';
import { drainQueue, holdMessages, startWorker, type Worker } from '../../support/traffic/consumer.ts';
import { type Account, createLedger } from '../../support/traffic/ledger.ts';
import { openLink } from '../../support/traffic/link.ts';
import { publishAll, startPublisher } from '../../support/traffic/publisher.ts';
import { http } from '../../support/vhost.ts';
import { type BindingRow, bindingsOf, type MigrationCase, nameIn, topologyOf, undeclared } from './cases.ts';

/** Registers clean-up for the end of the test. */
export type OnFinished = (end: () => Promise<void> | void) => void;

/** A virtual host with traffic. */
export interface Scene {
  /** Runs the migration by way of a new tap, which `stopAt` stops; `act` is called when it has, or after `afterMs`. */
  run(options: RunOptions): Promise<Run>;
  /**
   * Runs the same command until it exits 0. `byHand` is done after a run that could move nothing into the queue in its new form, as
   * docs/migration.md describes. @throws if 4 runs do not complete it, with their output
   */
  finish(byHand?: () => void): Promise<Run>;
  /** The consumer that works, if the case has one. */
  readonly worker: Worker | undefined;
  /** The bindings of the queue and the names of all queues. */
  objects(): Promise<{ readonly bindings: readonly BindingRow[]; readonly queues: readonly string[] }>;
  /** Ends the traffic and checks all objects, which are as after the migration by default. @throws if an object is missing, left over or different */
  account(state?: 'before' | 'after'): Promise<readonly Account[]>;
}

/** How to run once. */
export interface RunOptions {
  readonly stopAt?: StopAt;
  /** Milliseconds after the start of the process. */
  readonly afterMs?: number;
  /** Called once when stopped; by default the process is killed. */
  readonly act?: (child: { kill(signal: 'SIGINT'): unknown }) => Promise<void>;
}

/** The result. */
export interface Run {
  /** Whether it was stopped before it ended by itself. */
  readonly stopped: boolean;
  readonly code: number | null;
  readonly text: string;
  readonly ms: number;
  readonly tap: Tap;
}

const backlog = 200;
const rate = 30;
/** A queue with publishers by name is never idle for long, and can only be deleted when it is. */
const byNameRate = 5;

const vhostUrlOf = (broker: BrokerUrls, vhost: string): string => `${broker.amqpUrl}/${vhost}`;

/** Sets the scene. The traffic runs when this resolves. */
export async function setScene(broker: BrokerUrls, migration: MigrationCase, onFinished: OnFinished): Promise<Scene> {
  const vhost = `t-${randomUUID().slice(0, 8)}`;
  const info = { ...broker, name: '', version: '' };
  const url = vhostUrlOf(broker, vhost);
  const cwd = mkdtempSync(join(tmpdir(), 'topo-scene-'));
  onFinished(() => rmSync(cwd, { recursive: true, force: true }));
  await http(info, 'PUT', `vhosts/${vhost}`, {});
  onFinished(async () => void (await http(info, 'DELETE', `vhosts/${vhost}`)));
  const env = { RABBITMQ_URL: url, RABBITMQ_MANAGEMENT_URL: broker.httpUrl };
  writeFileSync(join(cwd, 'topology.yaml'), topologyOf(migration.before));
  const made = await topo(['apply', '--yes'], { cwd, env });
  if (made.code !== 0) throw new Error(`${made.out}${made.err}`);
  // a node that is killed while a quorum queue is that young does not bring it back (3.10 to 4.3): nobody migrates one in its first second
  if (migration.before.queue.includes('quorum')) await sleep(3_000);
  await bindUndeclared(url, migration);
  writeFileSync(join(cwd, 'topology.yaml'), topologyOf(migration.after));
  const traffic = await startTraffic(url, migration);
  onFinished(traffic.stop);
  const allow = migration.allow === undefined ? [] : ['--allow', migration.allow];
  const { worker } = migration;
  const waits =
    worker === undefined
      ? []
      : worker === 'stays'
        ? ['--drain-timeout', migration.drainTimeout ?? '300ms']
        : ['--consumers', 'cancel', '--drain-timeout', '30s'];
  const argv = ['apply', '--yes', ...allow, '--transport', migration.overAmqp === true ? 'amqp' : 'auto', ...waits];
  const run = (options: RunOptions): Promise<Run> => runTapped(broker, { argv, cwd, env, onFinished }, options);
  return {
    run,
    worker: traffic.worker,
    objects: async () => {
      const [bindings, queues] = await Promise.all(['bindings', 'queues'].map((kind) => listOf(info, vhost, kind)));
      return {
        bindings: (bindings as BindingRow[]).filter(({ source }) => source !== ''),
        queues: (queues as { name: string }[]).map(({ name }) => name),
      };
    },
    finish: async (byHand) => {
      if (worker === 'stays') await traffic.worker?.stop();
      return await finishRuns(
        run,
        byHand && { done: byHand, remove: async () => void (await http(info, 'DELETE', `queues/${vhost}/orders`)) },
      );
    },
    account: async (state = 'after') => {
      await sleep(200); // some traffic after the last change
      await traffic.stop();
      writeFileSync(join(cwd, 'topology.yaml'), topologyOf(migration[state]));
      const planned = await topo(['plan', '--detailed-exitcode'], { cwd, env });
      expect(planned).toMatchObject({ code: 0, out: expect.stringContaining('No changes') });
      await expectObjects(info, vhost, migration, state);
      await drainQueue(url, nameIn(migration, state), traffic.ledger);
      return traffic.ledger.accounts();
    },
  };
}

/** See `Scene.finish`; `byHand.remove` deletes the queue into which nothing could be moved. */
export async function finishRuns(run: Scene['run'], byHand: { done(): void; remove(): Promise<void> } | undefined): Promise<Run> {
  const texts: string[] = [];
  for (let attempt = 1; attempt <= 4; attempt += 1) {
    const done = await run({});
    if (done.code === 0) return done;
    texts.push(`--- run ${attempt}: exit ${done.code}\n${done.text}`);
    if (byHand !== undefined && /to orders: \d+ copies are not confirmed/.test(done.text)) {
      byHand.done();
      await byHand.remove();
    } else await sleep(500);
  }
  throw new Error(`the same command did not get through:\n${texts.join('\n')}`);
}

async function bindUndeclared(url: string, { overAmqp = false, before: { name = 'orders' } }: MigrationCase): Promise<void> {
  const { model, sever } = await openLink(url);
  const channel = await model.createChannel();
  await channel.assertExchange('others', 'direct');
  for (const { source, routing_key: key, arguments: table } of overAmqp ? [] : undeclared)
    await channel.bindQueue(name, source, key, table);
  await model.close();
  sever();
}

async function startTraffic(url: string, { priorities, before, overAmqp = false, worker }: MigrationCase) {
  const ledger = createLedger(priorities);
  const { name: queue = 'orders' } = before;
  const common = { url, ledger, size: 256, ...(priorities === undefined ? {} : { priorities }) };
  await publishAll({ ...common, path: 'backlog', exchange: '', routingKey: queue, count: backlog });
  const publishers = [
    startPublisher({ ...common, path: 'declared', exchange: 'events', routingKey: 'declared', rate }),
    ...(overAmqp ? [] : [startPublisher({ ...common, path: 'undeclared', exchange: 'events', routingKey: 'undeclared', rate })]),
    // its name ends with the old queue
    ...(queue === 'orders' ? [startPublisher({ ...common, path: 'by-name', exchange: '', routingKey: 'orders', rate: byNameRate })] : []),
  ];
  if (worker !== undefined) {
    const working = await startWorker({ url, queue, ledger });
    const stop = async (): Promise<void> => void (await Promise.all([working, ...publishers].map((one) => one.stop())));
    return { ledger, worker: working, stop };
  }
  // a stream delivers a message to every consumer and retains it: nothing is consumed
  const holder = before.queue.includes('stream') ? undefined : await holdMessages({ url, queue, ledger, prefetch: 40 });
  const left = sleep(400).then(() => holder?.leave(20));
  return {
    ledger,
    worker: undefined,
    stop: async () => {
      await left;
      await Promise.all(publishers.map((publisher) => publisher.stop()));
    },
  };
}

/** Runs topo by way of a new tap, which `stopAt` stops; see `Scene.run`. */
export async function runTapped(
  broker: BrokerUrls,
  topology: { argv: readonly string[]; cwd: string; env: Record<string, string>; onFinished: OnFinished },
  { stopAt, afterMs, act }: RunOptions,
): Promise<Run> {
  const { argv, cwd, env, onFinished } = topology;
  const tap = await startTap({ amqp: broker.amqpUrl, http: broker.httpUrl }, stopAt);
  const tapped = Object.fromEntries(Object.entries(env).map(([name, url]) => [name, tap.through(url)]));
  const began = performance.now();
  const { child, ended } = startTopo(argv, { cwd, env: tapped, onFinished });
  try {
    const timer = new AbortController();
    const waits = [tap.stopped, ...(afterMs === undefined ? [] : [sleep(afterMs, undefined, { signal: timer.signal })])];
    const stopped = await Promise.race([...waits.map((wait) => wait.then(() => true)), ended.then(() => false)]);
    timer.abort();
    if (stopped && act !== undefined) {
      await act(child);
      if (act.length === 0) await tap.close();
    } else if (stopped) child.kill('SIGKILL');
    const { code, out, err } = await ended;
    return { stopped, code, text: `${out}${err}`, ms: performance.now() - began, tap };
  } finally {
    await tap.close();
  }
}

async function listOf(broker: Parameters<typeof http>[0], vhost: string, kind: string): Promise<readonly unknown[]> {
  return (await (await http(broker, 'GET', `${kind}/${vhost}?disable_stats=true`)).json()) as unknown[];
}

/** The queue is as declared, nothing of the migration is left over, and every binding exists. */
async function expectObjects(
  broker: Parameters<typeof http>[0],
  vhost: string,
  migration: MigrationCase,
  state: 'before' | 'after',
): Promise<void> {
  const list = async <T>(kind: string): Promise<readonly T[]> => (await listOf(broker, vhost, kind)) as T[];
  const exchanges = (await list<{ name: string; type: string }>('exchanges')).filter(({ name }) => name !== '' && !name.startsWith('amq.'));
  expect(exchanges.map(({ name, type }) => `${name} ${type}`).sort()).toEqual([`events ${migration[state].exchange}`, 'others direct']);
  expect((await list<{ name: string }>('queues')).map(({ name }) => name)).toEqual([nameIn(migration, state)]);
  const bindings = (await list<BindingRow>('bindings')).filter(({ source }) => source !== '');
  const sorted = (rows: readonly BindingRow[]): string[] =>
    rows.map((row) => JSON.stringify([row.source, row.destination, row.routing_key, row.arguments])).sort();
  expect(sorted(bindings)).toEqual(sorted(bindingsOf(migration, state)));
}
