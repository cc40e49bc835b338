// Patterns that Erlang 28 and newer read otherwise. What is expected was answered by `re` of OTP 25.2.3, 27.3.4 and 29.1.1;
// test/broker/rabbitmq/pattern-changes.test.ts compares generated patterns with brokers.
import { expect, test } from 'vitest';
import { patternChanges } from '../../../src/rabbitmq/pattern-changes.ts';

const refused = (part: string, instead: string): readonly object[] => [{ effect: 'refused', part, instead }];
const other = (part: string, instead: string): readonly object[] => [{ effect: 'other', part, instead }];

test.each([
  ['^orders\\.[\\w-.]+$', '\\w-.', '\\w\\-.'],
  ['^[\\w--]$', '\\w--', '\\w\\--'],
  ['[[:alpha:]-z]', '[:alpha:]-z', '[:alpha:]\\-z'],
  ['[a-c\\d-\\s]', '\\d-\\s', '\\d\\-\\s'],
  ['[\\pL\\E-z]', '\\pL-z', '\\pL\\-z'],
  ['[\\B]', '\\B', 'B'],
  ['[]a\\z]', '\\z', 'z'],
  ['[^\\i-z]', '\\i', 'i'],
  ['\\M', '\\M', 'M'],
  ['a\\F', '\\F', 'F'],
  ['\\8', '\\8', '8'],
  ['(a)\\81', '\\8', '8'],
  ['\\xg', '\\x', '\\x00'],
  ['[\\x]', '\\x', '\\x00'],
  ['(?iX)a', '(?iX)', '(?i)'],
  ['^{,2}', '{,2}', '\\{,2}'],
  ['a*{ 1 }', '{ 1 }', '\\{ 1 }'],
  ['a{3, 2}', '{3, 2}', '\\{3, 2}'],
])('%s is refused', (pattern, part, instead) => {
  expect(patternChanges(pattern)).toEqual(refused(part, instead));
});

test.each([
  ['a{,2}', '{,2}', '\\{,2}'],
  ['(a|b){ 1 }$', '{ 1 }', '\\{ 1 }'],
  ['[ab]{1, 2}', '{1, 2}', '\\{1, 2}'],
  ['\\x{61}{ ,2}', '{ ,2}', '\\{ ,2}'],
])('%s matches other names', (pattern, part, instead) => {
  expect(patternChanges(pattern)).toEqual(other(part, instead));
});

test.each([
  '^orders\\.[\\w.-]+$',
  '^[-\\w]$',
  '[\\w\\-.]',
  '[a-c-e]',
  '[a-\\d]',
  '[\\w\\Q-\\E.]',
  '[\\8]',
  '\\18',
  '(a)(b)(c)(d)(e)(f)(g)(h)\\8',
  '\\Q\\M{,2}\\E',
  '\\{,2}',
  'a{2,}',
  'a{,}',
  'a{x}',
  '[{,2}]',
  '\\p{L}\\x41\\k{a}\\cZ\\X\\R\\h',
  '(?#{,2})a',
  '(?<name>a)(?=b)(?:c)*+',
])('%s is the same', (pattern) => {
  expect(patternChanges(pattern)).toEqual([]);
});
