// How dangerous a change is, and what keeps it from being applied. Decided here, as data; refused in one place, the gate.
import type { Code } from '../model/codes.ts';
import type { Entity } from '../model/entity.ts';
import type { SettingChange } from '../model/governing.ts';
import type { EntityKey } from '../model/key.ts';
import type { Observed } from '../model/observed.ts';
import { type Block, type Cascade, type Change, interrupts, type Risk, takesAway } from '../model/plan.ts';
import type { Topology } from '../model/topology.ts';
import { divertingKeys, isDiverted, isLimitLowered, limitingKeys } from '../rabbitmq/dead-lettering.ts';
import { anyPolicyOf } from '../rabbitmq/operator-policies.ts';
import { type Allowance, allowanceFor, allows } from './allow.ts';
import type { Draft } from './diff.ts';
import { blockOfLinkQueues, losesLinkQueues } from './link-queues.ts';
import { migrationBlock } from './migration/limits.ts';
import { blockOfJoin, blockOfRename } from './rename/block.ts';
import { blockOfRevoked, revokes } from './revoked.ts';
import { blockOfVhost, holdsMessages, isVhost } from './vhosts.ts';

/**
 * Whether setting or deleting the policy can drop messages: it adds or lowers a limit, applies one to other queues, changes the target of
 * messages over a limit, or puts a limit of another policy into effect, as its settings show.
 */
export function canDrop(draft: Omit<Draft, 'trouble'> & Pick<Change, 'settings'>): boolean {
  const { action, settings = [] } = draft;
  const [before, after] = [anyPolicyOf(draft.before), anyPolicyOf(draft.after)];
  if (settings.some((row) => dropsMessages(row, settings))) return true;
  if (action === 'delete' && before !== undefined)
    return divertingKeys.some((key) => isDiverted(key, { before: before.definition[key] }, false));
  if (after === undefined || (action !== 'create' && action !== 'update')) return false;
  const limits = limitingKeys.filter((key) => after.definition[key] !== undefined);
  if (action === 'create') return limits.length > 0;
  return draft.fields.some((field) => {
    const key = field.path.replace(/^definition\./, '');
    if (key === field.path) return limits.length > 0;
    if (divertingKeys.includes(key)) return isDiverted(key, field, before?.definition['dead-letter-exchange'] !== undefined);
    return limits.includes(key) && isLimitLowered(key, field.before, field.after);
  });
}

/**
 * Whether a value that takes effect may drop messages: a lower limit, or another target of messages over a limit.
 * @param all all values that the same change puts into effect
 */
export function dropsMessages({ key, before, after, objects }: SettingChange, all: readonly SettingChange[]): boolean {
  if (divertingKeys.includes(key)) {
    const gained = all.filter((row) => row.key === 'dead-letter-exchange' && row.before === undefined).flatMap((row) => row.objects);
    const hadTarget = objects.some((object) => !gained.some((one) => one.key === object.key));
    return isDiverted(key, { before, after }, hadTarget);
  }
  // a quorum queue then has the default limit, 20 since RabbitMQ 4.0
  if (key === 'delivery-limit' && after === undefined) return before !== undefined;
  return limitingKeys.includes(key) && after !== undefined && isLimitLowered(key, before, after);
}

/** The risk of one change. */
export function riskOf(draft: Omit<Draft, 'trouble'> & Pick<Change, 'settings'>): Risk {
  const entity = draft.after ?? draft.before;
  if (draft.reasons.some((reason) => reason === 'unbind-first' || reason === 'rebind-allowed')) return 'disruptive';
  switch (draft.action) {
    case 'create':
    case 'update':
      if (losesLinkQueues(draft)) return 'destructive';
      return canDrop(draft) || revokes(draft) ? 'disruptive' : 'safe';
    case 'keep':
    case 'ensure':
      return 'safe';
    case 'migrate':
    case 'rename':
    case 'rebind':
      return 'disruptive';
    case 'replace':
    case 'delete':
      return entity === undefined || holdsMessages(entity) || losesLinkQueues(draft) ? 'destructive' : 'disruptive';
  }
}

