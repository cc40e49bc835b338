// The structure of a regular expression of JavaScript, as far as matching in bounded time requires it: which characters, in which order,
// how often. Single characters and classes stay text, which JavaScript itself interprets.

/** A part of an expression. Groups are not kept: only whether an expression matches is asked, never what a group took. */
export type ExpressionNode =
  | { readonly kind: 'char'; readonly source: string }
  | { readonly kind: 'assert'; readonly what: Assertion }
  | { readonly kind: 'sequence'; readonly parts: readonly ExpressionNode[] }
  | { readonly kind: 'choice'; readonly branches: readonly ExpressionNode[] }
  | { readonly kind: 'repeat'; readonly body: ExpressionNode; readonly min: number; readonly max: number }
  | { readonly kind: 'look'; readonly body: ExpressionNode; readonly ahead: boolean; readonly negative: boolean };

/** A condition on a position. */
export type Assertion = 'start' | 'end' | 'word' | 'not-word';

/** The expression cannot be evaluated in bounded time; the message has the reason, without the expression. */
export class Unbounded extends Error {}

/** Deeper groups are rejected, as in PCRE, which allows 250. */
const deepest = 200;

/**
 * Parses an expression that `new RegExp(source, flags)` accepts.
 * @throws Unbounded for a back-reference, for a group whose flags differ, and for groups nested too deeply
 */
export function expressionOf(source: string, isUnicode: boolean): ExpressionNode {
  const reader: Reader = { source, isUnicode, at: 0, depth: 0 };
  return choice(reader);
}

interface Reader {
  readonly source: string;
  readonly isUnicode: boolean;
  at: number;
  depth: number;
}

function choice(reader: Reader): ExpressionNode {
  const branches = [sequence(reader)];
  while (reader.source[reader.at] === '|') {
    reader.at += 1;
    branches.push(sequence(reader));
  }
  const [only] = branches;
  return only !== undefined && branches.length === 1 ? only : { kind: 'choice', branches };
}

function sequence(reader: Reader): ExpressionNode {
  const parts: ExpressionNode[] = [];
  while (reader.at < reader.source.length && !/[|)]/.test(reader.source[reader.at] ?? '')) parts.push(repeated(reader, single(reader)));
  return { kind: 'sequence', parts };
}

/** `{` that does not begin a quantifier is an ordinary character, unless the expression has the flag `u`, which forbids it. */
function repeated(reader: Reader, body: ExpressionNode): ExpressionNode {
  const written = taken(reader, /(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})\??/y);
  if (written === undefined) return body;
  const [, sign, least = '0', comma, most] = written;
  if (sign !== undefined) return { kind: 'repeat', body, min: sign === '+' ? 1 : 0, max: sign === '?' ? 1 : Number.POSITIVE_INFINITY };
  const min = Number(least);
  if (comma === undefined) return { kind: 'repeat', body, min, max: min };
  return { kind: 'repeat', body, min, max: most === undefined || most === '' ? Number.POSITIVE_INFINITY : Number(most) };
}

function single(reader: Reader): ExpressionNode {
  const char = reader.source[reader.at];
  if (char === '(') return group(reader);
  if (char === '[') return { kind: 'char', source: taken(reader, /\[(?:\\.|[^\]\\])*\]/sy)?.[0] ?? '' };
  if (char === '\\') return escaped(reader);
  const text = String.fromCodePoint(reader.source.codePointAt(reader.at) ?? 0);
  const whole = reader.isUnicode ? text : (char ?? '');
  reader.at += whole.length;
  if (whole === '^') return { kind: 'assert', what: 'start' };
  if (whole === '$') return { kind: 'assert', what: 'end' };
  return { kind: 'char', source: whole === '.' ? whole : whole.replace(/[\]{}/\n\r\u2028\u2029]/, inHex) };
}

function group(reader: Reader): ExpressionNode {
  const opening = taken(reader, /\((?:\?(?:(<?[=!])|:|<[^>]*>))?/y);
  if (opening === undefined || (opening[0] === '(' && reader.source[reader.at] === '?')) {
    throw new Unbounded('it changes flags within the expression');
  }
  reader.depth += 1;
  if (reader.depth > deepest) throw new Unbounded('its groups are nested too deeply');
  const body = choice(reader);
  reader.depth -= 1;
  reader.at += 1;
  const sign = opening[1];
  return sign === undefined ? body : { kind: 'look', body, ahead: !sign.startsWith('<'), negative: sign.endsWith('!') };
}

function escaped(reader: Reader): ExpressionNode {
  if (taken(reader, /\\b/y) !== undefined) return { kind: 'assert', what: 'word' };
  if (taken(reader, /\\B/y) !== undefined) return { kind: 'assert', what: 'not-word' };
  if (taken(reader, /\\(?:[1-9]|k)/y) !== undefined) throw new Unbounded('it has a back-reference');
  const long = reader.isUnicode ? /\\(?:u\{[^}]*\}|[pP]\{[^}]*\}|u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2})/y : undefined;
  const found =
    (long && taken(reader, long)) ??
    taken(reader, /\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|c[A-Za-z]|0[0-7]{0,2})/y) ??
    taken(reader, reader.isUnicode ? /\\./suy : /\\./sy);
  // an incomplete `\c` is a backslash, followed by a c
  if (found?.[0] === '\\c') reader.at -= 1;
  return { kind: 'char', source: found?.[0] === '\\c' ? '\\\\' : (found?.[0] ?? '') };
}

/** What the pattern, which must be sticky, takes at the present position; undefined if it does not match there. */
function taken(reader: Reader, sticky: RegExp): RegExpExecArray | undefined {
  sticky.lastIndex = reader.at;
  const found = sticky.exec(reader.source) ?? undefined;
  if (found !== undefined) reader.at += found[0].length;
  return found;
}

function inHex(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
