// A plan as text for people.
import { codes } from '../model/codes.ts';
import type { Span } from '../model/diagnostic.ts';
import type { Entity } from '../model/entity.ts';
import { nameText } from '../model/key.ts';
import { type Action, type Change, type Plan, type Summary, takesAway } from '../model/plan.ts';
import { describe, describeField, factsText, nameOf } from './entity.ts';
import { routeLines } from './routes.ts';
import { counted, type Paint, pad, paint, type Style, widthOf } from './style.ts';
import { type Line, lossLines, migrationLines, wayLines } from './ways.ts';

/** What surrounds a plan: it is not part of it, so that plans stay comparable. */
export interface PlanContext {
  /** Paths that the topology was read from. */
  readonly paths: readonly string[];
  /** How long looking at the broker took, in seconds. */
  readonly seconds?: number;
  readonly showUndeclared: boolean;
  readonly showUnchanged: boolean;
}

const marks: { readonly [action in Action]: readonly [string, Paint] } = {
  create: ['+', 'green'],
  update: ['~', 'yellow'],
  replace: ['-/+', 'red'],
  migrate: ['>/>', 'yellow'],
  delete: ['-', 'red'],
  keep: ['', 'dim'],
  ensure: ['=', 'cyan'],
};

/** The whole plan. Ends with a line feed. */
export function renderPlan(plan: Plan, context: PlanContext, style: Style): string {
  const shown = plan.changes.filter(
    (change) => change.action !== 'keep' || change.blocked !== undefined || change.drops.length > 0 || context.showUnchanged,
  );
  const lines = [heading(plan, context, style), '', ...rows(shown, plan, style)];
  if (shown.length > 0) lines.push('');
  if (plan.routes !== undefined) lines.push(...routeLines(plan.routes, plan.vhosts, style), '');
  for (const { message, hint } of plan.notices)
    lines.push(paint(style, 'dim', `  note: ${message}${hint === undefined ? '' : `; ${hint}`}`));
  if (plan.undeclared.length > 0) lines.push(...undeclared(plan, context, style));
  if (plan.notices.length + plan.undeclared.length > 0) lines.push('');
  lines.push(summaryText(plan.summary, plan.complete, style), paint(style, 'dim', plan.digest));
  return `${lines.join('\n')}\n`;
}

function heading(plan: Plan, context: PlanContext, style: Style): string {
  const { name, version, address } = plan.broker;
  const who = name === undefined ? address : `${name}${version === undefined ? '' : ` (${version})`}`;
  const where = plan.vhosts.length === 1 ? `vhost ${plan.vhosts[0]}` : counted(plan.vhosts.length, 'vhost');
  const seconds = context.seconds === undefined ? '' : ` in ${context.seconds.toFixed(1)} s`;
  const from = context.paths.length === 0 ? '' : `  ${context.paths.join(' ')}  ->`;
  return `${paint(style, 'bold', `topo ${plan.topo}`)}${from}  ${who} ${where}   read ${plan.over === 'definitions' ? 'from definitions' : `over ${plan.over}`}, ${counted(plan.changes.length, 'object')}${seconds}`;
}

const widestName = 44;
const widestDetail = 48;
const kinds: readonly Entity['kind'][] = ['exchange', 'queue', 'binding', 'policy'];

interface Row {
  readonly change: Change;
  readonly kind: string;
  readonly name: string;
  /** Lines of the detail column. */
  readonly detail: readonly string[];
  readonly place: string;
}

