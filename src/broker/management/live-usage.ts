// Who uses a broker, for an upgrade check: consumers, channels with a global prefetch, and the deprecated features that the broker reports.
import type { GlobalPrefetch, LiveUsage } from '../../model/upgrade.ts';
import { isTable } from '../../model/values.ts';
import type { Client } from './client.ts';
import { type Abort, visibleRows } from './conditions.ts';
import { readConsumers } from './consumers.ts';

/**
 * Reads the usage of these virtual hosts. What the user may not see is missing: without the tag `monitoring`, the connections of others.
 * Consumers and channels appear up to 5 s late (3.10 to 4.3). A global prefetch is listed by 3.10.8, and not by 4.0.5.
 */
export async function readUsage(client: Client, vhosts: readonly string[], abort: Abort): Promise<LiveUsage> {
  const [consumers, channels, used] = await Promise.all([
    Promise.all(vhosts.map(async (vhost) => [vhost, await readConsumers({ client, vhost }, abort)] as const)),
    visibleRows(client, { path: ['channels'], query: 'columns=vhost,user,global_prefetch_count,connection_details.name', ...abort }),
    // since 3.13; before, the path does not exist
    visibleRows(client, { path: ['deprecated-features', 'used'], ...abort }),
  ]);
  const globalPrefetch = (channels ?? []).flatMap((row): readonly GlobalPrefetch[] => {
    const { vhost, user, global_prefetch_count: count, connection_details: details } = row;
    if (typeof vhost !== 'string' || !vhosts.includes(vhost) || typeof count !== 'number' || count === 0) return [];
    const connection = isTable(details) ? details['name'] : undefined;
    return [{ vhost, user: String(user), ...(typeof connection === 'string' ? { connection } : {}) }];
  });
  return {
    consumers: new Map(consumers),
    globalPrefetch,
    ...(used === undefined ? {} : { deprecatedFeatures: used.map(({ name }) => String(name)).sort() }),
  };
}
