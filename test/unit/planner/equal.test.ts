// Which ages of a stream are equal (RabbitMQ's units, a year of 365 days and a month of 30), and arguments that are not shown with their types.
import { expect, test } from 'vitest';
import { differences } from '../../../src/planner/equal.ts';
import { queue } from '../../support/ends.ts';

const stream = (age: string) => queue('s', { type: 'stream', arguments: { 'x-max-age': age } });

test.each([
  ['1Y', '365D', true],
  ['1M', '30D', true],
  ['7D', '168h', true],
  ['1h', '60m', true],
  ['1m', '60s', true],
  ['1M', '1m', false],
  ['1M', '31D', false],
  ['30D', '30', false],
])('the stream ages %s and %s are equal: %s', (one, other, same) => {
  expect(differences(stream(one), stream(other)).length === 0).toBe(same);
});

test.each([
  ['as it is listed', { a: 'undefined' }, []],
  ['with a value that is listed alike', { a: null }, []],
  ['with another value', { a: 'other' }, ['arguments.a']],
  ['without it', {}, ['arguments.a']],
  ['with an argument that is not shown', { a: null, b: 1 }, []],
  ['with another argument', { a: null, c: 1 }, ['arguments.c']],
])('a queue with an uncompared argument equals a declaration %s, or differs in it', (_, declared, paths) => {
  const found = differences(queue('q', { arguments: { a: 'undefined' } }), queue('q', { arguments: declared }), ['a', 'b']);
  expect(found.map(({ path }) => path)).toEqual(paths);
});
