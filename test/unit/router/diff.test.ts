// The routing diff: what it names, and the property that nothing that changes goes unnamed.
import { describe, expect, it } from 'vitest';
import type { Entity } from '../../../src/model/entity.ts';
import { exchangeKey, queueKey } from '../../../src/model/key.ts';
import type { RouteChange, RoutingDiff } from '../../../src/model/routing.ts';
import type { Arguments } from '../../../src/model/values.ts';
import { rulesOf } from '../../../src/rabbitmq/exchange-types.ts';
import { demandOf, headerTerms, satisfies } from '../../../src/rabbitmq/headers.ts';
import { keyFits } from '../../../src/rabbitmq/topic.ts';
import { possibleQueues } from '../../../src/router/arrivals.ts';
import { diffRoutes } from '../../../src/router/diff.ts';
import { networkOf } from '../../../src/router/network.ts';
import { route } from '../../../src/router/route.ts';
import { worldOf } from '../../support/routing-world.ts';
import { sample } from '../../support/sample.ts';
import { aBinding, anExchange, aPolicy, aPublish, aQueue } from './entities.ts';

const orders = [anExchange('orders', 'topic'), aQueue('created'), aQueue('audit')];
const text = ({ exchange, keys, headers, unroutable, queue }: RouteChange): string =>
  `${exchange} [${keys}]${unroutable === true ? ' if unroutable' : ''}${Object.keys(headers).length === 0 ? '' : ` ${JSON.stringify(headers)}`} -> ${queue}`;
const lines = ({ gained, lost }: RoutingDiff): readonly string[] => [
  ...gained.map((one) => `+ ${text(one)}`),
  ...lost.map((one) => `- ${text(one)}`),
];
const diffed = (before: readonly Entity[], after: readonly Entity[]): readonly string[] => lines(diffRoutes(before, after));

