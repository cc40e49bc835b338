// Shovels that delete themselves: a missing one may have finished. It is then not drift, and a plan that creates it again has a notice.
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Change } from '../model/plan.ts';
import type { Arguments } from '../model/values.ts';
import { deletesItself } from '../rabbitmq/documents/shovels.ts';

/** Whether the object of a change may be missing because it deleted itself. */
export function mayBeFinished({ after }: Pick<Change, 'after'>): boolean {
  return after?.kind === 'document' && deletesItself(after);
}

/** One notice per shovel that the plan creates, perhaps again. */
export function finishedNotices(changes: readonly Change[]): readonly Diagnostic[] {
  return changes.flatMap((change): readonly Diagnostic[] => {
    const { key, action, after } = change;
    if (action !== 'create' || after?.kind !== 'document' || !mayBeFinished(change)) return [];
    const message = `${key} deletes itself after ${whenOf(after.body)}: it has not been created yet, or has finished, and the plan creates it`;
    const hint = 'if it has finished, remove it from the files';
    return [{ code: 'shovel-deletes-itself', severity: 'notice', message, key, hint }];
  });
}

function whenOf({ srcDeleteAfter, srcDeleteAfterDuration }: Arguments): string {
  const isByCount = srcDeleteAfter !== undefined && srcDeleteAfter !== 'never';
  return [
    ...(isByCount ? [String(srcDeleteAfter)] : []),
    ...(srcDeleteAfterDuration === undefined ? [] : [`${srcDeleteAfterDuration} s`]),
  ].join(' or ');
}
