// Where lines break, and what never breaks.
import { expect, test } from 'vitest';
import { paint } from '../../../src/reporter/style.ts';
import { fitLines, hang, pack, wrap } from '../../../src/reporter/wrap.ts';

test('breaks a text at blanks into lines of at most the given columns', () => {
  expect(wrap('one two three four five six seven', 20)).toEqual(['one two three four', 'five six seven']);
  expect(wrap('one two', undefined)).toEqual(['one two']);
});

test.each([
  ['a flag with its value', "--allow 'migrate:queue/a b c d e f'"],
  ['a flag with an escaped value', "--allow $'migrate:queue/a\\'b c d e'"],
  ['a flag whose value holds an apostrophe', "--allow 'delete:queue/it'\\''s a queue'"],
  ['a command in backticks', '`topo plan --out plan.json topologies`'],
  ['a command of rabbitmqctl', "rabbitmqctl set_permissions -p / guest '^a b$' '' '.*'"],
  ['the routing key of a binding', '-[a key with blanks in it]->'],
])('keeps %s on one line, even if it is longer than the line', (_, whole) => {
  expect(wrap(`then ${whole}, or do something else`, 22)).toContainEqual(expect.stringContaining(whole));
});

test('breaks a quotation only if it does not fit on a line', () => {
  expect(wrap('the queue "a b c" exists', 20)).toEqual(['the queue "a b c"', 'exists']);
  expect(wrap('it answered "there is no such queue on this node"', 20)).toEqual([
    'it answered "there',
    'is no such queue on',
    'this node"',
  ]);
});

test('counts the columns of wide characters, and none for colours', () => {
  expect(wrap('決済照合夜間 バッチ 欧州', 20)).toEqual(['決済照合夜間 バッチ', '欧州']);
  const red = paint({ color: true, ascii: true }, 'red', 'red');
  expect(wrap(`${red} ${red} ${red} ${red} ${red}`, 20)).toHaveLength(1);
});

test('indents further lines to where the text begins, or as told', () => {
  expect(hang('  note: ', 'a text that is too long', 28)).toEqual(['  note: a text that is too', '        long']);
  expect(fitLines(['  a line that is too long for this'], 26)).toEqual(['  a line that is too', '    long for this']);
});

test('joins parts while they fit, and begins an indented line for the next', () => {
  expect(pack(['topo 0.1.0', 'here  ->', 'a broker over there'], '  ', 24, 2)).toEqual(['topo 0.1.0  here  ->', '  a broker over there']);
});
