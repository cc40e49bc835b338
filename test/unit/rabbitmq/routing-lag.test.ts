// Which versions may route by old bindings after a change was confirmed.
import { expect, test } from 'vitest';
import { lagRows, mayRouteLate, storeOf } from '../../../src/rabbitmq/routing-lag.ts';
import { compareVersions, versionOf } from '../../../src/rabbitmq/version.ts';

test.each([
  ['3.10.8', 'mnesia', false],
  ['3.12.14', 'mnesia', false],
  ['3.13.7', undefined, true],
  ['4.0.5', undefined, true],
  ['4.2.9', undefined, true],
  ['4.3.6', 'khepri', true],
  ['4.4.0', 'khepri', true],
  ['unknown', undefined, true],
] as const)('RabbitMQ %s: its store is %s, and its nodes may route late: %s', (text, store, late) => {
  const version = versionOf(text);
  expect(storeOf(version)).toBe(store);
  expect(mayRouteLate(version)).toBe(late);
});

test('where a version may use either store, the store of the broker decides', () => {
  const version = versionOf('4.0.5');
  expect(mayRouteLate(version, 'mnesia')).toBe(false);
  expect(mayRouteLate(version, 'khepri')).toBe(true);
});

test('the store of a broker never overrules a version that has one only', () => {
  expect(mayRouteLate(versionOf('4.3.6'), 'mnesia')).toBe(true);
  expect(mayRouteLate(versionOf('3.10.8'), 'khepri')).toBe(false);
});

test('the rows begin with the oldest supported version and ascend', () => {
  const since = lagRows.map((row) => row.since);
  expect(since[0]).toEqual([3, 10]);
  expect(since).toEqual([...since].sort(compareVersions));
});