/** Things before what connects them, as a file reads. */
function rows(changes: readonly Change[], plan: Plan, style: Style): readonly string[] {
  const rowsByKind = kinds.flatMap((kind) =>
    changes.filter((change) => entityOf(change)?.kind === kind).map((change) => rowOf(change, plan, style)),
  );
  const widest = (texts: readonly string[], most: number): number =>
    texts.map(widthOf).reduce((widest, width) => (width <= most ? Math.max(widest, width) : widest), 0);
  // a row without details, as most bindings are, does not need the columns
  const columned = rowsByKind.filter(({ detail }) => detail.length > 0);
  const names = widest(
    columned.map(({ name }) => name),
    widestName,
  );
  const details = widest(
    rowsByKind.flatMap(({ detail }) => detail),
    widestDetail,
  );
  return rowsByKind.flatMap(({ change, kind, name, detail, place }) => {
    const [mark, color] = marks[change.action];
    const head = `${paint(style, color, mark.padStart(3))}  ${pad(kind, 8)}  `;
    const at = paint(style, 'dim', place);
    const tail = (text: string): string => `  ${pad(text, details)}`;
    const [first = '', ...rest] = detail;
    // a name that is too long takes the room of the detail, which goes below
    const spans = detail.length === 0 || widthOf(name) > names;
    const below = (spans ? detail : rest).map((text) => ' '.repeat(15 + names) + tail(text).trimEnd());
    const line = spans ? `${head}${pad(name, names + 2 + details)}  ${at}` : `${head}${pad(name, names)}${tail(first)}  ${at}`;
    return [line.trimEnd(), ...below, ...remarks(change, plan, style)];
  });
}

function rowOf(change: Change, plan: Plan, style: Style): Row {
  const entity = entityOf(change);
  const vhost = plan.vhosts.length > 1 && entity !== undefined ? `${nameText(entity.vhost)}: ` : '';
  const name = entity === undefined ? change.key : vhost + nameOf(entity);
  return { change, kind: entity?.kind ?? '', name, detail: wrap(detailOf(change, style)), place: placeOf(change, plan) };
}

function entityOf(change: Change): Entity | undefined {
  return change.after ?? change.before;
}

/** Breaks a list after commas into lines of the detail column. */
function wrap(parts: readonly string[]): readonly string[] {
  const lines: string[] = [];
  for (const [at, part] of parts.entries()) {
    const text = at === parts.length - 1 ? part : `${part},`;
    const last = lines.at(-1);
    if (last !== undefined && widthOf(last) + 1 + widthOf(text) <= widestDetail) lines[lines.length - 1] = `${last} ${text}`;
    else lines.push(text);
  }
  return lines;
}

function detailOf(change: Change, style: Style): readonly string[] {
  if (change.fields.length > 0) return change.fields.map((field) => describeField(field, style));
  if (change.action === 'delete') return change.facts === undefined ? [] : factsText(change.facts);
  if (change.action === 'ensure')
    return [change.after === undefined ? 'repeated: deleted, if it is there' : 'repeated: made, if it is not there'];
  if (change.reasons.includes('attributes-unknown')) return ['exists, attributes not compared'];
  if (change.reasons.includes('owned-by-its-connection')) return ['owned by its connection'];
  return change.after === undefined ? [] : describe(change.after);
}

/** Where it was declared; for a delete, what asks for it. */
function placeOf(change: Change, plan: Plan): string {
  const span: Span | undefined = plan.origins[change.key];
  const place = span === undefined ? '' : `${span.file}:${span.line}`;
  if (change.reasons.includes('pruned')) return `prune: ${place}`;
  return change.reasons.includes('delete-allowed') ? '--allow' : place;
}

/** The lines below a change: what is there now, what goes with it, what keeps it from being applied. */
function remarks(change: Change, plan: Plan, style: Style): readonly string[] {
  const lines: Line[] = [];
  const facts = change.facts === undefined ? '' : factsText(change.facts).join(', ');
  if (change.action === 'replace' && facts !== '') lines.push(['now', facts]);
  lines.push(...migrationLines(change));
  if (change.drops.length > 0)
    lines.push(...dropLines(change.migration === undefined ? change.drops : change.drops.filter(({ restored }) => !restored)));
  if (change.action === 'replace' && !plan.complete)
    lines.push(['careful', 'bindings that are not declared cannot be seen, go with it, and are not restored']);
  for (const reason of change.reasons) {
    if (reason === 'policy-can-drop') lines.push(['careful', codes[reason].title]);
    if (reason === 'policy-can-drop') lines.push(...lossLines(change.losses ?? []));
    if (reason === 'migration-unfinished') lines.push(['unfinished', 'an earlier run of this migration broke off; it goes on from there']);
  }
  if (change.blocked !== undefined) {
    lines.push(...blockLines(change, change.blocked, style));
  } else if (takesAway(change) && held(change) > 0) {
    lines.push([paint(style, 'red', 'LOSES'), counted(held(change), 'message')]);
  } else if (takesAway(change) && change.before?.kind === 'queue' && facts === '') {
    lines.push(['now', 'message counts could not be seen; a queue that is in use is not deleted']);
  }
  return lines.map(([word, text]) => `       ${pad(word, 10 + (word.length - visible(word)))} ${text}`);
}

