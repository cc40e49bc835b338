// Verifies the rollback of a migration: the old queue receives the bindings that the plan shows, and no more messages than its own
// arguments allow.
import { endsOf, keyOf } from '../../model/key.ts';
import { isOfMigration } from '../../model/migration.ts';
import type { Change } from '../../model/plan.ts';
import type { Migration, QueueParts } from '../../model/plan-parts.ts';
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
    return 'returns more messages to its old form than that accepts';
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

/** How many messages a queue with these arguments accepts. */
function roomBy(values: { readonly [name: string]: unknown }): number {
  if (values['x-max-length-bytes'] !== undefined || values['x-message-ttl'] === 0) return 0;
  const most = values['x-max-length'];
  return most === undefined ? Number.POSITIVE_INFINITY : Number(most);
}
