// Patterns of policies: regular expressions as Erlang's `re` (PCRE, over bytes) understands them, made JavaScript's. What would mean
// something else in JavaScript is refused, never guessed.

/** A pattern that can be tried on names, or why it cannot. */
export type PatternOutcome = ReadablePattern | { readonly unclear: string };

/** A pattern that can be tried on names. */
export interface ReadablePattern {
  readonly matches: (name: string) => boolean;
  /**
   * Whether every broker says the same of the name. Which bytes above 127 are letters depends on its Erlang, not on its version: those of
   * Latin-1 up to OTP 27 (PCRE 8), none in OTP 29 (PCRE 10). What `.` and `$` do at the end of a line is not JavaScript's.
   */
  readonly isSure: (name: string) => boolean;
}

/** PCRE escapes that mean the same in JavaScript. A reference to a group that took nothing fails there, and matches in JavaScript. */
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

/** Patterns are tried on every queue: each is made ready once. */
const known = new Map<string, PatternOutcome>();
const mostKnown = 1000;

/** Makes a pattern ready; it matches anywhere in a name unless it is anchored. */
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
    const expression = new RegExp(source, flags);
    const asksForLetters = flags.includes('i') || /\\[wWbB]|\[:/.test(pattern);
    return {
      matches: (name) => expression.test(readName(name).bytes),
      isSure: (name) => !readName(name).hasLineEnd && (!asksForLetters || readName(name).isAscii),
    };
  } catch (error) {
    if (error instanceof Untranslatable) return { unclear: error.message };
    // without the expression itself, which may hold a variable's value
    if (error instanceof SyntaxError) return { unclear: String(error.message.split(': ').at(-1)).toLowerCase() };
    throw error;
  }
}

/** The pattern holds something that JavaScript lacks or reads otherwise. */
class Untranslatable extends Error {}

interface ReadName {
  readonly name: string;
  readonly bytes: string;
  readonly isAscii: boolean;
  readonly hasLineEnd: boolean;
}

/** One policy after the other is tried on the same name. */
let last: ReadName = { name: '', bytes: '', isAscii: true, hasLineEnd: false };

function readName(name: string): ReadName {
  if (name !== last.name) last = { name, bytes: bytesOf(name), isAscii: isAscii(name), hasLineEnd: /[\n\r]/.test(name) };
  return last;
}

/** One character for each byte of UTF-8: without the option `unicode`, which the broker does not set, a `.` is one byte. */
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
  // possessive: `a++` never gives back what it took
  if (/[*+?}]/.test(char) && text[at + 1] === '+') throw new Untranslatable('it has a possessive quantifier, which JavaScript lacks');
  if (/^\{,\d/.test(text.slice(at))) throw new Untranslatable('{,n} is a quantifier in PCRE 10 and text in PCRE 8');
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
  if (!sameEscapes.test(letter)) throw new Untranslatable(`\\${letter} is not the same in JavaScript`);
  return [`\\${letter}`, 2];
}

function groupAt(text: string, at: number): Piece {
  const opening = /^\((?:\?P<(\w+)>|\?<(\w+)>|\?(?:[:=!]|<[=!])|(?![?*]))/.exec(text.slice(at));
  if (opening === null) {
    const [shown] = /^\([?*]\W?/.exec(text.slice(at)) ?? ['('];
    throw new Untranslatable(`"${shown}" is not known to JavaScript, or means something else there`);
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
  // a bracket that stands first is a character, not the end
  if (text[end] === ']') {
    source += '\\]';
    end += 1;
  }
  while (end < text.length && text[end] !== ']') {
    const [piece, length] = memberAt(text, end);
    source += piece;
    end += length;
  }
  if (end >= text.length) throw new Untranslatable('it has a character class without an end');
  return [`${source}]`, end + 1 - at];
}

function memberAt(text: string, at: number): Piece {
  const named = /^\[:(\^?)(\w+):\]/.exec(text.slice(at));
  if (named !== null) {
    const members = Object.hasOwn(posix, named[2] ?? '') ? posix[named[2] ?? ''] : undefined;
    if (members === undefined || named[1] === '^') throw new Untranslatable('it has a named class that JavaScript lacks');
    return severalAt(text, at, [members, named[0].length]);
  }
  if (/^\[[:.=]/.test(text.slice(at))) throw new Untranslatable(`"${text.slice(at, at + 2)}" in a class is not the same in JavaScript`);
  if (text[at] !== '\\') return [text[at] ?? '', 1];
  const letter = text[at + 1] ?? '';
  if (letter === 's') return severalAt(text, at, [whitespace, 2]);
  if (letter === 'B') throw new Untranslatable('\\B in a class is not the same in JavaScript');
  return byteEscape(text, at) ?? plainEscape(letter);
}

/** Several members in the place of one: what follows must not make a range of the last. */
function severalAt(text: string, at: number, piece: Piece): Piece {
  const next = at + piece[1];
  if (text[next] === '-' && text[next + 1] !== ']') throw new Untranslatable('it has a class with a range from a class');
  return piece;
}
