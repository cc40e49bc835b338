// Compares a plan with a second observation of the broker: before a saved plan is applied, and after every apply.
import type { Entity } from '../model/entity.ts';
import { type EntityKey, endsOf, exchangeKey, keyOf } from '../model/key.ts';
import { carrierOf, recordOf } from '../model/migration.ts';
import { type Observation, type Observed, observationOf } from '../model/observed.ts';
import { type Change, deletes, interrupts, type Migration, type Plan, type Step } from '../model/plan.ts';
import { isDefaultExchange } from '../rabbitmq/predeclared.ts';
import { differences } from './equal.ts';
import { foreseen, migrationBlock } from './migration/limits.ts';
import { rebindingProgress } from './rebinding-progress.ts';

/**
 * The progress of a change: `reached`, the broker is as the plan leaves it; `pending`, it is as the plan observed it, or in between
 * (a replaced object that is deleted and not declared again yet); `diverged`, it differs from both; `unseen`, it is unknown.
 */
export type Standing = 'reached' | 'pending' | 'diverged' | 'unseen';

/** The progress of one change. */
function standingOf(change: Change, observed: Observed): Standing {
  if (change.migration !== undefined) return standingOfMigration(change, change.migration, observed);
  const now = observationOf(observed, change.key);
  const { before, after } = change;
  if (change.reasons.includes('connection-owned')) return 'reached';
  if (now.state === 'unknown') return 'unseen';
  const wantsGone = after === undefined;
  if (now.state === 'absent') {
    if (wantsGone || change.reasons.includes('external-missing')) return 'reached';
    return change.action === 'update' || change.action === 'keep' ? 'diverged' : 'pending';
  }
  // unreadable attributes cannot be compared, and a replace concerns attributes only
  if (now.state === 'opaque') return wantsGone ? 'pending' : change.action === 'replace' ? 'unseen' : 'reached';
  if (after !== undefined && same(now, after)) return 'reached';
  if (before !== undefined && same(now, before)) return change.action === 'keep' ? 'reached' : 'pending';
  return wantsGone && before === undefined ? 'pending' : 'diverged';
}

/** Complete when the queue has its new form and no object of the migration exists. */
function standingOfMigration(change: Change, { holding }: Migration, observed: Observed): Standing {
  const now = observationOf(observed, change.key);
  const rest = change.after?.kind === 'exchange' ? [keyOf(recordOf(change.after))] : [];
  const left = [keyOf(holding), exchangeKey(holding.vhost, holding.name), ...rest].map((key) => observationOf(observed, key).state);
  if (now.state === 'unknown' || now.state === 'opaque' || left.includes('unknown')) return 'unseen';
  // during a migration the queue is missing only while its holding queue or carrier exchange exists: otherwise another client deleted it
  if (now.state === 'absent') return left.every((state) => state === 'absent') ? 'diverged' : 'pending';
  const { before, after } = change;
  if (after !== undefined && same(now, after)) return left.every((state) => state === 'absent') ? 'reached' : 'pending';
  return before !== undefined && same(now, before) ? 'pending' : 'diverged';
}

function same(now: Observation & { state: 'present' }, entity: NonNullable<Change['after']>): boolean {
  return differences(now.entity, entity, now.facts.uncompared).length === 0;
}

/** The changes that are not as the plan leaves them, and the bindings that should have been restored and are missing. */
export function unreached(plan: Plan, observed: Observed): readonly EntityKey[] {
  const missing: EntityKey[] = [];
  for (const change of plan.changes) {
    const standing = standingOf(change, observed);
    const now = observed.observations.get(change.key);
    const unavailable = now?.state === 'unknown' && now.reason !== 'transport';
    if (standing === 'pending' || standing === 'diverged' || unavailable) missing.push(change.key);
    for (const { key, restored } of change.cascades) {
      if (restored && observed.complete && (observed.observations.get(key)?.state ?? 'absent') === 'absent') missing.push(key);
    }
  }
  return [...new Set(missing)];
}

/** The live objects after the plan, computed from those before it. The temporary objects of a migration are in neither. */
export function afterwards(plan: Plan, before: readonly Entity[]): readonly Entity[] {
  const live = new Map(before.map((entity) => [keyOf(entity), entity] as const));
  for (const { key, action, after, cascades } of plan.changes) {
    for (const cascade of cascades) if (!cascade.restored) live.delete(cascade.key);
    if (action === 'delete') live.delete(key);
    else if (action !== 'keep' && after !== undefined) live.set(key, after);
  }
  return [...live.values()];
}

/** The state of a plan that is about to be applied. */
export interface Recheck {
  /** Objects that are neither as observed nor as planned: the plan is stale. */
  readonly stale: readonly EntityKey[];
  /** Steps that are still to be done. */
  readonly steps: readonly Step[];
}

