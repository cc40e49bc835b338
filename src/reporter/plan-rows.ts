// The changes of a plan as rows: action, kind, name, details, place. The columns are as wide as the terminal permits; a row that
// does not fit into them continues on further lines, and no name is cut.

import type { Action } from '../model/action.ts';

import type { Change, Plan } from '../model/plan.ts';
import { detailOf, entityOf, kinds, placeOf } from './change.ts';
import { kindOf, nameAmong } from './entity.ts';
import { shortPlace } from './place.ts';
import { type Paint, pad, paint, type Style, widthOf } from './style.ts';
import { hang, wrap } from './wrap.ts';

const marks: { readonly [action in Action]: readonly [string, Paint] } = {
  create: ['+', 'green'],
  update: ['~', 'yellow'],
  replace: ['-/+', 'red'],
  migrate: ['>/>', 'yellow'],
  rename: ['->', 'yellow'],
  delete: ['-', 'red'],
  keep: ['', 'dim'],
  ensure: ['=', 'cyan'],
  rebind: ['-/=', 'yellow'],
};

const gap = 2;
/** Columns of an action with its gap. */
const actionColumns = 5;
/** Columns of the kinds of a virtual host, the widest of which is `exchange`; kinds of document may take more. */
const kindColumns = 8;

const widestName = 44;
const widestDetail = 48;
/** Columns that the names leave for the details. */
const leastDetail = 22;
/** The part of the line that a place may take, if the other columns need the rest. */
const placeShare = 0.28;

interface Row {
  readonly change: Change;
  readonly kind: string;
  readonly name: string;
  /** The differences, or else the attributes; a few words each. */
  readonly details: readonly string[];
  readonly place: string;
}

/** Widths of the columns. */
interface Layout {
  /** Of action and kind, with their gaps. */
  readonly lead: number;
  readonly names: number;
  readonly details: number;
  /** The most columns that a line of details may take. */
  readonly mostDetail: number;
}

/** The lines of each change, in the order of the kinds. */
export function rowsOf(
  changes: readonly Change[],
  plan: Plan,
  paths: readonly string[],
  style: Style,
): readonly { readonly change: Change; readonly lines: readonly string[] }[] {
  const rows = kinds.flatMap((kind) =>
    changes.filter((change) => kindOf(entityOf(change)) === kind).map((change) => rowOf(change, plan, paths, style)),
  );
  const lead = actionColumns + Math.max(kindColumns, ...rows.map(({ kind }) => widthOf(kind))) + gap;
  const mostPlace = roomForPlaces(rows, lead, style);
  const shortened = rows.map((row) => ({ ...row, place: shortPlace(row.place, mostPlace, style) }));
  const layout = layoutOf(shortened, lead, style);
  return shortened.map((row) => ({ change: row.change, lines: linesOf(row, layout, style) }));
}

function rowOf(change: Change, plan: Plan, paths: readonly string[], style: Style): Row {
  const entity = entityOf(change);
  const name = nameAmong(plan.vhosts, entity, change.key);
  return { change, kind: kindOf(entity), name, details: listed(detailOf(change, style)), place: placeOf(change, plan, paths) };
}

/** What the other columns leave of the line at their full width, and never less than the share of the places. */
function roomForPlaces(rows: readonly Row[], lead: number, { columns }: Style): number | undefined {
  if (columns === undefined) return undefined;
  const others = rows.map(({ name, details }) => {
    const ownDetails = widest(filled(details, widestDetail), widestDetail);
    return widthOf(name) > widestName ? 0 : widthOf(name) + gap + ownDetails;
  });
  return Math.max(Math.floor(columns * placeShare), columns - lead - gap - Math.max(0, ...others));
}

function layoutOf(rows: readonly Row[], lead: number, { columns = Number.POSITIVE_INFINITY }: Style): Layout {
  const rest = columns - lead - gap - gap - Math.max(0, ...rows.map(({ place }) => widthOf(place)));
  // a row without details, as most bindings are, does not need the columns
  const columned = rows.filter(({ details }) => details.length > 0);
  const names = widest(
    columned.map(({ name }) => name),
    Math.min(widestName, rest - leastDetail),
  );
  const mostDetail = Math.min(widestDetail, rest - names);
  const details = widest(
    rows.flatMap((row) => filled(row.details, mostDetail)),
    mostDetail,
  );
  return { lead, names, details, mostDetail };
}

/** The widest of the texts that are no wider than `most`. */
function widest(texts: readonly string[], most: number): number {
  return texts.map(widthOf).reduce((found, width) => (width <= most ? Math.max(found, width) : found), 0);
}

function linesOf(
  { change, kind, name, details, place }: Row,
  { lead, names, details: detailColumns, mostDetail }: Layout,
  style: Style,
): string[] {
  const [mark, color] = marks[change.action];
  const head = `${paint(style, color, mark.padStart(3))}  ${pad(kind, lead - actionColumns - gap)}${' '.repeat(gap)}`;
  const at = paint(style, 'dim', place);
  const inColumns = filled(details, mostDetail);
  const fits = style.columns === undefined || inColumns.every((line) => widthOf(line) <= mostDetail);
  if (details.length > 0 && widthOf(name) <= names && fits) {
    const [first = '', ...rest] = inColumns;
    const indent = ' '.repeat(lead + names + gap);
    const line = `${head}${pad(name, names)}${' '.repeat(gap)}${pad(first, detailColumns)}${' '.repeat(gap)}${at}`;
    return [line.trimEnd(), ...rest.map((text) => indent + text)];
  }
  // details on lines of their own are indented by this much
  const below = lead + gap;
  const own = nameLines({ head, name, at }, lead, names + gap + detailColumns, style);
  // without a width, details stand in their column even where the name runs over it
  const indent = style.columns === undefined ? lead + names + gap : below;
  const wide =
    style.columns === undefined
      ? inColumns
      : filled(details, style.columns - below).flatMap((text) => wrap(text, (style.columns ?? 0) - below));
  return [...own, ...wide.map((text) => ' '.repeat(indent) + text)];
}

/** A name that takes the columns of the details as well, with the place behind it or, where there is no room, below it. */
function nameLines(
  { head, name, at }: { readonly head: string; readonly name: string; readonly at: string },
  lead: number,
  most: number,
  { columns }: Style,
): readonly string[] {
  const room = columns === undefined ? most : Math.min(most, columns - lead - gap - widthOf(at));
  const line = `${head}${pad(name, room)}${' '.repeat(gap)}${at}`.trimEnd();
  if (columns === undefined || widthOf(line) <= columns) return [line];
  return [...hang(head, name, columns, lead + gap), ...(at === '' ? [] : [' '.repeat(lead + gap) + at])];
}

/** The parts as a list with commas. */
function listed(parts: readonly string[]): readonly string[] {
  return parts.map((part, at) => (at === parts.length - 1 ? part : `${part},`));
}

/** Fills lines of at most `room` columns, which break only between parts. */
function filled(parts: readonly string[], room: number): readonly string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(last) + 1 + widthOf(part) <= room) lines[lines.length - 1] = `${last} ${part}`;
    else lines.push(part);
  }
  return lines;
}
