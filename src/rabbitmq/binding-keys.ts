// Binding keys of topic exchanges as languages: the routing keys that they match, and how two of them relate. `*` is one word, `#` is zero
// or more words.

import type { Matching } from './exchange-types.ts';
import { hasWildcard, wordsOf } from './topic.ts';

/** States of a pattern during matching: positions in its words. */
type States = readonly number[];

/** Cache of split patterns, which are compared pairwise. */
function split(key: string): readonly string[] {
  const known = splits.get(key);
  if (known !== undefined) return known;
  const words = wordsOf(key);
  if (splits.size >= mostSplits) splits.clear();
  splits.set(key, words);
  return words;
}

const splits = new Map<string, readonly string[]>();
const mostSplits = 20_000;

/** Whether every routing key that `inner` matches is matched by `outer` too. */
export function covers(outer: string, inner: string): boolean {
  if (outer === inner || outer === '#') return true;
  if (!begins(split(outer), split(inner), (wide, narrow) => wide === '*' || wide === narrow)) return false;
  return walk([inner, outer], ([innerEnds, outerEnds]) => innerEnds === true && outerEnds !== true) === 'none';
}

/** Whether there is a routing key that both match. */
export function intersect(one: string, other: string): boolean {
  if (one === '#' || other === '#' || one === other) return true;
  if (!begins(split(one), split(other), (a, b) => a === '*' || b === '*' || a === b)) return false;
  return walk([one, other], (ends) => ends.every(Boolean)) === 'found';
}

/**
 * Whether there may be a routing key that all of the patterns match: exact, except for many patterns with many `#`, for which it is true
 * after `mostSteps` steps.
 */
export function mayIntersect(patterns: readonly string[]): boolean {
  const narrow = [...new Set(patterns)].filter((pattern) => pattern !== '#');
  if (narrow.some((one, at) => narrow.slice(at + 1).some((other) => !intersect(one, other)))) return false;
  return narrow.length < 3 || walk(narrow, (ends) => ends.every(Boolean), mostSteps) !== 'none';
}

const mostSteps = 5_000;

/**
 * The routing keys that a binding admits, as a topic pattern: `#` if the exchange does not route by the key alone, or if the key of a direct
 * binding cannot be written as a pattern.
 */
export function admittedKeys(matching: Matching, key: string): string {
  if (matching === 'pattern') return key;
  return matching === 'equal-key' && !hasWildcard(key) ? key : '#';
}

/** Whether a binding may match a message whose key the topic pattern `keys` matches; true if the exchange does not route by the key alone. */
export function mayAdmit(matching: Matching, bound: string, keys: string): boolean {
  if (matching === 'pattern') return intersect(bound, keys);
  if (matching !== 'equal-key') return true;
  return hasWildcard(bound) ? bound === keys || hasWildcard(keys) : intersect(bound, keys);
}

/** Whether the words before any `#` are compatible: a quick test that separates most unrelated patterns. */
function begins(one: readonly string[], other: readonly string[], together: (a: string, b: string) => boolean): boolean {
  for (let i = 0; i < one.length && i < other.length; i++) {
    const [a = '', b = ''] = [one[i], other[i]];
    if (a === '#' || b === '#') return true;
    if (!together(a, b)) return false;
  }
  // without a # so far, the words that remain in one pattern have no counterpart in the other
  return one.length === other.length || one[other.length] === '#' || other[one.length] === '#';
}

/**
 * Walks the patterns together over all keys that the first one can match, and returns whether `found` holds for any; `unknown` after `most`
 * steps. Words that occur in no pattern behave alike: one of them represents all.
 */
function walk(
  patterns: readonly string[],
  found: (ends: readonly boolean[]) => boolean,
  most = Number.POSITIVE_INFINITY,
): 'found' | 'none' | 'unknown' {
  const all = patterns.map(split);
  const literals = new Set(all.flat().filter((word) => word !== '*' && word !== '#'));
  const alphabet = [...literals, undefined];
  const seen = new Set<string>();
  const open: (readonly States[])[] = [all.map((words) => closure(words, [0]))];
  for (let together = open.pop(); together !== undefined; together = open.pop()) {
    const name = together.map((states) => states.join()).join(';');
    if (together[0]?.length === 0 || seen.has(name)) continue;
    if (seen.size >= most) return 'unknown';
    seen.add(name);
    if (found(together.map((states, at) => states.includes(all[at]?.length ?? 0)))) return 'found';
    const states = together;
    for (const word of alphabet) open.push(all.map((words, at) => step(words, states[at] ?? [], word)));
  }
  return 'none';
}

/** States after a word; `undefined` is any word that occurs in no pattern. */
function step(words: readonly string[], states: States, word: string | undefined): States {
  const next: number[] = [];
  for (const state of states) {
    const wanted = words[state];
    if (wanted === undefined) continue;
    if (wanted === '#') next.push(state);
    else if (wanted === '*' || wanted === word) next.push(state + 1);
  }
  return closure(words, next);
}

/** A `#` may match zero words. Sorted, without duplicates. */
function closure(words: readonly string[], states: States): States {
  const all = new Set(states);
  for (const state of states) for (let at = state; words[at] === '#'; at++) all.add(at + 1);
  return [...all].sort((one, other) => one - other);
}
