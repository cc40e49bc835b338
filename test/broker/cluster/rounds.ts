// A round on a cluster of three nodes: one operation under live publishing through every node, and the account of all messages at the end.
// Several rounds, each in a virtual host of its own, share one trouble of the nodes.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from '../../support/cluster.ts';
import type { ClusterNode } from '../../support/cluster-node.ts';
import { startTopo, topo } from '../../support/io.ts';
import { type StopAt, startTap } from '../../support/tap.ts';
import { drainQueue, startWorker } from '../../support/traffic/consumer.ts';
import { createLedger } from '../../support/traffic/ledger.ts';
import { type Evidence, type LostMessage, type RecordedRun, traceLedger } from '../../support/traffic/losses.ts';
import { publishAll, startPublisher } from '../../support/traffic/publisher.ts';
import { http } from '../../support/vhost.ts';
import type { Operation } from './operations.ts';

/** How to play a round. */
export interface RoundPlan {
  readonly operation: Operation;
  /** The nodes in the order of the URLs: topo connects to the first, and knows all of them, or the first only. */
  readonly nodes: readonly ClusterNode[];
  readonly urls: 'all' | 'first';
  readonly transport: 'auto' | 'amqp';
  /** The node over which the queue is declared: a classic queue stays there. */
  readonly home: ClusterNode;
  /** Where the first run is killed. */
  readonly stopAt?: StopAt;
}

/** The result of a round. */
export interface Round {
  readonly plan: RoundPlan;
  readonly runs: readonly RecordedRun[];
  readonly confirmed: number;
  /** Confirmed as unroutable. */
  readonly returned: number;
  /** How often a queue that its broker had not finished to declare was deleted by hand, as docs/migration.md describes. */
  readonly byHand: number;
  readonly lost: readonly LostMessage[];
  /** Why the round is no success apart from lost messages; undefined if it is. */
  readonly failure?: string;
}

/** A round that has been set up. */
export interface Lane {
  readonly plan: RoundPlan;
  /** The changes of all runs so far, such as `queue.delete orders`. */
  changes(): readonly string[];
  /** The first run. */
  first(): Promise<unknown>;
  /** Repeats the run until it exits 0, and accounts for all messages. */
  finish(): Promise<Round>;
  end(): Promise<void>;
}

const backlog = 60;
/** Messages per second and node. */
const rate = 40;
/** A node that was killed needs a few seconds, and one that is cut off longer. */
const mostRuns = 12;

