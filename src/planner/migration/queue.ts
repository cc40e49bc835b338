// Which queues are migrated instead of replaced, and the progress of interrupted migrations. The broker is the only state: the holding
// queue exists until the migration is complete, and has a copy of every binding.
import type { Exchange, Queue } from '../../model/entity.ts';
import { type EntityKey, exchangeKey, keyOf, queueKey } from '../../model/key.ts';
import { heldBy, holdingName, isOfMigration } from '../../model/migration.ts';
import { exists, type Observation, type Observed, observationOf } from '../../model/observed.ts';
import type { Change } from '../../model/plan.ts';
import type { Consumers, Holds, LiveBinding, Migration, QueueParts } from '../../model/plan-parts.ts';
import type { Topology } from '../../model/topology.ts';
import { type Allowance, allows } from '../allow.ts';
import type { Draft } from '../diff.ts';
import { unboundBefore } from '../shares.ts';
import { declaredBindings, leadsTo, liveBindings, staying } from './bindings.ts';
import { feedersOf } from './feeders.ts';
import { acceptedBy, deadLettersKept, deadLettersWhileAway, deliveryLimitBefore, roomIn } from './limits.ts';
import { isLedBackTo, returningTo } from './returning.ts';

/** One migration, of a queue or of an exchange. */
export interface EntityMigration<E extends Queue | Exchange> {
  readonly key: EntityKey;
  /** As observed; absent if it is deleted or already has its new form: then only the second half is left. */
  readonly before?: E;
  readonly after: E;
  readonly migration: Omit<Migration, 'parts'>;
  /** Whether objects of an earlier run exist. */
  readonly begun: boolean;
}

/** One migration of a queue, with all that its steps need. */
export interface QueueMigration extends EntityMigration<Queue>, QueueParts {}

/** Finds the migrations: those that are allowed, and those that have begun. Their drafts become `migrate`. */
export function queueMigrations(
  drafts: ReadonlyMap<EntityKey, Draft>,
  observed: Observed,
  topology: Topology,
  allowances: readonly Allowance[],
  consumers: Consumers = 'wait',
): ReadonlyMap<EntityKey, QueueMigration> {
  const found = new Map<EntityKey, QueueMigration>();
  for (const [key, draft] of drafts) {
    const { after } = draft;
    if (draft.action === 'rename') continue;
    if (after?.kind !== 'queue' || topology.declarations.get(key)?.presence !== 'present' || after.exclusive) continue;
    const holding = observationOf(observed, queueKey(after.vhost, holdingName(after)));
    const isHeld = exists(holding);
    const isLeft = draft.action !== 'replace' && exists(observationOf(observed, exchangeKey(after.vhost, holdingName(after))));
    const wanted = draft.action === 'replace' && mayMigrate(draft, topology, allowances);
    if (isHeld || isLeft || wanted)
      found.set(
        key,
        describe({ key, draft, after, drafts, observed, topology, consumers }, isHeld ? holding : undefined, isHeld || isLeft),
      );
  }
  return found;
}

/** Whether a flag or the file requests a migration if the attributes of the queue or exchange cannot be changed. */
export function mayMigrate(draft: Draft, topology: Topology, allowances: readonly Allowance[]): boolean {
  if (draft.after === undefined) return false;
  return allows(allowances, 'migrate', draft.after) || topology.declarations.get(draft.key)?.onImmutableChange === 'migrate';
}

/** The draft of a migration, with the parts that its steps are made from. */
export function migrating(draft: Draft, found: EntityMigration<Queue | Exchange>, parts: Migration['parts']): Draft {
  const { reasons, before: _, ...rest } = draft;
  const unfinished = found.begun ? (['migration-unfinished'] as const) : [];
  return {
    ...rest,
    action: 'migrate',
    reasons: [...reasons, ...unfinished],
    ...(found.before === undefined ? {} : { before: found.before }),
    migration: { ...found.migration, parts },
  };
}

/** What the steps are made from. A property that is missing here does not compile where the migration is made from the parts. */
export function partsOfQueue(found: QueueMigration): QueueParts {
  const { bindings, live, held, outdated, holds, returning, room, isReturning, accepts, keeps } = found;
  return {
    ...{ bindings, live, held, outdated, holds, returning, isReturning },
    ...(room === undefined ? {} : { room }),
    ...(accepts === undefined ? {} : { accepts }),
    ...(keeps === undefined ? {} : { keeps }),
  };
}

