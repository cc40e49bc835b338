// What folds into a badge, and what must not.
import { describe, expect, it } from 'vitest';
import { graphOf } from '../../../src/graph/build.ts';
import { collapsed } from '../../../src/graph/collapse.ts';
import { renderDot } from '../../../src/graph/dot.ts';
import { nodeLines } from '../../../src/graph/look.ts';
import { renderMermaid } from '../../../src/graph/mermaid.ts';
import type { Graph } from '../../../src/graph/model.ts';
import { renderSvg } from '../../../src/graph/svg.ts';
import type { Entity } from '../../../src/model/entity.ts';
import { binding, exchange, queue, topology } from '../../support/ends.ts';

const deadLetter = (to: string, key?: string) => ({
  arguments: { 'x-dead-letter-exchange': to, ...(key === undefined ? {} : { 'x-dead-letter-routing-key': key }) },
});
/** A queue whose messages wait, and are then dead-lettered. */
const waiting = (name: string, to: string, key?: string): Entity =>
  queue(name, { arguments: { ...deadLetter(to, key).arguments, 'x-message-ttl': 1000 } });
const draw = (...all: Entity[]): Graph => graphOf(topology(...all), new Map());
const toExchange = { destinationType: 'exchange' } as const;

/** The nodes that are left, with their badges. */
const left = (graph: Graph, ...kept: string[]) => {
  const keys = graph.nodes.filter(({ name }) => kept.includes(name)).map(({ key }) => key);
  return Object.fromEntries(
    collapsed(graph, new Set(keys)).nodes.map(({ name, deadLetters = [] }) => [name, deadLetters.map((one) => one.name)]),
  );
};
const edgesOf = (graph: Graph): string[] =>
  collapsed(graph, new Set()).edges.map(({ from, to, reason, labels }) => `${from} -${reason}-> ${to} [${labels.join()}]`);

const orders = [exchange('in'), queue('orders', deadLetter('dead')), binding('in', 'orders', '#')];
const dead = [exchange('dead', { type: 'fanout' }), queue('parking'), binding('dead', 'parking')];

describe('what only receives dead-lettered messages', () => {
  it('folds into a badge on each queue that they come from', () => {
    expect(left(draw(...orders, ...dead, queue('prices', deadLetter('dead'))))).toEqual({
      in: [],
      orders: ['dead', 'parking'],
      prices: ['dead', 'parking'],
    });
  });

  it('is named only by queues whose keys lead to it', () => {
    const graph = draw(
      exchange('dead', { type: 'direct' }),
      ...['a', 'b'].flatMap((name) => [
        queue(name, deadLetter('dead', `${name}.dead`)),
        queue(`${name}.parking`),
        binding('dead', `${name}.parking`, `${name}.dead`),
      ]),
    );
    expect(left(graph)).toEqual({ a: ['dead', 'a.parking'], b: ['dead', 'b.parking'] });
  });

  it('is named by every connected queue if no key leads to it', () => {
    const graph = draw(exchange('dead', { type: 'direct' }), queue('a', deadLetter('dead', 'x')), queue('p'), binding('dead', 'p', 'y'));
    expect(left(graph)).toEqual({ a: ['dead', 'p'] });
  });

  it('stays connected to what does not fold', () => {
    const retried = draw(
      exchange('in'),
      exchange('retry', { type: 'fanout' }),
      queue('work', deadLetter('retry')),
      waiting('wait', 'in', 'again'),
      queue('other'),
      exchange('before', { type: 'fanout' }),
      binding('before', 'in', '', toExchange),
      binding('in', 'work', '#'),
      binding('in', 'other', '#'),
      binding('retry', 'wait'),
    );
    expect(left(retried)).toEqual({ before: [], in: [], other: [], work: ['retry', 'wait'] });
    expect(edgesOf(retried)).toContain('queue / work -dead-letter-> exchange / in [from wait]');
    // an exchange that returns messages folds if its queue has another source
    const returned = draw(
      ...orders,
      ...[exchange('dead'), exchange('return')],
      waiting('wait', 'return'),
      binding('dead', 'wait', '#'),
      binding('return', 'orders', '#'),
    );
    expect(left(returned)).toEqual({ in: [], orders: ['dead', 'return', 'wait'] });
  });
});

