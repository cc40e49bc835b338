// What is said of one change of a plan, in whatever form it is printed: its details, its place, and the remarks below it.
import { codes } from '../model/codes.ts';
import type { Span } from '../model/diagnostic.ts';
import type { Entity } from '../model/entity.ts';
import { type Change, interrupts, type Plan, takesAway } from '../model/plan.ts';
import { allowFlag } from '../model/shell.ts';
import { describe, describeField, factsText, nameOf } from './entity.ts';
import { type Line, lossLines, migrationLines, remedyLines } from './remedies.ts';
import { counted, type Style } from './style.ts';
import { usageLines } from './usage.ts';

/** Kinds in the order of a plan: things before what connects them, as a file reads. */
export const kinds: readonly Entity['kind'][] = ['exchange', 'queue', 'binding', 'policy'];

/** What the change is about; undefined where nothing but its key is known. */
export function entityOf(change: Change): Entity | undefined {
  return change.after ?? change.before;
}

/** The changes that a plan shows: what stays as it is only where it is asked for, or where there is something to say of it. */
export function shownChanges(plan: Plan, { showUnchanged }: { readonly showUnchanged: boolean }): readonly Change[] {
  return plan.changes.filter(
    (change) => change.action !== 'keep' || change.blocked !== undefined || change.cascades.length > 0 || showUnchanged,
  );
}

/** What differs, or what it is; a few words each. */
export function detailOf(change: Change, style: Style): readonly string[] {
  if (change.fields.length > 0) return change.fields.map((field) => describeField(field, style));
  if (change.action === 'delete') return change.facts === undefined ? [] : factsText(change.facts);
  if (change.action === 'ensure')
    return [change.after === undefined ? 'repeated: deleted, if it is there' : 'repeated: made, if it is not there'];
  if (change.reasons.includes('attributes-unknown')) return ['exists, attributes not compared'];
  if (change.reasons.includes('connection-owned')) return ['owned by its connection'];
  return change.after === undefined ? [] : describe(change.after);
}

/** Where it was declared; for a delete, what asks for it. */
export function placeOf(change: Change, plan: Plan): string {
  const span: Span | undefined = plan.origins[change.key];
  const place = span === undefined ? '' : `${span.file}:${span.line}`;
  if (change.reasons.includes('pruned')) return `prune: ${place}`;
  return change.reasons.includes('delete-allowed') ? '--allow' : place;
}

/** The lines below a change: what is there now, what goes with it, what keeps it from being applied. */
export function remarksOn(change: Change, plan: Plan): readonly Line[] {
  const lines: Line[] = [];
  const facts = change.facts === undefined ? '' : factsText(change.facts).join(', ');
  if (change.action === 'replace' && facts !== '') lines.push(['now', facts]);
  if (interrupts(change)) lines.push(...usageLines(change.facts ?? {}));
  lines.push(...migrationLines(change));
  if (change.cascades.length > 0)
    lines.push(...cascadeLines(change.migration === undefined ? change.cascades : change.cascades.filter(({ restored }) => !restored)));
  if (change.unbindsFirst !== undefined)
    lines.push([
      'unbinds',
      `${counted(change.unbindsFirst, 'binding')} first, so that publishers do not wait; they are bound again if it is then in use`,
    ]);
  if (change.action === 'replace' && !plan.complete)
    lines.push(['careful', 'bindings that are not declared cannot be seen, go with it, and are not restored']);
  for (const reason of change.reasons) {
    if (reason === 'policy-can-drop') lines.push(['careful', codes[reason].title]);
    if (reason === 'policy-can-drop') lines.push(...lossLines(change.losses ?? []));
    if (reason === 'migration-unfinished') lines.push(['unfinished', 'an earlier run of this migration broke off; it goes on from there']);
  }
  if (change.blocked !== undefined) {
    lines.push(...blockLines(change, change.blocked));
  } else if (takesAway(change) && held(change) > 0) {
    lines.push(['LOSES', counted(held(change), 'message')]);
  } else if (takesAway(change) && change.before?.kind === 'queue' && facts === '') {
    lines.push(['now', 'message counts could not be seen; a queue that is in use is not deleted']);
  }
  return lines;
}

function held({ facts }: Change): number {
  return (facts?.ready ?? 0) + (facts?.unacknowledged ?? 0);
}

function blockLines(change: Change, { code, allow }: NonNullable<Change['blocked']>): readonly Line[] {
  const blocked: Line = ['BLOCKED', `${code}: ${codes[code].title}`];
  if (change.remedies !== undefined) return [blocked, ...remedyLines(change.remedies)];
  return [blocked, allow === undefined ? ['way out', codes[code].fix] : ['to allow', whatIsLost(change), { flag: allowFlag(allow) }]];
}

function whatIsLost(change: Change): string {
  if (change.blocked?.code === 'queue-not-idle') return 'it is deleted, with everything in it';
  if (change.action === 'delete') return 'it is deleted';
  if (change.action === 'migrate') return 'keeps every message';
  return change.before?.kind === 'queue' ? 'it is deleted and declared again' : 'publishers are refused while it is away';
}

/** How many of what goes with a change are named. */
const named = 5;

function cascadeLines(cascades: Change['cascades']): readonly Line[] {
  const fates = [
    { fate: 'restored right after', entities: cascades.filter(({ restored }) => restored) },
    { fate: 'gone with it', entities: cascades.filter(({ restored }) => !restored) },
  ];
  return fates.flatMap(({ fate, entities }): Line[] => {
    const lines = entities.slice(0, named).map(({ entity }): Line => ['drops', fate, { name: `${entity.kind} ${nameOf(entity)}` }]);
    const rest = entities.length - named;
    return rest > 0 ? [...lines, ['drops', `${rest} more, ${fate} (--format json lists all)`]] : lines;
  });
}

/** How what is undeclared is still in use. */
export const uses = { delivers: 'still delivers', named: 'still named as dead-letter or alternate exchange' } as const;
