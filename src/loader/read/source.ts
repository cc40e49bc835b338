// A text with its line starts, so that an offset becomes a line and a column only where somebody asks for it.
import type { Span } from '../../model/diagnostic.ts';

/** One input text. `file` is printed as it is. */
export interface Source {
  readonly file: string;
  readonly text: string;
  /** Offset of the first character of each line. */
  readonly lineStarts: readonly number[];
}

/** A piece of a source; offsets in UTF-16 code units, the end exclusive. */
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

/** The place in lines and columns. */
export function spanOf({ source, start, end }: Place): Span {
  const from = position(source, start);
  const to = isOnLine(source, from.line, end) ? { ...from, column: from.column + Math.max(0, end - start) } : position(source, end);
  return { file: source.file, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

/** The text at a place. */
export function textAt({ source, start, end }: Place): string {
  return source.text.slice(start, end);
}

/** The line that an offset is on, without its line break. */
export function lineAt(source: Source, offset: number): Place {
  const { line } = position(source, offset);
  const start = source.lineStarts[line - 1] ?? 0;
  const next = source.lineStarts[line] ?? source.text.length + 1;
  const end = next - 1;
  return { source, start, end: source.text[end - 1] === '\r' ? end - 1 : end };
}

/** A place that covers nothing, for a fault of the whole file. */
export function fileSpan(file: string): Span {
  return { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
}

/** Whether an offset behind the start of a line is before the next one. */
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
