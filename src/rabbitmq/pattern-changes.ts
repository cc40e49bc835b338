// What Erlang 28 and newer read otherwise in a pattern than older ones: their `re` is PCRE2 (10.45 in Erlang 28, 10.47 in 29) instead of PCRE
// (8.44 in Erlang 25, 8.45 in 27). Source: "PCRE2 Migration" of the Erlang documentation and the release notes of PCRE2 10.43; compared on
// Erlang 25.2.3, 27.3.4 and 29.1.1 with 36,000 generated patterns, and on RabbitMQ 3.10.8, 4.0.5 and 4.3.6.

/** A part of a pattern that PCRE2 refuses, or reads otherwise. */
export interface PatternChange {
  /** `refused`: the whole pattern is refused. `other`: it matches other names. */
  readonly effect: 'refused' | 'other';
  /** The part, such as `\w-.`. */
  readonly part: string;
  /** What to write instead: the same in PCRE and PCRE2. */
  readonly instead: string;
}

/** The first Erlang release with PCRE2. */
export const firstErlangWithPcre2 = 28;

/**
 * The changes, in the order of the pattern, which is valid in PCRE. Empty for extended patterns (`(?x)`), whose comments are not read. Letters
 * above 127, which `\w` and `[[:alpha:]]` match up to Erlang 27 only, are not among them: `ReadablePattern.isSure` has those.
 */
export function patternChanges(pattern: string): readonly PatternChange[] {
  if (/\(\?\^?\w*x/.test(pattern)) return [];
  const reader: Reader = { text: pattern, at: 0, groups: groupsIn(pattern), isRepeatable: false, changes: [] };
  while (reader.at < pattern.length) {
    const { length, isRepeatable } = pieceAt(reader);
    reader.at += length;
    reader.isRepeatable = isRepeatable;
  }
  return reader.changes;
}

interface Reader {
  readonly text: string;
  at: number;
  readonly groups: number;
  /** Whether a quantifier may follow. */
  isRepeatable: boolean;
  readonly changes: PatternChange[];
}

/** Letters whose escape is the letter itself in PCRE, and unknown to PCRE2 (`\F`: reserved). */
const unknownLetters = 'FIJMOTYijmqy';

/** The same in a class, where PCRE2 refuses assertions and sequences too. */
const unknownInClass = `${unknownLetters}ABCGKRXZz`;

/** A piece that was read: its length from the present position, and whether a quantifier may follow it. */
interface Piece {
  readonly length: number;
  readonly isRepeatable: boolean;
}

function pieceAt(reader: Reader): Piece {
  switch (reader.text[reader.at]) {
    case '\\':
      return escapeAt(reader);
    case '[':
      return classAt(reader);
    case '(':
      return openingAt(reader);
    case '{':
      return braceAt(reader);
    case '*':
    case '+':
    case '?':
      return quantifierAt(reader, 1);
    case '|':
    case '^':
    case '$':
      return piece(1, false);
    default:
      return piece(1, true);
  }
}

function piece(length: number, isRepeatable: boolean): Piece {
  return { length, isRepeatable };
}

function change(reader: Reader, effect: PatternChange['effect'], part: string, instead: string): void {
  reader.changes.push({ effect, part, instead });
}

function escapeAt(reader: Reader): Piece {
  const rest = reader.text.slice(reader.at);
  const quoted = /^\\Q(.*?)(?:\\E|$)/s.exec(rest);
  if (quoted !== null) return piece(quoted[0].length, quoted[1] === '' ? reader.isRepeatable : true);
  if (rest.startsWith('\\E')) return piece(2, reader.isRepeatable);
  const length = escapeLength(rest);
  const letter = rest[1] ?? '';
  const number = /^\\([89]\d*)/.exec(rest)?.[1];
  if (number !== undefined && Number(number) > reader.groups) change(reader, 'refused', `\\${letter}`, letter);
  else if (letter !== '' && unknownLetters.includes(letter)) change(reader, 'refused', `\\${letter}`, letter);
  else if (isBareX(rest)) change(reader, 'refused', '\\x', '\\x00');
  return piece(length, !/^\\[AZzGbBK]/.test(rest));
}

/** `\x` without a digit is a zero byte in PCRE. */
function isBareX(rest: string): boolean {
  return /^\\x(?![\da-fA-F{])/.test(rest);
}

/** The length of an escape with the braces, name or digits that belong to it. */
function escapeLength(rest: string): number {
  const form =
    /^\\(?:x\{[\da-fA-F]*\}|x[\da-fA-F]{0,2}|o\{[0-7]*\}|[pP]\{\^?\w*\}|[pP]\^?\w|c.|[gk](?:\{[^}]*\}|<[^>]*>|'[^']*')|g[-+]?\d+|\d+|.)/s.exec(
      rest,
    );
  return form?.[0].length ?? 1;
}

function openingAt(reader: Reader): Piece {
  const rest = reader.text.slice(reader.at);
  const comment = /^\(\?#[^)]*\)/.exec(rest);
  if (comment !== null) return piece(comment[0].length, reader.isRepeatable);
  const verb = /^\(\*[A-Z_]*(?:[:=][^)]*)?\)/.exec(rest);
  if (verb !== null) return piece(verb[0].length, verb[0].startsWith('(*ACCEPT'));
  const flags = /^\(\?([a-zA-Z-]+)([:)])/.exec(rest);
  if (flags?.[1]?.includes('X') === true) change(reader, 'refused', flags[0], flags[0].replace('X', ''));
  // a reference or call-out is complete, and any other opening is followed by the content of the group
  const whole = /^\(\?(?:C\d*|P[=>]\w+|&\w+|R|[-+]?\d+)\)/.exec(rest);
  const opening = /^\((?:\?(?:\(.*?\)|P?<\w+>|'\w+'|<?[=!]|[:>|]|[a-zA-Z^-]+[:)]))?/s.exec(rest);
  const isRepeatable = whole !== null && !whole[0].startsWith('(?C');
  return piece((whole ?? opening)?.[0].length ?? 1, isRepeatable);
}

/** A quantifier with blanks, or without a minimum, is text in PCRE, and a quantifier since PCRE2 10.43. */
function braceAt(reader: Reader): Piece {
  const rest = reader.text.slice(reader.at);
  const known = /^\{\d+(?:,\d*)?\}/.exec(rest);
  if (known !== null) return quantifierAt(reader, known[0].length);
  const part = newQuantifier(rest);
  if (part === undefined) return piece(1, true);
  const [least = 0, most = Number.POSITIVE_INFINITY] = numbersIn(part);
  const isValid =
    reader.isRepeatable && least <= most && [least, most].every((one) => one <= mostRounds || one === Number.POSITIVE_INFINITY);
  change(reader, isValid ? 'other' : 'refused', part, `\\${part}`);
  return quantifierAt(reader, part.length);
}

/** The most rounds of a quantifier, in PCRE and PCRE2. */
const mostRounds = 65_535;

/** What PCRE2 reads as a quantifier and PCRE as text, at the beginning of a text; undefined if there is none. */
export function newQuantifier(text: string): string | undefined {
  const part = /^\{[ \t]*(?:\d+[ \t]*(?:,[ \t]*\d*[ \t]*)?|,[ \t]*\d+[ \t]*)\}/.exec(text)?.[0];
  return part === undefined || /^\{\d+(?:,\d*)?\}$/.test(part) ? undefined : part;
}

function numbersIn(quantifier: string): readonly (number | undefined)[] {
  const [least = '', most] = quantifier.slice(1, -1).split(',');
  if (most === undefined) return [Number(least), Number(least)];
  return [Number(least), most.trim() === '' ? undefined : Number(most)];
}

function quantifierAt(reader: Reader, length: number): Piece {
  const isLong = /[?+]/.test(reader.text[reader.at + length] ?? '');
  return piece(length + (isLong ? 1 : 0), false);
}

/** A class: what ends a range is one character, in PCRE2 never a set such as `\w`, after which PCRE reads a hyphen as itself. */
function classAt(reader: Reader): Piece {
  const { text } = reader;
  reader.at += /^\[\^?(?:\\E|\\Q\\E)*\]?/.exec(text.slice(reader.at))?.[0].length ?? 1;
  let set = '';
  while (reader.at < text.length && text[reader.at] !== ']') {
    const rest = text.slice(reader.at);
    const quoted = /^\\Q(.*?)(?:\\E|$)/s.exec(rest);
    if (quoted !== null || rest.startsWith('\\E')) {
      reader.at += quoted?.[0].length ?? 2;
      if ((quoted?.[1] ?? '') !== '') set = '';
      continue;
    }
    const range = set === '' ? null : /^-(?:\\E|\\Q\\E)*(?!\])(\[:\^?\w+:\]|\\?[\s\S])/.exec(rest);
    if (range !== null) change(reader, 'refused', `${set}-${range[1] ?? ''}`, `${set}\\-${range[1] ?? ''}`);
    set = readMember(reader, rest);
  }
  return piece(1, true);
}

