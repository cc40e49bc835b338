// The addresses of a node, from the listeners that the cluster lists.
import { expect, test } from 'vitest';
import { brokerAddresses } from '../../../src/broker/address.ts';
import { addressesOf, type ListedNode } from '../../../src/broker/nodes.ts';

const listeners = (address: string): ListedNode['listeners'] => [
  { protocol: 'amqp', address, port: 5672 },
  { protocol: 'amqp/ssl', address, port: 5671 },
  { protocol: 'clustering', address, port: 25672 },
  { protocol: 'http', address, port: 15672 },
];

function addresses(url: string, node: Partial<ListedNode>): readonly string[] {
  const [like] = brokerAddresses(url).amqp;
  if (like === undefined) throw new Error(url);
  const found = addressesOf({ name: 'rabbit@one', running: true, listeners: [], ...node }, like);
  for (const { user, password, vhost } of found) expect({ user, password, vhost }).toEqual({ user: 'u', password: 'p', vhost: 'v' });
  return found.map(({ protocol, host, port }) => `${protocol} ${host} ${port}`);
}

test.each(['0.0.0.0', '::'])('a listener on all addresses (%s) is reached at the host in the name of the node', (address) => {
  expect(addresses('amqp://u:p@lb/v', { listeners: listeners(address) })).toEqual(['amqp one 5672']);
});

test('a listener on one address is reached there first, and with TLS at the host first, as in its certificate', () => {
  expect(addresses('amqp://u:p@lb/v', { listeners: listeners('10.0.0.1') })).toEqual(['amqp 10.0.0.1 5672', 'amqp one 5672']);
  expect(addresses('amqps://u:p@lb/v', { listeners: listeners('10.0.0.1') })).toEqual(['amqps one 5671', 'amqps 10.0.0.1 5671']);
});

test('a node without a listener of the protocol has no address', () => {
  expect(addresses('amqps://u:p@lb/v', { listeners: [{ protocol: 'amqp', address: '::', port: 5672 }] })).toEqual([]);
});

test('each address is tried once', () => {
  const two = [...listeners('0.0.0.0'), ...listeners('::')];
  expect(addresses('amqp://u:p@lb/v', { listeners: two })).toEqual(['amqp one 5672']);
});
