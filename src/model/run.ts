// The result of applying a plan. Plain data, like the plan.
import type { Diagnostic } from './diagnostic.ts';
import type { EntityKey } from './key.ts';
import type { AttachedConsumer } from './observed.ts';
import type { Step } from './plan.ts';

/**
 * The outcome of a step. `done`: confirmed by the broker. `refused`: refused by the broker. `unknown`: no response; it may or may not have
 * been done. `not-run`: an earlier step failed, or the run was interrupted before it.
 */
export type StepState = 'done' | 'refused' | 'unknown' | 'not-run';

/** The result of a move. */
export interface Moved {
  /** Messages that are confirmed in the target and gone from the source. */
  readonly messages: number;
  /** Of these, those whose `user-id` the broker did not accept from topo; the header `topo-user-id` contains it. */
  readonly withoutUserId: number;
  /** A signal stopped it before the source was drained. */
  readonly stopped: boolean;
}

/** The outcome of one step. */
export interface StepOutcome {
  readonly step: Step;
  readonly state: StepState;
  readonly moved?: Moved;
  readonly diagnostic?: Diagnostic;
}

/** The outcome of a run; one entry per step, in the plan's order; none for a rebind or rollback step that was not needed. */
export interface RunReport {
  readonly outcomes: readonly StepOutcome[];
  /** The signal stopped it between two steps. */
  readonly interrupted: boolean;
  /** What the steps could not do for a reason that the plan shows, each once; absent if there is nothing. */
  readonly notices?: readonly Diagnostic[];
}

/** A migration or rename that was rolled back, as the second observation shows it. */
export interface RolledBack {
  readonly key: EntityKey;
  /** The old queue of a rename, to which the other data refers. */
  readonly former?: EntityKey;
  /** The consumers of the old queue, as far as visible. */
  readonly consumers?: number;
  readonly attached?: readonly AttachedConsumer[];
  /** Objects that are not as before: the queue, a missing binding, an object of the migration that is left. */
  readonly differs: readonly EntityKey[];
}

/** The result of an apply. */
export interface ApplyResult extends RunReport {
  /** Steps of a saved plan that were already done. */
  readonly skipped: number;
  /** Migrations that were rolled back. Absent without one, or without a second observation. */
  readonly rolledBack?: readonly RolledBack[];
  /** Objects that the second observation found not as planned. Absent without a second observation. */
  readonly unreached?: readonly EntityKey[];
  /** Whether the second observation shows everything; false over AMQP. */
  readonly complete?: boolean;
  /** Refusals, missing responses, differences found by the second observation; empty on success. */
  readonly diagnostics: readonly Diagnostic[];
}
