// The table at the end of a run in several environments, and the headings of their reports.
import type { Summary } from '../model/plan.ts';
import { type Block, code, table } from './markdown.ts';
import { type Paint, pad, paint, printable, type Style, widthOf } from './style.ts';

/** What a plan contains, as the table counts it: updates, migrations, renames and rebindings are changes; deletes and replaces destroy. */
export interface PlanCounts {
  readonly create: number;
  readonly change: number;
  readonly destroy: number;
  readonly blocked: number;
}

/** The result of a run in one environment. */
export interface EnvironmentResult {
  readonly environment: string;
  readonly exitCode: number;
  /** In a word or two. */
  readonly result: string;
  /** Its broker, without credentials; absent if none was used. */
  readonly broker?: string;
  /** Absent if no plan was made. */
  readonly counts?: PlanCounts;
  /** The code of an error, or counts that are not those of a plan. */
  readonly details?: string;
  /** Absent if it did not run. */
  readonly seconds?: number;
}

/** The counts of a plan. */
export function planCounts(summary: Summary): PlanCounts {
  const { create, update, migrate, rename, rebind, replace, blocked } = summary;
  return { create, change: update + migrate + rename + rebind, destroy: replace + summary.delete, blocked };
}

/** The heading of the report of an environment. */
export function environmentHeading(name: string, style: Style): string {
  return `${paint(style, 'bold', `== ${name} ==`)}\n`;
}

interface Column {
  readonly title: string;
  readonly cell: (row: EnvironmentResult) => string;
  readonly right?: true;
}

const columns: readonly Column[] = [
  { title: 'environment', cell: ({ environment }) => environment },
  { title: 'broker', cell: ({ broker = '' }) => printable(broker) },
  { title: 'result', cell: ({ result }) => result },
  count('create'),
  count('change'),
  count('destroy'),
  count('blocked'),
  { title: 'time', cell: ({ seconds }) => (seconds === undefined ? '' : `${seconds.toFixed(1)} s`), right: true },
  { title: 'details', cell: ({ details = '' }) => printable(details) },
];

function count(of: keyof PlanCounts): Column {
  return { title: of, cell: ({ counts }) => (counts === undefined ? '' : String(counts[of])), right: true };
}

/** The table, in the order of the rows. A column with empty cells only is omitted. Ends with a line feed. */
export function renderEnvironments(rows: readonly EnvironmentResult[], style: Style): string {
  const used = columns.filter(({ cell }) => rows.some((row) => cell(row) !== ''));
  const widths = used.map(({ title, cell }) => Math.max(title.length, ...rows.map((row) => widthOf(cell(row)))));
  const line = (cellOf: (column: Column) => string): string =>
    used
      .map((column, at) => (column.right === true ? cellOf(column).padStart(widths[at] ?? 0) : pad(cellOf(column), widths[at] ?? 0)))
      .join('  ')
      .trimEnd();
  const body = rows.map((row) =>
    paint(
      style,
      paintOf(row),
      line(({ cell }) => cell(row)),
    ),
  );
  return `${[
    paint(
      style,
      'dim',
      line(({ title }) => title),
    ),
    ...body,
  ].join('\n')}\n`;
}

/** The same as Markdown. */
export function environmentsBlock(rows: readonly EnvironmentResult[]): Block {
  const cells = rows.map((row) =>
    columns.map(({ title, cell }) => (title === 'result' || /^\d/.test(cell(row)) ? cell(row) : code(cell(row)))),
  );
  return table(
    columns.map(({ title }) => title),
    cells,
  );
}

function paintOf({ exitCode }: EnvironmentResult): Paint {
  if (exitCode === 0) return 'green';
  return exitCode === 2 || exitCode === 3 ? 'yellow' : 'red';
}
