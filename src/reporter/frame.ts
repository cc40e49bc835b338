// A code frame: the source line of a span with carets below it, in the columns of a terminal. The source is made safe to print: control
// characters are escaped, credentials hidden, long lines cut.
import type { Span } from '../model/diagnostic.ts';
import { type Paint, paint, printable, type Style, widthOf } from './style.ts';
import { hang } from './wrap.ts';

/** The most columns of a source line that are shown. */
const maxColumns = 120;
/** Columns shown before the span on a line that is cut. */
const lead = 40;

/** Characters on both sides of the span that are processed: a definitions file may be one line of megabytes. */
const window = 4000;

/** The text behind the carets, and their colour. */
export interface Mark {
  readonly paint: Paint;
  readonly text?: string | undefined;
}

/** `--> file:line:column`, the gutter, the line and the carets. Without the source only the first of these. */
export function frame(span: Span, source: readonly string[] | undefined, mark: Mark, style: Style): string {
  const number = String(span.line);
  const margin = ' '.repeat(number.length);
  const arrow = paint(style, 'cyan', '-->');
  const line = source?.[span.line - 1];
  const place = `${margin}${arrow} ${printable(span.file)}:${span.line}:${span.column}`;
  if (line === undefined) return place;
  const bar = paint(style, 'cyan', '|');
  const gutter = margin.length + 3;
  const cut = cutLine(line.replace(/\r$/, ''), span, (style.columns ?? Number.POSITIVE_INFINITY) - gutter);
  const text = mark.text === undefined ? '' : printable(mark.text);
  const width = cut.before + cut.width + (text === '' ? 0 : 1 + widthOf(text));
  const fits = style.columns === undefined || gutter + width <= style.columns;
  const carets = paint(style, mark.paint, `${'^'.repeat(cut.width)}${fits && text !== '' ? ` ${text}` : ''}`);
  const below = fits ? [] : hang(`${margin} ${bar} `, text, style.columns);
  return [
    place,
    `${margin} ${bar}`,
    `${paint(style, 'cyan', number)} ${bar} ${cut.shown}`.trimEnd(),
    `${margin} ${bar} ${' '.repeat(cut.before)}${carets}`,
    ...below,
  ].join('\n');
}

/** The part of a line that fits into the room, with the position of the carets, all in terminal columns. */
function cutLine(whole: string, span: Span, room: number): Cut {
  // wide and escaped characters take more columns than one: the part is made shorter until it fits
  for (let most = maxColumns; ; most -= 4) {
    const cut = cutTo(whole, span, most);
    if (room === Number.POSITIVE_INFINITY || widthOf(cut.shown) <= room || most <= 8) return cut;
  }
}

interface Cut {
  readonly shown: string;
  /** Columns before the span. */
  readonly before: number;
  /** Columns of the span, at least 1. */
  readonly width: number;
}

/** A part of a line with at most so many characters of it. */
function cutTo(whole: string, span: Span, most: number): Cut {
  const from = Math.max(0, span.column - 1 - window);
  const line = veil(whole.slice(from, span.column - 1 + window));
  const start = Math.min(span.column - 1 - from, line.length);
  const end = span.endLine > span.line ? line.trimEnd().length : Math.min(Math.max(span.endColumn - 1 - from, start), line.length);
  const first = line.length > most ? Math.max(0, Math.min(start - Math.min(lead, most >> 1), line.length - most)) : 0;
  const last = line.length > most ? Math.min(line.length, first + most) : line.length;
  const head = first + from > 0 ? '...' : '';
  const before = head + printable(line.slice(first, start));
  const marked = printable(line.slice(start, Math.min(end, last)));
  const after = printable(line.slice(Math.min(end, last), last));
  const shown = `${before}${marked}${after}${last < line.length ? '...' : ''}`;
  return { shown, before: widthOf(before), width: Math.max(1, widthOf(marked)) };
}

/** Hides passwords of URLs and of fields with such a name, one `*` per character, so that columns do not change. */
function veil(line: string): string {
  return line
    .replace(/(:\/\/)([^\s/@"']*)@/g, (_, slashes: string, credentials: string) => `${slashes}${'*'.repeat(credentials.length)}@`)
    .replace(
      /((?:password|passwd|secret|token)\w*["']?\s*[:=]\s*)("(?:[^"\\]|\\.)*"?|'[^']*'?|[^\s,}]+)/gi,
      (_, name: string, value: string) => name + '*'.repeat(value.length),
    );
}