function held({ facts }: Change): number {
  return (facts?.ready ?? 0) + (facts?.unacknowledged ?? 0);
}

function blockLines(change: Change, { code, allow }: NonNullable<Change['blocked']>, style: Style): readonly Line[] {
  const blocked: Line = [paint(style, 'red', 'BLOCKED'), `${code}: ${codes[code].title}`];
  if (change.ways !== undefined) return [blocked, ...wayLines(change.ways)];
  return [blocked, allow === undefined ? ['way out', codes[code].fix] : ['to allow', `--allow '${allow}'   ${whatIsLost(change)}`]];
}

function visible(text: string): number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colour codes are control characters
  return text.replace(/\u001b\[\d+m/g, '').length;
}

function whatIsLost(change: Change): string {
  if (change.blocked?.code === 'queue-not-idle') return 'it is deleted, with everything in it';
  if (change.action === 'delete') return 'it is deleted';
  if (change.action === 'migrate') return 'keeps every message';
  return change.before?.kind === 'queue' ? 'it is deleted and declared again' : 'publishers are refused while it is away';
}

/** How many of what goes with a change are named. */
const named = 5;

function dropLines(drops: Change['drops']): Line[] {
  const fates = [
    { fate: 'restored right after', entities: drops.filter(({ restored }) => restored) },
    { fate: 'gone with it', entities: drops.filter(({ restored }) => !restored) },
  ];
  return fates.flatMap(({ fate, entities }): [string, string][] => {
    const texts = entities.slice(0, named).map(({ entity }): [string, string] => ['drops', `${entity.kind} ${nameOf(entity)}, ${fate}`]);
    const rest = entities.length - named;
    return rest > 0 ? [...texts, ['drops', `${rest} more, ${fate} (--format json lists all)`]] : texts;
  });
}

const uses = { delivers: 'still delivers', named: 'still named as dead-letter or alternate exchange' } as const;

/** What is still in use is always named: a binding that delivers to a declared queue is mostly left over from a change. */
function undeclared(plan: Plan, context: PlanContext, style: Style): readonly string[] {
  const shown = plan.undeclared.filter(({ use }) => use !== undefined || context.showUndeclared);
  const hidden = shown.length < plan.undeclared.length ? ' (--show-undeclared)' : '';
  return [
    paint(style, 'dim', `  kept: ${counted(plan.undeclared.length, 'undeclared object')}${hidden}`),
    ...shown.map(({ entity, use }) =>
      paint(style, 'dim', `    ${pad(entity.kind, 8)}  ${nameOf(entity)}${use === undefined ? '' : `   ${uses[use]}`}`),
    ),
  ];
}

/** The one line that says it all. */
export function summaryText(summary: Summary, complete: boolean, style: Style): string {
  const { create, update, replace, migrate, unchanged, uncompared, owned, ensure, blocked } = summary;
  const rest = [
    `${unchanged} unchanged.`,
    ...(uncompared === 0 ? [] : [`${uncompared} not compared.`]),
    ...(owned === 0 ? [] : [`${owned} left to ${owned === 1 ? 'its connection' : 'their connections'}.`]),
    ...(ensure === 0 ? [] : [`${ensure} repeated, as AMQP cannot show what is there.`]),
  ].join('  ');
  if (create + update + replace + migrate + summary.delete + blocked === 0) {
    return `${paint(style, 'green', complete ? 'No changes.' : 'No changes found in what AMQP can show.')} ${rest}`;
  }
  const counts = `${create} to create, ${update} to update, ${replace} to replace, ${migrate === 0 ? '' : `${migrate} to migrate, `}${summary.delete} to delete, ${rest}`;
  return `${paint(style, 'bold', 'Plan:')} ${counts}${blocked === 0 ? '' : paint(style, 'red', `  ${blocked} blocked.`)}`;
}
