// Why a rename must not be applied: messages would be lost in transit, or it is uncertain that a rename is intended.
import type { Code } from '../../model/codes.ts';
import type { Observed } from '../../model/observed.ts';
import type { Block, Change } from '../../model/plan.ts';
import { type Allowance, allowanceFor, allows } from '../allow.ts';
import { isNameTooLong, mayExpire, moveBlock } from '../migration/limits.ts';

/**
 * Why the rename must not be applied, if so. The file requests it, so that it requires no flag, unless the new queue exists and no rename has
 * begun. `observed` holds the policies in force during the rename (`foreseen`), `change.rename.facts` the present counts.
 */
export function blockOfRename(change: Renaming, observed: Observed, allowances: readonly Allowance[]): Block | undefined {
  const code = lossOf(change, observed);
  return code === undefined ? blockOfJoin(change, allowances) : { code };
}

type Renaming = Pick<Change, 'before' | 'after' | 'facts' | 'reasons' | 'rename'>;

function lossOf({ after, facts, rename }: Renaming, observed: Observed): Code | undefined {
  if (rename === undefined || (after?.kind !== 'queue' && after?.kind !== 'exchange')) return undefined;
  if (isNameTooLong(after.name)) return 'migration-name-too-long';
  // without the old queue, only the end is left
  if (rename.facts === undefined || after.kind !== 'queue' || rename.from.kind !== 'queue') return undefined;
  const { deadLetters = 0 } = rename.facts;
  const code = moveBlock(rename.from, after, { ready: messagesOf(rename.facts) + messagesOf(facts), deadLetters }, observed);
  return code ?? (mayExpire(after, observed) ? 'rename-expires' : undefined);
}

/** Whether two queues would be joined without the permission: a function of the change, so that a saved plan can be verified. */
export function blockOfJoin({ before, after, reasons, rename }: Renaming, allowances: readonly Allowance[]): Block | undefined {
  if (rename?.facts === undefined || before === undefined || after?.kind !== 'queue') return undefined;
  if (reasons.includes('rename-unfinished') || allows(allowances, 'rename', after)) return undefined;
  return { code: 'rename-both-exist', allow: allowanceFor('rename', after) };
}

function messagesOf({ ready = 0, unacknowledged = 0 }: NonNullable<Change['facts']> = {}): number {
  return ready + unacknowledged;
}
