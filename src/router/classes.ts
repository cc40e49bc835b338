// Classes of messages: those whose key fits a pattern and that carry some headers; what two classes have in common, and messages that
// stand for a whole class: with fresh words, only what fits all of the class fits them.
import type { Arguments, ArgumentValue } from '../model/values.ts';
import type { HeaderDemand } from './headers.ts';
import type { VersionRules } from './rules.ts';
import { isVoid, termOf } from './terms.ts';
import { wordsOf } from './topic.ts';

/** A word of a pattern: a literal, or one of the wildcards. A literal `*`, which a direct exchange can have, is not the wildcard. */
export type Token = string | typeof anyWord | typeof anyWords;

/** The wildcard `*`. */
export const anyWord = Symbol('*');
/** The wildcard `#`. */
export const anyWords = Symbol('#');

/** Messages whose key fits `tokens` and that have all of `headers`; a void value asks only that the header is there. */
export interface MessageClass {
  readonly tokens: readonly Token[];
  readonly headers: Arguments;
}

/** Every message. */
export const everything: MessageClass = { tokens: [anyWords], headers: {} };

/** Messages that fit a topic pattern. */
export function patternClass(pattern: string): MessageClass {
  return { tokens: wordsOf(pattern).map((word) => (word === '*' ? anyWord : word === '#' ? anyWords : word)), headers: {} };
}

/** Messages with one routing key. */
export function keyClass(key: string): MessageClass {
  return { tokens: wordsOf(key), headers: {} };
}

/** Messages that satisfy a headers binding: one class for `all`, one for each header for `any`. */
export function demandClasses({ any, wanted }: HeaderDemand): readonly MessageClass[] {
  if (any) return wanted.map(({ name, value }) => ({ ...everything, headers: { [name]: value } }));
  return [{ ...everything, headers: Object.fromEntries(wanted.map(({ name, value }) => [name, value])) }];
}

/** What two classes have in common, as classes. */
export function common(one: MessageClass, other: MessageClass, rules: VersionRules): readonly MessageClass[] {
  const headers = commonHeaders(one.headers, other.headers, rules);
  if (headers === undefined) return [];
  return commonTokens(one.tokens, other.tokens).map((tokens) => ({ tokens, headers }));
}

function commonHeaders(one: Arguments, other: Arguments, rules: VersionRules): Arguments | undefined {
  const both: { [name: string]: ArgumentValue } = { ...one };
  for (const [name, value] of Object.entries(other)) {
    const before = both[name];
    if (before === undefined || isVoid(before)) both[name] = value;
    else if (!isVoid(value) && termOf(before, 'binding', rules) !== termOf(value, 'binding', rules)) return undefined;
  }
  return both;
}

/** The intersection of two patterns, which is a union of patterns. */
function commonTokens(one: readonly Token[], other: readonly Token[]): readonly (readonly Token[])[] {
  if (isEverything(one)) return [other];
  if (isEverything(other)) return [one];
  const found = new Map<string, readonly Token[]>();
  meet(one, other, [], found);
  return [...found.values()];
}

function isEverything(tokens: readonly Token[]): boolean {
  return tokens.length === 1 && tokens[0] === anyWords;
}

function meet(one: readonly Token[], other: readonly Token[], before: readonly Token[], found: Map<string, readonly Token[]>): void {
  const [first, ...rest] = one;
  const [second, ...remaining] = other;
  if (first === undefined && second === undefined) found.set(tokensText(before, true), before);
  else if (first === anyWords && second === anyWords) {
    // both take words until one of them ends
    meet(rest, other, [...before, anyWords], found);
    meet(one, remaining, [...before, anyWords], found);
  } else if (first === anyWords) takeOrLeave(one, other, before, found);
  else if (second === anyWords) takeOrLeave(other, one, before, found);
  else if (first !== undefined && second !== undefined) {
    const word = first === anyWord ? second : second === anyWord || first === second ? first : undefined;
    if (word !== undefined) meet(rest, remaining, [...before, word], found);
  }
}

/** `#` against a word: it takes none, or this one and perhaps more. */
function takeOrLeave(
  hash: readonly Token[],
  other: readonly Token[],
  before: readonly Token[],
  found: Map<string, readonly Token[]>,
): void {
  const [word, ...rest] = other;
  meet(hash.slice(1), other, before, found);
  if (word !== undefined) meet(hash, rest, [...before, word], found);
}

/** The pattern as people write it; `exact` also tells a literal `*` from the wildcard. */
export function tokensText(tokens: readonly Token[], exact = false): string {
  return tokens.map((token) => (typeof token === 'symbol' ? `${exact ? '\0' : ''}${token.description}` : token)).join('.');
}

/** Words and values that occur nowhere else. */
export interface Fresh {
  readonly word: (at: number) => string;
  /** The most words that a `#` has to be tried with. */
  readonly length: number;
}

/**
 * Messages that stand for the class: each `*` a fresh word, each `#` none, one, two and more of them. Whatever binding takes such a
 * message takes every message of the class that has as many words.
 */
export function messagesOf(
  { tokens, headers }: MessageClass,
  fresh: Fresh,
): readonly { readonly routingKey: string; readonly headers: Arguments }[] {
  const filled = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, isVoid(value) ? fresh.word(0) : value]));
  const most = tokens.filter((token) => token === anyWords).length > 1 ? Math.min(fresh.length, 4) : fresh.length;
  let keys: readonly (readonly string[])[] = [[]];
  for (const token of tokens) {
    keys = keys.flatMap((words) =>
      token === anyWords
        ? Array.from({ length: most + 1 }, (_, count) => [...words, ...Array.from({ length: count }, (_, at) => fresh.word(at))])
        : [[...words, token === anyWord ? fresh.word(0) : (token as string)]],
    );
  }
  return [...new Set(keys.map((words) => words.join('.')))].map((routingKey) => ({ routingKey, headers: filled }));
}
