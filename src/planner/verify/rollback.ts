// Verifies the rollback of a migration: the old queue receives the bindings that the plan shows, and no more messages than its own
// arguments allow. Nor does the new queue receive more.
import type { Binding, Queue } from '../../model/entity.ts';
import { type EntityKey, endsOf, keyOf } from '../../model/key.ts';
import { isOfMigration } from '../../model/migration.ts';
import type { Change } from '../../model/plan.ts';
import type { Accepting, LiveBinding, Migration, QueueParts } from '../../model/plan-parts.ts';
import type { Rename, RenameRollback } from '../../model/rename.ts';
import { acceptedByArguments, hasLowerLimit, keptByArguments } from '../migration/limits.ts';
import { type Fault, first } from './rules.ts';

/** The fault of the data that the rollback is derived from, and of the handling of consumers. */
export function rollbackFault({ key, before, after }: Change, migration: Migration, parts: QueueParts): Fault {
  const { reversible = false, consumers, blind } = migration;
  const { returning, room, isReturning, holds, bindings, live, held } = parts;
  const old = before?.kind === 'queue' ? before : undefined;
  if (reversible !== (old !== undefined && old.type !== 'stream'))
    return 'has a migration that does not show whether it can be rolled back';
  if (consumers === 'cancel' && (old === undefined || blind)) return 'cancels consumers whose messages are not visible';
  if (isReturning && (holds !== 'held' || room !== undefined)) return 'returns messages that it does not hold';
  if (old !== undefined && after?.kind === 'queue' && roomBy(old.arguments) < (room ?? Number.POSITIVE_INFINITY))
    return 'returns more messages than its old form accepts';
  const seen = new Set(
    [...live, ...held].map(({ binding }) => keyOf({ ...binding, destination: after?.kind === 'queue' ? after.name : '' })),
  );
  const back = new Set(returning.map(keyOf));
  const declared = new Set(bindings.map(keyOf));
  return (
    first(returning, (one) => {
      const isOurs = endsOf(one)[1] === key && !isOfMigration(one.source);
      return isOurs && (seen.has(keyOf(one)) || (blind && declared.has(keyOf(one))))
        ? undefined
        : `returns ${keyOf(one)}, which it did not have`;
    }) ?? first(declared, (one) => (back.has(one) || !(blind || seen.has(one)) ? undefined : `does not return ${one}`))
  );
}

/**
 * The fault of the data that the rollback of a rename is derived from: it affects the two queues only, and the old one gets back what it had, as
 * the plan shows. A rename without a rollback is shown as one.
 */
export function renameRollbackFault(
  { key, after, before, cascades, reasons }: Change,
  { from, facts, bindings, unbound, blind, reverses, rollback }: Rename & { readonly rollback: RenameRollback },
  changes: ReadonlyMap<EntityKey, Change>,
): Fault {
  const { returning, held, room, isReturning } = rollback;
  if (from.kind !== 'queue' || after?.kind !== 'queue' || facts === undefined || from.type === 'stream')
    return 'rolls back a rename without messages to return';
  const isMoved = from.vhost !== after.vhost;
  const begun = reasons.includes('rename-unfinished');
  if (begun ? isMoved : before !== undefined)
    return 'rolls back to a queue whose bindings are not known, or deletes a queue that existed before';
  if (isReturning && (!reverses || room !== undefined)) return 'returns messages of a rollback that has not begun';
  if (roomBy(from.arguments) < (room ?? Number.POSITIVE_INFINITY)) return 'returns more messages than the old queue accepts';
  const underOldName = (binding: Binding): EntityKey => keyOf({ ...binding, destination: from.name });
  const had = new Set([
    ...unbound.map(({ binding }) => keyOf(binding)),
    ...(isMoved ? [] : [...held.map(({ binding }) => binding), ...(blind ? bindings : [])].map(underOldName)),
  ]);
  const back = new Set(returning.map(keyOf));
  const removed = new Set(cascades.flatMap((cascade) => (cascade.restored ? [] : [cascade.key])));
  const mayStay = ({ binding }: LiveBinding): boolean => {
    const source = changes.get(endsOf(binding)[0]);
    return removed.has(keyOf(binding)) && (!isMoved || source?.action === 'delete');
  };
  return (
    first(held, ({ binding }) => (endsOf(binding)[1] === key ? undefined : `unbinds ${keyOf(binding)}, which does not end at it`)) ??
    first(returning, (one) => (had.has(keyOf(one)) ? undefined : `returns ${keyOf(one)}, which the old queue did not have`)) ??
    first(unbound, (one) =>
      back.has(keyOf(one.binding)) || mayStay(one) ? undefined : `does not return ${keyOf(one.binding)} to the old queue`,
    )
  );
}

/** The fault of the limits of the moves into the new queue; `before` is absent once the old queue is. */
export function acceptingFault(after: Queue, before: Queue | undefined, { accepts, keeps }: Accepting): Fault {
  if (after.type === 'stream' || (before !== undefined && hasLowerLimit(before, after))) return undefined;
  if (before !== undefined && acceptedByArguments(after) < (accepts ?? Number.POSITIVE_INFINITY))
    return 'moves more messages than its new form accepts';
  return keptByArguments(after) < (keeps ?? Number.POSITIVE_INFINITY) ? 'moves more messages than its new form keeps' : undefined;
}

/** How many messages a queue with these arguments accepts. */
function roomBy(values: { readonly [name: string]: unknown }): number {
  if (values['x-max-length-bytes'] !== undefined || values['x-message-ttl'] === 0) return 0;
  const most = values['x-max-length'];
  return most === undefined ? Number.POSITIVE_INFINITY : Number(most);
}
