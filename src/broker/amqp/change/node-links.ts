// Connections to single nodes of a cluster, opened on first use and kept for the run. A connection does not state its node (RabbitMQ 3.10 to
// 4.3): an exclusive queue with a name of the server is on the node of its connection, and the management API shows that at once.
import { setTimeout as sleep } from 'node:timers/promises';
import { problem, TopoError } from '../../../model/diagnostic.ts';
import { nameText } from '../../../model/key.ts';
import { type BrokerAddress, printAddress } from '../../address.ts';
import { addressesOf, type ListedNode, type NodeFinder } from '../../nodes.ts';
import { Session } from '../connection/session.ts';
import type { SessionOptions } from '../connection/sessions.ts';

/** A node to connect to: a member of the cluster, or an address of a URL. */
export type LinkTarget = Listed | { readonly address: BrokerAddress };

/** A member of the cluster. */
interface Listed {
  readonly node: ListedNode;
}

/** Connections by virtual host and node. */
export interface NodeLinks {
  /** The open connection, or a new one in place of a lost one. @throws TopoError if none can be opened */
  get(vhost: string, target: LinkTarget): Promise<Pick<Session, 'call' | 'address'>>;
  /** Closes all. Never throws, never hangs. */
  close(): Promise<void>;
}

/** Milliseconds for a connection to open; it is tried again. */
const openMs = 5_000;
/** Milliseconds for the exclusive queue, which a node that lags behind declares when it has caught up. */
const identifyMs = 60_000;
/** Milliseconds until a queue must be visible on the node of the management API. */
const visibleMs = 5_000;
/** How often each URL is tried for a node: behind a load balancer, each connection may lead to another node. */
const triesPerUrl = 6;

/** Creates the collection without connecting. */
export function createNodeLinks(options: SessionOptions, finder: NodeFinder | undefined): NodeLinks {
  const held = new Map<string, Promise<Session>>();
  const sessions = new Set<Session>();
  let closing = false;

  async function openOne(address: BrokerAddress, vhost: string): Promise<Session> {
    const name = `topo ${options.purpose} (nodes)`;
    const session = await Session.open({ ...options, addresses: [address], timeoutMs: openMs, name }, vhost, 2);
    sessions.add(session);
    if (closing) await session.close();
    return session;
  }

  async function drop(session: Session): Promise<void> {
    sessions.delete(session);
    await session.close();
  }

  /** Tries the addresses of the node, then the URLs. @throws TopoError with the reason of the first one */
  async function openNode({ node }: Listed, vhost: string): Promise<Session> {
    let first: TopoError | undefined;
    const dead = new Set<BrokerAddress>();
    for (const { address, isOwn } of candidatesOf(node, options.addresses)) {
      if (closing || dead.has(address)) continue;
      try {
        const session = await openOne(address, vhost);
        const found = await identify(session, vhost, finder);
        // a user may lack the permission for the queue: the cluster itself lists this address for the node
        if (found === node.name || (found === 'refused' && isOwn)) return session;
        await drop(session);
      } catch (error) {
        if (!(error instanceof TopoError)) throw error;
        dead.add(address);
        first ??= error;
      }
    }
    throw first ?? new TopoError([problem('broker-unreachable', `no known address is that of node ${nameText(node.name)}`)]);
  }

  return {
    async get(vhost, target) {
      const id = JSON.stringify([vhost, nameOf(target)]);
      const there = await held.get(id)?.catch(() => undefined);
      if (there !== undefined && there.lost === undefined) return there;
      const fresh = 'address' in target ? openOne(target.address, vhost) : openNode(target, vhost);
      held.set(id, fresh);
      return await fresh;
    },
    async close() {
      closing = true;
      await Promise.all([...sessions].map((session) => session.close()));
    },
  };
}

/** The name of a node, or its address. */
export function nameOf(target: LinkTarget): string {
  return 'node' in target ? target.node.name : printAddress(target.address);
}

/** The addresses that the cluster lists for the node, then those of the URLs, which may be of any node. */
function candidatesOf(
  node: ListedNode,
  urls: readonly BrokerAddress[],
): readonly { readonly address: BrokerAddress; readonly isOwn: boolean }[] {
  const [like] = urls;
  const own = like === undefined ? [] : addressesOf(node, like).map((address) => ({ address, isOwn: true }));
  return [...own, ...Array.from({ length: triesPerUrl }, () => urls.map((address) => ({ address, isOwn: false }))).flat()];
}

/** The name of the node of a connection; undefined if the cluster does not show it, `refused` if the broker refuses the queue. */
async function identify(session: Session, vhost: string, finder: NodeFinder | undefined): Promise<string | undefined> {
  if (finder === undefined) return undefined;
  const declared = await session.call((channel) => channel.assertQueue('', { exclusive: true }), identifyMs);
  if (!declared.ok) return declared.failure.kind === 'refused' ? 'refused' : undefined;
  const { queue } = declared.value;
  try {
    for (const until = performance.now() + visibleMs; performance.now() < until; await sleep(50)) {
      const node = await finder.nodeOf(vhost, queue);
      if (node !== undefined) return node;
    }
    return undefined;
  } finally {
    await session.call((channel) => channel.deleteQueue(queue), identifyMs);
  }
}
