// What YAML reads in another way than it was meant: how it is found, and the line as it should be written.
import { lineAt, type Place, type Source, textAt } from '../read/source.ts';

/** The line of a place with the place quoted, as a correction to copy. */
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

/** A comment right behind a value which was most likely meant as a part of it: `a #.b`. `at` is the end of the value. */
export function hashAfter(source: Source, at: number): Place | undefined {
  hashWord.lastIndex = at;
  const match = hashWord.exec(source.text);
  if (match === null) return undefined;
  const start = at + (match[1]?.length ?? 0);
  return { source, start, end: start + (match[2]?.length ?? 0) };
}

/** A `#` of its own, or with a dot behind it: how `#` is written in a routing key, and nobody writes a comment. */
const hashWord = /([ \t]+)(#(?:\.[^\s,}\]]*|(?=\s*(?:[,}\]]|\r?\n|$))))/y;

/** The comment that stands where a value was meant: `routingKey: # ...`. `at` is where the value would begin. */
export function hashInPlace(source: Source, at: number): Place | undefined {
  anyComment.lastIndex = at;
  const match = anyComment.exec(source.text);
  if (match === null) return undefined;
  const start = at + (match[1]?.length ?? 0);
  return { source, start, end: start + (match[2]?.length ?? 0) };
}

const anyComment = /([ \t]*)(#[^\s,}\]]*)/y;

/** The `#` that swallowed the end of a flow collection: on the line of a syntax error, or the one before. */
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
