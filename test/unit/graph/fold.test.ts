// Folding a graph into groups: what the boxes stand for, and which edges lead to them.
import { describe, expect, it } from 'vitest';
import { foldedGraph, foldText, groupsByNode, insideOf } from '../../../src/graph/fold.ts';
import type { Graph } from '../../../src/graph/model.ts';
import { largeGraph } from '../../support/large-topology.ts';

/** Two topic exchanges with their queues, one of which both reach; 25 objects each. */
const graph: Graph = largeGraph(50);
const of = (name: string) => graph.nodes.flatMap((node, at) => (node.name === name || node.name.startsWith(`${name}.`) ? [at] : []));
const groups = ['team-0', 'team-1'].map((title) => ({ title, members: of(title) }));

describe('a folded graph', () => {
  it('has one node per group and those in no group', () => {
    const [first] = groups;
    if (first === undefined) throw new Error('no group');
    const { graph: folded } = foldedGraph(graph, [first]);
    expect(folded.nodes.map(({ name }) => name).slice(0, 1)).toEqual(['team-0']);
    expect(folded.nodes.slice(1)).toEqual(graph.nodes.filter(({ name }) => name.startsWith('team-1')));
  });

  it('joins the edges between groups, with their number, and omits those within a group', () => {
    const { graph: folded, edgesOf } = foldedGraph(graph, groups);
    const across = graph.edges.flatMap(({ from, to }, at) => (from.includes(' team-0') && to.includes(' team-1') ? [at] : []));
    expect(across.length).toBeGreaterThan(1);
    expect(folded.edges).toEqual([expect.objectContaining({ reason: 'binding', labels: [`to ${across.length} objects`] })]);
    expect(edgesOf).toEqual([across]);
  });

  it('keeps the label of a single edge, and an edge from a node to itself that is in no group', () => {
    const [one, other] = [graph.nodes[0], graph.nodes[1]];
    if (one === undefined || other === undefined) throw new Error('no nodes');
    const small: Graph = {
      nodes: [one, other],
      edges: [
        { from: one.key, to: other.key, reason: 'binding', labels: ['a.#'], presence: 'declared' },
        { from: one.key, to: one.key, reason: 'dead-letter', labels: [], presence: 'declared' },
      ],
    };
    const { graph: folded } = foldedGraph(small, [{ title: 'other', members: [1] }]);
    expect(folded.edges.map(({ labels, from, to }) => [labels, from === to])).toEqual([
      [['a.#'], false],
      [[], true],
    ]);
  });

  it('counts exchanges and queues', () => {
    expect(groups.map((group) => foldText(graph, group))).toEqual(['3 exchanges, 22 queues', '3 exchanges, 22 queues']);
    expect(foldText(graph, { title: '', members: of('team-0.parking') })).toBe('1 queue');
  });

  it('has every edge either inside a group or in a joined one', () => {
    const { edgesOf } = foldedGraph(graph, groups);
    const all = [...edgesOf.flat(), ...groups.flatMap((group) => insideOf(graph, group).edges)];
    expect(all.toSorted((one, other) => one - other)).toEqual(graph.edges.map((_, at) => at));
    expect(groupsByNode(groups).size).toBe(50);
  });
});
