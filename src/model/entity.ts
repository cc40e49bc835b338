// The kinds of entity that topo manages, as plain data, the same for the declared and the observed side.
import type { Arguments } from './values.ts';

export type EntityKind = 'exchange' | 'queue' | 'binding' | 'policy' | 'document';

/** Queue types by RabbitMQ's names (`x-queue-type`). */
export type QueueType = 'classic' | 'quorum' | 'stream';

/** An exchange of a virtual host. No attribute can change after declaration (AMQP 0-9-1, exchange.declare). */
export interface Exchange {
  readonly kind: 'exchange';
  readonly vhost: string;
  readonly name: string;
  /** `direct`, `fanout`, `topic`, `headers`, or a type provided by a plugin (`x-delayed-message`, ...). */
  readonly type: string;
  readonly durable: boolean;
  readonly autoDelete: boolean;
  /** Cannot be published to, only bound to (RabbitMQ extension). */
  readonly internal: boolean;
  readonly arguments: Arguments;
}

/** A queue of a virtual host. No attribute can change after declaration (AMQP 0-9-1, queue.declare). */
export interface Queue {
  readonly kind: 'queue';
  readonly vhost: string;
  readonly name: string;
  /** Absent on the declared side: the default type of the virtual host, and none is sent. Never inside `arguments`. */
  readonly type?: QueueType;
  readonly durable: boolean;
  readonly autoDelete: boolean;
  /** Belongs to the connection that declares it; topo never provisions it. */
  readonly exclusive: boolean;
  /** Without `x-queue-type`, which is `type`. */
  readonly arguments: Arguments;
}

/** A binding. It has no name: all fields together are its identity, and none can be changed. */
export interface Binding {
  readonly kind: 'binding';
  readonly vhost: string;
  readonly source: string;
  readonly destinationType: 'queue' | 'exchange';
  readonly destination: string;
  readonly routingKey: string;
  readonly arguments: Arguments;
}

/** A policy; the one entity that the broker updates in place. */
export interface Policy {
  readonly kind: 'policy';
  readonly vhost: string;
  readonly name: string;
  /** Erlang (PCRE) regular expression over names. */
  readonly pattern: string;
  /** What it applies to, in the words of the management API: `queues`, `exchanges`, `all`, `quorum_queues`, ... */
  readonly applyTo: string;
  /** Higher wins; one policy applies to a queue or exchange at a time. */
  readonly priority: number;
  readonly definition: Arguments;
}

/**
 * What RabbitMQ keeps under a key, besides exchanges, queues, bindings and policies: put and deleted as a whole, updated in place, without
 * messages. `src/rabbitmq/documents/table.ts` lists a row per kind.
 */
export type DocumentKind =
  | 'vhost'
  | 'user'
  | 'user-limit'
  | 'vhost-limit'
  | 'permission'
  | 'topic-permission'
  | 'operator-policy'
  | 'federation-upstream'
  | 'federation-upstream-set'
  | 'shovel'
  | 'parameter'
  | 'global-parameter';

/** A document; the broker updates it in place. */
export interface Document {
  readonly kind: 'document';
  readonly of: DocumentKind;
  /** Empty for a document of the whole broker. */
  readonly vhost: string;
  /** Of a virtual host, the same as `vhost`; of a permission, its user; of a topic permission, its exchange; of a limit, RabbitMQ's name of it. */
  readonly name: string;
  /** What the name belongs to, apart from the virtual host: of a topic permission, its user; of a parameter, its component. */
  readonly scope?: string;
  /** By the properties of the file format, with all defaults. */
  readonly body: Arguments;
}

export type Entity = Exchange | Queue | Binding | Policy | Document;
