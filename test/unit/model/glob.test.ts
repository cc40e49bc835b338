// Wildcards match whole names, and take no more time than the product of both lengths.
import { expect, test } from 'vitest';
import { type GlobPart, matchesGlobParts } from '../../../src/model/glob.ts';

const partsOf = (glob: string): readonly GlobPart[] =>
  Array.from(glob, (char): GlobPart => (char === '*' ? { any: 'several' } : char === '?' ? { any: 'one' } : char));

test.each([
  ['*', '', true],
  ['*', 'a\nb', true],
  ['', '', true],
  ['', 'a', false],
  ['?', '', false],
  ['?', '😀', true],
  ['a?c', 'abc', true],
  ['a*c', 'ac', true],
  ['a*c', 'abcb', false],
  ['*ab', 'aab', true],
  ['a*b*c', 'a-b-b-c', true],
  ['a**', 'a', true],
  ['*a?', 'aaab', true],
  ['(a+)+', 'aa', false],
])('the glob %j and the text %j: %s', (glob, text, expected) => {
  expect(matchesGlobParts(partsOf(glob), text)).toBe(expected);
});

test('agrees with a regular expression on all short globs and texts', () => {
  const words = (letters: readonly string[], length: number): readonly string[] =>
    length === 0 ? [''] : words(letters, length - 1).flatMap((word) => [word, ...letters.map((letter) => word + letter)]);
  const texts = [...new Set(words(['a', 'b'], 5))];
  const different = [...new Set(words(['a', 'b', '*', '?'], 4))].flatMap((glob) => {
    const expression = new RegExp(`^${glob.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'su');
    return texts.filter((text) => matchesGlobParts(partsOf(glob), text) !== expression.test(text)).map((text) => `${glob} ${text}`);
  });
  expect(different).toEqual([]);
});

test('finishes for many wildcards and a long text', () => {
  expect(matchesGlobParts(partsOf('*a'.repeat(100)), `${'a'.repeat(255)}b`)).toBe(false);
});
