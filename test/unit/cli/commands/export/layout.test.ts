// Names of the files of an export: safe, readable, unique where upper and lower case are the same, and independent of order.
import { expect, test } from 'vitest';
import { byPrefix, byVhost } from '../../../../../src/cli/commands/export/layout.ts';
import { binding, exchange, policy, queue } from '../../../../support/ends.ts';

const paths = (...vhosts: string[]) => byVhost(vhosts, []).map(({ path }) => path);

test.each([
  ['/', 'default.yaml'],
  ['/orders', 'orders.yaml'],
  ['orders.eu_1', 'orders.eu_1.yaml'],
  ['Orders', 'Orders.yaml'],
  ['a/b', /^a-b-[\da-f]{8}\.yaml$/],
  ['../../etc/passwd', /^etc-passwd-[\da-f]{8}\.yaml$/],
  ['.hidden', /^hidden-[\da-f]{8}\.yaml$/],
  ['中文', /^other-[\da-f]{8}\.yaml$/],
  ['orders.test', /^orders-test-[\da-f]{8}\.yaml$/],
  ['topo.config', /^topo-config-[\da-f]{8}\.yaml$/],
  ['CON', /^CON-[\da-f]{8}\.yaml$/],
  ['x'.repeat(255), /^x{80}-[\da-f]{8}\.yaml$/],
])('the virtual host %s has the file %s', (vhost, path) => {
  const [name = ''] = paths(vhost);
  if (typeof path === 'string') expect(name).toBe(path);
  else expect(name).toMatch(path);
});

test('virtual hosts whose names differ in case or in a slash only have different files, whatever their order', () => {
  const vhosts = ['orders', '/orders', 'ORDERS', 'default', '/'];
  const found = paths(...vhosts);
  expect(new Set(found.map((path) => path.toLowerCase())).size).toBe(vhosts.length);
  expect(paths(...[...vhosts].reverse())).toEqual([...found].reverse());
});

test('objects are grouped by the first segment of their names, bindings with their destination', () => {
  const entities = [
    queue('orders.created'),
    exchange('orders-x'),
    exchange('orders'),
    queue('.odd'),
    binding('other', 'orders:paid'),
    binding('orders', 'mail_x'),
    policy('orders.cap', {}),
  ];
  const parts = byPrefix(['/'], entities);
  expect(parts.map(({ path, entities: own }) => [path, own.length])).toEqual([
    ['other.yaml', 1],
    ['mail.yaml', 1],
    ['orders.yaml', 4],
    ['policies.yaml', 1],
  ]);
});

test('an object whose prefix is policies does not share the file of the policies', () => {
  const names = byPrefix(['/'], [queue('policies.x'), policy('p', {})]).map(({ path }) => path);
  expect(new Set(names).size).toBe(2);
  for (const name of names) expect(name).toMatch(/^policies-[\da-f]{8}\.yaml$/);
});
