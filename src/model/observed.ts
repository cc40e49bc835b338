// The observed side: what a broker, or a definitions file, says there is. Knowledge is never faked: what was not seen is unknown.
import type { Entity, Policy } from './entity.ts';
import type { EntityKey } from './key.ts';

/** A consumer of a queue, with what the management API tells of it. */
export interface AttachedConsumer {
  readonly tag: string;
  /** RabbitMQ's name of its connection: `10.0.0.7:51234 -> 10.0.0.2:5672`. */
  readonly connection?: string;
  /** The name that the client gave its connection. */
  readonly name?: string;
  readonly user?: string;
}

/** Live facts of a queue at the moment of observation; a count that the transport cannot show is left out. */
export interface QueueFacts {
  /** Messages ready for delivery. */
  readonly ready?: number;
  /** Messages delivered and not acknowledged yet. Not visible over AMQP. */
  readonly unacknowledged?: number;
  /** Consumers attached. */
  readonly consumers?: number;
  /** Who they are, where they were counted and it shows; some may be missing. */
  readonly attached?: readonly AttachedConsumer[];
  /** Messages a second that lately came in, through any exchange. */
  readonly publishRate?: number;
}

/** Facts about an observed entity that are not attributes of it. */
export interface Facts extends QueueFacts {
  /** Exclusive to a connection that is not ours (405 on a passive declare). */
  readonly exclusiveElsewhere?: boolean;
  /** The management API's names of a binding. Two where integer arguments of two widths look alike. */
  readonly propertiesKeys?: readonly string[];
  /** Arguments that were asked for and that this transport cannot show: RabbitMQ keeps them and never compares them. */
  readonly uncompared?: readonly string[];
}

/** Why a thing could not be seen. */
export type UnknownReason = 'transport' | 'unavailable';

/**
 * What is known of one entity. `opaque`: it exists, its attributes could not be read, for the reason in `detail`. `unknown`: not even whether it exists,
 * because this transport cannot show it (`transport`) or because the broker could not say (`unavailable`).
 */
export type Observation =
  | { readonly state: 'absent' }
  | { readonly state: 'present'; readonly entity: Entity; readonly facts: Facts }
  | { readonly state: 'opaque'; readonly facts: Facts; readonly detail?: string }
  | { readonly state: 'unknown'; readonly reason: UnknownReason; readonly detail?: string };

/** How the observation was made. */
export type ObservedOver = 'amqp' | 'http' | 'definitions' | 'memory';

/** Whom we look at; what the transport does not tell is left out. */
export interface BrokerIdentity {
  /** Node or cluster name, such as `rabbit@prod-1`. */
  readonly name?: string;
  /** RabbitMQ version, such as `4.3.6`. */
  readonly version?: string;
  /** Address without credentials. */
  readonly address: string;
}

/** One look at a broker. */
export interface Observed {
  readonly over: ObservedOver;
  readonly broker: BrokerIdentity;
  /** True when undeclared objects are listed as well; false where only what was asked for could be seen. */
  readonly complete: boolean;
  /** By key; holds every key that was asked for, and every other entity when `complete`. */
  readonly observations: ReadonlyMap<EntityKey, Observation>;
  /** Exchange types that the broker offers, where it tells. */
  readonly exchangeTypes?: readonly string[];
  /** Operator policies, where they can be seen: in force beside the policies, and the lower limit counts. topo never sets any. */
  readonly operatorPolicies?: readonly Policy[];
}

/** What is known of a key: what is not listed is absent only where everything is listed. */
export function observationOf(observed: Observed, key: EntityKey): Observation {
  return observed.observations.get(key) ?? (observed.complete ? { state: 'absent' } : { state: 'unknown', reason: 'transport' });
}

/** Whether it exists, with attributes that could be read or not. */
export function exists(observation: Observation | undefined): observation is Observation & { readonly state: 'present' | 'opaque' } {
  return observation?.state === 'present' || observation?.state === 'opaque';
}

/** Whether it is exclusive to another connection: nobody else can use, bind or delete it (405 RESOURCE_LOCKED). */
export function isLocked(observation: Observation | undefined): boolean {
  return exists(observation) && observation.facts.exclusiveElsewhere === true;
}
