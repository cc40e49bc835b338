// The observed side: the objects of a broker or a definitions file. What was not observed is unknown, and never assumed.
import type { Entity, Policy, QueueType } from './entity.ts';
import type { EntityKey } from './key.ts';
import type { FederationLink, ShovelStatus } from './links.ts';

/** A consumer of a queue, with the details of the management API. */
export interface AttachedConsumer {
  readonly tag: string;
  /** RabbitMQ's name of its connection: `10.0.0.7:51234 -> 10.0.0.2:5672`. */
  readonly connection?: string;
  /** The name that the client gave its connection. */
  readonly name?: string;
  readonly user?: string;
  /** Only in the facts of a permission: its queue. */
  readonly queue?: string;
}

/** Live facts of a queue at the moment of observation; a count that the transport does not show is absent. */
export interface QueueFacts {
  /** Messages ready for delivery. */
  readonly ready?: number;
  /** Messages delivered and not acknowledged yet, dead letters that wait included. Not visible over AMQP. */
  readonly unacknowledged?: number;
  /** Of those, the dead letters that a quorum queue keeps until another queue confirms them; absent if there are none, or over AMQP. */
  readonly deadLetters?: number;
  /** Consumers attached. */
  readonly consumers?: number;
  /** Their details, if they were counted and are visible; some may be missing. */
  readonly attached?: readonly AttachedConsumer[];
  /** Recently published messages per second, through any exchange. */
  readonly publishRate?: number;
}

/**
 * Why the messages of a queue that exists are out of reach: its counts are unknown, and no operation on it can be relied on.
 */
export interface Outage {
  /**
   * As RabbitMQ names it: `down`, `stopped`, `crashed`, `minority`. Or `leaderless`: a quorum queue without a leader; `uncounted`: the broker
   * lists it without counts; `unresponsive`: the broker does not answer a request about it in time.
   */
  readonly state: 'down' | 'stopped' | 'crashed' | 'minority' | 'leaderless' | 'uncounted' | 'unresponsive';
  /** The nodes that host it and are not running, as far as they are known. */
  readonly nodes: readonly string[];
  /** Set if the broker may not list its bindings: any exchange of its virtual host may be bound to it. */
  readonly hidesBindings?: true;
}

/** Facts about an observed entity that are not attributes of it. Of a virtual host, the counts are those of all its queues; of a permission, `attached` are the consumers that lose it. */
export interface Facts extends QueueFacts {
  /** Only of a virtual host: its queues. */
  readonly queues?: number;
  /** Only of a virtual host and of a user: its open connections, if they are visible. */
  readonly connections?: number;
  /** Only of an upstream or a policy that the plan changes: the exchanges whose links lose the messages that wait for them. */
  readonly linked?: readonly string[];
  /** Only of a queue: set if it is down. Its attributes are then those that the broker lists. */
  readonly down?: Outage;
  /** Exclusive to a connection that is not ours (405 on a passive declare). */
  readonly exclusiveElsewhere?: boolean;
  /** The management API's names of a binding. Two where integer arguments of two widths look alike. */
  readonly propertiesKeys?: readonly string[];
  /**
   * Arguments that this transport does not show (AMQP: RabbitMQ stores them and never compares them), or not with their types (listings in
   * JSON, which show the text `undefined` and a null alike).
   */
  readonly uncompared?: readonly string[];
}

/**
 * Why an object could not be observed. `unanswerable`: the broker cannot reply about its name over this transport. `down`: it is a queue that
 * exists and is down. `unlisted`: it is a binding to such a queue, which the broker does not list. `tag`: the user lacks the tag that listing
 * it requires.
 */
export type UnknownReason = 'transport' | 'unavailable' | 'unanswerable' | 'down' | 'unlisted' | 'tag';

/**
 * What is known of one entity. `opaque`: it exists, its attributes could not be read, for the reason in `detail`. `unknown`: not even whether it exists,
 * because it is not visible over this transport (`transport`) or because the broker could not respond (`unavailable`, `unanswerable`).
 */
export type Observation =
  | { readonly state: 'absent' }
  | { readonly state: 'present'; readonly entity: Entity; readonly facts: Facts }
  | { readonly state: 'opaque'; readonly facts: Facts; readonly detail?: string }
  | {
      readonly state: 'unknown';
      readonly reason: UnknownReason;
      readonly detail?: string;
      /** Set for the reasons `down` and `unlisted`. */
      readonly down?: Outage;
    };

/** How the observation was made. */
export type ObservedOver = 'amqp' | 'http' | 'definitions' | 'memory';

/** The broker; details that the transport does not show are absent. */
export interface BrokerIdentity {
  /** Node or cluster name, such as `rabbit@prod-1`. */
  readonly name?: string;
  /** RabbitMQ version, such as `4.3.6`. */
  readonly version?: string;
  /** The random id that RabbitMQ gives a cluster when it is created; absent over AMQP and without the tag `policymaker` or `administrator`. */
  readonly clusterId?: string;
  /** Address without credentials. */
  readonly address: string;
}

/** Limits of a virtual host or a user: a missing one does not exist, or is not visible. 0 permits none. */
export interface Limits {
  /** Queues of a virtual host, exclusive ones included. */
  readonly maxQueues?: number;
  /** Connections to a virtual host, or of a user. */
  readonly maxConnections?: number;
  /** Channels of a user, of all its connections together. */
  readonly maxChannels?: number;
}