/** Why a change is blocked, if it is. The strongest reason comes first: one that no flag can override. */
export function blockOf(draft: Draft, observed: Observed, topology: Topology, allowances: readonly Allowance[]): Block | undefined {
  if (draft.trouble !== undefined) return { code: draft.trouble, ...(draft.down === undefined ? {} : { down: draft.down }) };
  if (draft.action === 'rename') return blockOfRename(draft, observed, allowances);
  const entity = draft.before ?? draft.after;
  const ofOthers = blockOfOthers(draft, allowances);
  if (ofOthers !== undefined) return ofOthers;
  if (!interrupts(draft) || entity === undefined || entity.kind === 'binding') return undefined;
  // `protect` does not apply to an object that is already deleted
  const isAway = draft.action === 'migrate' && draft.before === undefined;
  if (!isAway && topology.declarations.get(draft.key)?.protect === true) return { code: 'protected' };
  if (draft.action === 'migrate') {
    const code = blockOfMigration(draft, observed, allowances);
    if (code !== undefined) return code;
  }
  const property = topology.declarations.get(draft.key)?.onImmutableChange;
  const inFile = property === (draft.action === 'migrate' ? 'migrate' : 'replace-if-empty');
  return blockByPermission(draft, { complete: observed.complete, allowances, inFile });
}

/** For what the change of a document or policy takes from consumers and federation links. */
function blockOfOthers(draft: Omit<Draft, 'trouble'>, allowances: readonly Allowance[]): Block | undefined {
  return blockOfRevoked(draft, allowances) ?? blockOfLinkQueues(draft, allowances);
}

/** What permits a change. */
export interface Permissions {
  /** Whether undeclared objects are visible. */
  readonly complete: boolean;
  readonly allowances: readonly Allowance[];
  /** Whether a property of the declaration permits it. */
  readonly inFile: boolean;
}

/** Whether a change requires a permission that it does not have: a function of the change, so that a saved plan can be verified. */
export function blockByPermission(draft: Omit<Draft, 'trouble'>, { complete, allowances, inFile }: Permissions): Block | undefined {
  const entity = draft.before ?? draft.after;
  const ofOthers = blockOfOthers(draft, allowances);
  if (ofOthers !== undefined) return ofOthers;
  if (!interrupts(draft) || entity === undefined || entity.kind === 'binding') return undefined;
  if (draft.action === 'rename') return blockOfJoin(draft, allowances);
  if (draft.action === 'migrate') {
    // the second half of a migration puts nothing at risk
    if (draft.before === undefined || inFile || allows(allowances, 'migrate', entity)) return undefined;
    return { code: 'attribute-immutable', allow: allowanceFor('migrate', entity) };
  }
  if (isVhost(entity)) return blockOfVhost(draft, entity, allowances);
  if (isNamedAsLost(draft, allowances)) return undefined;
  if (entity.kind === 'queue' && isBusy(draft)) return { code: 'queue-not-idle', allow: allowanceFor('lose', entity) };
  const what = draft.action === 'delete' ? 'delete' : 'replace';
  const isNamed = allows(allowances, what, entity);
  if (entity.kind === 'document' && entity.of === 'user' && (draft.facts?.connections ?? 0) > 0 && !isNamed)
    return { code: 'user-in-use', allow: allowanceFor('delete', entity) };
  if (entity.kind === 'queue' && (what === 'delete' || inFile) && !isNamed && mayHoldUnseen(draft, entity, complete)) {
    return { code: 'unacknowledged-not-visible', allow: allowanceFor(what, entity) };
  }
  if (draft.action === 'replace' && !inFile && !isNamed) return { code: 'attribute-immutable', allow: allowanceFor('replace', entity) };
  return undefined;
}

/**
 * Over AMQP, messages of a classic queue that a basic.get left unacknowledged are not visible, and no guard of the broker checks them
 * (3.10 to 4.3). A quorum queue counts their holders as consumers, but not the dead letters that it keeps; a stream is never deleted over
 * AMQP under a guard.
 */
function mayHoldUnseen({ facts }: Pick<Draft, 'facts'>, entity: Entity & { readonly kind: 'queue' }, complete: boolean): boolean {
  if (complete || facts?.unacknowledged !== undefined) return false;
  return (entity.type ?? 'classic') === 'classic' || entity.arguments['x-dead-letter-strategy'] === 'at-least-once';
}

