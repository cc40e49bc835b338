// The measurements as text: one table per section, then the targets and whether they were met.
import { ratio, rowOf, type Section, spreadOf } from './samples.ts';
import type { TargetResult } from './targets.ts';

const heads = ['min', 'median', 'max', 'ratio', 'per object', 'memory', 'broker CPU'];

/** A table of the section. `objects` is the number of objects in each row. */
export function renderSection(section: Section, objects: number): string {
  const baseline = rowOf(section, section.baseline);
  const title = section.version === undefined ? section.title : `RabbitMQ ${section.version}: ${section.title}`;
  const body = section.rows.map((row) => {
    const { min, median, max } = spreadOf(row.ms);
    const memory = row.peakBytes === undefined ? '' : `${Math.round(Math.max(...row.peakBytes) / 1e6)} MB`;
    const perObject = section.kind === 'start' || row.part === true ? '' : `${(median / objects).toFixed(3)} ms`;
    const beside = row.part === true ? '' : `${ratio(row, baseline).toFixed(2)}x`;
    const broker = row.brokerMs === undefined ? '' : time(spreadOf(row.brokerMs).median);
    return [row.part === true ? `  ${row.name}` : row.name, ...[min, median, max].map(time), beside, perObject, memory, broker];
  });
  return table([[title, ...heads], ...body]);
}

/** Each target, the measurement, and whether it was met. */
export function renderVerdicts(verdicts: readonly TargetResult[]): string {
  return table(verdicts.map(({ target, found, met }) => [target, found, met ? 'met' : 'MISSED']));
}

/** Lines of columns: the first aligned left, the others right. */
export function table(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const cell = (text: string, column: number): string =>
    column === 0 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0);
  return lines.map((line) => `${line.map(cell).join('  ').trimEnd()}\n`).join('');
}

/** Milliseconds as text: `87 ms`, `4.21 s`. */
export function time(ms: number): string {
  return ms < 1000 ? `${ms.toFixed(0)} ms` : `${(ms / 1000).toFixed(2)} s`;
}