/** Determines the remaining steps of a plan, and whether it is stale. */
export function recheck(plan: Plan, observed: Observed): Recheck {
  const standing = new Map(plan.changes.map((change) => [change.key, standingOf(change, observed)] as const));
  const isPending = (key: EntityKey): boolean => standing.get(key) === 'pending';
  const pending = new Set(plan.changes.filter((change) => isPending(change.key) && interrupts(change)).map(({ key }) => key));
  const migrations = new Map(plan.changes.flatMap((change) => (change.migration === undefined ? [] : [[change.key, change] as const])));
  const rebindings = rebindingProgress(plan, observed);
  const done = (step: Step): boolean => {
    if (step.rebinding !== undefined) return rebindings.isDone(step);
    const migration = migrations.get(step.change);
    if (migration !== undefined) return standing.get(step.change) === 'reached' || isPassed(step, plan, migration, observed);
    const own = keyOf(step.entity);
    if (step.do === 'bind' && endsOf(step.entity).some(isPending)) return false;
    if (step.do === 'unbind' && observed.complete && isAbsent(own, observed)) return true;
    if (own === step.change || isOfDelete(step)) return standing.get(step.change) === 'reached';
    // it restores what a change deletes along with its object; several changes may delete the same
    return pending.size === 0 && observed.observations.get(own)?.state === 'present';
  };
  return {
    stale: [...divergedKeys(plan, observed, standing), ...unforeseen(plan, observed, pending), ...rebindings.stale],
    steps: withoutEarlyBinds(
      plan.steps.filter((step) => !done(step)).map((step) => namedAsLive(step, observed)),
      observed,
    ),
  };
}

/** With the present names of a binding in the management API: those of a saved plan could be the names of another binding. */
function namedAsLive(step: Step, observed: Observed): Step {
  if (step.do !== 'unbind' || step.propertiesKeys === undefined) return step;
  const { propertiesKeys: _, ...rest } = step;
  const seen = observationOf(observed, keyOf(step.entity));
  const names = seen.state === 'present' ? seen.facts.propertiesKeys : undefined;
  return names === undefined ? rest : { ...rest, propertiesKeys: names };
}

/** Unbinds before a delete, and binds in case it is refused: they are done if the queue is deleted. */
function isOfDelete(step: Step): boolean {
  return step.do === 'unbind' || (step.do === 'bind' && step.rebind === true);
}

/** If the old queue does not exist, the first half of the migration is done: repeating it would delete the new queue. */
function isPassed(step: Step, plan: Plan, change: Change, observed: Observed): boolean {
  // recreated while nothing had been moved into it; the carrier exchange has been created since
  const isHolding = step.entity.kind === 'queue' && step.entity.name === change.migration?.holding.name;
  if (isHolding && (step.do === 'check' || step.do === 'delete'))
    return observationOf(observed, exchangeKey(step.entity.vhost, step.entity.name)).state !== 'absent';
  const now = observationOf(observed, change.key);
  const isOut = now.state === 'present' && change.before !== undefined && same(now, change.before);
  const last = plan.steps.find((one) => one.change === change.key && keyOf(one.entity) === change.key && deletes(one));
  return !isOut && last !== undefined && step.id <= last.id;
}

/**
 * A binding may be deleted twice: with a replaced object, and later with an autoDelete exchange that is deleted and restored. If the
 * exchange does not exist, it cannot be bound before that; the later step creates the binding.
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

/** A replace of unknown progress makes a plan stale, as one that diverged does. */
function divergedKeys(plan: Plan, observed: Observed, standing: ReadonlyMap<EntityKey, Standing>): readonly EntityKey[] {
  // what is deleted with a replaced object is missing while the replace is half done
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

/** Whether a migration may lose more than the plan shows: more messages than the new form accepts, a policy set since. */
function outgrown(change: Change, plan: Plan, observed: Observed): boolean {
  const now = observationOf(observed, change.key);
  if (change.migration === undefined || change.before === undefined || now.state !== 'present' || !same(now, change.before)) return false;
  return migrationBlock({ ...change, facts: now.facts }, foreseen(observed, plan.changes)) !== undefined;
}

/** Live bindings unknown to the plan that the remaining deletes would remove. */
function unforeseen(plan: Plan, observed: Observed, pending: ReadonlySet<EntityKey>): readonly EntityKey[] {
  if (pending.size === 0) return [];
  const known = new Set(plan.changes.flatMap(({ key, cascades }) => [key, ...cascades.map((cascade) => cascade.key)]));
  for (const { entity } of plan.steps) known.add(keyOf(entity));
  const ends = new Set([...pending, ...plan.changes.flatMap((change) => (pending.has(change.key) ? standInsOf(change) : []))]);
  return [...observed.observations].flatMap(([key, seen]) => {
    if (seen.state !== 'present' || seen.entity.kind !== 'binding' || isDefaultExchange(seen.entity.source) || known.has(key)) return [];
    return endsOf(seen.entity).some((end) => ends.has(end)) ? [key] : [];
  });
}

/** The object that has the bindings of a queue or exchange while it is migrated, and is deleted at the end. */
function standInsOf({ after, migration }: Change): readonly EntityKey[] {
  if (migration === undefined || (after?.kind !== 'queue' && after?.kind !== 'exchange')) return [];
  return [keyOf(migration.holding), keyOf(carrierOf(after))];
}