describe('the routing diff', () => {
  it('names nothing where nothing differs', () => {
    const same = [...orders, aBinding('orders', 'created', 'order.#')];
    expect(diffRoutes(same, same)).toEqual({ gained: [], lost: [], partial: [] });
  });

  it('names a binding that is added and one that is removed', () => {
    const before = [...orders, aBinding('orders', 'created', 'order.legacy.#')];
    const after = [...orders, aBinding('orders', 'audit', 'order.*')];
    expect(diffed(before, after)).toEqual(['+ orders [order.*] -> audit', '- orders [order.legacy.#] -> created']);
  });

  it('names a route through an alternate exchange, and not a direct one beside it, as one of unroutable messages', () => {
    const spare = [anExchange('spare', 'topic'), aQueue('parked'), aBinding('spare', 'parked', '#')];
    const alternate = { arguments: { 'alternate-exchange': 'spare' } };
    const bound = [...spare, aQueue('created'), aBinding('orders', 'created', 'order.#')];
    const plain = [...bound, anExchange('orders', 'topic')];
    const caught = [...bound, anExchange('orders', 'topic', alternate)];
    expect(diffed(plain, caught)).toEqual(['+ orders [#] if unroutable -> parked']);
    expect(diffed(caught, plain)).toEqual(['- orders [#] if unroutable -> parked']);
    expect(diffed(plain, [...caught, aBinding('orders', 'parked', 'order.eu')])).toEqual([
      '+ orders [#] if unroutable -> parked',
      '+ orders [order.eu] -> parked',
    ]);
    expect(diffed(plain, [...plain, aBinding('orders', 'parked', '#')])).toEqual(['+ orders [#] -> parked']);
  });

  it('does not take a literal # of a direct exchange for every key', () => {
    const exchange = anExchange('exact', 'direct');
    const bindings = [aBinding('exact', 'created', '#'), aBinding('exact', 'created', 'a')];
    expect(diffed([exchange, aQueue('created'), ...bindings], [exchange, aQueue('created')])).toEqual([
      '- exact [#] -> created',
      '- exact [a] -> created',
    ]);
  });

  it('names routes in one order, whatever the order of the bindings', () => {
    const all = [anExchange('e1', 'fanout'), anExchange('e2', 'direct'), aQueue('created')];
    const bindings = [aBinding('e1', 'created', ''), aBinding('e2', 'created', '#')];
    const toDirect = { ...aBinding('e1', 'e2', ''), destinationType: 'exchange' } as const;
    const before = [...all, ...bindings, toDirect];
    expect(diffRoutes([...before].reverse(), [])).toEqual(diffRoutes(before, []));
  });

  it('does not name a binding that another one covers', () => {
    const wide = [...orders, aBinding('orders', 'created', 'order.#')];
    expect(diffed([...wide, aBinding('orders', 'created', 'order.*.eu')], wide)).toEqual([]);
  });

  it('names the part of a binding that a narrower one no longer matches', () => {
    const before = [...orders, aBinding('orders', 'created', 'order.#')];
    const after = [...orders, aBinding('orders', 'created', 'order.*')];
    expect(diffed(before, after)).toEqual(['- orders [order.#] -> created']);
  });

  it('names every exchange from which the change is reached', () => {
    const chain = [...orders, anExchange('in', 'fanout'), aBinding('in', 'orders', '', { destinationType: 'exchange' })];
    expect(diffed(chain, [...chain, aBinding('orders', 'created', 'a.*')])).toEqual(['+ in [a.*] -> created', '+ orders [a.*] -> created']);
  });

  it('names the keys that both patterns of a chain match', () => {
    const chain = [...orders, anExchange('in', 'topic'), aBinding('in', 'orders', 'order.#', { destinationType: 'exchange' })];
    const after = [...chain, aBinding('orders', 'created', '*.eu')];
    expect(diffed(chain, after)).toEqual(['+ in [order.eu] -> created', '+ orders [*.eu] -> created']);
  });

  it('names what an alternate exchange no longer receives', () => {
    const before = [anExchange('orders', 'topic', { arguments: { 'alternate-exchange': 'rest' } }), anExchange('rest', 'fanout')];
    const queues = [aQueue('created'), aQueue('unrouted'), aBinding('rest', 'unrouted')];
    const after = [...before, ...queues, aBinding('orders', 'created', 'order.*')];
    expect(diffed([...before, ...queues], after)).toEqual(['+ orders [order.*] -> created', '- orders [order.*] -> unrouted']);
  });

  it('names the routes of an alternate exchange that a policy sets', () => {
    const before = [anExchange('orders', 'topic'), anExchange('rest', 'fanout'), aQueue('unrouted'), aBinding('rest', 'unrouted')];
    const after = [...before, aPolicy('ae', { 'alternate-exchange': 'rest' }, { pattern: '^orders$', applyTo: 'exchanges' })];
    expect(diffed(before, after)).toEqual(['+ orders [#] if unroutable -> unrouted']);
  });

  it('names the routes of headers bindings', () => {
    const before = [anExchange('h', 'headers'), aQueue('q')];
    const after = [...before, aBinding('h', 'q', '', { arguments: { 'x-match': 'any', a: 1, b: null } })];
    expect(diffed(before, after)).toEqual(['+ h [#] {"a":1} -> q', '+ h [#] {"b":null} -> q']);
  });

  it('names the routes of a changed exchange type, a new exchange and a removed queue', () => {
    const direct = [anExchange('x', 'direct'), aQueue('q'), aBinding('x', 'q', 'a')];
    expect(diffed(direct, [anExchange('x', 'fanout'), aQueue('q'), aBinding('x', 'q', 'a')])).toEqual(['+ x [#] -> q']);
    expect(diffed([aQueue('q')], direct)).toEqual(['+ x [a] -> q']);
    expect(diffed(direct, [anExchange('x', 'direct'), aBinding('x', 'q', 'a')])).toEqual(['- x [a] -> q']);
  });

  it('does not take a star in a direct key for a wildcard', () => {
    const before = [anExchange('x', 'direct'), aQueue('q')];
    const { gained } = diffRoutes(before, [...before, aBinding('x', 'q', 'a.*')]);
    expect(gained.map(({ example }) => example.routingKey)).toEqual(['a.*']);
  });

  it('is the same for any order of entities', () => {
    const before = [...orders, aBinding('orders', 'created', 'a.*'), aBinding('orders', 'audit', '#.b')];
    const after = [...orders, aBinding('orders', 'audit', 'a.b.#'), aBinding('orders', 'created', 'c')];
    expect(diffRoutes([...before].reverse(), [...after].reverse())).toEqual(diffRoutes(before, after));
  });
});

/** Two worlds of one seed that differ in some bindings, and at times in an exchange or a policy. */
function worldsOf(seed: number): {
  readonly before: readonly Entity[];
  readonly after: readonly Entity[];
  readonly world: ReturnType<typeof worldOf>;
} {
  const offer = { vhost: '/', types: ['direct', 'fanout', 'topic', 'topic', 'headers', 'x-random'], mostHashes: 2, publications: 30 };
  const world = worldOf(seed, offer);
  const keep = (entity: object, salt: number): boolean => hash(JSON.stringify(entity) + salt + seed) % 4 !== 0;
  const fixed = [...world.exchanges, ...world.queues];
  const rest = [...world.bindings, ...world.policies];
  const side = (salt: number): readonly Entity[] => [
    ...fixed.filter((one) => hash(one.name + salt) % 12 !== 0),
    ...rest.filter((one) => keep(one, salt)),
  ];
  return { before: side(1), after: side(2), world };
}

