// The drafts of changes: the difference of each object, the undeclared ones to delete, and which of them are migrated or bound again.
import type { Entity, Exchange, Queue } from '../model/entity.ts';
import { type EntityKey, keyOf, queueKey } from '../model/key.ts';
import { isLocked, type Observed, observationOf } from '../model/observed.ts';
import type { Consumers, Migration } from '../model/plan-parts.ts';
import type { Topology } from '../model/topology.ts';
import type { Undeclared } from '../model/unchanged.ts';
import type { Allowance } from './allow.ts';
import type { Migrations } from './basis.ts';
import { compare, type Draft, owned } from './diff.ts';
import { foreseen } from './foreseen.ts';
import { withLinkQueues } from './link-queues.ts';
import { exchangeMigrations, partsOfExchange } from './migration/exchange.ts';
import { type EntityMigration, migrating, partsOfQueue, queueMigrations } from './migration/queue.ts';
import { duringOutage, outagesOf } from './outages.ts';
import { type Rebinding, rebindingsOf, rebound } from './rebinding.ts';
import { dispensable } from './references.ts';
import type { FoundRename } from './rename/found.ts';
import { removedKeys, renamesOf } from './rename/renames.ts';
import { withRevoked } from './revoked.ts';
import { type Share, sharesOf } from './shares.ts';
import { topicPermissionsAgain } from './topic-permissions.ts';
import { withoutCertainEffect } from './uncertain-weights.ts';
import { sortUndeclared } from './undeclared.ts';
import { withContents } from './vhosts.ts';

/** What the drafts depend on. */
export interface DraftInput {
  readonly topology: Topology;
  readonly observed: Observed;
  readonly allowances: readonly Allowance[];
  /** Objects that the plan leaves unchanged although they differ. */
  readonly leave?: ReadonlySet<EntityKey>;
  /** How migrations handle the consumers of their queues; default `wait`. */
  readonly consumers?: Consumers;
}

/** All drafts of a plan, by key, with what their effects and steps depend on. */
export interface Drafts {
  readonly drafts: ReadonlyMap<EntityKey, Draft>;
  /** The observation, with the policies that the plan sets. */
  readonly ahead: Observed;
  readonly migrations: Migrations;
  readonly renames: ReadonlyMap<EntityKey, FoundRename>;
  readonly shares: readonly Share[];
  readonly rebindings: readonly Rebinding[];
  /** Undeclared objects that no draft deletes. */
  readonly kept: readonly Undeclared[];
}

/** Makes the drafts. */
export function draftsOf({ topology, observed, allowances, leave, consumers }: DraftInput): Drafts {
  const outages = outagesOf(observed, topology.declarations);
  const { deletions, kept } = sortUndeclared(topology, observed, { allowances, outages, leave });
  const drafts = declared(topology, observed);
  for (const draft of deletions) drafts.set(draft.key, withWhatIsLost(draft, observed));
  for (const key of leave ?? []) drafts.delete(key);
  const ahead = foreseen(observed, drafts.values());
  const renames = new Map<EntityKey, FoundRename>();
  for (const [key, { found, draft }] of renamesOf({ drafts, observed: ahead, topology })) {
    drafts.set(key, draft);
    if (draft.action === 'rename') renames.set(key, found);
  }
  const migrations = {
    queues: queueMigrations(drafts, ahead, topology, allowances, consumers),
    exchanges: exchangeMigrations(drafts, ahead, topology, allowances),
  };
  const migrate = (found: EntityMigration<Queue | Exchange>, parts: Migration['parts']): void => {
    const draft = drafts.get(found.key);
    if (draft !== undefined) drafts.set(found.key, migrating(draft, found, parts));
  };
  for (const found of migrations.queues.values()) migrate(found, partsOfQueue(found));
  for (const found of migrations.exchanges.values()) migrate(found, partsOfExchange(found));
  for (const draft of topicPermissionsAgain(drafts, observed)) drafts.set(draft.key, draft);
  const shares = sharesOf({ drafts, observed, topology });
  const rebindings = rebindingsOf(shares, observed, allowances);
  for (const draft of [...rebound(rebindings), ...withoutCertainEffect(shares, rebindings, topology)]) drafts.set(draft.key, draft);
  if (outages.queues.size > 0) for (const draft of [...drafts.values()]) drafts.set(draft.key, duringOutage(draft, outages));
  const renamed = removedKeys(renames);
  const olds = new Set([...renames.values()].map(({ rename }) => keyOf(rename.from)));
  // an old exchange receives nothing from other exchanges any more
  const withoutPast = ({ key, entity, use }: Undeclared): Undeclared => ({
    key,
    entity,
    ...(use === undefined || olds.has(key) ? {} : { use }),
  });
  return { drafts, ahead, migrations, renames, shares, rebindings, kept: kept.filter(({ key }) => !renamed.has(key)).map(withoutPast) };
}

/** The drafts of the declarations. */
function declared(topology: Topology, observed: Observed): Map<EntityKey, Draft> {
  const drafts = new Map<EntityKey, Draft>();
  for (const [key, declaration] of topology.declarations) {
    const observation = observationOf(observed, key);
    const draft = isOwned(declaration.entity, topology, observed)
      ? owned(key, declaration.entity, observation)
      : compare(key, declaration, observation);
    if (draft !== undefined) drafts.set(key, withWhatIsLost(withContents(draft, observed), observed));
  }
  for (const key of dispensable(topology, observed)) {
    const draft = drafts.get(key);
    if (draft?.trouble === 'external-missing') drafts.set(key, missingExternal(draft));
  }
  return drafts;
}

/** With what others lose by the change of a document or policy. */
function withWhatIsLost(draft: Draft, observed: Observed): Draft {
  return withLinkQueues(withRevoked(draft, observed), observed);
}

/** Kept as missing: the plan notes it, and nothing has to be done about it. */
function missingExternal({ trouble: _, ...draft }: Draft): Draft {
  return { ...draft, reasons: [...draft.reasons, 'external-missing'] };
}

/** A binding to an exclusive queue is created by the queue's own connection; every other connection receives 405. */
function isOwned(entity: Entity, topology: Topology, observed: Observed): boolean {
  if (entity.kind !== 'binding' || entity.destinationType !== 'queue') return false;
  const key = queueKey(entity.vhost, entity.destination);
  const queue = topology.declarations.get(key)?.entity;
  return isLocked(observed.observations.get(key)) || (queue?.kind === 'queue' && queue.exclusive);
}
