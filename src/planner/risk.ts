// How dangerous a change is, and what keeps it from being applied. Decided here, as data; refused in one place, the gate.
import type { Code } from '../model/codes.ts';
import type { Entity } from '../model/entity.ts';
import type { Observed } from '../model/observed.ts';
import type { Block, Change, Risk } from '../model/plan.ts';
import type { Topology } from '../model/topology.ts';
import { type Allowance, allowanceFor, allows } from './allow.ts';
import type { Draft } from './diff.ts';

/** Policy keys that can drop messages the moment they are set. */
const droppingKeys = ['max-length', 'max-length-bytes', 'message-ttl', 'expires', 'delivery-limit'];

/** Whether setting the policy can drop messages at once: it brings a limit, lowers one, or takes one to other queues. */
export function canDrop(draft: Draft): boolean {
  const { action, after } = draft;
  if (after?.kind !== 'policy' || (action !== 'create' && action !== 'update')) return false;
  const limits = droppingKeys.filter((key) => after.definition[key] !== undefined);
  if (action === 'create') return limits.length > 0;
  return draft.fields.some((field) => {
    const key = field.path.replace(/^definition\./, '');
    if (key === field.path) return limits.length > 0;
    const raised = typeof field.before === 'number' && typeof field.after === 'number' && field.after > field.before;
    return limits.includes(key) && !raised;
  });
}

/** The risk of one change. */
export function riskOf(draft: Draft): Risk {
  const entity = draft.after ?? draft.before;
  switch (draft.action) {
    case 'create':
    case 'update':
      return canDrop(draft) ? 'disruptive' : 'safe';
    case 'keep':
    case 'ensure':
      return 'safe';
    case 'replace':
    case 'delete':
      return entity?.kind === 'queue' || entity === undefined ? 'destructive' : 'disruptive';
  }
}

/** What keeps a change from being applied, if anything does. The strongest reason comes first: what no flag can allow. */
export function blockOf(draft: Draft, observed: Observed, topology: Topology, allowances: readonly Allowance[]): Block | undefined {
  if (draft.trouble !== undefined) return { code: draft.trouble };
  const entity = draft.before ?? draft.after;
  if (draft.action === 'create' && entity !== undefined) return blockOfCreate(entity, observed);
  if ((draft.action !== 'replace' && draft.action !== 'delete') || entity === undefined || entity.kind === 'binding') return undefined;
  if (topology.declarations.get(draft.key)?.protect === true) return { code: 'protected' };
  if (entity.kind === 'queue' && isBusy(draft)) return { code: 'queue-not-idle' };
  if (draft.action === 'replace' && !allows(allowances, 'replace', entity))
    return { code: 'attributes-fixed', allow: allowanceFor('replace', entity) };
  return draft.after?.kind === 'exchange' && draft.action === 'replace' ? blockOfCreate(draft.after, observed) : undefined;
}

function blockOfCreate(entity: Entity, observed: Observed): Block | undefined {
  const unavailable = entity.kind === 'exchange' && observed.exchangeTypes !== undefined && !observed.exchangeTypes.includes(entity.type);
  return unavailable ? { code: 'exchange-type-unavailable' } : undefined;
}

/** A count that could not be seen is not taken for more than it is: the delete itself is guarded again. */
function isBusy({ facts }: Draft): boolean {
  return (facts?.ready ?? 0) + (facts?.unacknowledged ?? 0) + (facts?.consumers ?? 0) > 0;
}

/**
 * Blocks every delete and replace when they are too many: more than 3 and more than 30 % of what is live of one kind, or any at all
 * for a topology that declares nothing.
 */
export function blastRadius(
  changes: readonly Change[],
  observed: Observed,
  topology: Topology,
  allowances: readonly Allowance[],
): readonly Change[] {
  if (allowances.some(({ what }) => what === 'blast-radius')) return changes;
  const tooMany = new Set(
    (['queue', 'exchange', 'binding', 'policy'] as const).filter((kind) => exceeds(kind, changes, observed, topology)),
  );
  const block: Block = { code: 'blast-radius' satisfies Code, allow: 'blast-radius' };
  return changes.map((change) =>
    removes(change) && change.blocked === undefined && tooMany.has(kindOf(change)) ? { ...change, blocked: block } : change,
  );
}

function exceeds(kind: Entity['kind'], changes: readonly Change[], observed: Observed, topology: Topology): boolean {
  const removed = changes.filter((change) => removes(change) && kindOf(change) === kind).length;
  if (removed > 0 && topology.declarations.size === 0) return true;
  let live = 0;
  for (const observation of observed.observations.values()) {
    if (observation.state === 'present' && observation.entity.kind === kind) live += 1;
  }
  // where only declared objects are visible, they are the whole
  const all = observed.complete ? live : changes.filter((change) => kindOf(change) === kind).length;
  return removed > 3 && removed > 0.3 * all;
}

function removes(change: Change): boolean {
  return change.action === 'delete' || change.action === 'replace';
}

function kindOf(change: Change): Entity['kind'] {
  return (change.before ?? change.after)?.kind ?? 'queue';
}
