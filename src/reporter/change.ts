// One change of a plan in words, for every form of output: its details, its place, and the remarks below it.
import { codes } from '../model/codes.ts';
import type { Span } from '../model/diagnostic.ts';
import type { Entity } from '../model/entity.ts';
import { type EntityKey, keyOf } from '../model/key.ts';
import { type Change, type Gap, interrupts, type Plan, type Refusal, takesAway } from '../model/plan.ts';
import { allowFlag } from '../model/shell.ts';
import { documentKinds } from '../rabbitmq/documents/table.ts';
import { outageText } from '../rabbitmq/queue-outages.ts';
import { describe, describeField, factsText, kindOf, nameAmong, nameOf } from './entity.ts';
import { settingTexts } from './governing.ts';
import { placeText } from './place.ts';
import { dropText, type Line, lossLines, migrationLines, remedyLines } from './remedies.ts';
import { formerText, renameLines } from './rename.ts';
import { counted, printable, type Style } from './style.ts';
import { usageLines } from './usage.ts';

/** Kinds in the order of a plan: virtual hosts, exchanges and queues before the bindings between them, as in a file; documents at the end. */
export const kinds: readonly string[] = [
  ...documentKinds.flatMap(({ title, single }) => (single === true ? [title] : [])),
  ...['exchange', 'queue', 'binding', 'policy'],
  ...documentKinds.flatMap(({ title, single }) => (single === true ? [] : [title])),
];

/** The entity of the change; undefined if only its key is known. */
export function entityOf(change: Change): Entity | undefined {
  return change.after ?? change.before;
}

/** The changes that a plan shows: unchanged entities only on request, or if there is a remark on them. */
export function shownChanges(plan: Plan, { showUnchanged }: { readonly showUnchanged: boolean }): readonly Change[] {
  return plan.changes.filter(
    (change) =>
      change.action !== 'keep' || change.blocked !== undefined || change.cascades.length > 0 || showUnchanged || isUnknown(change),
  );
}

/** An update without a difference: the broker deletes the object in between. */
function isSetAgain({ action, fields }: Change): boolean {
  return action === 'update' && fields.length === 0;
}

/** Whether it is a queue that is down, or a binding that its queue hides: it is left unchanged, and its state is unknown. */
function isUnknown({ action, reasons }: Pick<Change, 'action' | 'reasons'>): boolean {
  return action === 'keep' && reasons.includes('queue-down');
}

/** The attributes that differ, or those of the entity; a few words each. */
export function detailOf(change: Change, style: Style): readonly string[] {
  if (isSetAgain(change)) return ['set again: deleted with its exchange'];
  if (change.fields.length > 0) return change.fields.map((field) => describeField(field, style));
  if (change.rename !== undefined && change.action === 'rename')
    return [
      `renamed from ${formerText(change.rename.from, change.after?.vhost)}`,
      ...(change.after === undefined ? [] : describe(change.after)),
    ];
  if (change.action === 'delete') return change.facts === undefined ? [] : factsText(change.facts);
  if (change.action === 'ensure')
    return [change.after === undefined ? 'repeated: deleted if it exists' : 'repeated: created if it does not exist'];
  if (change.action === 'rebind') return ['unbound and bound again'];
  if (isUnknown(change)) return unknownText(change);
  if (change.reasons.includes('attributes-unknown')) return ['exists, attributes not compared'];
  if (change.action === 'keep' && change.reasons.includes('not-visible')) return ['not visible, not compared'];
  if (change.reasons.includes('connection-owned')) return ['owned by its connection'];
  return change.after === undefined ? [] : describe(change.after);
}

/** Where it is declared, relative to the path of the command line; for a delete, what requests it. */
export function placeOf(change: Change, plan: Plan, paths: readonly string[] = []): string {
  const span: Span | undefined = plan.origins[change.key];
  const place = span === undefined ? '' : placeText(span, paths);
  if (change.reasons.includes('pruned')) return `prune: ${place}`;
  return change.reasons.includes('delete-allowed') ? '--allow' : place;
}

