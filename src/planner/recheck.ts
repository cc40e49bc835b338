// Holds a plan against a second look at the broker: before a saved plan is applied, and after every apply.
import type { Entity } from '../model/entity.ts';
import { type EntityKey, endsOf, exchangeKey, keyOf } from '../model/key.ts';
import { carrierOf, recordOf } from '../model/migration.ts';
import { type Observation, type Observed, observationOf } from '../model/observed.ts';
import { type Change, deletes, interrupts, type Migration, type Plan, type Step } from '../model/plan.ts';
import { differences } from './equal.ts';
import { foreseen, migrationBlock } from './migration/limits.ts';

/**
 * Where a change stands: `reached`, the broker is as the plan wants it; `pending`, it is as the plan observed it, or half way
 * (a replaced object that is deleted and not declared again yet); `diverged`, it is something else; `unseen`, nobody can tell.
 */
export type Standing = 'reached' | 'pending' | 'diverged' | 'unseen';

/** The standing of one change. */
function standingOf(change: Change, observed: Observed): Standing {
  if (change.migration !== undefined) return standingOfMigration(change, change.migration, observed);
  const now = observationOf(observed, change.key);
  const { before, after } = change;
  if (change.reasons.includes('connection-owned')) return 'reached';
  if (now.state === 'unknown') return 'unseen';
  const wantsGone = after === undefined;
  if (now.state === 'absent') {
    if (wantsGone) return 'reached';
    return change.action === 'create' || change.action === 'ensure' || change.action === 'replace' ? 'pending' : 'diverged';
  }
  // attributes that cannot be read cannot be held against anything, and a replace is about nothing else
  if (now.state === 'opaque') return wantsGone ? 'pending' : change.action === 'replace' ? 'unseen' : 'reached';
  if (after !== undefined && same(now, after)) return 'reached';
  if (before !== undefined && same(now, before)) return change.action === 'keep' ? 'reached' : 'pending';
  return wantsGone && before === undefined ? 'pending' : 'diverged';
}

/** Over when the queue has its new form and nothing of the migration is left. */
function standingOfMigration(change: Change, { holding }: Migration, observed: Observed): Standing {
  const now = observationOf(observed, change.key);
  const rest = change.after?.kind === 'exchange' ? [keyOf(recordOf(change.after))] : [];
  const left = [keyOf(holding), exchangeKey(holding.vhost, holding.name), ...rest].map((key) => observationOf(observed, key).state);
  if (now.state === 'unknown' || now.state === 'opaque' || left.includes('unknown')) return 'unseen';
  // the queue is never away but with the holding queue or its exchange there: else it was somebody else
  if (now.state === 'absent') return left.every((state) => state === 'absent') ? 'diverged' : 'pending';
  const { before, after } = change;
  if (after !== undefined && same(now, after)) return left.every((state) => state === 'absent') ? 'reached' : 'pending';
  return before !== undefined && same(now, before) ? 'pending' : 'diverged';
}

function same(now: Observation & { state: 'present' }, entity: NonNullable<Change['after']>): boolean {
  return differences(now.entity, entity, now.facts.uncompared).length === 0;
}

/** The changes that are not as the plan leaves them, and the bindings that should have been restored and are not there. */
export function unreached(plan: Plan, observed: Observed): readonly EntityKey[] {
  const missing: EntityKey[] = [];
  for (const change of plan.changes) {
    const standing = standingOf(change, observed);
    const now = observed.observations.get(change.key);
    const unavailable = now?.state === 'unknown' && now.reason === 'unavailable';
    if (standing === 'pending' || standing === 'diverged' || unavailable) missing.push(change.key);
    for (const { key, restored } of change.cascades) {
      if (restored && observed.complete && (observed.observations.get(key)?.state ?? 'absent') === 'absent') missing.push(key);
    }
  }
  return [...new Set(missing)];
}

/** What is live once the plan is applied, of what is live before it. What a migration makes for a while is on neither side. */
export function afterwards(plan: Plan, before: readonly Entity[]): readonly Entity[] {
  const live = new Map(before.map((entity) => [keyOf(entity), entity] as const));
  for (const { key, action, after, cascades } of plan.changes) {
    for (const cascade of cascades) if (!cascade.restored) live.delete(cascade.key);
    if (action === 'delete') live.delete(key);
    else if (action !== 'keep' && after !== undefined) live.set(key, after);
  }
  return [...live.values()];
}

/** What a plan finds when it is to be applied. */
export interface Recheck {
  /** What is neither as observed nor as wanted: the plan is stale. */
  readonly stale: readonly EntityKey[];
  /** Steps that are still to be done. */
  readonly steps: readonly Step[];
}

