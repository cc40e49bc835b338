// Whether a connection to a node can be opened: a plan shows beforehand which nodes an apply cannot ask. Changes nothing on the broker.
import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { TopoError } from '../../../model/diagnostic.ts';
import type { BrokerAddress, TlsOptions } from '../../address.ts';
import { addressesOf, type ListedNode, type NodeFinder } from '../../nodes.ts';
import { type Dialled, dial } from './connect.ts';

/** How to connect. */
export interface ReachOptions {
  /** The given URLs, with the login. */
  readonly urls: readonly BrokerAddress[];
  readonly tls?: TlsOptions;
  readonly purpose: string;
}

/** Milliseconds per address. */
const limitMs = 5_000;
/** Milliseconds for an orderly close. */
const closeMs = 500;
/** Milliseconds until the management API shows a connection. */
const visibleMs = 8_000;
/** Milliseconds between two looks. */
const lookEveryMs = 250;

/**
 * Why no connection can be opened to the node, neither at the addresses that the cluster lists for it nor at a URL that leads to it;
 * undefined if one can. A node that accepts the connection of the transport and does not respond, as a frozen one, can be reached: an apply
 * waits for it.
 */
export async function unreachable(node: ListedNode, vhost: string, options: ReachOptions, finder: NodeFinder): Promise<string | undefined> {
  const [like] = options.urls;
  const reasons: string[] = [];
  for (const address of like === undefined ? [] : addressesOf(node, like)) {
    const reason = await whyNot(address, vhost, options);
    if (reason === undefined) return undefined;
    reasons.push(reason);
  }
  const led = await Promise.all(options.urls.map((url) => leadsTo(node, url, vhost, options, finder)));
  return led.includes(true) ? undefined : (reasons[0] ?? 'it has no listener for AMQP');
}

async function whyNot(address: BrokerAddress, vhost: string, options: ReachOptions): Promise<string | undefined> {
  try {
    await leave(await open(address, vhost, options, 'nodes'));
    return undefined;
  } catch (error) {
    const [first] = error instanceof TopoError ? error.diagnostics : [];
    if (first === undefined) throw error;
    if (first.code === 'broker-unreachable' && (await accepts(address))) return undefined;
    return first.message;
  }
}

/** Whether a connection to the URL is one to the node, as the management API shows it. */
async function leadsTo(node: ListedNode, url: BrokerAddress, vhost: string, options: ReachOptions, finder: NodeFinder): Promise<boolean> {
  const name = `nodes ${randomUUID().slice(0, 8)}`;
  let dialled: Dialled;
  try {
    dialled = await open(url, vhost, options, name);
  } catch (error) {
    if (error instanceof TopoError) return false;
    throw error;
  }
  try {
    for (const until = performance.now() + visibleMs; performance.now() < until; await sleep(lookEveryMs)) {
      const found = await finder.nodeOfConnection(vhost, `topo ${options.purpose} (${name})`);
      if (found !== undefined) return found === node.name;
    }
    return false;
  } finally {
    await leave(dialled);
  }
}

function open(address: BrokerAddress, vhost: string, { tls, purpose }: ReachOptions, name: string): Promise<Dialled> {
  const secure = tls === undefined ? {} : { tls };
  return dial({ ...secure, addresses: [address], name: `topo ${purpose} (${name})`, timeoutMs: limitMs }, vhost);
}

async function leave({ model, destroy }: Dialled): Promise<void> {
  await Promise.race([model.close().catch(() => {}), sleep(closeMs, undefined, { ref: false })]);
  destroy();
}

/** Whether the transport accepts a connection. */
function accepts({ host, port }: BrokerAddress): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: limitMs });
    const end = (accepted: boolean) => (): void => {
      socket.destroy();
      resolve(accepted);
    };
    socket.once('connect', end(true)).once('timeout', end(false)).once('error', end(false));
  });
}
