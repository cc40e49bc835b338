// Patterns of policies: translates regular expressions of Erlang's `re` (PCRE, over bytes) into JavaScript. Constructs with another
// meaning in JavaScript are rejected, never guessed, and so are those that cannot be evaluated in bounded time.
import { boundedExpression, reasonOf } from './expression.ts';
import { newQuantifier } from './pattern-changes.ts';

/** A pattern that topo can evaluate, or the reason why it cannot. */
export type PatternOutcome = ReadablePattern | { readonly unclear: string };

/** A pattern that topo can evaluate. */
export interface ReadablePattern {
  readonly matches: (name: string) => boolean;
  /**
   * Whether every broker gives the same result for the name. Which bytes above 127 are letters depends on the Erlang version: those of
   * Latin-1 up to OTP 27 (PCRE 8), none in OTP 29 (PCRE 10). `.` and `$` at the end of a line differ from JavaScript. If PCRE reaches its
   * limit of 10 million steps, as `(a+)+$` does, RabbitMQ regards the name as not matched: a name that does match is then not sure.
   */
  readonly isSure: (name: string) => boolean;
}

/** PCRE escapes with the same meaning in JavaScript. A reference to a group that did not participate fails in PCRE, but matches in JavaScript. */
const sameEscapes = /^[dDwWbBtnrf0_\W]$/;
const whitespace = ' \\t\\n\\v\\f\\r';
const posix: { readonly [name: string]: string } = {
  alpha: 'A-Za-z',
  digit: '0-9',
  alnum: 'A-Za-z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  space: whitespace,
  blank: ' \\t',
  xdigit: 'A-Fa-f0-9',
  word: '\\w',
  punct: '!-\\/:-@\\[-`{-~',
};

/** Cache of compiled patterns: each is evaluated for every queue. */
const known = new Map<string, PatternOutcome>();
const mostKnown = 1000;

/** Compiles a pattern; it matches anywhere in a name unless it is anchored. */
export function patternOf(pattern: string): PatternOutcome {
  const found = known.get(pattern);
  if (found !== undefined) return found;
  if (known.size >= mostKnown) known.clear();
  const made = madeReady(pattern);
  known.set(pattern, made);
  return made;
}

function madeReady(pattern: string): PatternOutcome {
  try {
    const { source, flags } = translated(bytesOf(pattern));
    const expression = boundedExpression(source, flags);
    const asksForLetters = flags.includes('i') || /\\[wWbB]|\[:/.test(pattern);
    return {
      matches: (name) => expression.matches(readName(name).bytes),
      isSure: (name) =>
        !readName(name).hasLineEnd && (!asksForLetters || readName(name).isAscii) && expression.isSoon(readName(name).bytes),
    };
  } catch (error) {
    const unclear = error instanceof Untranslatable ? error.message : reasonOf(error);
    if (unclear === undefined) throw error;
    return { unclear };
  }
}

/** The pattern contains a construct that JavaScript lacks or interprets differently. */
class Untranslatable extends Error {}

interface ReadName {
  readonly name: string;
  readonly bytes: string;
  readonly isAscii: boolean;
  readonly hasLineEnd: boolean;
}

/** The last name: policies are evaluated for the same name in succession. */
let last: ReadName = { name: '', bytes: '', isAscii: true, hasLineEnd: false };

function readName(name: string): ReadName {
  if (name !== last.name) last = { name, bytes: bytesOf(name), isAscii: isAscii(name), hasLineEnd: /[\n\r]/.test(name) };
  return last;
}

/** One character per byte of UTF-8: without the option `unicode`, which the broker does not set, a `.` is one byte. */
function bytesOf(text: string): string {
  return isAscii(text) ? text : String.fromCharCode(...new TextEncoder().encode(text));
}

function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text);
}

function translated(pattern: string): { readonly source: string; readonly flags: string } {
  const [, letters = '', rest = pattern] = /^\(\?([ims]+)\)(.*)$/s.exec(pattern) ?? [];
  let source = '';
  let at = 0;
  while (at < rest.length) {
    const [piece, length] = pieceAt(rest, at);
    source += piece;
    at += length;
  }
  return { source, flags: [...new Set(letters)].join('') };
}

type Piece = readonly [source: string, length: number];