/** Finds out what is left to do of a plan, and whether it still fits the broker. */
export function recheck(plan: Plan, observed: Observed): Recheck {
  const standing = new Map(plan.changes.map((change) => [change.key, standingOf(change, observed)] as const));
  const isPending = (key: EntityKey): boolean => standing.get(key) === 'pending';
  const pending = new Set(plan.changes.filter((change) => isPending(change.key) && interrupts(change)).map(({ key }) => key));
  const migrations = new Map(plan.changes.flatMap((change) => (change.migration === undefined ? [] : [[change.key, change] as const])));
  const done = (step: Step): boolean => {
    const migration = migrations.get(step.change);
    if (migration !== undefined) return standing.get(step.change) === 'reached' || isPassed(step, plan, migration, observed);
    const own = keyOf(step.entity);
    if (step.do === 'bind' && endsOf(step.entity).some(isPending)) return false;
    if (step.do === 'unbind' && observed.complete && isAbsent(own, observed)) return true;
    if (own === step.change || isOfDelete(step)) return standing.get(step.change) === 'reached';
    // it brings back what a change takes along; several changes may take the same
    return pending.size === 0 && observed.observations.get(own)?.state === 'present';
  };
  return {
    stale: [...divergedKeys(plan, observed, standing), ...unforeseen(plan, observed, pending)],
    steps: withoutEarlyBinds(
      plan.steps.filter((step) => !done(step)),
      observed,
    ),
  };
}

/** Unbinds before a delete, and binds in case that it is refused: with the queue, there is nothing left of them to do. */
function isOfDelete(step: Step): boolean {
  return step.do === 'unbind' || (step.do === 'bind' && step.rebind === true);
}

/** Where the old queue is gone, the way out is behind us: going it again would take the new queue away. */
function isPassed(step: Step, plan: Plan, change: Change, observed: Observed): boolean {
  // made anew while nothing was moved into it; since then the exchange was made that leads to it
  const isHolding = step.entity.kind === 'queue' && step.entity.name === change.migration?.holding.name;
  if (isHolding && (step.do === 'check' || step.do === 'delete'))
    return observationOf(observed, exchangeKey(step.entity.vhost, step.entity.name)).state !== 'absent';
  const now = observationOf(observed, change.key);
  const isOut = now.state === 'present' && change.before !== undefined && same(now, change.before);
  const last = plan.steps.find((one) => one.change === change.key && keyOf(one.entity) === change.key && deletes(one));
  return !isOut && last !== undefined && step.id <= last.id;
}

/**
 * A binding may go twice: with what is replaced, and later with an autoDelete exchange that vanishes and is made again. Where the
 * exchange is away already, it cannot be bound before that; the later step makes the binding.
 */
function withoutEarlyBinds(steps: readonly Step[], observed: Observed): readonly Step[] {
  const away = new Set(
    steps.flatMap((step) => (step.do === 'declare' ? [keyOf(step.entity)] : [])).filter((key) => isAbsent(key, observed)),
  );
  const last = new Map(steps.flatMap((step) => (step.do === 'bind' ? [[keyOf(step.entity), step.id] as const] : [])));
  return steps.filter((step) => {
    if (step.do === 'declare') away.delete(keyOf(step.entity));
    return step.do !== 'bind' || last.get(keyOf(step.entity)) === step.id || !endsOf(step.entity).some((end) => away.has(end));
  });
}

function isAbsent(key: EntityKey, observed: Observed): boolean {
  return (observed.observations.get(key)?.state ?? 'absent') === 'absent';
}

/** A replace that cannot be seen to be done or not is as bad as one that does not fit. */
function divergedKeys(plan: Plan, observed: Observed, standing: ReadonlyMap<EntityKey, Standing>): readonly EntityKey[] {
  // what a replace takes along is away while the replace is half done
  const onTheWay = new Set(plan.changes.flatMap(({ cascades }) => cascades.filter(({ restored }) => restored).map(({ key }) => key)));
  const isAway = (key: EntityKey): boolean => onTheWay.has(key) && (observed.observations.get(key)?.state ?? 'absent') === 'absent';
  return plan.changes
    .filter(
      (change) =>
        standing.get(change.key) === 'diverged' ||
        outgrown(change, plan, observed) ||
        (interrupts(change) && change.action !== 'delete' && standing.get(change.key) === 'unseen'),
    )
    .map(({ key }) => key)
    .filter((key) => !isAway(key));
}

/** Whether what may be lost by a migration is not what the plan has seen: more messages than the new form takes, a policy that came since. */
function outgrown(change: Change, plan: Plan, observed: Observed): boolean {
  const now = observationOf(observed, change.key);
  if (change.migration === undefined || change.before === undefined || now.state !== 'present' || !same(now, change.before)) return false;
  return migrationBlock({ ...change, facts: now.facts }, foreseen(observed, plan.changes)) !== undefined;
}

/** Live bindings that would go with what is still to be taken away, and that the plan has not seen. */
function unforeseen(plan: Plan, observed: Observed, pending: ReadonlySet<EntityKey>): readonly EntityKey[] {
  if (pending.size === 0) return [];
  const known = new Set(plan.changes.flatMap(({ key, cascades }) => [key, ...cascades.map((cascade) => cascade.key)]));
  for (const { entity } of plan.steps) known.add(keyOf(entity));
  const ends = new Set([...pending, ...plan.changes.flatMap((change) => (pending.has(change.key) ? standInsOf(change) : []))]);
  return [...observed.observations].flatMap(([key, seen]) => {
    if (seen.state !== 'present' || seen.entity.kind !== 'binding' || seen.entity.source === '' || known.has(key)) return [];
    return endsOf(seen.entity).some((end) => ends.has(end)) ? [key] : [];
  });
}

/** What has the bindings of a queue or exchange while it is migrated, and goes in the end. */
function standInsOf({ after, migration }: Change): readonly EntityKey[] {
  if (migration === undefined || (after?.kind !== 'queue' && after?.kind !== 'exchange')) return [];
  return [keyOf(migration.holding), keyOf(carrierOf(after))];
}
