// What the corpus and the random worlds do not show of a routing: the tree, the choices, the refusals, and the nearest misses.
import { describe, expect, it, test } from 'vitest';
import type { Entity } from '../../../src/model/entity.ts';
import type { Arguments } from '../../../src/model/values.ts';
import { addPattern, keyFits, matchKey, topicTrie } from '../../../src/rabbitmq/topic.ts';
import { networkOf } from '../../../src/router/network.ts';
import { explain, route } from '../../../src/router/route.ts';
import { worldOf } from '../../support/routing-world.ts';
import { aBinding, anExchange, aPublish, aQueue } from './entities.ts';

const toExchange = { destinationType: 'exchange' } as const;

describe('routing', () => {
  it('returns plain JSON', () => {
    const network = networkOf([anExchange('x', 'topic'), aQueue('q'), aBinding('x', 'q', '#')]);
    const routing = explain(network, aPublish('x', 'a.b', { headers: { CC: ['c'] } }));
    expect(JSON.parse(JSON.stringify(routing))).toEqual(routing);
    expect(routing).toMatchObject({ queues: ['queue / q'], unroutable: false, exercised: ['binding / x -> queue q [#]'] });
  });

  it('visits each exchange once, with cycles and diamonds', () => {
    const entities = [anExchange('a', 'fanout'), anExchange('b', 'fanout'), anExchange('c', 'fanout'), aQueue('q')];
    const ways = [
      aBinding('a', 'b', '', toExchange),
      aBinding('a', 'c', '', toExchange),
      aBinding('b', 'a', '', toExchange),
      aBinding('b', 'c', '', toExchange),
    ];
    const { way, queues } = route(networkOf([...entities, ...ways, aBinding('c', 'q')]), aPublish('a', ''));
    expect(queues).toEqual(['queue / q']);
    expect(way?.passages[0]?.hop?.passages.map(({ again }) => again)).toEqual([true, true]);
  });

  it('reports bindings to missing destinations', () => {
    const { way, unroutable } = route(networkOf([anExchange('x', 'fanout'), aBinding('x', 'gone')]), aPublish('x', ''));
    expect(way?.passages).toMatchObject([{ destination: 'queue / gone', missing: true }]);
    expect(unroutable).toBe(true);
  });

  it('reaches nothing through the default exchange as an alternate exchange', () => {
    const network = networkOf([anExchange('x', 'direct', { arguments: { 'alternate-exchange': '' } }), aQueue('q')]);
    expect(route(network, aPublish('x', 'q')).queues).toEqual([]);
  });

  it('omits exchanges of unknown types, and reports them', () => {
    const network = networkOf([anExchange('x', 'x-strange'), aQueue('q'), aBinding('x', 'q')]);
    expect(route(network, aPublish('x', ''))).toMatchObject({ queues: [], unknown: ['exchange / x'], unroutable: false });
  });

  it('routes a delayed message by its delayed type', () => {
    const network = networkOf([
      anExchange('x', 'x-delayed-message', { arguments: { 'x-delayed-type': 'topic' } }),
      aQueue('q'),
      aBinding('x', 'q', 'a.*'),
    ]);
    expect(route(network, aPublish('x', 'a.b')).queues).toEqual(['queue / q']);
    expect(route(network, aPublish('x', 'a')).queues).toEqual([]);
  });

  it('returns a mandatory message that a delayed exchange holds back, although it reaches its queue', () => {
    const delayed = { arguments: { 'x-delayed-type': 'direct' } };
    const network = networkOf([
      anExchange('x', 'x-delayed-message', delayed),
      anExchange('y', 'direct'),
      aQueue('q'),
      aBinding('x', 'q', 'k'),
    ]);
    const published = (exchange: string, headers: Arguments, mandatory = true) =>
      route(network, aPublish(exchange, 'k', { headers, mandatory }));
    expect(published('x', { 'x-delay': 5000 })).toMatchObject({ queues: ['queue / q'], unroutable: false, returned: true });
    expect(published('x', { 'x-delay': 5000 }, false)).toMatchObject({ queues: ['queue / q'], returned: false });
    expect(published('x', { 'x-delay': 0 })).toMatchObject({ queues: ['queue / q'], returned: false });
    expect(published('x', {})).toMatchObject({ queues: ['queue / q'], returned: false });
  });

  it('removes BCC, and keeps CC', () => {
    const network = networkOf([aQueue('a'), aQueue('b'), aQueue('c')]);
    const { queues, message } = route(network, aPublish('', 'a', { headers: { CC: ['b'], BCC: ['c', 1] } }));
    expect(queues).toEqual(['queue / a', 'queue / b', 'queue / c']);
    expect(message.headers).toEqual({ CC: ['b'] });
  });
});

