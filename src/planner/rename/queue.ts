// Which queues are renamed, and the progress of interrupted renames. The broker is the only state: the carrier exchange of a rename exists
// from before the new queue is declared until the old one is deleted.
import type { Code } from '../../model/codes.ts';
import type { Binding, Queue } from '../../model/entity.ts';
import { type EntityKey, exchangeKey, keyOf } from '../../model/key.ts';
import { recordedBy, renameCarrierOf } from '../../model/migration.ts';
import { exists, isLocked, type Observation, type Observed, observationOf } from '../../model/observed.ts';
import type { Change } from '../../model/plan.ts';
import type { LiveBinding } from '../../model/plan-parts.ts';
import type { Rename } from '../../model/rename.ts';
import type { Topology } from '../../model/topology.ts';
import type { Draft } from '../diff.ts';
import { declaredBindings, leadsTo, liveBindings, staying } from '../migration/bindings.ts';
import { feedersOf } from '../migration/feeders.ts';
import { deliveryLimitBefore } from '../migration/limits.ts';
import { bindingsOf } from '../migration/queue.ts';
import { exchangesByDestination, unboundBefore } from '../shares.ts';
import { formerOf, migrationKeys } from './former.ts';

/** One rename of a queue, with all that its change is made from. */
export interface QueueRename {
  /** The old queue as observed; absent if an earlier run has deleted it. */
  readonly old?: Queue;
  readonly after: Queue;
  readonly rename: Rename;
  /** Whether objects of an earlier run exist. */
  readonly begun: boolean;
  /** Why nothing can be done, apart from limits (`blockOfRename`). */
  readonly trouble?: Code;
  /** Live bindings of the old queue. */
  readonly live: readonly Binding[];
  /** All bindings of the new queue in the end. */
  readonly final: readonly Binding[];
}

interface World {
  readonly drafts: ReadonlyMap<EntityKey, Draft>;
  readonly observed: Observed;
  readonly topology: Topology;
}

/** Finds the renames that have something left to do. `observed` holds the policies that the plan sets (`foreseen`). */
export function queueRenames(world: World): ReadonlyMap<EntityKey, QueueRename> {
  const found = new Map<EntityKey, QueueRename>();
  for (const [key, declaration] of world.topology.declarations) {
    const draft = world.drafts.get(key);
    const old = formerOf(declaration);
    const { entity: after } = declaration;
    if (draft === undefined || old?.kind !== 'queue' || after.kind !== 'queue') continue;
    const rename = describe({ draft, old, after }, world);
    if (rename !== undefined) found.set(key, rename);
  }
  return found;
}

/** The draft of a rename. Where the new queue itself must change first, its change stays, and is blocked. */
export function renaming(draft: Draft, { rename, begun, trouble }: QueueRename): Draft {
  if (trouble === 'rename-new-differs') return { ...draft, trouble };
  const reasons = begun ? (['rename-unfinished'] as const) : [];
  return { ...draft, action: 'rename', reasons, ...(trouble === undefined ? {} : { trouble }), rename };
}

interface Case {
  readonly draft: Draft;
  /** As its name tells. */
  readonly old: Queue;
  readonly after: Queue;
}

function describe({ draft, old: named, after }: Case, world: World): QueueRename | undefined {
  const { observed } = world;
  const seen = observationOf(observed, keyOf(named));
  const isOpen = exists(observationOf(observed, keyOf(renameCarrierOf(after))));
  const isReversed = exists(observationOf(observed, keyOf(renameCarrierOf(named))));
  const isMigrating = migrationKeys(named).some((one) => exists(observationOf(observed, one)));
  if (seen.state === 'absent' && !(isOpen || isReversed || isMigrating)) return undefined;
  const old = seen.state === 'present' && seen.entity.kind === 'queue' ? seen.entity : undefined;
  const onNew = bindingsOf(after, observed);
  const onOld = old === undefined ? [] : [...bindingsOf(old, observed), ...recorded(old, observed)];
  const live = onOld.map(({ binding }) => binding);
  const final = finalBindings(after, { onNew, live }, world);
  const outdated = unboundBefore(onNew, final, world);
  const kept = new Set(onNew.filter((one) => !outdated.includes(one)).map(({ binding }) => keyOf(binding)));
  const trouble = troubleOf(draft, seen, isMigrating, after, observed);
  // over AMQP, the bindings of the old queue are not visible: it had those that are declared, under its own name
  const unseen = observed.complete ? [] : final.map((binding) => ({ binding: { ...binding, destination: named.name } }));
  return {
    ...(old === undefined ? {} : { old }),
    after,
    rename: {
      from: old ?? named,
      ...(exists(seen) ? { facts: seen.facts } : {}),
      ...feeding(old, world),
      ...deliveryLimitBefore(old, observed),
      blind: !observed.complete,
      bindings: final.filter((binding) => !kept.has(keyOf(binding))),
      unbound: [...onOld, ...unseen],
      outdated,
      reverses: isReversed,
    },
    begun: isOpen || isReversed,
    ...(trouble === undefined ? {} : { trouble }),
    live,
    final,
  };
}

