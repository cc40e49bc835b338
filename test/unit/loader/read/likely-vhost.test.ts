// The guess at the virtual host of texts that are not parsed.
import { expect, test } from 'vitest';
import { likelyVhost } from '../../../../src/loader/read/likely-vhost.ts';

const options = { defaultVhost: 'default' };

test.each([
  ['vhost: orders\n', 'orders'],
  ['# a comment\nvhost:   orders  # of the shop\nqueues: {}\n', 'orders'],
  ['vhost: /\n', '/'],
  ['vhost: "a b#c"\n', 'a b#c'],
  ["vhost: 'a b'\n", 'a b'],
  ['vhost: orders\r\nqueues: {}\r\n', 'orders'],
  ['queues: { a: {} }\n', 'default'],
  ['queues:\n  vhost: {}\n', 'default'],
  ['vhost: orders\n---\nvhost: others\n', 'orders'],
  [`vhost: $\{NAME}\n`, undefined],
  ['vhost: "a\\tb"\n', undefined],
  ['vhost: *alias\n', undefined],
  ['vhost: two words\n', undefined],
  ['{ "vhost": "orders" }', undefined],
])('the likely virtual host of %j is %j', (text, vhost) => {
  expect(likelyVhost([{ file: 'a.yaml', text }], options)).toBe(vhost);
});

test('the likely virtual host is mapped, and unknown for definitions and for no texts', () => {
  const mapVhost = new Map([['orders', 'staging']]);
  expect(likelyVhost([{ file: 'a.yaml', text: 'vhost: orders\n' }], { ...options, mapVhost })).toBe('staging');
  expect(likelyVhost([{ file: 'a.json', text: '[]' }], options)).toBeUndefined();
  expect(likelyVhost([], options)).toBeUndefined();
});
