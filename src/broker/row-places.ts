// Positions of the rows of a definitions file, for messages: JSON.parse provides none.
import type { Span } from '../model/diagnostic.ts';

const tokens = /"(?:[^"\\]|\\.)*"|[{}[\],\n]|[^\s{}[\],:"]+/gs;

/** The first character of each row of a section, in order. `text` must be valid JSON. */
export function rowPlaces(text: string, section: string, file: string): readonly Span[] {
  const places: Span[] = [];
  let [line, lineStart, depth] = [1, 0, 0];
  let key = '';
  let expectsRow = false;
  for (const { 0: token, index } of text.matchAll(tokens)) {
    if (token === '\n') [line, lineStart] = [line + 1, index + 1];
    else if (token === ',') expectsRow = depth === 2 && key === section;
    else if (token === '}' || token === ']') depth -= 1;
    else {
      if (depth === 2 && expectsRow) places.push(spanAt(file, line, index - lineStart + 1));
      if (depth === 1 && token.startsWith('"')) key = JSON.parse(token) as string;
      expectsRow = token === '[' && depth === 1 && key === section;
      if (token === '{' || token === '[') depth += 1;
    }
  }
  return places;
}

function spanAt(file: string, line: number, column: number): Span {
  return { file, line, column, endLine: line, endColumn: column + 1 };
}