/** The lines below a change: its live state, what is deleted with it, and why it is blocked. */
export function remarksOn(change: Change, plan: Plan): readonly Line[] {
  const lines: Line[] = [];
  const facts = change.facts === undefined ? '' : factsText(change.facts).join(', ');
  if (change.action === 'replace' && facts !== '') lines.push(['now', facts]);
  if (interrupts(change) || change.before?.kind === 'document') lines.push(...usageLines((change.rename ?? change).facts ?? {}));
  const { linked = [] } = change.facts ?? {};
  if (linked.length > 0)
    lines.push([
      'loses',
      `messages that wait at the upstream for the links of ${counted(linked.length, 'exchange')}: ${linked.map(printable).join(', ')}`,
    ]);
  lines.push(...migrationLines(change), ...renameLines(change));
  if (plan.fencing !== undefined && deletesQueue(change)) lines.push(['waits', fenceText(plan.fencing)]);
  if (change.gap !== undefined) lines.push(['warning', `the destination is unbound first; until it is bound again, ${gaps[change.gap]}`]);
  if (change.cascades.length > 0)
    lines.push(...((change.migration ?? change.rename) === undefined ? cascadeLines(change.cascades) : migratedLines(change, plan)));
  if (change.unbindsFirst !== undefined)
    lines.push([
      'unbinds',
      `${counted(change.unbindsFirst.length, 'binding')} first, so that publishers do not block; they are restored if the queue turns out to be in use`,
    ]);
  if (change.action === 'replace' && !plan.complete)
    lines.push(['warning', 'undeclared bindings are not visible; they are deleted with it and not restored']);
  for (const text of settingTexts(change.settings ?? [])) lines.push(['affects', text]);
  for (const reason of change.reasons) {
    if (reason === 'policy-can-drop') lines.push(['warning', dropText(change.action)]);
    if (reason === 'policy-can-drop') lines.push(...lossLines(change.losses ?? []));
    if (reason === 'hash-weight-uncertain')
      lines.push(['warning', 'it has no effect while another binding of the destination is in force']);
    if (reason === 'migration-unfinished')
      lines.push(['unfinished', 'an earlier run of this migration was interrupted; this one resumes it']);
    if (reason === 'rename-unfinished') lines.push(['unfinished', 'an earlier run of this rename was interrupted; this one resumes it']);
  }
  if (change.allowedBy !== undefined) lines.push(['allowed', `by ${change.allowedBy.map(permissionText).join(', ')}`]);
  if (change.blocked !== undefined) {
    lines.push(...blockLines(change, change.blocked));
  } else if (takesAway(change) && held(change) > 0) {
    lines.push(['LOSES', counted(held(change), 'message')]);
  } else if (takesAway(change) && change.before?.kind === 'queue' && facts === '') {
    lines.push(['now', 'message counts are not visible; a queue in use is not deleted']);
  }
  return lines;
}

/** A permission of the command line, or the property of the file. */
function permissionText(permission: string): string {
  return permission === 'onImmutableChange' ? `${permission} in the file` : allowFlag(permission);
}

/** Its attributes are compared where they are listed. */
function unknownText({ before, after, facts }: Change): readonly string[] {
  const why = facts?.down === undefined ? 'down' : outageText(facts.down);
  if (after?.kind === 'binding') return [before === undefined ? 'unknown' : 'unchanged', `its queue is ${why}`];
  return [before === undefined ? 'unknown' : 'unchanged, messages unknown', why];
}

function fenceText({ nodes, without }: NonNullable<Plan['fencing']>): string {
  const who =
    nodes === 'given' ? 'each node of --url' : without === undefined ? 'every node of the cluster' : 'every other node of the cluster';
  return `until ${who} routes by the new bindings, before a queue is deleted (--drain-timeout)`;
}

/** Whether its steps delete a queue: that of the change, or a holding queue. */
function deletesQueue(change: Change): boolean {
  return change.action === 'migrate' || change.rename?.from.kind === 'queue' || (takesAway(change) && change.before?.kind === 'queue');
}

const gaps: { readonly [gap in Gap]: string } = {
  elsewhere: 'its messages are routed to other destinations',
  unroutable: 'messages are unroutable: the exchange has no other destination',
  unknown: 'its messages are routed to other destinations or, without any, are unroutable',
};

function held({ facts }: Change): number {
  return (facts?.ready ?? 0) + (facts?.unacknowledged ?? 0);
}

function blockLines(change: Change, { code, allow, refusals, down }: NonNullable<Change['blocked']>): readonly Line[] {
  const blocked: Line = ['BLOCKED', `${code}: ${codes[code].title}`];
  if (down !== undefined) return [blocked, ['down', `${printable(down.queue)} is ${outageText(down)}`], ['fix', codes[code].fix]];
  if (refusals !== undefined) return [blocked, ...refusals.flatMap(refusalLines)];
  if (change.remedies !== undefined) return [blocked, ...remedyLines(change.remedies)];
  const declare = code === 'foreign-cascade' && change.after !== undefined && change.cascades.some(isForeignDocument) ? [declaring] : [];
  return [blocked, ...declare, allow === undefined ? ['fix', codes[code].fix] : ['to allow', costOf(change), { flag: allowFlag(allow) }]];
}

