// The progress of rebindings at a second observation. What is unbound and bound again is listed alike before and after: only a binding that
// is removed for good shows that the first half is done, as it is removed last.
import { type EntityKey, endsOf, keyOf } from '../model/key.ts';
import { type Observed, observationOf } from '../model/observed.ts';
import { type Change, interrupts, type Plan, type Step } from '../model/plan.ts';
import { storesByDestination } from '../rabbitmq/exchange-types.ts';

/** The progress of the rebindings of a plan. */
export interface RebindingProgress {
  /** Whether the step of a rebinding need not run again. Where that is not visible, it runs again, which is harmless. */
  readonly isDone: (step: Step) => boolean;
  /**
   * Bindings that the plan creates after an unbind, and that exist by now: binding them again would have no effect. And bindings unknown to
   * the plan, beside one that it removes: they would lose their effect.
   */
  readonly stale: readonly EntityKey[];
}

/** Determines the progress. */
export function rebindingProgress(plan: Plan, observed: Observed): RebindingProgress {
  const { changes, steps } = plan;
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
  return { isDone, stale: [...stale, ...besideRemoved(plan, observed)] };
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

/** Of destinations that the plan removes from an exchange with state by destination, and neither deletes, replaces nor migrates. */
function besideRemoved({ changes, steps, undeclared }: Plan, observed: Observed): readonly EntityKey[] {
  const removed = new Set<string>();
  const interrupted = new Set(changes.flatMap((change) => (interrupts(change) ? [change.key] : [])));
  for (const { do: what, entity, rebinding, change } of steps) {
    if (what !== 'unbind' || rebinding !== undefined || change !== keyOf(entity)) continue;
    if (endsOf(entity).some((end) => interrupted.has(end))) continue;
    const source = observationOf(observed, endsOf(entity)[0]);
    const isConcerned = source.state === 'present' && source.entity.kind === 'exchange' && storesByDestination(source.entity);
    if (isConcerned) removed.add(endsOf(entity).join(' '));
  }
  if (removed.size === 0) return [];
  const known = new Set([...changes, ...undeclared].map(({ key }) => key));
  return [...observed.observations].flatMap(([key, seen]) => {
    if (known.has(key) || seen.state !== 'present' || seen.entity.kind !== 'binding') return [];
    return removed.has(endsOf(seen.entity).join(' ')) ? [key] : [];
  });
}
