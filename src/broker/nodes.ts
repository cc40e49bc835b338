// The nodes of a cluster: where each of them can be reached over AMQP with the login and the TLS settings of the given URLs.
import type { MetadataStore } from '../model/observed.ts';
import type { BrokerAddress } from './address.ts';

/** A listener of a node. */
export interface Listener {
  /** `amqp`, `amqp/ssl`, `http`, ... */
  readonly protocol: string;
  /** The address that it is bound to; `0.0.0.0` and `::` are all addresses of its host. */
  readonly address: string;
  readonly port: number;
}

/** A member of a cluster; one that is not running has no listeners. */
export interface ListedNode {
  readonly name: string;
  readonly running: boolean;
  readonly listeners: readonly Listener[];
}

/** Finds nodes without AMQP. */
export interface NodeFinder {
  /** The members; `hidden` if the user may not see them, `silent` if there is no response in time. @throws the reason of the signal */
  list(signal?: AbortSignal): Promise<readonly ListedNode[] | 'hidden' | 'silent'>;
  /** The node of a queue; undefined if it is not visible (yet). @throws TopoError as `Client.send` */
  nodeOf(vhost: string, queue: string): Promise<string | undefined>;
  /** The node of a connection to the virtual host with that name, which appears some seconds late; undefined if it is not visible (yet). */
  nodeOfConnection(vhost: string, name: string): Promise<string | undefined>;
  /** The metadata store of a version that may have either; undefined if that is not visible. */
  store(signal?: AbortSignal): Promise<MetadataStore | undefined>;
}

const everywhere: readonly string[] = ['0.0.0.0', '::', '[::]'];

/**
 * The addresses of a node according to the cluster, the likeliest first: of each listener of the protocol of the URLs, the address that it is
 * bound to, and the host in the name of the node. Certificates are issued for host names, so with TLS the host comes first.
 */
export function addressesOf({ name, listeners }: ListedNode, like: BrokerAddress): readonly BrokerAddress[] {
  const wanted = like.protocol === 'amqps' ? 'amqp/ssl' : 'amqp';
  const host = name.slice(name.indexOf('@') + 1);
  const found = listeners
    .filter(({ protocol }) => protocol === wanted)
    .flatMap(({ address, port }): BrokerAddress[] => {
      const bound = everywhere.includes(address) ? [] : [address];
      const hosts = like.protocol === 'amqps' ? [host, ...bound] : [...bound, host];
      return hosts.map((one) => ({ ...like, host: one, port }));
    });
  return found.filter((one, at) => found.findIndex(({ host: h, port }) => h === one.host && port === one.port) === at);
}