/** The conditions that a virtual host sets. */
export interface VhostConditions {
  /** The type of a durable, shared and permanent queue that is declared without one. */
  readonly defaultQueueType?: QueueType;
  /** Absent if not visible. */
  readonly limits?: Limits;
  /** Of all users; read only from a broker that deletes them with their exchange, and visible to administrators. */
  readonly topicPermissions?: readonly TopicPermission[];
  /** Open connections, at least those that the user may see; counted only if a limit or the deletion of the virtual host makes them matter. */
  readonly connections?: number;
}

/** Patterns over routing keys, for one user and exchange. */
export interface TopicPermission {
  readonly vhost: string;
  readonly user: string;
  readonly exchange: string;
  readonly write: string;
  readonly read: string;
}

/** A resource alarm: from its begin to its end, all nodes of the cluster accept no message. */
export interface Alarm {
  /** Absent over AMQP, which does not show it. */
  readonly node?: string;
  /** `memory` or `disk`. */
  readonly resource: string;
}

/** The account that topo uses on the management API. */
export interface Account {
  readonly user: string;
  readonly tags: readonly string[];
  /** The user of the AMQP connections, if it is another one. */
  readonly amqpUser?: string;
  /** The names of all users; visible to administrators. */
  readonly users?: readonly string[];
}

/** What else decides whether a broker accepts an operation, apart from its version; what is not visible to the user is absent. */
export interface Conditions {
  /** Plugins that are enabled explicitly on any node, in code unit order; plugins that are enabled as their dependencies are not listed. */
  readonly plugins?: readonly string[];
  /** By name, such as `transient_nonexcl_queues`. Features whose state is not visible are omitted (4.0 to 4.2 list only the phase). */
  readonly deprecatedFeatures?: { readonly [feature: string]: 'permitted' | 'denied' };
  /** Of the observing user. */
  readonly userLimits?: Limits;
  /** Of the observing user, in all virtual hosts; visible to administrators. */
  readonly topicPermissions?: readonly TopicPermission[];
  /** Observed only with documents. */
  readonly account?: Account;
  /** In effect at the time. */
  readonly alarms?: readonly Alarm[];
  /** In all virtual hosts; absent without the plugin too. */
  readonly federationLinks?: readonly FederationLink[];
  /** In all virtual hosts; observed only with declared shovels, and absent without the plugin too. */
  readonly shovels?: readonly ShovelStatus[];
  /** Its open connections and their channels; counted only if a limit makes them matter. */
  readonly userConnections?: number;
  readonly userChannels?: number;
  /** The names of all virtual hosts that the user may see: those that it may access, or all with the tag `monitoring`. */
  readonly vhostNames?: readonly string[];
  /** By name, the observed ones that are visible. */
  readonly vhosts: ReadonlyMap<string, VhostConditions>;
}

/** Where a broker keeps its metadata: exchanges, queues, bindings. */
export type MetadataStore = 'mnesia' | 'khepri';

/** A node of a cluster. */
export interface ClusterNode {
  readonly name: string;
  readonly running: boolean;
  /** Why topo cannot open an AMQP connection to it; absent if it can, and if the node is not running. */
  readonly unreachable?: string;
}

/** The cluster of a broker. */
export interface Cluster {
  /** All members, in code unit order; absent if the user may not see them. */
  readonly nodes?: readonly ClusterNode[];
  /** The broker did not list them in time, as it does while a node is frozen. */
  readonly silent?: true;
  /** Absent if unknown. */
  readonly store?: MetadataStore;
}

/** One observation of a broker. */
export interface Observed {
  readonly over: ObservedOver;
  readonly broker: BrokerIdentity;
  /** True if undeclared objects are listed as well; false if only requested objects are visible. */
  readonly complete: boolean;
  /** By key; holds every requested key, and every other entity if `complete`. */
  readonly observations: ReadonlyMap<EntityKey, Observation>;
  /** Exchange types that the broker offers, if known. */
  readonly exchangeTypes?: readonly string[];
  /** The Erlang release that the broker runs on, such as 29; absent over AMQP, which does not show it. */
  readonly erlang?: number;
  /** Operator policies, if visible: in force beside the policies, with the lower limit winning. topo never sets any. */
  readonly operatorPolicies?: readonly Policy[];
  /** Absent over AMQP, which shows none of them. */
  readonly conditions?: Conditions;
  /** Absent unless requested, and over AMQP, which does not show it. */
  readonly cluster?: Cluster;
}

/** The observation of a key: an unlisted object is absent only if everything is listed. */
export function observationOf(observed: Observed, key: EntityKey): Observation {
  return observed.observations.get(key) ?? (observed.complete ? { state: 'absent' } : { state: 'unknown', reason: 'transport' });
}

/** Whether it exists, with attributes that could be read or not. */
export function exists(observation: Observation | undefined): observation is Observation & { readonly state: 'present' | 'opaque' } {
  return observation?.state === 'present' || observation?.state === 'opaque';
}

/** Whether it is exclusive to another connection: no other can use, bind or delete it (405 RESOURCE_LOCKED). */
export function isLocked(observation: Observation | undefined): boolean {
  return exists(observation) && observation.facts.exclusiveElsewhere === true;
}

/** The outage of a queue that is down, or of the queue of a binding that is not listed because of it; undefined for all others. */
export function outageOf(observation: Observation | undefined): Outage | undefined {
  if (observation === undefined || observation.state === 'absent') return undefined;
  return observation.state === 'unknown' ? observation.down : observation.facts.down;
}