/** Reads a member, or a range of characters. @returns the set, or '' for characters */
function readMember(reader: Reader, rest: string): string {
  const set = /^(?:\[:\^?\w+:\]|\\[dDwWsShHvV]|\\[pP](?:\{\^?\w*\}|\^?\w))/.exec(rest);
  if (set !== null) {
    reader.at += set[0].length;
    return set[0];
  }
  readCharacter(reader, rest);
  const more = reader.text.slice(reader.at);
  const end = /^-(?!\])(?=\\?[\s\S])/.exec(more);
  if (end === null) return '';
  reader.at += 1;
  const last = more.slice(1);
  // after a set, which begins no range, a hyphen is itself
  if (/^(?:\[:\^?\w+:\]|\\[dDwWsShHvVpPQE])/.test(last)) return '';
  readCharacter(reader, last);
  return '';
}

function readCharacter(reader: Reader, rest: string): void {
  const letter = rest[1] ?? '';
  if (rest[0] !== '\\') {
    reader.at += 1;
    return;
  }
  if (letter !== '' && unknownInClass.includes(letter)) change(reader, 'refused', `\\${letter}`, letter);
  else if (isBareX(rest)) change(reader, 'refused', '\\x', '\\x00');
  reader.at += /^\\(?:x\{[\da-fA-F]*\}|x[\da-fA-F]{0,2}|o\{[0-7]*\}|c.|[0-7]{1,3}|.)/s.exec(rest)?.[0].length ?? 1;
}

/** The groups that a pattern numbers. */
function groupsIn(pattern: string): number {
  const bare = pattern.replace(/\\Q.*?(?:\\E|$)|\\.|\[\^?\]?(?:\\.|\[:\^?\w+:\]|[^\]\\])*\]/gs, '');
  return (bare.match(/\((?!\?|\*)|\(\?(?:P?<(?![=!])|')/g) ?? []).length;
}