function hash(of: string): number {
  let value = 7;
  for (const char of of) value = (Math.imul(value, 31) + (char.codePointAt(0) ?? 0)) >>> 0;
  return value ^ (value >>> 13);
}

const rules = rulesOf([4, 3, 6]);
const covers = ({ keys, headers }: RouteChange, routingKey: string, carried: Arguments): boolean =>
  (keyFits(keys, routingKey) || keys === routingKey) &&
  satisfies(headerTerms(carried, rules), demandOf({ 'x-match': 'all-with-x', ...headers }, rules));

describe('the routing diff of random changes', () => {
  const seeds = sample(90, 2).numRuns;

  it('names every route of a random message that exists on one side only', () => {
    let [differing, named] = [0, 0];
    for (let seed = 1; seed <= seeds; seed += 1) {
      const { before, after, world } = worldsOf(seed);
      const diff = diffRoutes(before, after);
      expect(diff.partial).toEqual([]);
      named += diff.gained.length + diff.lost.length;
      const [one, other] = [networkOf(before), networkOf(after)];
      for (const { exchange, routingKey, headers } of world.publications) {
        const { CC: _, BCC: __, ...carried } = headers;
        if (exchange === '') continue;
        const message = aPublish(exchange, routingKey, { headers: carried });
        const [was, is] = [possibleQueues(route(one, message)), possibleQueues(route(other, message))];
        for (const { name: queue } of world.queues) {
          const key = queueKey('/', queue);
          if (was.has(key) === is.has(key)) continue;
          differing += 1;
          const routes = was.has(key) ? diff.lost : diff.gained;
          const found = routes.some(
            (change) => change.exchange === exchange && change.queue === queue && covers(change, routingKey, carried),
          );
          if (!found)
            throw new Error(
              `seed ${seed}: ${was.has(key) ? 'lost' : 'gained'} ${exchange} [${routingKey}] ${JSON.stringify(carried)} -> ${queue} is not named: ${lines(diff).join('; ')}`,
            );
        }
      }
    }
    expect(differing).toBeGreaterThan(2 * seeds);
    expect(named).toBeGreaterThan(2 * seeds);
  });

  it('names only routes whose example exists on one side only', () => {
    for (let seed = 1; seed <= seeds / 3; seed += 1) {
      const { before, after } = worldsOf(seed);
      const { gained, lost } = diffRoutes(before, after);
      const [one, other] = [networkOf(before), networkOf(after)];
      for (const change of [...gained, ...lost]) {
        const message = aPublish(change.exchange, change.example.routingKey, { headers: change.example.headers });
        const key = queueKey('/', change.queue);
        const there = [one, other].map((network) => possibleQueues(route(network, message)).has(key));
        expect(there).toEqual(gained.includes(change) ? [false, true] : [true, false]);
        expect(covers(change, change.example.routingKey, change.example.headers)).toBe(true);
      }
    }
  });
});

it('ends for any number of paths of one class', () => {
  const layers = Array.from({ length: 20 }, (_, at) => [anExchange(`a${at}`, 'fanout'), anExchange(`b${at}`, 'fanout')]).flat();
  const ways = Array.from({ length: 19 }, (_, at) =>
    ['a', 'b'].flatMap((from) => ['a', 'b'].map((to) => aBinding(`${from}${at}`, `${to}${at + 1}`, '', { destinationType: 'exchange' }))),
  ).flat();
  const before = [...layers, ...ways, aQueue('q')];
  const { gained, partial } = diffRoutes(before, [...before, aBinding('a19', 'q')]);
  expect(partial).toEqual([]);
  expect(gained.map(({ exchange }) => exchange)).toContain('b0');
});

it('reports where there are too many paths to follow all of them', () => {
  const layers = Array.from({ length: 12 }, (_, at) => anExchange(`x${at}`, 'topic'));
  const ways = Array.from({ length: 11 }, (_, at) => aBinding(`x${at}`, `x${at + 1}`, `#.w${at}.#`, { destinationType: 'exchange' }));
  const before = [...layers, ...ways, aQueue('q')];
  const { partial } = diffRoutes(before, [...before, aBinding('x11', 'q', '#')]);
  expect(partial).toContain(exchangeKey('/', 'x0'));
});
