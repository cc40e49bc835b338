// Verifies one change of a saved plan: its parts that `show` prints must follow from its two forms, and a change that rests on a permission
// must name it. A fault is a clause that follows the key of the change.
import type { Action } from '../../model/action.ts';
import type { Entity } from '../../model/entity.ts';
import { keyOf } from '../../model/key.ts';
import { type Change, interrupts, takesAway } from '../../model/plan.ts';
import type { ArgumentValue } from '../../model/values.ts';
import { allowanceFor, parseAllowance } from '../allow.ts';
import { sortedJson } from '../digest.ts';
import { differences } from '../equal.ts';
import { blockOfForeign, exchangeOfForeign } from '../foreign.ts';
import { losesLinkQueues } from '../link-queues.ts';
import { inFile } from '../permissions.ts';
import { revokeAllowance, revokes } from '../revoked.ts';
import { blockByPermission, canDrop, riskOf } from '../risk.ts';
import { holdsMessages } from '../vhosts.ts';
import { type Fault, first } from './rules.ts';

/** Reasons of a change that has no steps. */
const ofKept = ['connection-owned', 'external-missing', 'attributes-unknown', 'queue-down'] as const;

/** The fault of a change, without what depends on the other changes. */
export function changeFault(change: Change, complete: boolean): Fault {
  return first([formFault, fieldsFault, reasonsFault, permissionsFault], (faultOf) => faultOf(change)) ?? blockFault(change, complete);
}

/** Which forms an action has, and the properties that only some actions have. */
function formFault(change: Change): Fault {
  const { key, action, before, after, migration, rename, rebinding, unbindsFirst, facts } = change;
  const entities = [before, after].flatMap((one) => (one === undefined ? [] : [one]));
  if (entities.length === 0) return 'has neither of its two forms';
  if (entities.some((one) => keyOf(one) !== key)) return 'has a form with another key';
  if (!hasForms[action](before, after)) return `does not have the forms of the action ${action}`;
  if ((migration !== undefined) !== (action === 'migrate')) return `has the action ${action} and ${migration ? 'a' : 'no'} migration`;
  if ((rename !== undefined) !== (action === 'rename')) return `has the action ${action} and ${rename ? 'an' : 'no'} old name`;
  if (rebinding !== undefined && entities[0]?.kind !== 'binding') return 'is rebound and is not a binding';
  if (unbindsFirst !== undefined && (action !== 'delete' || before?.kind !== 'queue')) return 'unbinds first and does not delete a queue';
  if (
    facts !== undefined &&
    entities[0] !== undefined &&
    !holdsMessages(entities[0]) &&
    (facts.ready ?? facts.unacknowledged ?? facts.consumers) !== undefined
  )
    return 'counts messages or consumers of an object that is no queue';
  return undefined;
}

const hasForms: { readonly [action in Action]: (before: Entity | undefined, after: Entity | undefined) => boolean } = {
  create: (before, after) => before === undefined && after !== undefined,
  update: (before, after) => before?.kind === after?.kind && (after?.kind === 'policy' || after?.kind === 'document'),
  replace: (before, after) => before !== undefined && isMovable(after),
  migrate: (_, after) => isMovable(after),
  rename: (_, after) => isMovable(after),
  delete: (before, after) => before !== undefined && after === undefined,
  keep: (_, after) => after !== undefined,
  ensure: (before, after) => (before === undefined) !== (after === undefined),
  rebind: (_, after) => after?.kind === 'binding',
};

function isMovable(entity: Entity | undefined): boolean {
  return entity?.kind === 'queue' || entity?.kind === 'exchange';
}

function fieldsFault({ action, before, after, fields, facts, blocked }: Change): Fault {
  const compared = before === undefined || after === undefined ? [] : differences(before, after, facts?.uncompared);
  // of an object that is kept, only what blocks the plan is shown
  const one = blocked?.code === 'external-differs' ? 'type' : blocked?.code === 'name-taken' ? 'exclusive' : '';
  const right = action === 'keep' ? compared.filter(({ path }) => path === one) : compared;
  return isSame(fields, right) ? undefined : 'has fields that are not the difference of its two forms';
}

