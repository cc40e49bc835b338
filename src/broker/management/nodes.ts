// The nodes of a cluster with their listeners, and the node of a queue. Requires the tag `monitoring` (3.10 to 4.3).
import { TopoError } from '../../model/diagnostic.ts';
import type { MetadataStore } from '../../model/observed.ts';
import { byCodeUnits, isTable } from '../../model/values.ts';
import type { Row } from '../../rabbitmq/rows.ts';
import type { ListedNode, NodeFinder } from '../nodes.ts';
import type { Client } from './client.ts';
import { visibleRows } from './conditions.ts';
import type { HttpRequest } from './http.ts';
import { jsonOf } from './response.ts';

/** Milliseconds; a node that is frozen delays the list until the others see it as down, after 65 to 72 s (4.3.6). */
const limitMs = 5_000;

/** Finds nodes over an open client. */
export function createNodeFinder(client: Client): NodeFinder {
  return {
    list: (signal) => unlessSilent(() => listNodes(client, abortOf(signal)), signal),
    nodeOf: async (vhost, queue) => {
      const answer = await client.send({ method: 'GET', path: ['queues', vhost, queue], query: 'columns=node', timeoutMs: limitMs });
      if (answer.status !== 200) return undefined;
      const row = jsonOf(answer, client);
      return isTable(row) && typeof row['node'] === 'string' ? row['node'] : undefined;
    },
    nodeOfConnection: async (vhost, name) => {
      const path = ['vhosts', vhost, 'connections'];
      const rows = await visibleRows(client, { path, query: 'columns=node,user_provided_name', timeoutMs: limitMs });
      const node = rows?.find((row) => row['user_provided_name'] === name)?.['node'];
      return typeof node === 'string' ? node : undefined;
    },
    store: (signal) =>
      unlessSilent(() => readStore(client, abortOf(signal)), signal).then((found) => (found === 'silent' ? undefined : found)),
  };
}

type Limits = Pick<HttpRequest, 'signal' | 'timeoutMs'>;

function abortOf(signal: AbortSignal | undefined): Limits {
  return { timeoutMs: limitMs, ...(signal === undefined ? {} : { signal }) };
}

async function unlessSilent<T>(read: () => Promise<T>, signal: AbortSignal | undefined): Promise<T | 'silent'> {
  try {
    return await read();
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof TopoError) return 'silent';
    throw error;
  }
}

async function listNodes(client: Client, limits: Limits): Promise<readonly ListedNode[] | 'hidden'> {
  const [rows, overview] = await Promise.all([
    visibleRows(client, { path: ['nodes'], query: 'disable_stats=true&columns=name,running', ...limits }),
    client.send({ method: 'GET', path: ['overview'], query: 'columns=listeners', ...limits }),
  ]);
  if (rows === undefined || rows.length === 0 || overview.status !== 200) return 'hidden';
  const found = jsonOf(overview, client);
  const { listeners }: Row = isTable(found) ? found : {};
  const all = Array.isArray(listeners) ? listeners.filter(isTable) : [];
  const nodes = rows.map(({ name, running }): ListedNode => {
    const own = all.filter(({ node }) => node === name);
    return {
      name: String(name),
      running: running === true,
      listeners: own.map(({ protocol, ip_address: address, port }) => ({
        protocol: String(protocol),
        address: String(address),
        port: Number(port),
      })),
    };
  });
  return nodes.sort((one, other) => byCodeUnits(one.name, other.name));
}

/** The feature flag `khepri_db` (3.13 to 4.2): 4.x shows it to the tag `management`, 3.13 to administrators. */
async function readStore(client: Client, limits: Limits): Promise<MetadataStore | undefined> {
  const flags = await visibleRows(client, { path: ['feature-flags'], query: 'columns=name,state', ...limits });
  const state = flags?.find(({ name }) => name === 'khepri_db')?.['state'];
  if (state === 'enabled') return 'khepri';
  return state === 'disabled' ? 'mnesia' : undefined;
}