/** Whether the queue may be deleted with its messages. */
function isNamedAsLost({ before, after }: Pick<Draft, 'before' | 'after'>, allowances: readonly Allowance[]): boolean {
  const entity = before ?? after;
  return entity?.kind === 'queue' && allows(allowances, 'lose', entity);
}

/** What no permission overrides, except for messages that the new queue would drop. */
function blockOfMigration(draft: Draft, observed: Observed, allowances: readonly Allowance[]): Block | undefined {
  if (draft.after === undefined || draft.after.kind === 'binding') return undefined;
  const code = migrationBlock(draft, observed);
  if (code === undefined) return undefined;
  if (code !== 'migration-would-drop' || draft.before !== undefined) return { code };
  return isNamedAsLost(draft, allowances) ? undefined : { code, allow: allowanceFor('lose', draft.after) };
}

/** An unknown count of a queue that is not down does not block: the delete itself is guarded again. */
function isBusy({ facts }: Pick<Draft, 'facts'>): boolean {
  return (facts?.ready ?? 0) + (facts?.unacknowledged ?? 0) + (facts?.consumers ?? 0) > 0;
}

/** Blocks the changes that the broker would refuse. A block that no flag overrides stays. */
export function blockRefused(changes: readonly Change[], refused: ReadonlyMap<EntityKey, Block>): readonly Change[] {
  return changes.map((change) => {
    const blocked = refused.get(change.key);
    if (blocked === undefined || (change.blocked !== undefined && change.blocked.allow === undefined)) return change;
    const { remedies: _, ...rest } = change;
    return { ...rest, blocked };
  });
}

/**
 * Blocks every delete and replace if there are too many: in one virtual host more than 3 and more than 30 % of the live objects of one
 * kind, exclusive queues excluded, or any if the topology declares nothing in that virtual host.
 */
export function blastRadius(
  changes: readonly Change[],
  observed: Observed,
  topology: Topology,
  allowances: readonly Allowance[],
): readonly Change[] {
  if (!changes.some(takesAway)) return changes;
  const removed = new Map<string, number>();
  const all = new Map<string, number>();
  const count = (counts: Map<string, number>, place: string): void => {
    counts.set(place, (counts.get(place) ?? 0) + 1);
  };
  for (const change of changes) {
    const place = placeOf(change.before ?? change.after);
    if (takesAway(change)) count(removed, place);
    // if only declared objects are visible, they are all there is to count
    if (!observed.complete) count(all, place);
    for (const cascade of change.cascades) if (isCounted(cascade)) count(removed, placeOf(cascade.entity));
  }
  for (const seen of observed.complete ? observed.observations.values() : []) {
    if (seen.state === 'present' && seen.facts.exclusiveElsewhere !== true) count(all, placeOf(seen.entity));
  }
  const declaring = new Set([...topology.declarations.values()].map(({ entity }) => entity.vhost));
  const tooMany = (entity: Entity | undefined): boolean => {
    const many = removed.get(placeOf(entity)) ?? 0;
    return (many > 3 && many > 0.3 * (all.get(placeOf(entity)) ?? 0)) || (entity !== undefined && !declaring.has(entity.vhost));
  };
  const exceeds = (change: Change): boolean =>
    tooMany(change.before ?? change.after) || change.cascades.some((cascade) => isCounted(cascade) && tooMany(cascade.entity));
  const block: Block = { code: 'blast-radius' satisfies Code, allow: 'blast-radius' };
  const isAllowed = allowances.some(({ what }) => what === 'blast-radius');
  return changes.map((change) => {
    if (!takesAway(change) || change.blocked !== undefined || !exceeds(change)) return change;
    return isAllowed ? { ...change, allowedBy: [...(change.allowedBy ?? []), 'blast-radius'] } : { ...change, blocked: block };
  });
}

/** Topic permissions are not: of those that no file manages, the others are not known. */
function isCounted({ restored, entity }: Cascade): boolean {
  return !restored && entity.kind !== 'document';
}

function placeOf(entity: Entity | undefined): string {
  return entity === undefined ? '' : `${entity.kind} ${entity.vhost}`;
}