/** Sets the round up: traffic runs when this resolves. @throws if the previous topology cannot be applied */
export async function setUp({ nodes }: Cluster, plan: RoundPlan): Promise<Lane> {
  const { operation, home } = plan;
  const vhost = `t-${randomUUID().slice(0, 8)}`;
  const urlOf = (node: ClusterNode): string => `${node.amqpUrl}/${vhost}`;
  const cwd = mkdtempSync(join(tmpdir(), 'topo-round-'));
  const declare = (text: string): void => writeFileSync(join(cwd, 'topology.yaml'), text);
  const ledger = createLedger();
  const traced = traceLedger(ledger);
  const clients: { stop(): Promise<void> }[] = [];
  const env = { RABBITMQ_URL: urlOf(home), RABBITMQ_MANAGEMENT_URL: home.httpUrl };
  const runs: RecordedRun[] = [];
  const changes: RecordedRun['changes'][number][] = [];
  const end = async (): Promise<void> => {
    await Promise.all(clients.map((client) => client.stop()));
    await http(home, 'DELETE', `vhosts/${vhost}`);
    rmSync(cwd, { recursive: true, force: true });
  };
  try {
    await http(home, 'PUT', `vhosts/${vhost}`, {});
    declare(operation.before);
    const made = await topo(['apply', '--yes'], { cwd, env });
    if (made.code !== 0) throw new Error(`${made.out}${made.err}`);
    declare(operation.after);
    const { publishTo: exchange = 'events', backlogIn } = operation;
    const common = { size: 128, ledger: traced.over(home.name) };
    if (backlogIn !== undefined)
      await publishAll({ ...common, url: urlOf(home), path: 'backlog', exchange: '', routingKey: backlogIn, count: backlog });
    const worker = operation.isConsumed === true ? await startWorker({ url: urlOf(home), queue: 'orders', ledger }) : undefined;
    if (worker !== undefined) clients.push(worker);
    const publish = (): void => {
      for (const node of nodes) {
        const to = { url: urlOf(node), ledger: traced.over(node.name), path: 'declared', exchange, routingKey: 'k' } as const;
        clients.push(startPublisher({ ...common, ...to, rate }));
      }
    };
    if (operation.losing === undefined) publish();
    const run = async (stopAt?: StopAt): Promise<RecordedRun> => {
      const done = await runOnce(plan, { cwd, vhost, seen: changes, ...(stopAt === undefined ? {} : { stopAt }) });
      runs.push(done);
      return done;
    };
    return {
      plan,
      changes: () => changes.map(({ text }) => text),
      first: () => {
        if (operation.losing !== undefined) publish(); // what is published before is lost by permission
        return run(plan.stopAt);
      },
      finish: async () => {
        let byHand = 0;
        await worker?.stop();
        while (!isComplete(runs.at(-1)) && runs.length < mostRuns) {
          await sleep(500);
          const stuck = stuckQueue(runs);
          if (stuck !== undefined) {
            byHand += 1;
            await http(home, 'DELETE', `queues/${vhost}/${stuck}`);
          }
          await run();
        }
        const isDone = isComplete(runs.at(-1));
        await sleep(isDone ? 300 : 0);
        await Promise.all(clients.map((one) => one.stop()));
        const failure = isDone ? await leftOver({ cwd, env }) : `not completed after ${runs.length} runs`;
        if (isDone) await drainQueue(urlOf(home), 'orders', ledger);
        const accounts = ledger.accounts();
        const sum = (key: 'confirmed' | 'returned'): number => accounts.reduce((all, account) => all + account[key], 0);
        return {
          plan,
          runs,
          confirmed: sum('confirmed'),
          returned: sum('returned'),
          byHand,
          lost: isDone ? traced.lost() : [],
          ...(failure === undefined ? {} : { failure }),
        };
      },
      end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/** A run may leave a queue of a node that is away, as it reports. */
function isComplete(run: RecordedRun | undefined): boolean {
  return run?.code === 0 && !run.text.includes('not pruned: it is down');
}

/**
 * The quorum queue that only a person can delete (docs/migration.md, Interrupted migrations): RabbitMQ 3.10 and 4.0 have started it without a
 * leader; or 3.10 has not finished its delete, and all of its nodes, which are back for several runs, report it as down.
 */
function stuckQueue(runs: readonly RecordedRun[]): string | undefined {
  const texts = runs.slice(-4).map(({ text }) => text);
  if (/to orders: \d+ copies are not confirmed/.test(texts.at(-1) ?? '')) return 'orders';
  const isDeleted = runs.some(({ changes }) => changes.some(({ text }) => text === 'queue.delete old'));
  const isDown = texts.length === 4 && texts.every((text) => /queue \S+ old is down on [a-c]@\S+, [a-c]@\S+, [a-c]@/.test(text));
  return isDeleted && isDown ? 'old' : undefined;
}

/** Why the cluster is not as declared; undefined if it is. */
async function leftOver(world: { readonly cwd: string; readonly env: NodeJS.ProcessEnv }): Promise<string | undefined> {
  const { code, out, err } = await topo(['plan', '--detailed-exitcode'], world);
  return code === 0 ? undefined : `after the last run, a plan exits ${code}:\n${out}${err}`;
}

/** One run of topo through taps, which record its changes. */
async function runOnce(
  { operation, nodes, urls, transport }: RoundPlan,
  { cwd, vhost, seen, stopAt }: { cwd: string; vhost: string; seen: RecordedRun['changes'][number][]; stopAt?: StopAt },
): Promise<RecordedRun> {
  const given = urls === 'all' ? nodes : nodes.slice(0, 1);
  const changes: RecordedRun['changes'][number][] = [];
  const record = (text: string): void => {
    const change = { at: performance.now(), text: text.replaceAll(`/${vhost}`, '') };
    changes.push(change);
    seen.push(change);
  };
  const taps = await Promise.all(
    given.map((node, at) => startTap({ amqp: node.amqpUrl, http: node.httpUrl }, at === 0 ? stopAt : undefined, record)),
  );
  const through = (of: 'amqpUrl' | 'httpUrl', path = ''): string =>
    given.map((node, at) => taps[at]?.through(`${node[of]}${path}`)).join(',');
  const env = {
    RABBITMQ_URL: through('amqpUrl', `/${vhost}`),
    ...(transport === 'amqp' ? {} : { RABBITMQ_MANAGEMENT_URL: through('httpUrl') }),
  };
  const from = performance.now();
  try {
    const flags = [...operation.flags, '--transport', transport];
    const { child, ended } = startTopo(['apply', '--yes', ...flags], { cwd, env, onFinished: () => {} });
    for (const tap of taps) void tap.stopped.then(() => child.kill('SIGKILL'));
    const { code, out, err } = await ended;
    return { from, to: performance.now(), text: `${out}${err}`, code, given: given.map(({ name }) => name), changes };
  } finally {
    await Promise.all(taps.map((tap) => tap.close()));
  }
}

/** A report of the round: its parameters and counts in one line; if something is wrong, the output of topo as well. */
export function roundText(round: Round, trouble: string, evidence: Evidence): string {
  const { plan, runs, confirmed, returned, lost, failure } = round;
  const stop = plan.stopAt === undefined ? '' : `, killed ${plan.stopAt.when} change ${plan.stopAt.at}`;
  const met = evidence.troubles.map((one) => `${one.node} ${one.what} ${Math.round(one.to - one.from)} ms`).join(', ');
  const how = `${plan.transport} over ${plan.urls} of ${plan.nodes.map(({ name }) => name[0]).join('')}, home ${plan.home.name[0]}${stop}`;
  const counts = `exits ${runs.map(({ code }) => code).join(' ')}, ${confirmed} confirmed, ${returned} returned, ${lost.length} lost${round.byHand === 0 ? '' : `, ${round.byHand} times by hand`}`;
  return `${plan.operation.name}; ${trouble} (${met}); ${how}; ${counts}${failure === undefined ? '' : `; FAILED: ${failure}`}`;
}

/** The output of all runs, with their changes. */
export function runsText({ runs }: Round): string {
  const start = runs[0]?.from ?? 0;
  return runs
    .map(({ from, to, code, text, changes }) => {
      const steps = changes.map((change) => `${Math.round(change.at - start)} ${change.text}`).join('\n');
      return `--- run from ${Math.round(from - start)} to ${Math.round(to - start)} ms, exit ${code}\n${text}\n${steps}`;
    })
    .join('\n');
}
