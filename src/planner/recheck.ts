// Compares a plan with a second observation of the broker: before a saved plan is applied, and after every apply.
import { type EntityKey, endsOf, exchangeKey, keyOf } from '../model/key.ts';
import { carrierOf, isOfMigration } from '../model/migration.ts';
import { type Observed, observationOf } from '../model/observed.ts';
import { type Change, type DownQueue, deletes, interrupts, type Plan, type Step } from '../model/plan.ts';
import type { Rename } from '../model/rename.ts';
import { isDefaultExchange } from '../rabbitmq/predeclared.ts';
import { foreseen } from './foreseen.ts';
import { migrationBlock } from './migration/limits.ts';
import { duringOutage, outagesOf } from './outages.ts';
import { brokenPremises } from './premises.ts';
import { rebindingProgress } from './rebinding-progress.ts';
import { blockOfRename } from './rename/block.ts';
import { mayBeFinished } from './self-deleting.ts';
import { type Standing, same, standingOf } from './standing.ts';
import { isPutAgain, topicPermissionsOf } from './topic-permissions.ts';
import { hasMoreQueues } from './vhosts.ts';

/** The changes that are not as the plan leaves them, and the bindings that should have been restored and are missing. */
export function unreached(plan: Plan, observed: Observed): readonly EntityKey[] {
  const missing: EntityKey[] = [];
  // a binding of an old object may be restored by another change, and is removed by the rename
  const removed = new Set(plan.changes.flatMap(({ rename }) => (rename?.unbound ?? []).map(({ binding }) => keyOf(binding))));
  for (const change of plan.changes) {
    const standing = standingOf(change, observed);
    const now = observed.observations.get(change.key);
    if ((now?.state ?? 'absent') === 'absent' && mayBeFinished(change)) continue;
    const unavailable = now?.state === 'unknown' && now.reason !== 'transport' && standing !== 'reached';
    if (standing === 'pending' || standing === 'diverged' || unavailable) missing.push(change.key);
    for (const { key, restored } of change.cascades) {
      if (restored && !removed.has(key) && observed.complete && (observed.observations.get(key)?.state ?? 'absent') === 'absent')
        missing.push(key);
    }
  }
  return [...new Set(missing)];
}

/** The state of a plan that is about to be applied. */
export interface Recheck {
  /** Objects that are neither as observed nor as planned: the plan is stale. */
  readonly stale: readonly EntityKey[];
  /** Unchanged objects whose change depends on others that have changed: why it can no longer be made as planned. */
  readonly premises: ReadonlyMap<EntityKey, string>;
  /** Changes that the outage of a queue forbids by now, with the queue. */
  readonly down: ReadonlyMap<EntityKey, DownQueue>;
  /** Steps that are still to be done. */
  readonly steps: readonly Step[];
}

