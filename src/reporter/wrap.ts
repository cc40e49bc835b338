// Line breaks for a terminal of a given width. Lines break at blanks, and never inside a piece that a reader copies: a flag with its
// value, a command in backticks or of rabbitmqctl, a quoted name, the key of a binding. A piece that is longer than the line has a line of its own.
import { widthOf } from './style.ts';

/** Pieces that stay whole, the longest form first; everything else is a word between blanks. */
const piece = new RegExp(
  [
    String.raw`\brabbitmqctl(?: (?!(?:shows?|reports|and|or|to)\b)(?:'[^']*'|[^\s,;]+(?:[,;](?=\S)[^\s,;]+)*))+`,
    String.raw`--[a-z-]+ (?:'[^']*'(?:\\''[^']*')*|\$'(?:[^'\\]|\\.)*')`,
    String.raw`-\[[^\]]*\]->`,
    String.raw`(?:about )?\d+ s\b`,
    String.raw`"(?:[^"\\]|\\.)*"`,
    '`[^`]*`',
    String.raw`\S`,
  ].join('|'),
);
const pieces = new RegExp(`(\\s*)((?:${piece.source})+)`, 'gu');

/** Fewest columns that are left for a text beside its indentation: less than this is no column of text. */
const least = 20;

/** Breaks a text into lines of at most `room` columns; one line where `room` is absent. Blanks between two pieces stay as they are. */
export function wrap(text: string, room: number | undefined): readonly string[] {
  if (room === undefined || widthOf(text) <= room) return [text];
  const most = Math.max(room, least);
  const lines: string[] = [];
  let line = '';
  for (const [, gap = '', whole = ''] of text.matchAll(pieces)) {
    for (const [at, word] of partsOf(whole, most).entries()) {
      const blank = at === 0 ? gap : ' ';
      if (line === '') line = word;
      else if (widthOf(line) + blank.length + widthOf(word) <= most) line += blank + word;
      else {
        lines.push(line);
        line = word;
      }
    }
  }
  return [...lines, line];
}

/** A quotation of a sentence is as long as the sentence: where it does not fit on a line, it breaks like any other text. */
function partsOf(whole: string, room: number): readonly string[] {
  const isQuotation = whole.includes('"') && !/`|--[a-z-]+ |-\[/.test(whole);
  return isQuotation && widthOf(whole) > room ? whole.split(' ') : [whole];
}

/** The text behind a head, with further lines indented to where the text begins, or to `indent`. */
export function hang(head: string, text: string, columns: number | undefined, indent: number = widthOf(head)): readonly string[] {
  const room = columns === undefined ? undefined : columns - Math.max(indent, widthOf(head));
  return wrap(text, room).map((line, at) => `${at === 0 ? head : ' '.repeat(indent)}${line}`);
}

/** Joins parts with a gap, and begins a new, indented line where the next part does not fit. */
export function pack(parts: readonly string[], gap: string, columns: number | undefined, indent: number): readonly string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    if (last !== undefined && (columns === undefined || widthOf(last) + gap.length + widthOf(part) <= columns))
      lines[lines.length - 1] = `${last}${gap}${part}`;
    else {
      const lead = lines.length === 0 ? part.length - part.trimStart().length : indent;
      lines.push(...hang(' '.repeat(lead), part.trimStart(), columns));
    }
  }
  return lines;
}

/** Breaks each line that is too long, and indents its rest by two columns more than the line, or by `indent`. */
export function fitLines(lines: readonly string[], columns: number | undefined, indent?: number): readonly string[] {
  if (columns === undefined) return lines;
  return lines.flatMap((line) => {
    const [head = ''] = /^ */.exec(line) ?? [];
    return hang(head, line.slice(head.length), columns, indent ?? head.length + 2);
  });
}