/** Bindings that the unfinished migration of an exchange restores: they may not exist yet. */
function recorded(old: Queue, observed: Observed): readonly LiveBinding[] {
  return liveBindings(observed).flatMap(({ binding }) => {
    const source = leadsTo(binding, old) ? recordedBy(binding.source) : undefined;
    return source === undefined ? [] : [{ binding: { ...binding, source } }];
  });
}

function troubleOf(draft: Draft, seen: Observation, isMigrating: boolean, after: Queue, observed: Observed): Code | undefined {
  if (isLocked(seen)) return 'exclusive-to-other-connection';
  if (seen.state === 'opaque') return 'attributes-unknown';
  if (seen.state === 'unknown') return 'state-unknown';
  if (isMigrating) return 'rename-old-migrating';
  const isNewMigrating = migrationKeys(after).some((one) => exists(observationOf(observed, one)));
  if (isNewMigrating || (draft.action !== 'create' && draft.action !== 'keep')) return 'rename-new-differs';
  return draft.reasons.includes('attributes-unknown') ? 'attributes-unknown' : undefined;
}

/**
 * The bindings of the new queue: those that the files declare, and undeclared ones of both queues. Undeclared ones of the old queue are
 * excluded if `prune` would remove them from the new one, or if the weight of a destination is declared otherwise.
 */
function finalBindings(
  after: Queue,
  { onNew, live }: { readonly onNew: readonly LiveBinding[]; readonly live: readonly Binding[] },
  world: World,
): readonly Binding[] {
  const declared = declaredBindings(world.drafts).filter((binding) => leadsTo(binding, after));
  const own = [...onNew.map(({ binding }) => binding), ...declared];
  const known = new Set(own.map(keyOf));
  const byDestination = exchangesByDestination(world).get(after.vhost);
  const weighed = new Set(own.flatMap(({ source }) => (byDestination?.has(source) === true ? [source] : [])));
  const carried = live
    .map((binding): Binding => ({ ...binding, destination: after.name }))
    .filter((binding) => known.has(keyOf(binding)) || !(weighed.has(binding.source) || isPruned(binding, world)));
  return staying([...own, ...carried], world);
}

/** An autoDelete exchange would be deleted with its last binding: the next plan shows that. */
function isPruned({ vhost, source }: Binding, { topology, observed }: World): boolean {
  const from = observationOf(observed, exchangeKey(vhost, source));
  const isAutoDelete = from.state === 'present' && from.entity.kind === 'exchange' && from.entity.autoDelete;
  return topology.prune.get(vhost)?.bindings === true && !isAutoDelete;
}

/** Those that still send to the old name once the plan has changed what it changes before. */
function feeding(old: Queue | undefined, { drafts, observed }: World): Pick<Rename, 'fedBy'> {
  if (old === undefined) return {};
  const observations = new Map(observed.observations);
  for (const [key, { action, after }] of drafts) {
    if (action === 'delete') observations.delete(key);
    else if (action === 'replace' && after !== undefined) observations.set(key, { state: 'present', entity: after, facts: {} });
  }
  const fedBy = feedersOf(old, { ...observed, observations });
  return fedBy.length === 0 ? {} : { fedBy };
}

/** The undeclared bindings that the new queue receives, and those of the old queue that it does not. */
export function renameCascades({ live, final, after }: QueueRename, drafts: ReadonlyMap<EntityKey, Draft>): Change['cascades'] {
  const kept = new Map(final.map((binding) => [keyOf(binding), binding] as const));
  return live.flatMap((binding): Change['cascades'] => {
    const key = keyOf({ ...binding, destination: after.name });
    const entity = kept.get(key);
    if (entity === undefined) return [{ key: keyOf(binding), entity: binding, restored: false }];
    return drafts.has(key) ? [] : [{ key, entity, restored: true }];
  });
}
