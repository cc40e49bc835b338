// The promise of topologies/high-availability on real clusters: the node of the leader is killed while messages are published and consumed,
// and every confirmed message arrives.
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Cluster } from '../../support/cluster.ts';
import { type ClusterNode, started } from '../../support/cluster-node.ts';
import { eventually } from '../../support/eventually.ts';
import { clusterSuites, skipIfNone } from '../../support/private-suites.ts';
import { shareCluster } from '../../support/shared-cluster.ts';
import { drainQueue } from '../../support/traffic/consumer.ts';
import { createLedger } from '../../support/traffic/ledger.ts';
import { startPublisher } from '../../support/traffic/publisher.ts';
import { http } from '../../support/vhost.ts';
import { applied } from '../patterns/support.ts';

skipIfNone(clusterSuites(), 'clusters');

const queue = 'transfers.booked';

/** A quorum queue may lose confirmed messages if its node is killed within 2 s of its declaration (3.10.8; 4.3.6: 0.5 s). */
const youngMs = 3_000;

describe.each(clusterSuites())('on a cluster of %s', (suite) => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await shareCluster({ suite });
  });

  test('topologies/high-availability loses no confirmed message when the node of the leader is killed', async () => {
    const first = started(cluster.nodes[0]);
    await applied('high-availability', first, '/');
    const { members, leader } = await queueOn(first);
    expect(members.toSorted()).toEqual(cluster.nodes.map(({ name }) => name));
    await sleep(youngMs);

    const killed = started(cluster.nodes.find(({ name }) => name === leader));
    const rest = cluster.nodes.filter((node) => node !== killed);
    const ledger = createLedger();
    const publishers = rest.map(({ amqpUrl }) =>
      startPublisher({ url: amqpUrl, path: 'declared', exchange: 'transfers', routingKey: 'transfer.booked', rate: 50, size: 64, ledger }),
    );
    onTestFinished(async () => void (await Promise.all(publishers.map((one) => one.stop()))));
    const confirmed = (): number => ledger.accounts().reduce((all, account) => all + account.confirmed, 0);
    await eventually(() => expect(confirmed()).toBeGreaterThan(50));
    await killed.kill();
    onTestFinished(async () => {
      if (killed.state === 'killed') await killed.start();
    });
    const before = confirmed();
    await eventually(() => expect(confirmed()).toBeGreaterThan(before + 100)); // it goes on under another leader
    await Promise.all(publishers.map((one) => one.stop()));

    expect((await queueOn(started(rest[0]))).leader).not.toBe(leader);
    await drainQueue(started(rest[1]).amqpUrl, queue, ledger);
    expect(ledger.lost()).toEqual([]);
  });
});

/** Its replicas, and the node of its leader. */
async function queueOn(node: ClusterNode): Promise<{ readonly members: readonly string[]; readonly leader: string }> {
  const response = await http(node, 'GET', `queues/%2F/${queue}`);
  return (await response.json()) as { members: string[]; leader: string };
}
