// The drift of a plan, with the change that the plan would make for each difference.
import type { Plan } from '../model/plan.ts';
import type { Comparison } from '../model/watch.ts';
import { type DriftOptions, driftOf } from './drift.ts';
import { isHealable } from './lossless.ts';

/** What a comparison finds in a plan of everything that the files declare. */
export function comparisonOf(plan: Plan, options: DriftOptions): Pick<Comparison, 'drift' | 'differences' | 'healable'> {
  const drift = driftOf(plan, options);
  const changes = new Map(plan.changes.map((change) => [change.key, change]));
  const differences = drift.drifted.map((one) => {
    const change = changes.get(one.key);
    if (change === undefined) return one;
    return { ...one, action: change.action, ...(change.blocked === undefined ? {} : { blocked: change.blocked.code }) };
  });
  return { drift, differences, healable: isHealable(plan) };
}
