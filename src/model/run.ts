// What became of a plan when it was applied. Plain data, like the plan.
import type { Diagnostic } from './diagnostic.ts';
import type { EntityKey } from './key.ts';
import type { Step } from './plan.ts';

/**
 * What became of a step. `done`: confirmed by the broker. `refused`: the broker said no. `unknown`: no answer came; it may or may not
 * have been done. `not-run`: an earlier step failed, or the run was interrupted before it.
 */
export type StepState = 'done' | 'refused' | 'unknown' | 'not-run';

/** What a move did. */
export interface Moved {
  /** Messages that are confirmed in the target and gone from the source. */
  readonly messages: number;
  /** Of these, those whose `user-id` the broker did not let topo send; the header `topo-user-id` holds it. */
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

/** The outcome of a run; one entry a step, in the plan's order; none for a bind that was there only in case that its queue is kept. */
export interface RunReport {
  readonly outcomes: readonly StepOutcome[];
  /** The signal stopped it between two steps. */
  readonly interrupted: boolean;
}

/** What an apply did. */
export interface ApplyResult extends RunReport {
  /** Steps of a saved plan that were done already. */
  readonly skipped: number;
  /** What a second look found not to be as planned. Absent where there was no second look. */
  readonly unreached?: readonly EntityKey[];
  /** Whether the second look could see everything; false over AMQP. */
  readonly complete?: boolean;
  /** Refusals, lost answers, differences found by the second look; empty is success. */
  readonly diagnostics: readonly Diagnostic[];
}
