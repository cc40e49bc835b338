// Patterns that JavaScript does not share with Erlang. What is expected was answered by `re` of OTP 25, 27 and 29.
import { expect, test } from 'vitest';
import { patternOf } from '../../../src/rabbitmq/pattern.ts';

test.each([
  ['^orders\\.', 'orders.created', true],
  ['^(?!amq\\.).*', 'amq.topic', false],
  ['(?i)^ORDERS', 'orders', true],
  ['\\Aorders\\z', 'orders', true],
  ['^[[:alpha:]]+$', 'abc', true],
  ['^[[:alpha:]]+$', 'ab1', false],
  ['(?P<n>a)', 'a', true],
  ['^[]a]+$', ']a', true],
  ['^.$', 'ž', false],
  ['^..$', 'ž', true],
  ['ž', 'až', true],
  ['\\x{61}', 'a', true],
  ['', 'anything', true],
  ['a\\s', 'a ', true],
  ['^[[:lower:].]+$', 'orders.eu', true],
  ['^[[:lower:].]+$', 'Orders', false],
  ['^[[:lower:].]+$', ':', false],
  ['^a\\_b$', 'a_b', true],
  ['^[\\s-]$', '-', true],
])('the pattern %s and the name %s: %s', (pattern, name, expected) => {
  const outcome = patternOf(pattern);
  expect('matches' in outcome && outcome.matches(name)).toBe(expected);
});

test.each([
  'a++',
  '(?>a)',
  '\\Qa.b\\E',
  '(?#x)',
  '\\p{L}',
  '\\h',
  '(?R)',
  '(*UTF8)a',
  '(a',
  '(?(1)a)',
  '[[:^alpha:]]',
  '\\K',
  // a reference to a group that took nothing: PCRE finds nothing, JavaScript the empty text
  '(a)?\\1b',
  '[[.a.]]',
  '[[:<:]]a',
  '[\\B]',
  '[\\s-a]',
  '[[:alpha:]-z]',
  'a{,2}',
  'a{ 1 }',
  'a{1, 2}',
  '[a',
])('the pattern %s is not judged', (pattern) => {
  expect(patternOf(pattern)).toMatchObject({ unclear: expect.any(String) });
});

test.each([
  ['^orders', 'orders.ž', true],
  ['^..$', 'ž', true],
  // a letter up to OTP 27, none in OTP 29
  ['^\\w+$', 'ê', false],
  ['^[[:alpha:]]+$', 'ê', false],
  ['(?i)^Ê', 'ê', false],
  ['\\bx', 'êx', false],
  ['^\\w+$', 'e', true],
  // `$` is also before a newline at the end, and `.` may be \\r
  ['^a$', 'a\n', false],
  ['^a.$', 'a\r', false],
])('what the pattern %s says of the name %j is sure: %s', (pattern, name, expected) => {
  const outcome = patternOf(pattern);
  expect('isSure' in outcome && outcome.isSure(name)).toBe(expected);
});

test('what is said of a pattern does not hold the pattern', () => {
  for (const secret of ['(?i)secret**', '(?secret)', '[[:secret:]]', 'secret{2}{3}']) {
    expect(patternOf(secret)).toEqual({ unclear: expect.not.stringContaining('secret') });
  }
});
