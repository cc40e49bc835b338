// A watch: repeated comparisons of files with a broker, and what changed between them. Plain data.
import type { Action } from './action.ts';
import type { Code } from './codes.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Drift, Drifted } from './drift.ts';
import type { Entity } from './entity.ts';
import type { EntityKey } from './key.ts';

/** A difference between the files and the broker, with the change that a plan would make. */
export interface Difference extends Drifted {
  /** Absent for an undeclared object, which no plan changes. */
  readonly action?: Action;
  /** Why the change is blocked. */
  readonly blocked?: Code;
}

/** The result of a comparison. */
export interface Comparison {
  readonly drift: Drift;
  readonly differences: readonly Difference[];
  /** Whether some of them can be healed. */
  readonly healable: boolean;
  /** Warnings of the files, notices of the connection. */
  readonly remarks: readonly Diagnostic[];
  /** Why fewer objects are visible than over the management API; absent if that was not lost. */
  readonly reduced?: Problem;
}

/** Why a comparison or a heal failed; contains no secret. */
export type Problem = Pick<Diagnostic, 'code' | 'message' | 'hint' | 'span'>;

/** A change that a heal applied. */
export interface Healed {
  readonly key: EntityKey;
  readonly action: Action;
  readonly entity?: Entity;
}

/** The result of a heal: what it applied, and why it did not apply the rest of its plan. */
export interface Healing {
  readonly changes: readonly Healed[];
  readonly problems: readonly Problem[];
}

/** What a watch reports, in the order of its occurrence. */
export type WatchEvent =
  /** The counts of a comparison: of the first one, and of each whose differences changed. */
  | { readonly type: 'drift'; readonly drift: Drift }
  /** A difference that the comparison before it did not find, or found with another content. */
  | ({ readonly type: 'drifted' } & Difference)
  /** A difference that no longer exists. */
  | { readonly type: 'resolved'; readonly resolved: Difference }
  | { readonly type: 'remark'; readonly remark: Diagnostic }
  /** The first of a series of failed comparisons with the same reasons. */
  | { readonly type: 'failed'; readonly problems: readonly Problem[] }
  /** The first comparison that succeeds after `attempts` failures within so many seconds. */
  | { readonly type: 'recovered'; readonly attempts: number; readonly seconds: number }
  | { readonly type: 'healed'; readonly changes: readonly Healed[] }
  /** The first of a series of failed heals with the same reasons. */
  | { readonly type: 'heal-failed'; readonly problems: readonly Problem[] };

/** What is known after some comparisons. Times are milliseconds of one monotonic clock. */
export interface WatchState {
  readonly startedAt: number;
  /** The last comparison that succeeded. */
  readonly good?: GoodComparison;
  /** The failures since then. */
  readonly failing?: { readonly since: number; readonly attempts: number; readonly text: string };
  /** How many comparisons ended so. */
  readonly comparisons: { readonly equal: number; readonly drifted: number; readonly failed: number };
  readonly heals: { readonly succeeded: number; readonly failed: number; readonly changes: number };
  /** The reasons of the last heal, if it failed. */
  readonly healProblem?: string;
  /** The remarks of the last comparison that succeeded, as texts. */
  readonly remarks: ReadonlySet<string>;
}

/** A comparison that succeeded. */
export interface GoodComparison {
  readonly at: number;
  readonly seconds: number;
  readonly drift: Drift;
  readonly differences: ReadonlyMap<EntityKey, Difference>;
}
