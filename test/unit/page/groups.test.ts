// The groups of objects that fold in the list and in the picture.
import { describe, expect, it } from 'vitest';
import type { Graph, GraphNode } from '../../../src/graph/model.ts';
import { queueKey } from '../../../src/model/key.ts';
import { foldGroups, nodeGroups } from '../../../src/page/groups.ts';

const node = (name: string, more: Partial<GraphNode> = {}): GraphNode => {
  const vhost = more.vhost ?? '/';
  return { key: queueKey(vhost, name), kind: 'queue', vhost, name, presence: 'declared', traits: [], ...more };
};
const many = (count: number, name: (at: number) => string): readonly GraphNode[] =>
  Array.from({ length: count }, (_, at) => node(name(at)));
const titles = (nodes: readonly GraphNode[], grouping: 'none' | 'file' = 'none') =>
  nodeGroups(nodes, grouping).map(({ title, nodes: members }) => `${title} ${members.length}`);

describe('groups by prefix', () => {
  it('end at the first separator, and are sorted', () => {
    expect(titles(['orders.created', 'orders-dead', 'orders', 'billing:x', 'a/b', '.hidden'].map((name) => node(name)))).toEqual([
      '.hidden 1',
      'a 1',
      'billing 1',
      'orders 3',
    ]);
  });

  it('are divided further if one contains most objects', () => {
    expect(titles(many(60, (at) => `team-${at % 3}.queue-${at}`))).toEqual(['team-0 20', 'team-1 20', 'team-2 20']);
  });

  it('are not divided into single objects', () => {
    expect(titles(many(60, (at) => `worker-${at}`))).toEqual(['worker 60']);
  });

  it('are separate per virtual host', () => {
    expect(titles([node('orders.a', { vhost: 'eu' }), node('orders.b', { vhost: 'us' })])).toEqual(['eu  orders 1', 'us  orders 1']);
  });
});

it('groups by file, and objects of no file by prefix', () => {
  const nodes = [node('orders.a', { file: 'a.yaml' }), node('billing', { file: 'a.yaml' }), node('amq.topic')];
  expect(titles(nodes, 'file')).toEqual(['a.yaml 2', 'amq 1']);
});

describe('groups that fold in the picture', () => {
  const graph = (nodes: readonly GraphNode[]): Graph => ({ nodes, edges: [] });

  it('have at least three members', () => {
    const nodes = [...many(21, (at) => `orders.${at}`), node('pair.a'), node('pair.b'), node('single')];
    expect(foldGroups(graph(nodes), 'none')).toEqual([
      { title: 'orders', members: Array.from({ length: 21 }, (_, _at) => expect.any(Number)) },
    ]);
  });

  it('do not exist in a small picture, nor if one contained everything', () => {
    expect(foldGroups(graph(many(23, (at) => `orders.${at}`)), 'none')).toEqual([]);
    expect(foldGroups(graph(many(30, (at) => `orders.${at}`)), 'none')).toEqual([]);
  });
});
