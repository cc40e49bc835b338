// The progress of rebindings at a second observation. What is unbound and bound again is listed alike before and after: only a binding that
// is removed for good shows that the first half is done, as it is removed last.
import { type EntityKey, keyOf } from '../model/key.ts';
import { type Observed, observationOf } from '../model/observed.ts';
import type { Change, Plan, Step } from '../model/plan.ts';

/** The progress of the rebindings of a plan. */
export interface RebindingProgress {
  /** Whether the step of a rebinding need not run again. Where that is not visible, it runs again, which is harmless. */
  readonly isDone: (step: Step) => boolean;
  /** Bindings that the plan creates after an unbind, and that exist by now: binding them again would have no effect. */
  readonly stale: readonly EntityKey[];
}

/** Determines the progress. */
export function rebindingProgress({ changes, steps }: Plan, observed: Observed): RebindingProgress {
  const byNumber = new Map<number, Step[]>();
  for (const step of steps) {
    if (step.rebinding === undefined) continue;
    const group = byNumber.get(step.rebinding);
    if (group === undefined) byNumber.set(step.rebinding, [step]);
    else group.push(step);
  }
  const removed = byNumber.size === 0 ? new Set<EntityKey>() : removedBy(changes);
  const isAbsent = (step: Step): boolean => observationOf(observed, keyOf(step.entity)).state === 'absent';
  const passed = new Set<number>();
  for (const [number, group] of byNumber) {
    const leaving = group.filter(({ do: what, entity }) => what === 'unbind' && removed.has(keyOf(entity)));
    if (leaving.length > 0 && leaving.every(isAbsent)) passed.add(number);
  }
  // created only to be unbound
  const probes = new Set(
    steps.flatMap(({ do: what, entity, rebinding }) => (what === 'bind' && rebinding === undefined ? [keyOf(entity)] : [])),
  );
  const isDone = (step: Step): boolean => {
    const isPassed = step.rebinding !== undefined && passed.has(step.rebinding);
    if (step.do === 'unbind') return isPassed || (isAbsent(step) && !probes.has(keyOf(step.entity)));
    return isPassed && observationOf(observed, keyOf(step.entity)).state === 'present';
  };
  const stale = [...byNumber].flatMap(([number, group]) => (passed.has(number) ? [] : withoutEffect(group, observed)));
  return { isDone, stale };
}

function removedBy(changes: readonly Change[]): ReadonlySet<EntityKey> {
  return new Set(changes.flatMap(({ key, action }) => (action === 'delete' ? [key] : [])));
}

/** The bindings to create, if each of them exists and is not unbound first. */
function withoutEffect(group: readonly Step[], observed: Observed): readonly EntityKey[] {
  const unbound = new Set(group.flatMap(({ do: what, entity }) => (what === 'unbind' ? [keyOf(entity)] : [])));
  const binds = group.flatMap(({ do: what, entity }) => (what === 'bind' ? [keyOf(entity)] : []));
  const isIdle = (key: EntityKey): boolean => !unbound.has(key) && observationOf(observed, key).state === 'present';
  return binds.every(isIdle) ? binds : [];
}
