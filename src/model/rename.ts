// The rename of a queue or exchange, as a part of its change.
import type { Binding, Exchange, Queue } from './entity.ts';
import type { EntityKey } from './key.ts';
import type { Facts } from './observed.ts';
import type { Accepting, LiveBinding } from './plan-parts.ts';

/** The facts of a rename, and what its steps are made from. */
export interface Rename extends Accepting {
  /** The old object as observed; as far as its name tells if an earlier run has deleted it already. */
  readonly from: Queue | Exchange;
  /** Live facts of the old object; absent if it does not exist. */
  readonly facts?: Facts;
  /** Objects that send messages to it by its old name, as dead-letter or alternate exchange. */
  readonly fedBy?: readonly EntityKey[];
  /** As of a migration. */
  readonly deliveryLimit?: number;
  /** Set if the old queue keeps dead letters until another queue confirms them. */
  readonly keepsDeadLetters?: true;
  /** Bindings are not visible, and undeclared ones of the old object are lost (AMQP). */
  readonly blind: boolean;
  /** Bindings that the new object lacks, undeclared ones of the old object included. */
  readonly bindings: readonly Binding[];
  /** Bindings that the old object loses before it is deleted. */
  readonly unbound: readonly LiveBinding[];
  /** Of the live bindings of the new object, those to remove before it is bound (`unboundBefore`). */
  readonly outdated: readonly LiveBinding[];
  /** An unfinished rename in the opposite direction ends as well. */
  readonly reverses: boolean;
  /**
   * What the rollback is made from: bindings and messages return to the old queue if its consumers stay. Absent if the rename cannot be
   * rolled back.
   */
  readonly rollback?: RenameRollback;
}

/** What the steps of the rollback of a rename are made from, besides the two queues. */
export interface RenameRollback {
  /**
   * The bindings that the old queue gets back: as observed, with those that an interrupted run had moved to the new queue. Over AMQP alone the
   * declared ones.
   */
  readonly returning: readonly Binding[];
  /** Live bindings of the new queue, with the management API's names for them. */
  readonly held: readonly LiveBinding[];
  /** How many messages the old queue accepts, by its length limit; absent without one. */
  readonly room?: number;
  /** Whether an interrupted run was moving messages back to the old queue, as far as visible. */
  readonly isReturning: boolean;
}
