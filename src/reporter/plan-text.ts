// A plan as text for people.
import { nameText } from '../model/key.ts';
import type { Action, Change, Plan, Summary } from '../model/plan.ts';
import { detailOf, entityOf, kinds, placeOf, remarksOn, shownChanges, uses } from './change.ts';
import { nameOf } from './entity.ts';
import { lineText } from './remedies.ts';
import { routeLines } from './routes.ts';
import { counted, type Paint, pad, paint, plainStyle, type Style, widthOf } from './style.ts';

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

const plainContext: PlanContext = { paths: [], showUndeclared: false, showUnchanged: false };

/** The whole plan. Ends with a line feed. */
export function renderPlan(plan: Plan, context: PlanContext = plainContext, style: Style = plainStyle): string {
  const shown = shownChanges(plan, context);
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

interface Row {
  readonly change: Change;
  readonly kind: string;
  readonly name: string;
  /** Lines of the detail column. */
  readonly detail: readonly string[];
  readonly place: string;
}

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

function remarks(change: Change, plan: Plan, style: Style): readonly string[] {
  return remarksOn(change, plan).map((line) => {
    const [word] = line;
    const loud = word === 'BLOCKED' || word === 'LOSES';
    return `       ${loud ? paint(style, 'red', word) : word}${' '.repeat(Math.max(0, 10 - word.length))} ${lineText(line)}`;
  });
}

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
