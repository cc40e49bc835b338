// A plan as text for people.

import type { Change, Plan, Summary } from '../model/plan.ts';
import { remarksOn, shownChanges, shownUndeclared, uses } from './change.ts';
import { kindOf, nameAmong } from './entity.ts';
import { governingLines } from './governing.ts';
import { leftLines } from './left.ts';
import { linkLines } from './links.ts';
import { rowsOf } from './plan-rows.ts';
import { type Line, lineText, policyBlock } from './remedies.ts';
import { routeLines } from './routes.ts';
import { counted, pad, paint, plainStyle, printable, type Style, widthOf } from './style.ts';
import { hang, pack } from './wrap.ts';

/** What is printed with a plan and is not part of it, so that plans stay comparable. */
export interface PlanContext {
  /** Paths that the topology was read from. */
  readonly paths: readonly string[];
  /** Duration of the observation, in seconds. */
  readonly seconds?: number;
  readonly showUndeclared: boolean;
  readonly showUnchanged: boolean;
}

const plainContext: PlanContext = { paths: [], showUndeclared: false, showUnchanged: false };

/** The whole plan, within the columns of the style. Ends with a line feed. */
export function renderPlan(plan: Plan, context: PlanContext = plainContext, style: Style = plainStyle): string {
  const shown = shownChanges(plan, context);
  const rows = rowsOf(shown, plan, context.paths, style);
  const lines = [
    ...heading(plan, context, style),
    '',
    ...rows.flatMap(({ change, lines: own }) => [...own, ...remarks(change, plan, style)]),
    ...(shown.length > 0 ? [''] : []),
    ...(plan.routes === undefined ? [] : [...routeLines(plan.routes, plan.vhosts, style), '']),
    ...governing(plan, style),
    ...links(plan, style),
    ...leftLines(plan, style),
    ...notes(plan, style),
    ...(plan.undeclared.length > 0 ? undeclared(plan, context, style) : []),
    ...(plan.notices.length + plan.undeclared.length > 0 ? [''] : []),
    ...summaryLines(plan.summary, plan.complete, style),
    paint(style, 'dim', plan.digest),
  ];
  return `${lines.join('\n')}\n`;
}

/** Also of a plan without changes: the objects are as declared, and behave otherwise. */
function governing({ governing, vhosts }: Plan, style: Style): readonly string[] {
  return governing.length === 0 ? [] : [...governingLines(governing, vhosts.length > 1, style), ''];
}

function links({ links = [], vhosts }: Plan, style: Style): readonly string[] {
  return links.length === 0 ? [] : [...linkLines(links, vhosts.length > 1, style), ''];
}

function heading({ broker, vhosts, topo, over, changes }: Plan, { paths, seconds }: PlanContext, style: Style): readonly string[] {
  const { name, version, address } = broker;
  const who = name === undefined ? address : `${name}${version === undefined ? '' : ` (${version})`}`;
  const where = vhosts.length === 1 ? `vhost ${printable(vhosts[0] ?? '')}` : counted(vhosts.length, 'vhost');
  const from = paths.length === 0 ? [] : [`${paths.join(' ')}  ->`];
  const read = over === 'definitions' ? 'from definitions' : `over ${over}`;
  const time = seconds === undefined ? '' : ` in ${seconds.toFixed(1)} s`;
  const parts = [
    paint(style, 'bold', `topo ${topo}`),
    ...from,
    `${who} ${where}`,
    ` read ${read}, ${counted(changes.length, 'object')}${time}`,
  ];
  return pack(parts, '  ', style.columns, 2);
}

function remarks(change: Change, plan: Plan, style: Style): readonly string[] {
  return remarksOn(change, plan).flatMap((line) => {
    const [word] = line;
    const loud = word === 'BLOCKED' || word === 'LOSES';
    const head = `       ${loud ? paint(style, 'red', word) : word}${' '.repeat(Math.max(0, 10 - word.length))} `;
    return remarkLines(line, head, style.columns);
  });
}

