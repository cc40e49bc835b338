// What --focus leaves of a graph: the edges that a message to the object, or from it, can take with its routing key.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { graphOf } from '../../../src/graph/build.ts';
import { nodesNamed } from '../../../src/graph/focus.ts';
import { followed } from '../../../src/graph/follow.ts';
import type { Graph } from '../../../src/graph/model.ts';
import type { Binding, Entity, Exchange, Queue } from '../../../src/model/entity.ts';
import { keyFits } from '../../../src/rabbitmq/topic.ts';
import { binding, exchange, queue, topology } from '../../support/ends.ts';
import { sample } from '../../support/sample.ts';

const toExchange = { destinationType: 'exchange' } as const;
const deadLetter = (to: string, key?: string) => ({
  arguments: { 'x-dead-letter-exchange': to, ...(key === undefined ? {} : { 'x-dead-letter-routing-key': key }) },
});

/** `a -reason-> b: label`, one per label. */
function waysOf({ edges }: Graph): string[] {
  return edges.flatMap(({ from, to, reason, labels }) => {
    const way = `${from.split(' ').at(-1)} -${reason}-> ${to.split(' ').at(-1)}`;
    return labels.length === 0 ? [way] : labels.map((label) => `${way}: ${label}`);
  });
}

const focused = (name: string, ...all: Entity[]): string[] => {
  const graph = graphOf(topology(...all), new Map());
  return waysOf(followed(graph, nodesNamed(graph, name)));
};

describe('the ways to a focused queue', () => {
  it('exclude bindings of other keys to the same exchange', () => {
    const ways = focused(
      'queue/eu',
      ...['events', 'orders'].map((name) => exchange(name, { type: 'topic' })),
      ...['eu', 'us'].map((name) => queue(name)),
      binding('events', 'orders', 'order.#', toExchange),
      binding('events', 'orders', '#.us', toExchange),
      binding('orders', 'eu', '*.created.eu'),
      binding('orders', 'us', '*.created.us'),
    );
    expect(ways).toEqual(['events -binding-> orders: order.#', 'orders -binding-> eu: *.created.eu']);
  });

  it('require one key for all bindings of a way, not only for each two of them', () => {
    // some key matches each two of a.#, #.b.# and *.c, and none all three
    const chain = (last: string) =>
      focused(
        'queue/q',
        ...['one', 'two', 'three'].map((name) => exchange(name, { type: 'topic' })),
        queue('q'),
        binding('one', 'two', 'a.#', toExchange),
        binding('two', 'three', '#.b.#', toExchange),
        binding('three', 'q', last),
      );
    expect(chain('*.*.c')).toContain('one -binding-> two: a.#');
    expect(chain('*.c')).toEqual(['three -binding-> q: *.c', 'two -binding-> three: #.b.#']);
  });

  it('include headers, hash and alternate exchanges for every key', () => {
    const ways = focused(
      'queue/q',
      exchange('h', { type: 'headers' }),
      exchange('hash', { type: 'x-consistent-hash' }),
      exchange('alternate', { type: 'fanout' }),
      exchange('t', { type: 'topic', arguments: { 'alternate-exchange': 'alternate' } }),
      queue('q'),
      binding('t', 'hash', 'a', toExchange),
      binding('t', 'h', 'b', toExchange),
      binding('h', 'q', 'c', { arguments: { x: 1 } }),
      binding('hash', 'q', '1'),
      binding('alternate', 'q'),
    );
    expect(ways.sort()).toEqual([
      'alternate -binding-> q',
      'h -binding-> q: x=1',
      'hash -binding-> q: 1',
      't -alternate-> alternate',
      't -binding-> h: b',
      't -binding-> hash: a',
    ]);
  });

  it('exclude queues whose dead-lettered messages have other keys', () => {
    const ways = (name: string) =>
      focused(
        `queue/${name}`,
        exchange('dead'),
        exchange('in', { type: 'topic' }),
        queue('dropped'),
        queue('rejected'),
        queue('orders', deadLetter('dead', 'rejected')),
        queue('prices', deadLetter('dead', 'dropped')),
        // its messages retain the keys that they arrive with: its name, and some below `price`
        queue('own', deadLetter('dead')),
        binding('in', 'own', 'price.#'),
        binding('in', 'own', 'dropped'),
        binding('dead', 'dropped', 'dropped'),
        binding('dead', 'rejected', 'rejected'),
      );
    expect(ways('dropped').sort()).toEqual([
      'dead -binding-> dropped: dropped',
      'in -binding-> own: dropped',
      'own -dead-letter-> dead',
      'prices -dead-letter-> dead: as dropped',
    ]);
    expect(ways('rejected')).toEqual(['dead -binding-> rejected: rejected', 'orders -dead-letter-> dead: as rejected']);
    expect(ways('prices')).toEqual(['dead -binding-> dropped: dropped', 'prices -dead-letter-> dead: as dropped']);
  });

  it('are those before and those after a plan', () => {
    const graph = graphOf(
      topology(
        exchange('a', { type: 'topic' }),
        exchange('b', { type: 'topic' }),
        queue('q'),
        binding('a', 'b', 'x', toExchange),
        binding('a', 'b', 'y', toExchange),
        binding('b', 'q', 'x'),
        binding('b', 'q', 'y'),
      ),
      new Map(),
    );
    const split = {
      ...graph,
      edges: graph.edges.flatMap((edge) =>
        edge.labels.map((label) => {
          // from `a`, x exists only before the plan; to the queue, only after it
          const mark = label === 'y' ? ('keep' as const) : edge.from.endsWith('a') ? ('delete' as const) : ('create' as const);
          return { ...edge, mark, labels: [label], passages: (edge.passages ?? []).filter((one) => one.label === label) };
        }),
      ),
    };
    expect(waysOf(followed(split, nodesNamed(split, 'q'))).sort()).toEqual(['a -binding-> b: y', 'b -binding-> q: x', 'b -binding-> q: y']);
  });
});

