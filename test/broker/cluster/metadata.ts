// The leader of the metadata of a cluster with Khepri (RabbitMQ 4.3). The leader confirms nothing while its metadata are suspended, so only
// a follower can lag.
import type { ClusterNode } from '../../support/cluster-node.ts';
import { eventually } from '../../support/eventually.ts';

/** Makes another node the leader. Resolves when `from` is a follower. */
export async function leadAway(from: ClusterNode, to: ClusterNode): Promise<void> {
  await eventually(async () => {
    const leader = await from.evaluate('ra_leaderboard:lookup_leader(rabbitmq_metadata).');
    if (!leader.includes(from.name)) return;
    await from.evaluate(`ra:transfer_leadership({rabbitmq_metadata, '${from.name}'}, {rabbitmq_metadata, '${to.name}'}).`);
    throw new Error(`${leader} leads the metadata`);
  });
}