interface Case {
  readonly key: EntityKey;
  readonly draft: Draft;
  readonly after: Queue;
  readonly drafts: ReadonlyMap<EntityKey, Draft>;
  readonly observed: Observed;
  readonly topology: Topology;
  readonly consumers: Consumers;
}

function describe(one: Case, holding: Observation | undefined, begun: boolean): QueueMigration {
  const { key, draft, after, observed } = one;
  const before = draft.action === 'replace' && draft.before?.kind === 'queue' ? draft.before : undefined;
  // where several may apply that differ in their dead letters, the migration is blocked
  const [deadLetters] = deadLettersWhileAway(after, before ?? after, observed);
  const made = holding?.state === 'present' && holding.entity.kind === 'queue' ? holding.entity : heldBy(after, before, deadLetters);
  const held = exists(holding) ? holding.facts.ready : undefined;
  const live = bindingsOf(after, observed);
  const onHolding = bindingsOf(made, observed);
  const bindings = staying(
    [
      ...[...live, ...onHolding].map(({ binding }) => ({ ...binding, destination: after.name })),
      ...declaredBindings(one.drafts).filter((binding) => leadsTo(binding, after)),
    ],
    one,
  );
  const room = before === undefined ? undefined : roomIn(before, observed);
  const holds = holdsOf(holding, { holding: made, after, bindings: onHolding }, observed);
  return {
    key,
    ...(before === undefined ? {} : { before }),
    after,
    begun,
    holds,
    ...(room === undefined ? {} : { room }),
    ...acceptedBy(after, before, observed),
    isReturning: holds === 'held' && room === undefined && isLedBackTo(before, after, observed),
    returning: returningTo(after, { live, onHolding, bindings }, observed),
    migration: {
      holding: made,
      ...feeding(before, observed),
      ...deliveryLimitBefore(before, observed),
      ...deadLettersKept(before, observed),
      ...(held === undefined ? {} : { held }),
      ...(before === undefined || one.consumers === 'wait' ? {} : { consumers: one.consumers }),
      // a stream retains what was moved out of it
      ...(before === undefined || before.type === 'stream' ? {} : { reversible: true }),
    },
    bindings,
    outdated: before === undefined ? unboundBefore(live, bindings, one) : [],
    live,
    held: onHolding,
  };
}

/** A manual deletion of the carrier must not lead to the deletion of messages: any visible use of the holding queue makes it `held`. */
function holdsOf(
  seen: Observation | undefined,
  { holding, after, bindings }: { holding: Queue; after: Queue; bindings: readonly LiveBinding[] },
  observed: Observed,
): Holds {
  if (!exists(seen)) return 'nothing';
  const { ready = 0, consumers = 0 } = seen.facts;
  const isLedTo = observationOf(observed, exchangeKey(after.vhost, holdingName(after))).state !== 'absent';
  return holding.type !== 'quorum' || isLedTo || ready + consumers + bindings.length > 0 ? 'held' : 'unused';
}

/** The visible sources of messages to an object that will not exist for a while. */
export function feeding(before: Queue | Exchange | undefined, observed: Observed): Pick<Migration, 'blind' | 'fedBy'> {
  const fedBy = before === undefined ? [] : feedersOf(before, observed);
  return { blind: !observed.complete, ...(fedBy.length === 0 ? {} : { fedBy }) };
}

/** The visible bindings of the queue. The binding of the carrier belongs to the migration. */
export function bindingsOf(queue: Queue, observed: Observed): readonly LiveBinding[] {
  return liveBindings(observed).filter(({ binding }) => leadsTo(binding, queue) && !isOfMigration(binding.source));
}

/** The live bindings that the queue in its new form receives, and those that it does not. */
export function queueCascades(
  found: Pick<QueueMigration, 'after' | 'bindings' | 'live' | 'held'>,
  drafts: ReadonlyMap<EntityKey, Pick<Change, 'action'>>,
): Change['cascades'] {
  const kept = new Set(found.bindings.map(keyOf));
  const live = [...found.live, ...found.held].map(({ binding }) => ({ ...binding, destination: found.after.name }));
  const byKey = new Map(live.map((entity) => [keyOf(entity), entity] as const));
  // a binding that is deleted explicitly is a change of its own
  return [...byKey]
    .filter(([key]) => drafts.get(key)?.action !== 'delete')
    .map(([key, entity]) => ({ key, entity, restored: kept.has(key) }));
}