function pieceAt(text: string, at: number): Piece {
  const char = text[at] ?? '';
  if (char === '\\') return escapeAt(text, at);
  if (char === '[') return classAt(text, at);
  if (char === '(') return groupAt(text, at);
  // possessive: `a++` does not backtrack
  if (/[*+?}]/.test(char) && text[at + 1] === '+') throw new Untranslatable('it has a possessive quantifier, which JavaScript lacks');
  if (newQuantifier(text.slice(at)) !== undefined) {
    throw new Untranslatable('it has a quantifier with blanks or without a minimum, which is text to Erlang up to 27');
  }
  return [char, 1];
}

function escapeAt(text: string, at: number): Piece {
  const letter = text[at + 1] ?? '';
  if (letter === 'A') return ['^', 2];
  if (letter === 'z' || letter === 'Z') return ['$', 2];
  if (letter === 's') return [`[${whitespace}]`, 2];
  if (letter === 'S') return [`[^${whitespace}]`, 2];
  return byteEscape(text, at) ?? plainEscape(letter);
}

function byteEscape(text: string, at: number): Piece | undefined {
  const hex = /^\\x(?:\{([0-9a-f]{1,2})\}|([0-9a-f]{2}))/i.exec(text.slice(at));
  return hex === null ? undefined : [`\\x${(hex[1] ?? hex[2] ?? '').padStart(2, '0')}`, hex[0].length];
}

function plainEscape(letter: string): Piece {
  if (!sameEscapes.test(letter)) throw new Untranslatable(`\\${letter} has another meaning in JavaScript`);
  return [`\\${letter}`, 2];
}

function groupAt(text: string, at: number): Piece {
  const opening = /^\((?:\?P<(\w+)>|\?<(\w+)>|\?(?:[:=!]|<[=!])|(?![?*]))/.exec(text.slice(at));
  if (opening === null) {
    const [shown] = /^\([?*]\W?/.exec(text.slice(at)) ?? ['('];
    throw new Untranslatable(`"${shown}" is unknown in JavaScript, or has another meaning there`);
  }
  const name = opening[1] ?? opening[2];
  return [name === undefined ? opening[0] : `(?<${name}>`, opening[0].length];
}

function classAt(text: string, at: number): Piece {
  let end = at + 1;
  let source = '[';
  if (text[end] === '^') {
    source += '^';
    end += 1;
  }
  // a bracket in first position is a character, not the end
  if (text[end] === ']') {
    source += '\\]';
    end += 1;
  }
  while (end < text.length && text[end] !== ']') {
    const [piece, length] = memberAt(text, end);
    source += piece;
    end += length;
  }
  if (end >= text.length) throw new Untranslatable('it has an unterminated character class');
  return [`${source}]`, end + 1 - at];
}

function memberAt(text: string, at: number): Piece {
  const named = /^\[:(\^?)(\w+):\]/.exec(text.slice(at));
  if (named !== null) {
    const members = Object.hasOwn(posix, named[2] ?? '') ? posix[named[2] ?? ''] : undefined;
    if (members === undefined || named[1] === '^') throw new Untranslatable('it has a named class that JavaScript lacks');
    return severalAt(text, at, [members, named[0].length]);
  }
  if (/^\[[:.=]/.test(text.slice(at))) throw new Untranslatable(`"${text.slice(at, at + 2)}" in a class has another meaning in JavaScript`);
  if (text[at] !== '\\') return [text[at] ?? '', 1];
  const letter = text[at + 1] ?? '';
  if (letter === 's') return severalAt(text, at, [whitespace, 2]);
  if (letter === 'B') throw new Untranslatable('\\B in a class has another meaning in JavaScript');
  return byteEscape(text, at) ?? plainEscape(letter);
}

/** Several members instead of one: the text after them must not form a range with the last one. */
function severalAt(text: string, at: number, piece: Piece): Piece {
  const next = at + piece[1];
  if (text[next] === '-' && text[next + 1] !== ']') throw new Untranslatable('it has a class with a range that starts with a class');
  return piece;
}

/** A name in which no character has a meaning of its own in a pattern. */
export function escapedName(name: string): string {
  return name.replace(/[\\^$.[\]|()?*+{}]/g, '\\$&');
}

/** A pattern that matches only this name. */
export function patternFor(name: string): string {
  return `^${escapedName(name)}$`;
}