describe('an exchange that picks one destination', () => {
  const shards = [anExchange('x', 'x-consistent-hash'), aQueue('q1'), aQueue('q2')];

  it('lists each possible destination with everything that it leads to', () => {
    const more: readonly Entity[] = [
      anExchange('all', 'fanout'),
      aBinding('x', 'q1', '1'),
      aBinding('x', 'all', '1', toExchange),
      aBinding('all', 'q1'),
      aBinding('all', 'q2'),
    ];
    const { queues, oneOf } = route(networkOf([...shards, ...more]), aPublish('x', 'k'));
    expect(queues).toEqual([]);
    expect(oneOf).toMatchObject([
      { exchange: 'exchange / x', alternatives: [{ queues: ['queue / q1'] }, { queues: ['queue / q1', 'queue / q2'] }] },
    ]);
  });

  it('is no choice with one destination, whatever its weights', () => {
    const { queues, oneOf } = route(networkOf([...shards, aBinding('x', 'q1', '1'), aBinding('x', 'q1', '2')]), aPublish('x', 'k'));
    expect({ queues, oneOf }).toEqual({ queues: ['queue / q1'], oneOf: [] });
  });
});

test.each([
  ['direct', 'order.created', 'order.create', 'order.create is not order.created'],
  ['topic', 'order.*', 'order', 'the key has 1 word, order.* requires 2'],
  ['topic', 'order.*.eu', 'order.created.us', 'word 3 is us, not eu'],
  ['topic', 'order.#.eu', 'order.created.us', 'the key does not end with eu'],
  ['topic', 'a.b.#', 'a', 'the key has 1 word, a.b.# requires at least 2'],
  ['topic', '#.a.b.#', 'b.a.c', 'the key does not have these words in this order'],
])('explains why, on a %s exchange, %s does not match %s: %s', (type, pattern, key, reason) => {
  const network = networkOf([anExchange('x', type), aQueue('q'), aBinding('x', 'q', pattern)]);
  expect(explain(network, aPublish('x', key)).way?.almost).toMatchObject([{ reason }]);
});

test.each([
  [{ a: 1 }, {}, 'header a is missing'],
  [{ a: 1 }, { a: 2 }, 'header a is 2, not 1'],
  [{ a: 1 }, { a: '1' }, 'header a is "1", not 1'],
  [{ 'x-match': 'any', a: 1, b: 2 }, {}, 'none of 2 headers matches: header a is missing'],
  [{ 'x-match': 'any', 'x-a': 1 }, { 'x-a': 1 }, 'x-match any ignores x- headers, so no message can match (x-a)'],
])('explains why the headers binding %j does not match %j: %s', (args, headers, reason) => {
  const network = networkOf([anExchange('x', 'headers'), aQueue('q'), aBinding('x', 'q', '', { arguments: args })]);
  expect(explain(network, aPublish('x', '', { headers })).way?.almost).toMatchObject([{ reason }]);
});

test('lists the nearest misses first, and no more than requested', () => {
  const bindings = ['order.created.us', 'order.paid.us', 'x.y.z'].map((key) => aBinding('x', 'q', key));
  const { way } = explain(networkOf([anExchange('x', 'topic'), aQueue('q'), ...bindings]), aPublish('x', 'order.created.eu'), 2);
  expect(way?.almost.map(({ binding }) => binding)).toEqual([
    'binding / x -> queue q [order.created.us]',
    'binding / x -> queue q [order.paid.us]',
  ]);
  expect(way?.unmatched).toBe(3);
});

test('explains the same routes that it computes', () => {
  for (let seed = 1; seed <= 100; seed += 1) {
    const world = worldOf(seed, {
      vhost: '/',
      types: ['direct', 'topic', 'headers', 'fanout', 'x-random'],
      mostHashes: 2,
      publications: 10,
    });
    const network = networkOf([...world.exchanges, ...world.queues, ...world.bindings, ...world.policies]);
    for (const publication of world.publications) {
      const text = JSON.stringify(explain(network, publication), (key, value) => (key === 'almost' ? [] : value));
      expect(text).toBe(JSON.stringify(route(network, publication)));
    }
  }
});

test('finds each matching pattern once in the trie, also with many #', () => {
  const patterns = ['', '#', '*', 'a', 'a.*', 'a.#', '#.a', '#.a.#', '*.#', '#.#', 'a..b', '.', '#.a.#.b.#', 'a#b'];
  const trie = topicTrie<string>();
  for (const pattern of patterns) addPattern(trie, pattern, pattern);
  for (const key of ['', 'a', 'b', 'a.b', 'a.a.b', '.', 'a..b', '#', '*', 'a#b', 'a.b.a.b', 'b.a.']) {
    const found: string[] = [];
    matchKey(trie, key, (pattern) => found.push(pattern));
    expect(found.sort()).toEqual(
      patterns.filter((pattern) => matchesSlowly(pattern.split('.'), key === '' ? [] : key.split('.'), pattern)).sort(),
    );
  }
  expect(keyFits(Array(20).fill('#').join('.'), Array(60).fill('a').join('.'))).toBe(true);
});

/** The definition of a pattern, by trying. */
function matchesSlowly(pattern: readonly string[], words: readonly string[], whole?: string): boolean {
  if (whole === '') return words.length === 0;
  const [first, ...rest] = pattern;
  if (first === undefined) return words.length === 0;
  if (first === '#') return matchesSlowly(rest, words) || (words.length > 0 && matchesSlowly(pattern, words.slice(1)));
  return words.length > 0 && (first === '*' || first === words[0]) && matchesSlowly(rest, words.slice(1));
}