/** Determines the remaining steps of a plan, and whether it is stale. */
export function recheck(plan: Plan, observed: Observed): Recheck {
  const standing = new Map(plan.changes.map((change) => [change.key, standingOf(change, observed)] as const));
  const isPending = (key: EntityKey): boolean => standing.get(key) === 'pending';
  const pending = new Set(plan.changes.filter((change) => isPending(change.key) && interrupts(change)).map(({ key }) => key));
  const migrations = new Map(plan.changes.flatMap((change) => (isMoved(change) ? [[change.key, change] as const] : [])));
  const rebindings = rebindingProgress(plan, observed);
  const lastOut = lastStepsOut(plan);
  const again = new Set(plan.changes.filter(isPutAgain).map(({ key }) => key));
  const done = (step: Step): boolean => {
    if (again.has(step.change)) return false;
    if (step.rebinding !== undefined) return rebindings.isDone(step);
    const migration = migrations.get(step.change);
    if (migration !== undefined)
      return standing.get(step.change) === 'reached' || isPassed(step, lastOut.get(step.change), migration, observed);
    const own = keyOf(step.entity);
    if (step.do === 'bind' && endsOf(step.entity).some(isPending)) return false;
    if (step.do === 'unbind' && observed.complete && isAbsent(own, observed)) return true;
    if (own === step.change || isOfDelete(step)) return standing.get(step.change) === 'reached';
    // it restores what a change deletes along with its object; several changes may delete the same
    return pending.size === 0 && observed.observations.get(own)?.state === 'present';
  };
  return {
    down: forbidden(plan, observed, standing),
    stale: [...divergedKeys(plan, observed, standing), ...unforeseen(plan, observed, pending), ...rebindings.stale],
    premises: brokenPremises(plan, observed, isPending),
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

/** Whether its steps repeat as a whole. */
function isMoved({ migration, rename }: Change): boolean {
  return migration !== undefined || rename !== undefined;
}

/** The changes to be made that a plan made now would block because a queue is down. */
function forbidden({ changes }: Plan, observed: Observed, standing: ReadonlyMap<EntityKey, Standing>): Recheck['down'] {
  const outages = outagesOf(observed);
  if (outages.queues.size === 0) return new Map();
  return new Map(
    changes.flatMap((change): (readonly [EntityKey, DownQueue])[] => {
      const { down } = standing.get(change.key) === 'reached' ? {} : duringOutage(change, outages);
      return down === undefined ? [] : [[change.key, down]];
    }),
  );
}

/** Steps that the broker does not refuse when the plan is stale: everything but declares and binds. */
export function isRisky(step: Step): boolean {
  return step.do !== 'try' && step.do !== 'declare' && step.do !== 'bind';
}

/** Unbinds before a delete, and binds in case it is refused: they are done if the queue is deleted. */
function isOfDelete(step: Step): boolean {
  return step.do === 'unbind' || (step.do === 'bind' && step.rebind === true);
}

/** If the old queue does not exist, the first half of the migration is done: repeating it would delete the new queue. */
function isPassed(step: Step, last: number | undefined, change: Change, observed: Observed): boolean {
  // recreated while nothing had been moved into it; the carrier exchange has been created since
  const isHolding = step.entity.kind === 'queue' && step.entity.name === change.migration?.holding.name;
  if (isHolding && (step.do === 'check' || step.do === 'delete'))
    return observationOf(observed, exchangeKey(step.entity.vhost, step.entity.name)).state !== 'absent';
  const out = outOf(change);
  const now = observationOf(observed, oldKey(change));
  const isOut = now.state === 'present' && out !== undefined && same(now, out);
  return !isOut && last !== undefined && step.id <= last;
}

/** The object that is deleted: the old form, or the queue under its old name. */
function outOf({ rename, before }: Change): Change['before'] {
  return rename?.from ?? before;
}

function oldKey(change: Change): EntityKey {
  const out = outOf(change);
  return out === undefined ? change.key : keyOf(out);
}

/** The number of the step of each migration or rename that ends its old object. */
function lastStepsOut({ changes, steps }: Plan): ReadonlyMap<EntityKey, number> {
  const old = new Map(changes.flatMap((change) => (isMoved(change) ? [[change.key, oldKey(change)] as const] : [])));
  const ends = steps.filter((step) => deletes(step) && keyOf(step.entity) === old.get(step.change));
  return new Map(ends.reverse().map(({ change, id }) => [change, id] as const));
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
        hasMoreQueues(change, observed) ||
        (interrupts(change) && change.action !== 'delete' && standing.get(change.key) === 'unseen'),
    )
    .map(({ key }) => key)
    .filter((key) => !isAway(key));
}

/** Whether a migration may lose more than the plan shows: more messages than the new form accepts, a policy set since. */
function outgrown(change: Change, plan: Plan, observed: Observed): boolean {
  if (change.rename !== undefined) return outgrownRename(change, change.rename, plan, observed);
  const now = observationOf(observed, change.key);
  if (change.migration === undefined || change.before === undefined || now.state !== 'present' || !same(now, change.before)) return false;
  return migrationBlock({ ...change, facts: now.facts }, foreseen(observed, plan.changes)) !== undefined;
}

/** The same of a rename; that both queues exist has been decided. */
function outgrownRename({ before: _, facts: __, ...change }: Change, rename: Rename, plan: Plan, observed: Observed): boolean {
  const [old, now] = [keyOf(rename.from), change.key].map((key) => observationOf(observed, key));
  if (old?.state !== 'present') return false;
  const facts = now?.state === 'present' ? { facts: now.facts } : {};
  return (
    blockOfRename({ ...change, ...facts, rename: { ...rename, facts: old.facts } }, foreseen(observed, plan.changes), []) !== undefined
  );
}

/** Live bindings and topic permissions unknown to the plan that the remaining deletes would remove. */
function unforeseen(plan: Plan, observed: Observed, pending: ReadonlySet<EntityKey>): readonly EntityKey[] {
  if (pending.size === 0) return [];
  const known = new Set(plan.changes.flatMap(({ key, cascades }) => [key, ...cascades.map((cascade) => cascade.key)]));
  for (const { entity } of plan.steps) known.add(keyOf(entity));
  const ends = new Set(plan.changes.flatMap((change) => (pending.has(change.key) ? endedBy(change) : [])));
  const topics = plan.changes.flatMap((change) => (pending.has(change.key) ? topicPermissionsOf(change, observed).map(keyOf) : []));
  const bindings = [...observed.observations].flatMap(([key, seen]) => {
    if (seen.state !== 'present' || seen.entity.kind !== 'binding' || isImplied(seen.entity.source) || known.has(key)) return [];
    return endsOf(seen.entity).some((end) => ends.has(end)) ? [key] : [];
  });
  return [...bindings, ...topics.filter((key) => !known.has(key))];
}

/** Bindings that every queue has, or that belong to a migration or rename. */
function isImplied(source: string): boolean {
  return isDefaultExchange(source) || isOfMigration(source);
}

/** The objects that the change deletes, if only for a while: with those that have the bindings of a queue or exchange while it is migrated. */
function endedBy({ key, after, migration, rename }: Change): readonly EntityKey[] {
  if (rename !== undefined) return rename.from.kind === 'queue' ? [keyOf(rename.from)] : [];
  if (migration === undefined || (after?.kind !== 'queue' && after?.kind !== 'exchange')) return [key];
  return [key, keyOf(migration.holding), keyOf(carrierOf(after))];
}