const declaring: Line = ['fix', 'declare the topic permissions in topicPermissions: the plan then sets them again'];

function isForeignDocument({ entity, foreign }: Change['cascades'][number]): boolean {
  return foreign === true && entity.kind === 'document';
}

function refusalLines({ part, how, fix }: Refusal): readonly Line[] {
  return [
    ['refused', `${printable(part)}: ${how}`],
    ['fix', fix],
  ];
}

function costOf(change: Change): string {
  if (change.blocked?.code === 'foreign-cascade') return 'deletes it with undeclared objects';
  if (change.blocked?.code === 'permission-in-use')
    return 'these consumers continue until they subscribe again, which RabbitMQ then refuses';
  if (change.blocked?.code === 'link-queue-lost') return 'loses these messages';
  if (change.blocked?.code === 'queue-not-idle') return 'deletes it with its messages';
  if (change.action === 'delete') return 'deletes it';
  if (change.action === 'rename') return 'moves the messages of the old queue into the new one, and deletes the old one';
  if (change.action === 'migrate') return 'keeps every message';
  return change.before?.kind === 'queue' ? 'deletes it and declares it again' : 'publishes fail while it does not exist';
}

/** How many cascading deletes are named; the rest is counted. */
const named = 5;

function cascadeLines(cascades: Change['cascades'], name = nameOf): readonly Line[] {
  return [
    ...fateLines('deletes', 'restored immediately', { cascades: cascades.filter(({ restored }) => restored), name }),
    ...fateLines('deletes', 'undeclared, not restored', { cascades: cascades.filter(({ foreign }) => foreign), name }),
    ...fateLines('deletes', 'not restored', { cascades: cascades.filter(({ restored, foreign }) => !restored && foreign !== true), name }),
  ];
}

/** A migration keeps its bindings; those that no file declares are not shown elsewhere. */
function migratedLines({ cascades, rename }: Change, plan: Plan): readonly Line[] {
  const undeclared = cascades.filter(({ key, restored }) => restored && !isChange(key, plan));
  const name = (entity: Entity): string => nameAmong(rename === undefined ? [] : plan.vhosts, entity, keyOf(entity));
  return [
    ...fateLines('keeps', 'undeclared', { cascades: undeclared, name }),
    ...cascadeLines(
      cascades.filter(({ restored }) => !restored),
      name,
    ),
  ];
}

function fateLines(
  word: string,
  fate: string,
  { cascades, name }: { readonly cascades: Change['cascades']; readonly name: (entity: Entity) => string },
): readonly Line[] {
  const lines = cascades.slice(0, named).map(({ entity }): Line => [word, fate, { name: `${kindOf(entity)} ${name(entity)}` }]);
  const rest = cascades.length - named;
  return rest > 0 ? [...lines, [word, `${rest} more, ${fate} (--format json lists all)`]] : lines;
}

const changedKeys = new WeakMap<Plan, ReadonlySet<EntityKey>>();

/** Whether a change of the plan is about the object; the keys are collected once per plan. */
function isChange(key: EntityKey, plan: Plan): boolean {
  const keys = changedKeys.get(plan) ?? new Set(plan.changes.map((change) => change.key));
  changedKeys.set(plan, keys);
  return keys.has(key);
}

/** How an undeclared object is still in use. */
export const uses = {
  delivers: 'still delivers',
  receives: 'receives messages from a declared exchange',
  named: 'still in use as a dead-letter or alternate exchange',
  down: 'not pruned: it is down',
  needed: 'not pruned: a queue that is down needs it',
} as const;

/** How many receivers a plan names by default: if several topologies share an exchange, there can be many. */
const mostReceivers = 5;

/** The undeclared objects that a plan names: those in use, and all on request. */
export function shownUndeclared({ undeclared }: Plan, { showUndeclared }: { readonly showUndeclared: boolean }): Plan['undeclared'] {
  if (showUndeclared) return undeclared;
  const receivers = undeclared.filter(({ use }) => use === 'receives').slice(0, mostReceivers);
  return undeclared.filter((one) => (one.use === 'receives' ? receivers.includes(one) : one.use !== undefined));
}
