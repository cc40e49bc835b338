// A text with its line starts: an offset is converted to a line and a column only on demand.
import type { Span } from '../../model/diagnostic.ts';

/** One input text. `file` is its name in diagnostics. */
export interface Source {
  readonly file: string;
  readonly text: string;
  /** Offset of the first character of each line. */
  readonly lineStarts: readonly number[];
}

/** A range of a source; offsets in UTF-16 code units, the end exclusive. */
export interface Place {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
}

/** Indexes a text. */
export function sourceOf(file: string, text: string): Source {
  const lineStarts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lineStarts.push(at + 1);
  return { file, text, lineStarts };
}

/** The range in lines and columns, from 1. */
export function spanOf({ source, start, end }: Place): Span {
  const from = position(source, start);
  const to = isOnLine(source, from.line, end) ? { ...from, column: from.column + Math.max(0, end - start) } : position(source, end);
  return { file: source.file, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

/** The text of a range. */
export function textAt({ source, start, end }: Place): string {
  return source.text.slice(start, end);
}

/** The line of an offset, without its line break. */
export function lineAt(source: Source, offset: number): Place {
  const { line } = position(source, offset);
  const start = source.lineStarts[line - 1] ?? 0;
  const next = source.lineStarts[line] ?? source.text.length + 1;
  const end = next - 1;
  return { source, start, end: source.text[end - 1] === '\r' ? end - 1 : end };
}

/** An empty range, for an error of the whole file. */
export function fileSpan(file: string): Span {
  return { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
}

/** Whether an offset after the start of a line is on that line. */
function isOnLine({ lineStarts }: Source, line: number, offset: number): boolean {
  return offset < (lineStarts[line] ?? Number.POSITIVE_INFINITY);
}

function position(source: Source, offset: number): { line: number; column: number } {
  const { lineStarts } = source;
  let low = 0;
  let high = lineStarts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return { line: low + 1, column: offset - (lineStarts[low] ?? 0) + 1 };
}
