// The inventory of a whole broker: the names of its virtual hosts, the numbers of unmanaged objects, and its clients.
import type { Inventory } from '../../model/ports.ts';
import { unmanagedIn } from '../../rabbitmq/unmanaged.ts';
import type { Client } from './client.ts';
import { type Abort, visibleRows } from './conditions.ts';
import { readUsage } from './live-usage.ts';
import { getRows } from './response.ts';

/** The inventory over an open client. */
export function createInventory(client: Client): Inventory {
  return {
    vhosts: async (signal) => {
      const rows = await getRows({ client }, { path: ['vhosts'], query: 'disable_stats=true&columns=name', ...abortOf(signal) });
      return rows.map(({ name }) => String(name)).sort();
    },
    unmanaged: (vhosts, signal) => readUnmanaged(client, vhosts, abortOf(signal)),
    usage: (vhosts, signal) => readUsage(client, vhosts, abortOf(signal)),
  };
}

/** Users and permissions are visible to administrators, parameters to policymakers; operator policies and limits to all (3.10 to 4.3). */
async function readUnmanaged(client: Client, vhosts: readonly string[], abort: Abort): Promise<ReadonlyMap<string, number>> {
  const [users, permissions, topicPermissions, parameters, globalParameters, limits] = await Promise.all([
    visibleRows(client, { path: ['users'], query: 'columns=name', ...abort }),
    visibleRows(client, { path: ['permissions'], ...abort }),
    visibleRows(client, { path: ['topic-permissions'], ...abort }),
    visibleRows(client, { path: ['parameters'], ...abort }),
    visibleRows(client, { path: ['global-parameters'], query: 'columns=name', ...abort }),
    visibleRows(client, { path: ['vhost-limits'], ...abort }),
  ]);
  const visible = parameters ?? [
    ...(limits ?? []).map(({ vhost }) => ({ vhost, component: 'vhost-limits' })),
    ...(await operatorPolicies(client, vhosts, abort)),
  ];
  return unmanagedIn(
    { users, permissions, topic_permissions: topicPermissions, parameters: visible, global_parameters: globalParameters },
    vhosts,
  );
}

async function operatorPolicies(client: Client, vhosts: readonly string[], abort: Abort) {
  const rows = await visibleRows(client, { path: ['operator-policies'], ...abort });
  return (rows ?? []).filter(({ vhost }) => vhosts.includes(String(vhost))).map(({ vhost }) => ({ vhost, component: 'operator_policy' }));
}

function abortOf(signal: AbortSignal | undefined): Abort {
  // of its own: Node warns of a leak if more than ten requests listen to one signal
  return signal === undefined ? {} : { signal: AbortSignal.any([signal]) };
}