describe('what does not fold', () => {
  it.each([
    ['an exchange with another source', binding('in', 'dead', 'x', toExchange), { in: [], dead: [], orders: [], parking: [] }],
    ['a queue that is bound elsewhere', binding('in', 'parking', 'x'), { in: [], orders: ['dead'], parking: [] }],
    [
      'an alternate exchange',
      exchange('first', { arguments: { 'alternate-exchange': 'dead' } }),
      { first: [], in: [], dead: [], orders: [], parking: [] },
    ],
  ])('%s', (_, more, expected) => expect(left(draw(...orders, ...dead, more))).toEqual(expected));

  it('a work queue, or its exchange, to which waiting queues return messages', () => {
    const work = [exchange('main'), binding('main', 'work', 'k')];
    const retry = [exchange('retry'), waiting('wait', 'main'), binding('retry', 'wait', 'k')];
    expect(left(draw(...retry, ...work, ...dead, queue('work', deadLetter('dead'))))).toEqual({
      main: [],
      retry: [],
      wait: [],
      work: ['dead', 'parking'],
    });
    // nor without dead-lettering, nor if messages of another queue return too
    expect(left(draw(...retry, ...work, queue('work')))).toEqual({ main: [], retry: [], wait: [], work: [] });
    const both = draw(...retry, ...work, queue('work', deadLetter('dead')), ...dead, queue('other', deadLetter('main')));
    expect(Object.keys(left(both))).toEqual(['main', 'retry', 'other', 'wait', 'work']);
  });

  it('an object that is not declared', () => {
    expect(left(draw(...orders))).toEqual({ in: [], dead: [], orders: [] });
  });

  it('a cycle, in which nothing shows where messages enter', () => {
    const graph = draw(waiting('a', '', 'b'), waiting('b', '', 'a'), queue('c', deadLetter('', 'a')));
    expect(left(graph)).toEqual({ a: [], b: [], c: [] });
    expect(left(draw(waiting('a', '', 'b'), queue('b', deadLetter('', 'a'))))).toEqual({ b: ['a'] });
  });

  it('a queue that dead-letters to itself', () => expect(left(draw(queue('a', deadLetter('', 'a'))))).toEqual({ a: [] }));
  it('a queue that nothing leads to', () => expect(left(draw(queue('a'), exchange('e')))).toEqual({ a: [], e: [] }));
  it('an object in focus', () => expect(left(draw(...orders, ...dead), 'parking')).toEqual({ in: [], dead: [], orders: [], parking: [] }));

  it('an object, or a binding, that a plan changes, or a queue that is down', () => {
    const graph = draw(...orders, ...dead);
    const changed = { ...graph, nodes: graph.nodes.map((node) => (node.name === 'parking' ? { ...node, mark: 'create' as const } : node)) };
    expect(left(changed)).toEqual({ in: [], dead: [], orders: [], parking: [] });
    const bound = {
      ...graph,
      edges: graph.edges.map((edge) => (edge.to.endsWith('parking') ? { ...edge, mark: 'delete' as const } : edge)),
    };
    expect(left(bound)).toEqual({ in: [], dead: [], orders: [], parking: [] });
    const down = { ...graph, nodes: graph.nodes.map((node) => (node.name === 'parking' ? { ...node, down: 'down on a' } : node)) };
    expect(left(down)).toEqual({ in: [], dead: [], orders: [], parking: [] });
  });
});

describe('the badge', () => {
  const badge = (...names: string[]): readonly string[] =>
    nodeLines({
      key: queue('q') as never,
      kind: 'queue',
      vhost: '/',
      name: 'q',
      presence: 'declared',
      traits: [],
      deadLetters: names.map((name) => ({ key: name as never, kind: 'queue', name })),
    }).slice(2);

  it('has the number of objects and each name once, in at most four lines', () => {
    expect(badge('dead', 'dead')).toEqual(['dead letters (2): dead']);
    expect(badge(...Array.from({ length: 30 }, (_, at) => `orders.parking.${at}`))).toEqual([
      'dead letters (30): orders.parking.0,',
      'orders.parking.1, orders.parking.2,',
      'orders.parking.3, orders.parking.4,',
      'orders.parking.5, orders.parking.6, … 23 more',
    ]);
  });

  it('is drawn in every format, within the box of its queue', async () => {
    const graph = collapsed(draw(...orders, ...dead), new Set());
    expect(renderMermaid(graph, 'none')).toContain('orders<br/>queue<br/>dead letters #40;2#41;#58; dead, parking');
    expect(renderDot(graph, 'none')).toContain('color="#a40e26">dead letters (2): dead, parking</font>');
    const svg = await renderSvg(graph, 'none');
    const [, left = '', top = '', width = '', height = ''] =
      /<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)" rx="2"\/><rect class="badge"/.exec(svg) ?? [];
    const [, x = '', y = '', wide = '', high = ''] =
      /<rect class="badge" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
    expect(Number(x)).toBeGreaterThan(Number(left));
    expect(Number(x) + Number(wide)).toBeLessThan(Number(left) + Number(width));
    expect(Number(y)).toBeGreaterThan(Number(top));
    expect(Number(y) + Number(high)).toBeLessThan(Number(top) + Number(height));
    expect(svg).toMatch(/class="badge">dead letters \(2\): dead, parking<\/text>/);
  });
});
