// Adds the cluster to an observation: its nodes, and which of them an apply can ask.
import type { Cluster, ClusterNode } from '../model/observed.ts';
import type { BrokerReader } from '../model/ports.ts';
import { declaredVhosts } from '../rabbitmq/new-vhost.ts';
import { storeOf } from '../rabbitmq/routing-lag.ts';
import { versionOf } from '../rabbitmq/version.ts';
import type { ListedNode, NodeFinder } from './nodes.ts';

/** How to find out about a cluster. */
export interface ClusterQuestions {
  readonly finder: NodeFinder;
  /** The version of the broker. */
  readonly version: string | undefined;
  /** Why no AMQP connection to the node can be opened; undefined if one can. */
  unreachable(node: ListedNode, vhost: string): Promise<string | undefined>;
}

/** The reader, whose observations hold the cluster if requested. */
export function withCluster(reader: BrokerReader, questions: ClusterQuestions): BrokerReader {
  return {
    observe: async (request) => {
      if (request.cluster !== true) return await reader.observe(request);
      // one that may be created need not exist
      const declared = declaredVhosts(request.wanted.values());
      const vhost = request.vhosts.find((one) => !declared.has(one)) ?? request.vhosts[0] ?? '/';
      const [observed, cluster] = await Promise.all([reader.observe(request), clusterOf(questions, vhost, request.signal)]);
      return { ...observed, cluster };
    },
  };
}

/** Takes a few milliseconds for a single node, and no request where no node routes by old bindings. */
async function clusterOf({ finder, version, unreachable }: ClusterQuestions, vhost: string, signal?: AbortSignal): Promise<Cluster> {
  const known = storeOf(versionOf(version));
  if (known === 'mnesia') return { store: known };
  const [store = known, list] = await Promise.all([known === undefined ? finder.store(signal) : known, finder.list(signal)]);
  const found = store === undefined ? {} : { store };
  if (list === 'hidden') return found;
  if (list === 'silent') return { ...found, silent: true };
  const alone = list.length === 1 || store === 'mnesia';
  const seen = await Promise.all(
    list.map(async (node): Promise<ClusterNode> => {
      const { name, running } = node;
      const why = alone || !running ? undefined : await unreachable(node, vhost);
      return { name, running, ...(why === undefined ? {} : { unreachable: why }) };
    }),
  );
  return { ...found, nodes: seen };
}
