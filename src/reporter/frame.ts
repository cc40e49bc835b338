// A code frame: the line of a span with carets below it, in the columns of a terminal. What a source holds beside the fault stays safe
// to print: control characters are escaped, credentials hidden, long lines cut.
import type { Span } from '../model/diagnostic.ts';
import { type Paint, paint, printable, type Style, widthOf } from './style.ts';

/** Columns that are shown of a source line. */
const maxColumns = 120;
/** Columns that are shown before the fault on a line that is cut. */
const lead = 40;

/** Characters on both sides of the fault that are looked at: a definitions file may be one line of megabytes. */
const window = 4000;

/** What stands behind the carets, and how they are drawn. */
export interface Mark {
  readonly paint: Paint;
  readonly text?: string | undefined;
}

/** `--> file:line:column`, the gutter, the line and the carets. Without the source it is the first line only. */
export function frame(span: Span, source: readonly string[] | undefined, mark: Mark, style: Style): string {
  const number = String(span.line);
  const margin = ' '.repeat(number.length);
  const arrow = paint(style, 'cyan', '-->');
  const line = source?.[span.line - 1];
  const place = `${margin}${arrow} ${printable(span.file)}:${span.line}:${span.column}`;
  const text = mark.text === undefined ? '' : ` ${printable(mark.text)}`;
  if (line === undefined) return place;
  const bar = paint(style, 'cyan', '|');
  const cut = cutLine(line.replace(/\r$/, ''), span);
  const carets = paint(style, mark.paint, `${'^'.repeat(cut.width)}${text}`);
  return [
    place,
    `${margin} ${bar}`,
    `${paint(style, 'cyan', number)} ${bar} ${cut.shown}`.trimEnd(),
    `${margin} ${bar} ${' '.repeat(cut.before)}${carets}`,
  ].join('\n');
}

/** The part of a line that is shown, with where the carets go, in terminal columns. */
function cutLine(whole: string, span: Span): { readonly shown: string; readonly before: number; readonly width: number } {
  const from = Math.max(0, span.column - 1 - window);
  const line = veil(whole.slice(from, span.column - 1 + window));
  const start = Math.min(span.column - 1 - from, line.length);
  const end = span.endLine > span.line ? line.trimEnd().length : Math.min(Math.max(span.endColumn - 1 - from, start), line.length);
  const first = line.length > maxColumns ? Math.max(0, Math.min(start - lead, line.length - maxColumns)) : 0;
  const last = line.length > maxColumns ? Math.min(line.length, first + maxColumns) : line.length;
  const head = first + from > 0 ? '...' : '';
  const before = head + printable(line.slice(first, start));
  const marked = printable(line.slice(start, Math.min(end, last)));
  const after = printable(line.slice(Math.min(end, last), last));
  const shown = `${before}${marked}${after}${last < line.length ? '...' : ''}`;
  return { shown, before: widthOf(before), width: Math.max(1, widthOf(marked)) };
}

/** Hides passwords of URLs and of fields that are called so, one `*` for each character, so that columns stay. */
function veil(line: string): string {
  return line
    .replace(/(:\/\/)([^\s/@"']*)@/g, (_, slashes: string, credentials: string) => `${slashes}${'*'.repeat(credentials.length)}@`)
    .replace(
      /((?:password|passwd|secret|token)\w*["']?\s*[:=]\s*)("(?:[^"\\]|\\.)*"?|'[^']*'?|[^\s,}]+)/gi,
      (_, name: string, value: string) => name + '*'.repeat(value.length),
    );
}
