// Parts of a graph: what --focus shows, and what stands together in a frame.
import { describe, expect, it } from 'vitest';
import { graphOf } from '../../../src/graph/build.ts';
import { focusOn, nodesNamed } from '../../../src/graph/focus.ts';
import { type Group, type Grouping, grouped, whyUngrouped } from '../../../src/graph/group.ts';
import { binding, exchange, queue, topology } from '../../support/ends.ts';

describe('the focus', () => {
  // in -> e -> a -(dead letters)-> dlx -> parked; e -> b
  const graph = graphOf(
    topology(
      exchange('in'),
      exchange('e'),
      exchange('dlx'),
      queue('a', { arguments: { 'x-dead-letter-exchange': 'dlx' } }),
      queue('b'),
      queue('parked'),
      queue('e'),
      binding('in', 'e', '', { destinationType: 'exchange' }),
      binding('e', 'a'),
      binding('e', 'b'),
      binding('dlx', 'parked'),
    ),
    new Map(),
  );
  const shown = (name: string, depth = Number.POSITIVE_INFINITY) =>
    focusOn(graph, nodesNamed(graph, name), depth).nodes.map((node) => node.name);

  it('shows everything before and behind the object, and no neighbours', () =>
    expect(shown('a')).toEqual(['dlx', 'e', 'in', 'a', 'parked']));
  it('shows objects up to the requested distance', () => expect(shown('a', 1)).toEqual(['dlx', 'e', 'a']));
  it('selects a queue and an exchange of one name, or one of them by kind', () => {
    expect(nodesNamed(graph, 'e').map(({ kind }) => kind)).toEqual(['exchange', 'queue']);
    expect(nodesNamed(graph, 'queue/e').map(({ kind }) => kind)).toEqual(['queue']);
    expect(nodesNamed(graph, 'nothing')).toEqual([]);
  });
  it('keeps only edges between shown objects', () => {
    const { edges } = focusOn(graph, nodesNamed(graph, 'dlx'), 1);
    expect(edges.map(({ reason }) => reason)).toEqual(['binding', 'dead-letter']);
  });
});

describe('groups', () => {
  const outline = ({ title, nodes, groups }: Group): unknown => [title, nodes.map(({ name }) => name), ...groups.map(outline)];
  const orders = [exchange('orders'), queue('orders.new'), queue('alone'), queue('orders_old'), binding('orders', 'orders.new')];
  const draw = (by: Grouping, ...more: Parameters<typeof topology>) =>
    outline(grouped(graphOf(topology(...orders, ...more), new Map()), by));

  it('draws no group where none is requested or useful', () =>
    expect(draw('none')).toEqual(['', ['orders', 'alone', 'orders.new', 'orders_old']]));
  it('groups by virtual host where there are several', () => {
    expect(draw('none', queue('q', { vhost: '/b' }))).toEqual([
      '',
      [],
      ['virtual host /', ['orders', 'alone', 'orders.new', 'orders_old']],
      ['virtual host /b', ['q']],
    ]);
  });
  it('groups by name prefix where no other group interleaves', () => {
    expect(draw('prefix')).toEqual(['', ['alone'], ['orders', ['orders', 'orders.new', 'orders_old']]]);
    const outside = ['x', 'y', 'z'].flatMap((name) => [exchange(name), binding(name, 'orders.new')]);
    expect(draw('prefix', ...outside)).toEqual(['', ['orders', 'x', 'y', 'z', 'alone', 'orders.new', 'orders_old']]);
  });
  it('groups by the next words where all names share the first ones', () => {
    const names = ['shop.orders', 'shop.orders.new', 'shop-mail', 'shop.orders_old'];
    const graph = graphOf(
      topology(exchange('shop.orders'), ...names.map((name) => queue(name)), binding('shop.orders', names[1] ?? '')),
      new Map(),
    );
    expect(outline(grouped(graph, 'prefix'))).toEqual([
      '',
      ['shop-mail'],
      ['shop.orders', ['shop.orders', 'shop.orders', 'shop.orders.new', 'shop.orders_old']],
    ]);
  });
  it('report why no frame is drawn', () => {
    const why = (by: Grouping, ...all: Parameters<typeof topology>) => whyUngrouped(graphOf(topology(...all), new Map()), by);
    expect(why('prefix', ...orders)).toBeUndefined();
    expect(why('none', queue('a'))).toBeUndefined();
    expect(why('prefix', queue('a'), queue('b'))).toBe('no two names share a prefix');
    expect(why('prefix', queue('a.b'), queue('a.c'))).toBe('no two names share more than the prefix of all names');
    expect(why('prefix', queue('a.b'), exchange('a.b'))).toBe('all names share the same prefix');
    expect(why('file', queue('a'))).toBe('no object has a file');
    const apart = ['a', 'b', 'c', 'd'].flatMap((name) => [queue(`${name}.1`), queue(`${name}.2`), binding('e', `${name}.1`)]);
    expect(why('prefix', exchange('e'), ...apart)).toBe(
      'most connections of the names with a common prefix (a, b and 2 others) lead to other names',
    );
  });
  it('groups by file', () => {
    const origins = new Map(
      [...topology(...orders).declarations.keys()].map((key, at) => [
        key,
        { file: at % 2 ? 'b.yaml' : 'a.yaml', line: 1, column: 1, endLine: 1, endColumn: 1 },
      ]),
    );
    const titles = grouped(graphOf(topology(...orders), origins), 'file').groups.map(({ title }) => title);
    expect(titles).toEqual(['a.yaml', 'b.yaml']);
  });
});