const names = ['a', 'b', 'a.b'];
const pattern = fc.constantFrom('', 'a', 'b', '#', '*', 'a.#', '#.b', 'a.*', '*.b', 'a.b', '*.#', '#.a.#');
const entities = fc
  .record({
    types: fc.tuple(...names.map(() => fc.constantFrom('topic', 'topic', 'direct', 'fanout'))),
    bindings: fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names), fc.boolean(), pattern), { maxLength: 8 }),
    dead: fc.array(fc.option(fc.tuple(fc.constantFrom(...names), fc.option(fc.constantFrom('a', 'b', 'a.b')))), {
      minLength: names.length,
      maxLength: names.length,
    }),
  })
  .map(({ types, bindings, dead }) => ({
    exchanges: names.map((name, at) => exchange(name, { type: types[at] ?? 'topic' })),
    queues: names.map((name, at) => queue(name, dead[at] == null ? {} : deadLetter(dead[at][0], dead[at][1] ?? undefined))),
    bindings: bindings
      // without a direct binding whose key has wildcards: as a pattern, it cannot be written
      .filter(([from, , , key]) => types[names.indexOf(from)] !== 'direct' || !/[*#]/.test(key))
      .map(([from, to, exchanges, key]) => binding(from, to, key, exchanges ? toExchange : {})),
  }));

interface Drawn {
  readonly exchanges: readonly Exchange[];
  readonly queues: readonly Queue[];
  readonly bindings: readonly Binding[];
}

/** All keys of up to four of three words: no combination of the patterns above needs more. */
const words = ['a', 'b', 'x'];
const keys = ['', ...[1, 2, 3, 4].flatMap((length) => keysOf(length))];
function keysOf(length: number): string[] {
  return length === 1 ? words : keysOf(length - 1).flatMap((key) => words.map((word) => `${key}.${word}`));
}

interface Move {
  readonly to: string;
  readonly way: string;
}

/** The moves of a message with a key, by trying every key. */
function movesOf({ exchanges, queues, bindings }: Drawn): (state: string) => readonly Move[] {
  return (state) => {
    const [kind = '', name = '', key = ''] = state.split('|');
    if (kind === 'queue') {
      const values = queues.find((one) => one.name === name)?.arguments ?? {};
      const to = values['x-dead-letter-exchange'];
      const own = values['x-dead-letter-routing-key'];
      if (to === undefined) return [];
      return [{ to: `exchange|${to}|${own ?? key}`, way: `${name} -dead-letter-> ${to}${own === undefined ? '' : `: as ${own}`}` }];
    }
    const type = exchanges.find((one) => one.name === name)?.type;
    return bindings.flatMap(({ source, destination, destinationType, routingKey }) => {
      const fits = type === 'fanout' || (type === 'direct' ? routingKey === key : keyFits(routingKey, key));
      if (source !== name || !fits) return [];
      const label = type === 'fanout' ? '' : `: ${routingKey === '' ? '""' : routingKey}`;
      return [{ to: `${destinationType}|${destination}|${key}`, way: `${name} -binding-> ${destinationType}/${destination}${label}` }];
    });
  };
}

/** The ways of all messages through a queue. */
function triedWays(drawn: Drawn, focus: string): ReadonlySet<string> {
  const moves = movesOf(drawn);
  const reach = (starts: readonly string[]): ReadonlySet<string> => {
    const seen = new Set(starts);
    for (const state of seen) for (const { to } of moves(state)) seen.add(to);
    return seen;
  };
  const states = reach([
    ...drawn.exchanges.flatMap(({ name }) => keys.map((key) => `exchange|${name}|${key}`)),
    ...drawn.queues.map(({ name }) => `queue|${name}|${name}`),
  ]);
  const atFocus = (state: string): boolean => state.startsWith(`queue|${focus}|`);
  const leading = new Set([...states].filter(atFocus));
  for (let size = -1; size !== leading.size; ) {
    size = leading.size;
    for (const state of states) if (moves(state).some(({ to }) => leading.has(to))) leading.add(state);
  }
  const behind = reach([...states].filter(atFocus));
  return new Set(
    [...states].flatMap((state) => moves(state).flatMap(({ to, way }) => (leading.has(to) || behind.has(state) ? [way] : []))),
  );
}

it('follows exactly the ways that some message takes', () => {
  fc.assert(
    fc.property(entities, fc.constantFrom(...names), (drawn, focus) => {
      const graph = graphOf(topology(...drawn.exchanges, ...drawn.queues, ...drawn.bindings), new Map());
      const { edges } = followed(graph, nodesNamed(graph, `queue/${focus}`));
      const kept = edges.flatMap(({ from, to, reason, labels }) => {
        const [kind, , name] = to.split(' ');
        const way = `${from.split(' ')[2]} -${reason}-> ${reason === 'binding' ? `${kind}/` : ''}${name}`;
        return labels.length === 0 ? [way] : labels.map((label) => `${way}: ${label}`);
      });
      expect(kept.sort()).toEqual([...triedWays(drawn, focus)].sort());
    }),
    sample(60, 10),
  );
});
