// Which properties of a received message differ from those that it was published with.
import { expect, test } from 'vitest';
import type { FoundMessage } from '../../../src/model/playing.ts';
import type { Publication } from '../../../src/model/publication.ts';
import { propertyDifferences } from '../../../src/tester/properties.ts';

const published: Publication = {
  vhost: '/',
  exchange: '',
  routingKey: 'q',
  headers: { whole: { '!': 'int64', value: 1 }, 'x-delay': 5, price: { '!': 'decimal', value: '2.50' } },
  expiration: 60_000,
  persistent: true,
  mandatory: false,
  properties: { messageId: 'a', type: 'order' },
};

const found: FoundMessage = {
  queue: 'q',
  exchange: '',
  routingKey: 'q',
  redelivered: false,
  deaths: [],
  original: true,
  headers: { whole: 1, 'x-delay': -5, price: { '!': 'decimal', value: { digits: 250, places: 2 } } as never, 'x-delivery-count': 0 },
  properties: { messageId: 'a', type: 'order' },
  expiration: 60_000,
  persistent: true,
};

const death = { queue: 'p', reason: 'rejected', exchange: '', routingKeys: ['p'], count: 1 } as const;
const { expiration: _, ...expired } = found;

test('a message that arrives as published does not differ, whatever the widths of its numbers', () => {
  expect(propertyDifferences(published, found)).toEqual([]);
});

test('a dead-lettered message arrives without its expiration', () => {
  expect(propertyDifferences(published, { ...expired, deaths: [death] })).toEqual([]);
  expect(propertyDifferences(published, { ...found, deaths: [death] })).toEqual([
    'in q: expiration was published as nothing and arrived as 60000',
  ]);
});

test.each<[string, Partial<FoundMessage>]>([
  ['messageId was published as "a" and arrived as "b"', { properties: { messageId: 'b', type: 'order' } }],
  ['type was published as "order" and arrived as nothing', { properties: { messageId: 'a' } }],
  ['appId was published as nothing and arrived as "x"', { properties: { messageId: 'a', type: 'order', appId: 'x' } }],
  ['persistent was published as true and arrived as false', { persistent: false }],
  ['priority was published as nothing and arrived as 1', { priority: 1 }],
  ['header whole was published as 1 and arrived as "1"', { headers: { ...found.headers, whole: '1' } }],
  ['header price was published as 2.5 and arrived as nothing', { headers: { whole: 1 } }],
])('%s', (text, changed) => {
  expect(propertyDifferences(published, { ...found, ...changed })).toEqual([`in q: ${text}`]);
});
