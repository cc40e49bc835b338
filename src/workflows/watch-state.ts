// The transitions of a watch: what a comparison or a heal adds to what is known, and what of it is reported. Pure.
import type { Diagnostic } from '../model/diagnostic.ts';
import type { EntityKey } from '../model/key.ts';
import type { Comparison, Difference, GoodComparison, Healing, Problem, WatchEvent, WatchState } from '../model/watch.ts';

/** A state with what is to be reported. */
export interface Transition {
  readonly state: WatchState;
  readonly events: readonly WatchEvent[];
}

/** The state before the first comparison. */
export function initialState(startedAt: number): WatchState {
  return {
    startedAt,
    comparisons: { equal: 0, drifted: 0, failed: 0 },
    heals: { succeeded: 0, failed: 0, changes: 0 },
    remarks: new Set(),
  };
}

/**
 * After a comparison that took so many seconds. One that shows less than an earlier one, as the management API does not respond, has failed:
 * what it does not show would count as resolved.
 */
export function afterComparison(state: WatchState, comparison: Comparison, at: number, seconds: number): Transition {
  const { drift, differences, reduced } = comparison;
  if (reduced !== undefined && state.good?.drift.over === 'http') return afterFailure(state, [reduced], at);
  const { good, failing, comparisons } = state;
  const now = new Map(differences.map((one) => [one.key, one] as const));
  const changes = changesBetween(good, now);
  const isDrifted = differences.length > 0;
  const remarks = new Map(comparison.remarks.map((remark) => [remarkText(remark), remark]));
  const { failing: _, ...rest } = state;
  return {
    state: {
      ...rest,
      good: { at, seconds, drift, differences: now },
      comparisons: { ...comparisons, [isDrifted ? 'drifted' : 'equal']: comparisons[isDrifted ? 'drifted' : 'equal'] + 1 },
      remarks: new Set(remarks.keys()),
    },
    events: [
      ...(failing === undefined
        ? []
        : [{ type: 'recovered', attempts: failing.attempts, seconds: (at - failing.since) / 1000 } satisfies WatchEvent]),
      ...[...remarks].flatMap(([text, remark]): WatchEvent[] => (state.remarks.has(text) ? [] : [{ type: 'remark', remark }])),
      ...(good === undefined || changes.length > 0 ? [{ type: 'drift', drift } satisfies WatchEvent] : []),
      ...changes,
    ],
  };
}

/** After a comparison that failed. The same reasons are reported once. */
export function afterFailure(state: WatchState, problems: readonly Problem[], at: number): Transition {
  const text = textOf(problems);
  const { failing = { since: at, attempts: 0, text: '' }, comparisons } = state;
  return {
    state: {
      ...state,
      failing: { since: failing.since, attempts: failing.attempts + 1, text },
      comparisons: { ...comparisons, failed: comparisons.failed + 1 },
    },
    events: failing.text === text ? [] : [{ type: 'failed', problems }],
  };
}

/** After a heal. It has failed if anything of its plan was not applied; one that found nothing to apply does not count. */
export function afterHeal(state: WatchState, { changes, problems }: Healing): Transition {
  const { heals, healProblem, ...rest } = state;
  const failed = problems.length > 0;
  const text = textOf(problems);
  return {
    state: {
      ...rest,
      heals: {
        succeeded: heals.succeeded + (failed || changes.length === 0 ? 0 : 1),
        failed: heals.failed + (failed ? 1 : 0),
        changes: heals.changes + changes.length,
      },
      ...(failed ? { healProblem: text } : {}),
    },
    events: [
      ...(changes.length > 0 ? [{ type: 'healed', changes } satisfies WatchEvent] : []),
      ...(failed && text !== healProblem ? [{ type: 'heal-failed', problems } satisfies WatchEvent] : []),
    ],
  };
}

/** How old the last comparison that succeeded is; without one, the age of the watch. Milliseconds. */
export function ageOf({ good, startedAt }: WatchState, now: number): number {
  return now - (good?.at ?? startedAt);
}

/** Intervals without a comparison that succeeded after which a watch is no longer ready. */
const readyIntervals = 3;

/** Whether a comparison has succeeded within three intervals and the time that the comparison took. */
export function isReady(state: WatchState, now: number, intervalMs: number): boolean {
  return state.good !== undefined && ageOf(state, now) <= readyIntervals * (intervalMs + state.good.seconds * 1000);
}

function changesBetween(before: GoodComparison | undefined, now: ReadonlyMap<EntityKey, Difference>): readonly WatchEvent[] {
  const known = before?.differences ?? new Map<EntityKey, Difference>();
  return [
    ...[...known].flatMap(([key, resolved]): WatchEvent[] => (now.has(key) ? [] : [{ type: 'resolved', resolved }])),
    ...[...now].flatMap(([key, one]): WatchEvent[] => (contentOf(one) === contentOf(known.get(key)) ? [] : [{ type: 'drifted', ...one }])),
  ];
}

/** What makes a difference another one. Its place in the files does not, nor does its block, which depends on messages and consumers. */
export function contentOf(one: Difference | undefined): string {
  if (one === undefined) return '';
  const { key, drift, fields, reason, action } = one;
  return JSON.stringify([key, drift, fields, reason, action]);
}

function textOf(problems: readonly Problem[]): string {
  return JSON.stringify(problems.map(({ code, message }) => [code, message]));
}

function remarkText({ code, message, span }: Diagnostic): string {
  return JSON.stringify([code, message, span?.file]);
}
