// What is found out about a rename before its change is made, for queues and exchanges alike.
import type { Code } from '../../model/codes.ts';
import type { Entity, Exchange, Queue } from '../../model/entity.ts';
import { type EntityKey, keyOf } from '../../model/key.ts';
import { recordedBy, renameCarrierOf } from '../../model/migration.ts';
import { exists, isLocked, type Observation, type Observed, observationOf } from '../../model/observed.ts';
import type { Change } from '../../model/plan.ts';
import type { LiveBinding } from '../../model/plan-parts.ts';
import type { Rename } from '../../model/rename.ts';
import type { Topology } from '../../model/topology.ts';
import type { Draft } from '../diff.ts';
import { liveBindings } from '../migration/bindings.ts';
import { feedersOf } from '../migration/feeders.ts';
import { migrationKeys } from './former.ts';

/** What a rename depends on. `observed` holds the policies that the plan sets (`foreseen`). */
export interface World {
  readonly drafts: ReadonlyMap<EntityKey, Draft>;
  readonly observed: Observed;
  readonly topology: Topology;
}

/** One declaration with an old name. */
export interface Case<E extends Queue | Exchange> {
  readonly draft: Draft;
  /** The old object, as far as its name tells. */
  readonly named: E;
  readonly after: E;
}

/** One rename, with all that its change is made from. */
export interface FoundRename {
  readonly rename: Rename;
  /** Whether objects of an earlier run exist. */
  readonly begun: boolean;
  /** Why nothing can be done, apart from limits (`blockOfRename`). */
  readonly trouble?: Code;
  /** Live objects that the rename removes: an old queue, and bindings. */
  readonly leaving: readonly Entity[];
  readonly cascades: Change['cascades'];
}

/** The progress of a rename, by the objects that exist. */
export interface Stage {
  readonly seen: Observation;
  /** The exchange of the rename exists, or that of one in the opposite direction. */
  readonly isOpen: boolean;
  readonly isReversed: boolean;
  /** The old object has an unfinished migration. */
  readonly isMigrating: boolean;
}

/** Reads the progress. */
export function stageOf({ named, after }: Case<Queue | Exchange>, { observed }: World): Stage {
  const isThere = (key: EntityKey): boolean => exists(observationOf(observed, key));
  return {
    seen: observationOf(observed, keyOf(named)),
    isOpen: isThere(keyOf(renameCarrierOf(after))),
    isReversed: isThere(keyOf(renameCarrierOf(named))),
    isMigrating: migrationKeys(named).some(isThere),
  };
}

/** Why nothing can be done, if so. */
export function troubleOf({ draft, after }: Case<Queue | Exchange>, { seen, isMigrating }: Stage, { observed }: World): Code | undefined {
  if (isLocked(seen)) return 'exclusive-to-other-connection';
  if (seen.state === 'opaque') return 'attributes-unknown';
  if (seen.state === 'unknown') return 'state-unknown';
  if (isMigrating) return 'rename-old-migrating';
  const isNewMigrating = migrationKeys(after).some((one) => exists(observationOf(observed, one)));
  if (isNewMigrating || (draft.action !== 'create' && draft.action !== 'keep')) return 'rename-new-differs';
  return draft.reasons.includes('attributes-unknown') ? 'attributes-unknown' : undefined;
}

/** Those that still send to the old name once the plan has changed what it changes before. */
export function feeding(old: Queue | Exchange | undefined, { drafts, observed }: World): Pick<Rename, 'fedBy'> {
  if (old === undefined) return {};
  const observations = new Map(observed.observations);
  for (const [key, { action, after }] of drafts) {
    if (action === 'delete') observations.delete(key);
    else if (action === 'replace' && after !== undefined) observations.set(key, { state: 'present', entity: after, facts: {} });
  }
  const fedBy = feedersOf(old, { ...observed, observations });
  return fedBy.length === 0 ? {} : { fedBy };
}

/** Bindings that the unfinished migration of an exchange restores: they may not exist yet. */
export function recorded(observed: Observed): readonly LiveBinding[] {
  return liveBindings(observed).flatMap(({ binding }) => {
    const source = recordedBy(binding.source);
    return source === undefined ? [] : [{ binding: { ...binding, source } }];
  });
}
