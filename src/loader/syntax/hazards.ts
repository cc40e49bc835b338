// Text that YAML reads differently from what was intended: detection, and the corrected line.
import { lineAt, type Place, type Source, textAt } from '../read/source.ts';

/** The line of a place with the place quoted, as a correction to copy and paste. */
export function quotedLine(place: Place): string {
  const line = lineAt(place.source, place.start);
  const { text } = place.source;
  const word = `'${textAt({ ...place, end: Math.min(place.end, line.end) })
    .trim()
    .replaceAll("'", "''")}'`;
  const before = text.slice(line.start, place.start).trimStart();
  const after = text.slice(Math.min(place.end, line.end), line.end).trimEnd();
  const whole = `${before}${word}${after}`;
  return whole.length <= 100 ? whole : word;
}

/** A comment directly after a value that was most likely intended as part of it: `a #.b`. `at` is the end of the value. */
export function hashAfter(source: Source, at: number): Place | undefined {
  hashWord.lastIndex = at;
  const match = hashWord.exec(source.text);
  if (match === null) return undefined;
  const start = at + (match[1]?.length ?? 0);
  return { source, start, end: start + (match[2]?.length ?? 0) };
}

/** A single `#`, or one followed by a dot: typical of a routing key, and not of a comment. */
const hashWord = /([ \t]+)(#(?:\.[^\s,}\]]*|(?=\s*(?:[,}\]]|\r?\n|$))))/y;

/** A comment in place of a value: `routingKey: # ...`. `at` is the expected start of the value. */
export function hashInPlace(source: Source, at: number): Place | undefined {
  anyComment.lastIndex = at;
  const match = anyComment.exec(source.text);
  if (match === null) return undefined;
  const start = at + (match[1]?.length ?? 0);
  return { source, start, end: start + (match[2]?.length ?? 0) };
}

const anyComment = /([ \t]*)(#[^\s,}\]]*)/y;

/** The `#` that turned the end of a flow collection into a comment: on the line of a syntax error, or the line before. */
export function hashInFlow(source: Source, errorAt: number): Place | undefined {
  const line = lineAt(source, errorAt);
  const before = lineAt(source, Math.max(0, line.start - 1));
  return hashWithin(before) ?? hashWithin(line);
}

function hashWithin({ source, start, end }: Place): Place | undefined {
  let depth = 0;
  let quote = '';
  for (let at = start; at < end; at++) {
    const char = source.text.charAt(at);
    if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === "'" || char === '"') quote = char;
    else if (char === '[' || char === '{') depth++;
    else if (char === ']' || char === '}') depth--;
    else if (char === '#' && /\s/.test(source.text.charAt(at - 1))) {
      const rest = source.text.slice(at, end);
      const word = /^#[^\s,}\]]*/.exec(rest)?.[0] ?? '#';
      return depth > 0 && /[}\]]/.test(rest) ? { source, start: at, end: at + word.length } : undefined;
    }
  }
  return undefined;
}
