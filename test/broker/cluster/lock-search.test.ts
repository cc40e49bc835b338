// A search for two runs that hold the lock at once: runs on all nodes of a cluster take it again and again while nodes are killed, frozen and
// cut off. Opt-in: TOPO_LOCK_FAULTS is the number of faults; TOPO_PROPERTY_SEED selects them.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TopoError } from '../../../src/model/diagnostic.ts';
import type { BrokerLock } from '../../../src/model/ports.ts';
import { type Cluster, startCluster } from '../../support/cluster.ts';
import type { ClusterNode } from '../../support/cluster-node.ts';
import { lockOn } from '../../support/lock-runs.ts';
import { clusterSuites } from '../../support/private-suites.ts';
import { random as randomOf } from '../migration/stops.ts';

const asked = process.env['TOPO_LOCK_FAULTS'];
const faults = Number(asked ?? 0);
const suites = asked === undefined ? [] : clusterSuites();

if (suites.length === 0) test.skip('the lock while nodes fail: set TOPO_LOCK_FAULTS, for example to 4, on a machine with Debian packages');

/** From the last moment before it took the lock to the last one in which it would have run a step. */
interface Tenure {
  readonly run: string;
  readonly from: number;
  readonly to: number;
}

describe.each(suites)('the lock on a failing cluster of %s', (suite) => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startCluster({ suite, conf: suite === 'forky' ? [] : ['cluster_partition_handling = pause_minority'] });
  });
  afterAll(() => cluster.stop());

  test(`never has two holders (${faults} faults), and always gets another one`, async () => {
    const { nodes } = cluster;
    const random = randomOf(Number(process.env['TOPO_PROPERTY_SEED'] ?? 7) || Date.now());
    const tenures: Tenure[] = [];
    let ends = false;
    const runs = [...nodes, ...nodes].map((node, index) => runAgain(`run ${index + 1} on ${node.name}`, node, tenures, () => ends, random));
    for (let fault = 0; fault < faults; fault += 1) {
      const before = tenures.length;
      await failOne(
        cluster,
        nodes[Math.floor(random() * nodes.length)] as ClusterNode,
        (fault + 2) % 3,
        random,
        () => tenures.length > before + 1,
      );
    }
    ends = true;
    await Promise.all(runs);
    const sorted = tenures.toSorted((one, other) => one.from - other.from);
    const overlaps = sorted.filter(({ from }, index) => from < (sorted[index - 1]?.to ?? 0));
    expect(overlaps, JSON.stringify(sorted)).toEqual([]);
    expect(new Set(sorted.map(({ run }) => run)).size).toBeGreaterThan(1);
    console.log(`${suite}: ${faults} faults, ${sorted.length} holders one after the other`);
  });
});

/** Takes the lock, holds it for up to a second, releases it, until `ends`. Connects again after each loss. */
async function runAgain(run: string, node: ClusterNode, tenures: Tenure[], ends: () => boolean, random: () => number): Promise<void> {
  let lock: BrokerLock | undefined;
  while (!ends()) {
    try {
      lock ??= await lockOn(node);
      const held = await lock.take('/', 2);
      const from = performance.now();
      let to = from;
      for (const until = from + random() * 1_000; performance.now() < until; await sleep(10)) {
        held.check();
        if (held.lost.aborted) break;
        to = performance.now(); // a step would be sent here
      }
      tenures.push({ run, from, to });
      if (held.lost.aborted) lock = undefined;
      await held.release();
    } catch (error) {
      if (!(error instanceof TopoError)) throw error;
      if (!error.diagnostics.some(({ code }) => code === 'lock-held')) lock = undefined;
    }
    await sleep(random() * 200);
  }
}

/** Lets one node fail (0: killed, 1: frozen, 2: cut off) until others have held the lock, and return. */
async function failOne(cluster: Cluster, node: ClusterNode, kind: number, random: () => number, passed: () => boolean): Promise<void> {
  await sleep(random() * 2_000);
  const [begin, end] = [
    [() => node.kill(), () => node.start()],
    [async () => node.freeze(), async () => node.thaw()],
    [() => cluster.partition(node), () => cluster.heal()],
  ][kind] as [() => Promise<void>, () => Promise<void>];
  await begin();
  const limit = performance.now() + 100_000;
  while (!passed() && performance.now() < limit) await sleep(100);
  const isPassed = passed();
  await end();
  expect(isPassed, `no other run had the lock within 100 s of fault ${kind} of ${node.name}`).toBe(true);
  await cluster.settled();
}
