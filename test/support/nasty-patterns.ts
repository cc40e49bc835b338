// Patterns and names for which backtracking matchers need very long, by number: the same number gives the same ones.

const atoms = [
  'a',
  'b',
  '.',
  '\\.',
  '[ab]',
  '[^a]',
  '\\w',
  '\\d',
  '-',
  '^',
  '$',
  '\\b',
  '\\B',
  '\\x61',
  '[a-c.]',
  'é',
  '{',
  ']',
  '\\S',
  'ab',
];
const quantifiers = ['*', '+', '?', '{2}', '{1,3}', '{2,}', '*?', '+?', '{0}', '{,2}'];

/** A source of numbers below a limit, determined by the seed. */
export type Draw = (limit: number) => number;

/** Starts a sequence of numbers. */
export function drawFrom(seed: number): Draw {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  return (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) | 0;
    return (state >>> 9) % limit;
  };
}

/** One of several values. */
export function oneOf<T>(draw: Draw, values: readonly T[]): T {
  return values[draw(values.length)] as T;
}

/** A pattern with groups, quantifiers and lookarounds nested up to the depth. */
export function nastyPattern(draw: Draw, depth: number): string {
  const inner = (): string => nastyPattern(draw, depth - 1);
  const kind = draw(depth <= 0 ? 2 : 12);
  if (kind < 3) return oneOf(draw, atoms);
  if (kind < 5) return inner() + inner();
  if (kind < 6) return `(${inner()}|${inner()})`;
  if (kind < 8) return `(?:${inner()})${oneOf(draw, quantifiers)}`;
  if (kind < 9) return `(${inner()})${oneOf(draw, quantifiers)}`;
  if (kind < 10) return `(${oneOf(draw, ['?=', '?!', '?<=', '?<!'])}${inner()})`;
  if (kind < 11) return `${oneOf(draw, ['a', '[ab]', '\\w'])}${oneOf(draw, ['*', '+', '?', '{3}'])}`;
  return `(|${inner()})`;
}

/** Names of the greatest length, 255 bytes, each of which nearly matches many patterns. */
export const nastyNames = [`${'a'.repeat(254)}!`, 'ab'.repeat(127), `${'a.'.repeat(120)}z`, `${'b-a1.'.repeat(50)}`];

/** Patterns that occupy matchers with backtracking, or are large. */
export const knownNasty = [
  '(a+)+$',
  '^(a|a)*$',
  '(a|aa|aaa)*c',
  '(.*)*(.*)*(.*)*x',
  '.*.*.*.*.*.*=',
  '^(?:(?:(?:(?:.*)*)*)*)*x',
  '(?:a?){255}a{255}$',
  '((a?){60}){60}$',
  '(?=(a+)+$)(?!(b+)+$).*x',
  '(?<=(a+)+)!x',
  '(?=(?=(?=(a|a)*$)*)*)*b',
  '(\\w+\\.)+x$',
  '[a-z]{1,255}\\.[a-z]{1,255}\\.[a-z]{1,255}$',
  `${'('.repeat(150)}a*${')*'.repeat(150)}$`,
  `(${Array.from({ length: 300 }, (_, at) => 'a'.repeat((at % 9) + 1)).join('|')})*x`,
  `(${'(a|b?)*'.repeat(500)})*c`,
];
