// The state of the in-memory broker: virtual hosts, created on first use with the predeclared exchanges of RabbitMQ.
import type { Binding, Document, Exchange, Policy, Queue, QueueType } from '../../../src/model/entity.ts';
import type { EntityKey } from '../../../src/model/key.ts';
import type { ClusterNode } from '../../../src/model/observed.ts';

/** The supported versions. */
export type MemoryVersion = '3.10.8' | '4.0.5' | '4.3.6';

/** A queue with its messages. */
export interface StoredQueue {
  readonly entity: Queue & { readonly type: QueueType };
  /** Whether its arguments include `x-queue-type`: always on 4.x, which adds it; on 3.10 if it was sent. */
  readonly typed: boolean;
  /** Exclusive to a connection other than that of the writer. */
  readonly elsewhere: boolean;
  /** Ids of messages, the oldest first; '' for messages that are only counted. */
  readonly ready: string[];
  /** Delivered and not acknowledged. */
  readonly unacknowledged: string[];
  consumers: number;
}

/** One virtual host. */
export interface MemoryVhost {
  readonly name: string;
  /** Without the default exchange, which is never listed and cannot be changed. */
  readonly exchanges: Map<string, Exchange>;
  readonly queues: Map<string, StoredQueue>;
  readonly bindings: Map<EntityKey, Binding>;
  readonly policies: Map<string, Policy>;
  /** Of each x-consistent-hash exchange: the binding that counts, by destination. */
  readonly rings: Map<string, Map<string, Binding>>;
}

/** The whole state. */
export interface MemoryState {
  readonly version: MemoryVersion;
  /** Whether the plugin rabbitmq_consistent_hash_exchange is enabled. */
  readonly hashing: boolean;
  readonly nodes: readonly ClusterNode[];
  readonly vhosts: Map<string, MemoryVhost>;
  /** Of all virtual hosts and of the broker. Never validated. */
  readonly documents: Map<EntityKey, Document>;
  /** The first routing key of each message; a move retains it. */
  readonly routingKeys: Map<string, string>;
}

/** The exchange type of the plugin rabbitmq_consistent_hash_exchange. */
export const hashType = 'x-consistent-hash';

const prebuilt = [
  ['amq.direct', 'direct'],
  ['amq.fanout', 'fanout'],
  ['amq.headers', 'headers'],
  ['amq.match', 'headers'],
  ['amq.rabbitmq.trace', 'topic'],
  ['amq.topic', 'topic'],
] as const;

/** The virtual host with that name, created if it is new. */
export function vhostOf(state: MemoryState, name: string): MemoryVhost {
  const known = state.vhosts.get(name);
  if (known !== undefined) return known;
  const vhost: MemoryVhost = { name, exchanges: new Map(), queues: new Map(), bindings: new Map(), policies: new Map(), rings: new Map() };
  for (const [exchange, type] of prebuilt) {
    vhost.exchanges.set(exchange, {
      kind: 'exchange',
      vhost: name,
      name: exchange,
      type,
      durable: true,
      autoDelete: false,
      internal: exchange === 'amq.rabbitmq.trace',
      arguments: {},
    });
  }
  state.vhosts.set(name, vhost);
  return vhost;
}

/** Exchange types that the broker offers. */
export function exchangeTypesOf({ version, hashing }: MemoryState): readonly string[] {
  const basic = ['direct', 'fanout', 'headers', 'topic', ...(hashing ? [hashType] : [])];
  switch (version) {
    case '3.10.8':
      return basic;
    case '4.0.5':
      return [...basic, 'x-local-random'];
    case '4.3.6':
      return [...basic, 'x-local-random', 'x-modulus-hash'];
  }
}

/** The 405 of a queue that belongs to another connection, or that would have to change owner. */
export function locked(name: string, vhost: string): string {
  return (
    `RESOURCE_LOCKED - cannot obtain exclusive access to locked queue '${name}' in vhost '${vhost}'. It could be originally declared ` +
    'on another connection or the exclusive property value does not match that of the original declaration.'
  );
}

/** The 403 of any operation on the default exchange. */
export const defaultExchange = 'ACCESS_REFUSED - operation not permitted on the default exchange';
