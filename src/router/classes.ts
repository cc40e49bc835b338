// Classes of messages: those whose key matches a pattern and that have certain headers; the intersection of two classes, and
// representative messages: built from fresh words, they match exactly the bindings that match the whole class.
import { type Arguments, type ArgumentValue, canonicalText } from '../model/values.ts';
import type { VersionRules } from '../rabbitmq/exchange-types.ts';
import type { HeaderDemand } from '../rabbitmq/headers.ts';
import { headerThatFits, isVoid, termOf } from '../rabbitmq/terms.ts';
import { wordsOf } from '../rabbitmq/topic.ts';

/** A word of a pattern: a literal, or one of the wildcards. A literal `*`, which a direct exchange can have, is not the wildcard. */
export type Token = string | typeof anyWord | typeof anyWords;

/** The wildcard `*`. */
export const anyWord = Symbol('*');
/** The wildcard `#`. */
export const anyWords = Symbol('#');

/** Messages whose key matches `tokens` and that have all of `headers`; a void value only requires that the header exists. */
export interface MessageClass {
  readonly tokens: readonly Token[];
  readonly headers: Arguments;
}

/** Maximum number of steps of an intersection: patterns with many `#` intersect in a large number of patterns. */
const mostSteps = 2_000;
/** Maximum number of `#` in a class. Two patterns with two each intersect in four; only long chains of such patterns exceed the limit. */
const mostHashes = 5;

/** Every message. */
export const everything: MessageClass = { tokens: [anyWords], headers: {} };

/** Messages that match a topic pattern. */
export function patternClass(pattern: string): MessageClass {
  return { tokens: wordsOf(pattern).map((word) => (word === '*' ? anyWord : word === '#' ? anyWords : word)), headers: {} };
}

/** Messages with one routing key. */
export function keyClass(key: string): MessageClass {
  return { tokens: wordsOf(key), headers: {} };
}

/** Messages that match a headers binding: one class for `all`, one per header for `any`. */
export function demandClasses({ any, wanted }: HeaderDemand): readonly MessageClass[] {
  if (any) return wanted.map(({ name, value }) => ({ ...everything, headers: { [name]: value } }));
  return [{ ...everything, headers: Object.fromEntries(wanted.map(({ name, value }) => [name, value])) }];
}

/** The intersection of two classes, as classes; undefined if it exceeds the limits. */
export function common(one: MessageClass, other: MessageClass, rules: VersionRules): readonly MessageClass[] | undefined {
  const headers = commonHeaders(one.headers, other.headers, rules);
  if (headers === undefined) return [];
  return commonTokens(one.tokens, other.tokens)?.map((tokens) => ({ tokens, headers }));
}

function commonHeaders(one: Arguments, other: Arguments, rules: VersionRules): Arguments | undefined {
  const both = new Map(Object.entries(one));
  for (const [name, value] of Object.entries(other)) {
    const before = both.get(name);
    if (before === undefined || isVoid(before)) both.set(name, value);
    else if (!isVoid(value) && termOf(before, 'binding', rules) !== termOf(value, 'binding', rules)) return undefined;
  }
  return Object.fromEntries(both);
}

/** The intersection of two patterns, which is a union of patterns. */
function commonTokens(one: readonly Token[], other: readonly Token[]): readonly (readonly Token[])[] | undefined {
  if (isEverything(one)) return [other];
  if (isEverything(other)) return [one];
  const meeting: Meeting = { found: new Map(), steps: 0 };
  meet(one, other, [], meeting);
  const parts = [...meeting.found.values()];
  return meeting.steps > mostSteps || parts.some((tokens) => hashesIn(tokens) > mostHashes) ? undefined : parts;
}

function hashesIn(tokens: readonly Token[]): number {
  return tokens.filter((token) => token === anyWords).length;
}

function isEverything(tokens: readonly Token[]): boolean {
  return tokens.length === 1 && tokens[0] === anyWords;
}

interface Meeting {
  readonly found: Map<string, readonly Token[]>;
  steps: number;
}

function meet(one: readonly Token[], other: readonly Token[], before: readonly Token[], meeting: Meeting): void {
  meeting.steps += 1;
  if (meeting.steps > mostSteps) return;
  const [first, ...rest] = one;
  const [second, ...remaining] = other;
  if (first === undefined && second === undefined) meeting.found.set(tokensText(before, true), before);
  else if (first === anyWords && second === anyWords) {
    // both match words until one of them ends
    meet(rest, other, [...before, anyWords], meeting);
    meet(one, remaining, [...before, anyWords], meeting);
  } else if (first === anyWords) takeOrLeave(one, other, before, meeting);
  else if (second === anyWords) takeOrLeave(other, one, before, meeting);
  else if (first !== undefined && second !== undefined) {
    const word = first === anyWord ? second : second === anyWord || first === second ? first : undefined;
    if (word !== undefined) meet(rest, remaining, [...before, word], meeting);
  }
}

/** `#` against a word: it matches zero words, or this one and possibly more. */
function takeOrLeave(hash: readonly Token[], other: readonly Token[], before: readonly Token[], meeting: Meeting): void {
  const [word, ...rest] = other;
  meet(hash.slice(1), other, before, meeting);
  if (word !== undefined) meet(hash, rest, [...before, word], meeting);
}

/** The pattern as text; `exact` also distinguishes a literal `*` from the wildcard. */
export function tokensText(tokens: readonly Token[], exact = false): string {
  return tokens.map((token) => (typeof token === 'symbol' ? `${exact ? '\0' : ''}${token.description}` : token)).join('.');
}

/** A unique text per class. */
export function classText({ tokens, headers }: MessageClass): string {
  return `${tokensText(tokens, true)}\0${canonicalText(headers)}`;
}

/** Words and values that occur in no binding. */
export interface Fresh {
  readonly word: (at: number) => string;
  /** Maximum number of words to try for a `#`. */
  readonly length: number;
}

/** Maximum number of words to try for each `#`, by the number of `#` in the pattern: about a hundred messages in total. */
const mostWords = [0, 8, 5, 3, 2, 1, 1];

/**
 * Messages that represent the class: each `*` is a fresh word, each `#` is zero, one, two or more fresh words. A binding that matches such
 * a message matches every message of the class with the same number of words.
 */
export function messagesOf(
  { tokens, headers }: MessageClass,
  fresh: Fresh,
): readonly { readonly routingKey: string; readonly headers: Arguments }[] {
  const filled = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, isVoid(value) ? anyValue(name, fresh) : headerThatFits(value)]),
  );
  const most = Math.min(fresh.length, mostWords[hashesIn(tokens)] ?? 0);
  let keys: readonly (readonly string[])[] = [[]];
  for (const token of tokens) {
    keys = keys.flatMap((words) =>
      token === anyWords
        ? Array.from({ length: most + 1 }, (_, count) => [...words, ...Array.from({ length: count }, (_, at) => fresh.word(at))])
        : [[...words, token === anyWord ? fresh.word(0) : (token as string)]],
    );
  }
  // a key of one empty word does not exist: the empty key has no words
  const writable = keys.filter((words) => words.length !== 1 || words[0] !== '');
  return [...new Set(writable.map((words) => words.join('.')))].map((routingKey) => ({ routingKey, headers: filled }));
}

/** CC and BCC are refused unless they are lists. */
function anyValue(name: string, fresh: Fresh): ArgumentValue {
  return name === 'CC' || name === 'BCC' ? [] : fresh.word(0);
}
