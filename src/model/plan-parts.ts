// What the steps of a change are made from, besides its two forms. A saved plan holds it, so that its steps can be made again and compared.
import type { Binding, Exchange, Policy, Queue } from './entity.ts';
import type { EntityKey } from './key.ts';

/** A live binding. */
export interface LiveBinding {
  readonly binding: Binding;
  /** The management API's names of it, if known. */
  readonly propertiesKeys?: readonly string[];
}

/**
 * The state of the holding queue: it does not exist (`nothing`); an earlier run created it and cannot have moved anything into it, as the
 * carrier exchange is created after it (`unused`); or it may hold messages (`held`).
 */
export type Holds = 'nothing' | 'unused' | 'held';

/**
 * How many ready messages a new queue may be given, by its own limits and those of policies; absent without a limit, or if the old queue has
 * the same one and drops what exceeds it. The counts of a plan can be out of date, so each move compares those of the broker.
 */
export interface Accepting {
  /** Before anything is moved: no more than it accepts, whatever it does with others. A new or lower limit of bytes accepts none. */
  readonly accepts?: number;
  /** Afterwards: no more than it keeps, if it drops others. One that refuses them loses none. */
  readonly keeps?: number;
}

/** What the steps of the migration of a queue are made from, besides its two forms and its holding queue. */
export interface QueueParts extends Accepting {
  /** Final bindings of the queue, including undeclared ones. */
  readonly bindings: readonly Binding[];
  /** Live bindings of the queue and of the holding queue, with the management API's names for them. */
  readonly live: readonly LiveBinding[];
  readonly held: readonly LiveBinding[];
  /** Of the live bindings of a queue in its new form, those to remove before it is bound (`unboundBefore`). */
  readonly outdated: readonly LiveBinding[];
  readonly holds: Holds;
  /**
   * The bindings that the old queue gets back if its consumers do not leave: as observed, with those that an interrupted run had moved to the
   * holding queue. Over AMQP alone the declared ones, as the others are not removed.
   */
  readonly returning: readonly Binding[];
  /** How many messages the old queue accepts, by its length limit; absent without one. */
  readonly room?: number;
  /** Whether an interrupted run was moving messages back to the old queue, as far as visible. */
  readonly isReturning: boolean;
}

/** What the steps of the migration of an exchange are made from, besides its two forms and its holding queue. */
export interface ExchangeParts {
  /** Whether the holding queue exists. */
  readonly isHeld: boolean;
  /** Final bindings from the exchange, and to it. */
  readonly outgoing: readonly Binding[];
  readonly incoming: readonly Binding[];
  /** Live bindings to the exchange that stands in for it. */
  readonly heldIncoming: readonly LiveBinding[];
  /** Live bindings that are not final. */
  readonly live: readonly Binding[];
  /** Of the live bindings of an exchange in its new form, those to remove before it is bound (`unboundBefore`). */
  readonly outdated: readonly LiveBinding[];
  /** Makes the holding queue's exchange the alternate exchange. */
  readonly policy: Policy;
}

/** One destination that is unbound from an exchange and bound again: what its steps are made from. */
export interface RebindingParts {
  /** Bindings that are removed and created again. */
  readonly returning: readonly LiveBinding[];
  /** Bindings that are removed for good. */
  readonly leaving: readonly LiveBinding[];
  /** Bindings that are created, in this order. */
  readonly arriving: readonly Binding[];
  /** Whether the arriving bindings are also created before. */
  readonly isProbed: boolean;
  /** What is deleted with the last binding of an autoDelete exchange, and declared and bound again. */
  readonly exchanges: readonly Exchange[];
  readonly bindings: readonly Binding[];
}

/** How the nodes of the cluster are awaited before a queue is deleted. */
export interface Fencing {
  /** `listed`: those that the management API lists. `given`: those of the URLs, as no others are known. */
  readonly nodes: 'listed' | 'given';
  /** Running nodes that cannot be asked; absent if there are none. */
  readonly without?: readonly string[];
}

/** The facts of a migration, besides its steps. */
export interface Migration {
  /** The holding queue; it has no limit and no time to live of its own. */
  readonly holding: Queue;
  /** Messages in the holding queue from an interrupted run; absent without one. */
  readonly held?: number;
  /** Objects that send messages to it by name, as dead-letter or alternate exchange: lost while it does not exist. */
  readonly fedBy?: readonly EntityKey[];
  /** The delivery limit that the old queue may have, the lowest if uncertain; absent if neither an argument nor a policy sets one. */
  readonly deliveryLimit?: number;
  /** Set if the old queue keeps dead letters until another queue confirms them. */
  readonly keepsDeadLetters?: true;
  /** Bindings are not visible, and undeclared ones are lost (AMQP). */
  readonly blind: boolean;
  /** How the consumers of the old queue are handled; absent: `wait`. */
  readonly consumers?: Consumers;
  /** Whether bindings and messages return to the old queue if the wait for other clients times out: the steps then contain the rollback. */
  readonly reversible?: true;
  readonly parts: QueueParts | ExchangeParts;
}

/**
 * The handling of the consumers of a queue that is migrated. `wait`: until they have left. `cancel`: they stay, and the broker cancels them
 * when it deletes the queue, once it holds no message, unacknowledged ones included.
 */
export type Consumers = 'wait' | 'cancel';
