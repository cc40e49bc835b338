// Holds a plan against a second look at the broker: before a saved plan is applied, and after every apply.
import { type EntityKey, endsOf, keyOf } from '../model/key.ts';
import type { Observation, Observed } from '../model/observed.ts';
import type { Change, Plan, Step } from '../model/plan.ts';
import { differences } from './equal.ts';

/**
 * Where a change stands: `reached`, the broker is as the plan wants it; `pending`, it is as the plan observed it, or half way
 * (a replaced object that is deleted and not declared again yet); `diverged`, it is something else; `unseen`, nobody can tell.
 */
export type Standing = 'reached' | 'pending' | 'diverged' | 'unseen';

/** The standing of one change. */
export function standingOf(change: Change, observed: Observed): Standing {
  const now: Observation =
    observed.observations.get(change.key) ?? (observed.complete ? { state: 'absent' } : { state: 'unknown', reason: 'transport' });
  const { before, after } = change;
  if (now.state === 'unknown') return 'unseen';
  const wantsGone = after === undefined;
  if (now.state === 'absent') {
    if (wantsGone || change.reasons.includes('owned-by-its-connection')) return 'reached';
    return change.action === 'create' || change.action === 'ensure' || change.action === 'replace' ? 'pending' : 'diverged';
  }
  // attributes that cannot be read cannot be held against anything
  if (now.state === 'opaque') return wantsGone ? 'pending' : 'reached';
  if (after !== undefined && same(now, after)) return 'reached';
  if (before !== undefined && same(now, before)) return change.action === 'keep' ? 'reached' : 'pending';
  return wantsGone && before === undefined ? 'pending' : 'diverged';
}

function same(now: Observation & { state: 'present' }, entity: NonNullable<Change['after']>): boolean {
  return differences(now.entity, entity).length === 0;
}

/** The changes that are not as the plan leaves them, and the bindings that should have been restored and are not there. */
export function unreached(plan: Plan, observed: Observed): readonly EntityKey[] {
  const missing: EntityKey[] = [];
  for (const change of plan.changes) {
    const standing = standingOf(change, observed);
    if (standing === 'pending' || standing === 'diverged') missing.push(change.key);
    for (const { key, restored } of change.drops) {
      if (restored && observed.complete && (observed.observations.get(key)?.state ?? 'absent') === 'absent') missing.push(key);
    }
  }
  return [...new Set(missing)];
}

/** What a saved plan finds when it is to be applied. */
export interface Recheck {
  /** Changes whose objects are neither as observed nor as wanted: the plan is stale. */
  readonly stale: readonly EntityKey[];
  /** Steps that are still to be done. */
  readonly steps: readonly Step[];
}

/** Finds out what is left to do of a saved plan, and whether it still fits the broker. */
export function recheck(plan: Plan, observed: Observed): Recheck {
  const standing = new Map(plan.changes.map((change) => [change.key, standingOf(change, observed)] as const));
  // what a replace takes along is away while the replace is half done
  const onTheWay = new Set(plan.changes.flatMap(({ drops }) => drops.filter(({ restored }) => restored).map(({ key }) => key)));
  const isAway = (key: EntityKey): boolean => onTheWay.has(key) && (observed.observations.get(key)?.state ?? 'absent') === 'absent';
  const stale = plan.changes.map(({ key }) => key).filter((key) => standing.get(key) === 'diverged' && !isAway(key));
  const isPending = (key: EntityKey): boolean => standing.get(key) === 'pending';
  const done = (step: Step): boolean => {
    const own = keyOf(step.entity);
    if (step.do === 'bind' && endsOf(step.entity).some(isPending)) return false;
    if (own === step.change) return standing.get(own) === 'reached';
    // it brings back what its change takes along
    return !isPending(step.change) && observed.observations.get(own)?.state === 'present';
  };
  return { stale, steps: plan.steps.filter((step) => !done(step)) };
}