/** What is copied stands on lines of its own where it does not fit beside its text: a flag above it, a policy in block style below. */
function remarkLines(line: Line, head: string, columns: number | undefined): readonly string[] {
  const [, text, exact] = line;
  const whole = lineText(line);
  const indent = ' '.repeat(widthOf(head));
  if (columns === undefined || widthOf(head) + widthOf(whole) <= columns) return [head + whole];
  if (exact !== undefined && 'policy' in exact)
    return [...hang(head, text, columns), ...policyBlock(exact.policy).map((row) => indent + row)];
  if (exact !== undefined && 'flag' in exact) return [head + exact.flag, ...hang(indent, text, columns)];
  return hang(head, whole, columns);
}

function notes({ notices }: Plan, style: Style): readonly string[] {
  return notices.flatMap(({ severity, message, hint }) => {
    const [label, color] = severity === 'warning' ? (['warning', 'yellow'] as const) : (['note', 'dim'] as const);
    const lines = hang(`  ${label}: `, printable(`${message}${hint === undefined ? '' : `; ${hint}`}`), style.columns);
    return lines.map((line) => paint(style, color, line));
  });
}

/** Objects in use are named: most bindings that deliver to a declared queue are left over from a change. */
function undeclared(plan: Plan, context: PlanContext, style: Style): readonly string[] {
  const shown = shownUndeclared(plan, context);
  const hidden = shown.length < plan.undeclared.length ? ' (--show-undeclared)' : '';
  const lines = [
    `  undeclared: ${counted(plan.undeclared.length, 'object')} left unchanged${hidden}`,
    ...shown.flatMap(({ entity, key, use }) => {
      const name = nameAmong(plan.vhosts, entity, key);
      return hang(`    ${pad(kindOf(entity), 8)}  `, `${name}${use === undefined ? '' : `   ${uses[use]}`}`, style.columns);
    }),
  ];
  return lines.map((line) => paint(style, 'dim', line));
}

function summaryLines(summary: Summary, complete: boolean, style: Style): readonly string[] {
  const [head = '', ...rest] = summaryParts(summary, complete, style);
  return pack([`${head} ${rest.slice(0, 1).join('')}`.trimEnd(), ...rest.slice(1)], ' ', style.columns, 6);
}

/** The one line that sums up a plan. */
export function summaryText(summary: Summary, complete: boolean, style: Style): string {
  return summaryParts(summary, complete, style).join(' ');
}

function summaryParts(summary: Summary, complete: boolean, style: Style): readonly string[] {
  const { create, update, replace, migrate, rename, rebind, unchanged, uncompared, owned, ensure, blocked } = summary;
  const rest = [
    `${unchanged} unchanged.`,
    ...(uncompared === 0 ? [] : [` ${uncompared} not compared.`]),
    ...(owned === 0 ? [] : [` ${owned} left to ${owned === 1 ? 'its connection' : 'their connections'}.`]),
    ...(ensure === 0 ? [] : [` ${ensure} repeated: existence is not visible over AMQP.`]),
  ];
  if (create + update + replace + migrate + rename + rebind + summary.delete + blocked === 0) {
    return [paint(style, 'green', complete ? 'No changes.' : 'No changes visible over AMQP.'), ...rest];
  }
  return [
    paint(style, 'bold', 'Plan:'),
    `${create} to create,`,
    `${update} to update,`,
    `${replace} to replace,`,
    ...(migrate === 0 ? [] : [`${migrate} to migrate,`]),
    ...(rename === 0 ? [] : [`${rename} to rename,`]),
    ...(rebind === 0 ? [] : [`${rebind} to rebind,`]),
    `${summary.delete} to delete,`,
    ...rest,
    ...(blocked === 0 ? [] : [paint(style, 'red', ` ${blocked} blocked.`)]),
  ];
}
