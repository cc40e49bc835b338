// One cluster per version for all test files of a worker, since a start takes longer than many tests: a file gets it with all nodes running and
// nothing declared. Files of one worker share their modules (isolate: false). The watchdogs of the nodes end them with the worker.
import { setTimeout as sleep } from 'node:timers/promises';
import { type Cluster, type ClusterOptions, startCluster } from './cluster.ts';
import { started } from './cluster-node.ts';
import { http } from './vhost.ts';

/** By suite. */
const clusters = new Map<string, { readonly cluster: Cluster; readonly options: string }>();

/** A whole cluster sees all of its nodes at once; a damaged one is replaced, and not waited for. Milliseconds. */
const settleMs = 5_000;

/**
 * The cluster of the suite, empty: the one of the file before if it has the same configuration and is whole, otherwise a new one. The caller
 * does not stop it, and may leave it in any state.
 */
export async function shareCluster(options: ClusterOptions & { readonly suite: string }): Promise<Cluster> {
  const known = clusters.get(options.suite);
  const wanted = JSON.stringify({ conf: [], ...options });
  if (known !== undefined) {
    if (known.options === wanted && (await isWhole(known.cluster)) && (await isEmptied(known.cluster))) return known.cluster;
    clusters.delete(options.suite);
    await known.cluster.stop();
  }
  const cluster = await startCluster(options);
  clusters.set(options.suite, { cluster, options: wanted });
  return cluster;
}

async function isWhole(cluster: Cluster): Promise<boolean> {
  if (cluster.nodes.some(({ state }) => state !== 'running')) return false;
  const settled = cluster.settled().then(
    () => true,
    () => false, // it throws after a minute, when nobody waits for it any more
  );
  return await Promise.race([settled, sleep(settleMs, false)]);
}

/** Deletes everything but the administrator and an empty default virtual host; false if the cluster does not let it. */
async function isEmptied({ nodes }: Cluster): Promise<boolean> {
  const node = started(nodes[0]);
  try {
    const names = async (kind: string): Promise<string[]> =>
      ((await (await http(node, 'GET', `${kind}?columns=name`)).json()) as { name: string }[]).map(({ name }) => name);
    for (const user of await names('users')) if (user !== 'guest') await http(node, 'DELETE', `users/${encodeURIComponent(user)}`);
    for (const vhost of await names('vhosts')) await http(node, 'DELETE', `vhosts/${encodeURIComponent(vhost)}`);
    await http(node, 'PUT', 'vhosts/%2F', {}); // its creator gets all permissions in it
    return true;
  } catch (error) {
    console.error(`the cluster of the file before is not used again: ${String(error)}`);
    return false;
  }
}
