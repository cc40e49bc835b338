// How far a change has come, by a second observation of the broker.

import { exchangeKey, keyOf } from '../model/key.ts';
import { recordOf, renameCarrierOf } from '../model/migration.ts';
import { type Observation, type Observed, observationOf } from '../model/observed.ts';
import type { Change } from '../model/plan.ts';
import type { Migration } from '../model/plan-parts.ts';
import type { Rename } from '../model/rename.ts';
import { differences } from './equal.ts';
import { isPutAgain } from './topic-permissions.ts';

/**
 * The progress of a change: `reached`, the broker is as the plan leaves it; `pending`, it is as the plan observed it, or in between
 * (a replaced object that is deleted and not declared again yet); `diverged`, it differs from both; `unseen`, it is unknown.
 */
export type Standing = 'reached' | 'pending' | 'diverged' | 'unseen';

/** The progress of one change. */
export function standingOf(change: Change, observed: Observed): Standing {
  if (change.migration !== undefined) return standingOfMigration(change, change.migration, observed);
  if (change.rename !== undefined) return standingOfRename(change, change.rename, observed);
  const now = observationOf(observed, change.key);
  const { before, after } = change;
  if (change.reasons.includes('connection-owned')) return 'reached';
  // left unchanged while it is down: whether it is still is not part of the plan
  if (change.action === 'keep' && change.reasons.includes('queue-down') && now.state === 'unknown') return 'reached';
  if (now.state === 'unknown') return 'unseen';
  const wantsGone = after === undefined;
  if (now.state === 'absent') {
    if (wantsGone || change.reasons.includes('external-missing')) return 'reached';
    if (isPutAgain(change)) return 'pending';
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

/** Complete when the new object exists, with the bindings of the old one, and the old queue does not. An old exchange stays. */
function standingOfRename(
  { key, before, after }: Change,
  { from, facts, bindings, reverses, rollback }: Rename,
  observed: Observed,
): Standing {
  const now = observationOf(observed, key);
  const old = observationOf(observed, keyOf(from));
  const renamed = [
    ...(after?.kind === 'queue' || after?.kind === 'exchange' ? [after] : []),
    ...(reverses || rollback !== undefined ? [from] : []),
  ];
  const carriers = renamed.map((one) => observationOf(observed, keyOf(renameCarrierOf(one))).state);
  if (carriers.includes('unknown') || now.state === 'unknown' || now.state === 'opaque') return 'unseen';
  if (old.state === 'unknown' || old.state === 'opaque') return 'unseen';
  const isNew = now.state === 'present' && after !== undefined && same(now, after);
  const isOpen = carriers.some((state) => state !== 'absent');
  if (after?.kind === 'exchange' && old.state !== 'absent' && isNew && !isOpen)
    return bindings.every((one) => !observed.complete || observationOf(observed, keyOf(one)).state === 'present') ? 'reached' : 'diverged';
  if (old.state === 'absent') {
    if (isNew) return isOpen ? 'pending' : 'reached';
    return now.state === 'absent' && isOpen && facts === undefined ? 'pending' : 'diverged';
  }
  if (facts === undefined || !same(old, from)) return 'diverged';
  if (now.state === 'absent') return before === undefined ? 'pending' : 'diverged';
  // created by others since the plan was made: both would be joined
  return isNew && (before !== undefined || isOpen) ? 'pending' : 'diverged';
}

/** Whether the live object has the attributes of the entity. */
export function same(now: Observation & { state: 'present' }, entity: NonNullable<Change['after']>): boolean {
  return differences(now.entity, entity, now.facts.uncompared).length === 0;
}
