// The lock of an apply on clusters: it outlives the node of its holder, and two runs never hold it at once.
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { TopoError } from '../../../src/model/diagnostic.ts';
import { lockName, takeoverName } from '../../../src/model/migration.ts';
import type { Cluster } from '../../support/cluster.ts';
import { type ClusterNode, started } from '../../support/cluster-node.ts';
import { eventually } from '../../support/eventually.ts';
import { outermostSuites } from '../../support/fewer-versions.ts';
import { lockOn, lockOverAmqp, lossOf } from '../../support/lock-runs.ts';
import { clusterSuites, skipIfNone } from '../../support/private-suites.ts';
import { shareCluster } from '../../support/shared-cluster.ts';
import { http } from '../../support/vhost.ts';

skipIfNone(clusterSuites(), 'clusters');

const slow = process.env['TOPO_CLUSTER_LOCKS'] === 'all';

describe.each(outermostSuites(clusterSuites()))('the lock on a cluster of %s', (suite) => {
  let cluster: Cluster;
  let nodes: readonly ClusterNode[];
  beforeAll(async () => {
    cluster = await shareCluster({ suite });
    nodes = cluster.nodes;
  });
  const node = (index: number): ClusterNode => started(nodes[index]);
  const isKhepri = suite === 'forky';

  test('is taken over from a holder whose node is killed, and released by the return of the node', async () => {
    const holder = await (await lockOn(node(2))).take('/');
    const next = await lockOn(node(0));
    expect(await codeOf(next.take('/'))).toBe('lock-held');
    await node(2).kill();
    onTestFinished(async () => {
      if (node(2).state === 'killed') await node(2).start();
    });
    await lossOf(holder);

    const waits: string[] = [];
    const taken = await next.take('/', 2, { onWaiting: ({ message }) => waits.push(message) });
    if (isKhepri) expect(waits.join('\n')).toMatch(/locked by another run, whose node does not respond: its lock is taken over after 10 s/);
    const third = await lockOn(node(1));
    expect(await codeOf(third.take('/'))).toBe('lock-held');

    await node(2).start();
    await cluster.settled();
    // never free for others in between: the holder of the second name takes the first
    await eventually(async () => expect(await lockQueuesOn(node(0))).toEqual([lockName]));
    expect(await codeOf(third.take('/'))).toBe('lock-held');
    expect(taken.lost.aborted).toBe(false);
    await taken.release();
    await (await third.take('/')).release();
    expect(await lockQueuesOn(node(0))).toEqual([]);
  });

  test.runIf(isKhepri || slow)('is lost by a holder whose node is frozen before another run takes it over', async () => {
    const lock = await lockOn(node(2));
    const holder = await lock.take('/');
    const next = await lockOn(node(0));
    node(2).freeze();
    onTestFinished(() => {
      if (node(2).state === 'frozen') node(2).thaw();
    });
    const [lostAt, taken] = await Promise.all([lossOf(holder), next.take('/')]);
    expect(performance.now()).toBeGreaterThan(lostAt);
    expect(taken.lost.aborted).toBe(false);
    expect(reasonOf(holder.lost)).toMatch(/is lost: (.* has not confirmed it for 7 s|connection lost: .*)/);

    node(2).thaw();
    await eventually(async () => expect(await lockQueuesOn(node(0))).toHaveLength(1));
    expect(taken.lost.aborted).toBe(false);
    expect(await codeOf((await lockOn(node(1))).take('/'))).toBe('lock-held');
    await taken.release();
  });

  test('is lost by a holder that is cut off with a minority before another run takes it over', async () => {
    const holder = await (await lockOn(node(2))).take('/');
    const next = await lockOn(node(0));
    await cluster.partition(node(2));
    onTestFinished(() => cluster.heal());
    const [lostAt, takenAt] = await Promise.all([
      lossOf(holder),
      next.take('/').then((taken) => {
        expect(taken.lost.aborted).toBe(false);
        return performance.now();
      }),
    ]);
    if (isKhepri) expect(takenAt).toBeGreaterThan(lostAt);
    else expect(reasonOf(holder.lost)).toMatch(/is lost: 1 of 3 nodes running, not a majority: a@localhost, b@localhost not reached/);
    await cluster.heal();
    expect(await codeOf((await lockOn(node(2))).take('/'))).toBe('lock-held');
  });

  test('a run in a minority cannot take it', async () => {
    const holder = await (await lockOn(node(0))).take('/');
    const [inside, across] = [await lockOn(node(2)), await lockOn(node(2), node(0))];
    await cluster.partition(node(2));
    onTestFinished(() => cluster.heal());
    for (const other of [inside, across]) {
      const outcome = await Promise.race([codeOf(other.take('/')), sleep(isKhepri ? 5_000 : 20_000, 'no answer')]);
      // Khepri needs the majority to answer at all
      expect(outcome).toBe(isKhepri ? 'no answer' : 'lock-unverified');
    }
    expect(holder.lost.aborted).toBe(false);
    await holder.release();
  });

  // Khepri: each node deletes the transient queues of a node that has returned, by name and with a condition that every new queue fulfills
  test.runIf(isKhepri).each([300, 4_000])(
    'stays with one run if a node deletes the queue of a dead holder again, %i ms later',
    async (ms) => {
      const [dead, next, third] = [await lockOn(node(2)), await lockOn(node(0)), await lockOn(node(1))];
      await dead.take('/');
      await node(2).kill();
      onTestFinished(() => node(2).start());
      await node(1).evaluate(`spawn(fun() -> rabbit_db_queue:delete_transient(fun(_) -> timer:sleep(${ms}), true end) end).`);
      await node(0).evaluate(`rabbit_amqqueue:on_node_up('${node(2).name}').`);
      const taken = await next.take('/');
      const ends = performance.now() + ms + 3_000;
      while (performance.now() < ends) {
        const code = await codeOf(third.take('/'));
        taken.check();
        if (code === undefined) expect(taken.lost.aborted).toBe(true);
        if (code === undefined) break;
        await sleep(50);
      }
      if (ms < 1_000) expect(taken.lost.aborted).toBe(false);
    },
  );

  test.runIf(!isKhepri)('over AMQP alone, a run in a minority of Mnesia takes it although another one holds it', async () => {
    const holder = await (await lockOverAmqp(node(0))).take('/');
    const other = await lockOverAmqp(node(2));
    await cluster.partition(node(2));
    onTestFinished(() => cluster.heal());
    await eventually(async () => void (await other.take('/')));
    expect(holder.lost.aborted).toBe(false);
  });
});

async function codeOf(attempt: Promise<unknown>): Promise<string | undefined> {
  try {
    await attempt;
    return undefined;
  } catch (error) {
    if (error instanceof TopoError) return error.diagnostics[0]?.code;
    throw error;
  }
}

function reasonOf({ reason }: AbortSignal): string {
  return reason instanceof Error ? reason.message : String(reason);
}

/** The names of the lock that exist, which no run must hold both. */
async function lockQueuesOn(node: ClusterNode): Promise<string[]> {
  const rows = (await (await http(node, 'GET', 'queues/%2F?disable_stats=true')).json()) as { name: string }[];
  return rows.map(({ name }) => name).filter((name) => name === lockName || name === takeoverName);
}