function reasonsFault(change: Change): Fault {
  const { action, reasons, risk, before, migration, rename, blocked } = change;
  const right = riskOf(change);
  if (risk !== right) return `has the risk ${risk}, expected ${right}`;
  if (reasons.includes('policy-can-drop') !== canDrop(change)) return 'has the wrong reason: whether the policy can drop messages';
  const kept = action === 'keep' ? undefined : ofKept.find((reason) => reasons.includes(reason));
  if (kept !== undefined) return `has the reason ${kept} and the action ${action}`;
  if (action === 'replace' && !reasons.includes('attribute-immutable')) return 'is replaced without the reason attribute-immutable';
  if (migration !== undefined && before === undefined && !reasons.includes('migration-unfinished'))
    return 'has the second half of a migration, which is not shown as unfinished';
  if (
    rename !== undefined &&
    blocked === undefined &&
    (rename.facts === undefined || rename.reverses) &&
    !reasons.includes('rename-unfinished')
  )
    return 'has the end of a rename, which is not shown as unfinished';
  return undefined;
}

/** Each permission is for this change. */
function permissionsFault(change: Change): Fault {
  const { action, before, after, allowedBy = [], cascades, reasons } = change;
  const entity = before ?? after;
  if (entity === undefined) return undefined;
  const foreign = cascades.flatMap((cascade) => (cascade.foreign === true ? [exchangeOfForeign(cascade)] : []));
  const many = takesAway(change) ? ['blast-radius'] : [];
  const own =
    entity.kind === 'binding'
      ? [allowanceFor('rebind', { kind: 'exchange', name: entity.source }), ...many]
      : [
          ...(action === 'delete' || action === 'replace' || action === 'migrate' ? [allowanceFor(action, entity)] : []),
          ...(action === 'rename' ? [allowanceFor('rename', entity)] : []),
          ...(revokes(change) ? [revokeAllowance(entity)] : []),
          ...(losesLinkQueues(change) ? [allowanceFor('lose', entity)] : []),
          ...(action === 'replace' || action === 'migrate' ? [inFile] : []),
          ...(holdsMessages(entity) && interrupts(change) ? [allowanceFor('lose', entity)] : []),
          ...many,
        ];
  const right = new Set([...own, ...foreign.map((exchange) => allowanceFor('lose', exchange))]);
  const wrong = allowedBy.find((one) => !right.has(one));
  if (wrong !== undefined) return `rests on ${wrong}, which does not allow it`;
  const by = entity.kind === 'binding' ? undefined : allowanceFor('delete', entity);
  if (reasons.includes('delete-allowed') && (by === undefined || !allowedBy.includes(by)))
    return 'is deleted without the allowance that it names';
  const again = own[0];
  if (entity.kind === 'binding' && reasons.includes('rebind-allowed') !== allowedBy.includes(again ?? ''))
    return 'is rebound without the allowance that it names';
  return undefined;
}

/** A change that requires a permission which it does not have is blocked. */
function blockFault(change: Change, complete: boolean): Fault {
  const { blocked, before, after, facts, allowedBy = [], remedies = [] } = change;
  if (facts?.down !== undefined && interrupts(change) && blocked === undefined) return 'must be blocked (queue-down)';
  const allowances = allowedBy.flatMap((one) => parseAllowance(one) ?? []);
  const right =
    blockByPermission(change, { complete, allowances, inFile: allowedBy.includes(inFile) }) ?? blockOfForeign(change, allowances);
  if (right !== undefined && blocked === undefined) return `must be blocked (${right.code})`;
  const entity = before ?? after;
  const own =
    entity === undefined || entity.kind === 'binding'
      ? []
      : (['delete', 'replace', 'migrate', 'rename', 'lose'] as const).map((what) => allowanceFor(what, entity));
  if (entity !== undefined && entity.kind !== 'binding' && revokes(change)) own.push(revokeAllowance(entity));
  const foreign = change.cascades.flatMap((cascade) =>
    cascade.foreign === true ? [allowanceFor('lose', exchangeOfForeign(cascade))] : [],
  );
  const named = [blocked?.allow, ...remedies.map((remedy) => (remedy.kind === 'policy' ? undefined : remedy.allow))];
  const wrong = named.find((one) => one !== undefined && ![...own, ...foreign, 'blast-radius'].includes(one));
  if (wrong !== undefined) return `suggests ${wrong}, which is for another change`;
  return undefined;
}

/** Whether two values are equal as JSON, in any order of keys. */
export function isSame(one: unknown, other: unknown): boolean {
  // a saved plan keeps the order in which its values were made
  return JSON.stringify(one) === JSON.stringify(other) || sortedJson(one as ArgumentValue) === sortedJson(other as ArgumentValue);
}
