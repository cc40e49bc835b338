// The layout of a picture in which some groups are open: nothing overlaps, and every line meets what it connects.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Folds } from '../../../src/graph/fold.ts';
import { foldsOf } from '../../../src/graph/fold-layout.ts';
import type { Rectangle } from '../../../src/graph/picture.ts';
import { unfoldedLayout } from '../../../src/graph/unfold.ts';
import { largeGraph } from '../../support/large-topology.ts';

const graph = largeGraph(125);
let folds: Folds;

beforeAll(async () => {
  // the last group is not folded: its nodes are in no group
  const groups = ['team-0', 'team-1', 'team-2', 'team-3'].map((title) => ({
    title,
    members: graph.nodes.flatMap(({ name }, at) => (name === title || name.startsWith(`${title}.`) ? [at] : [])),
  }));
  const made = await foldsOf(graph, groups);
  if (made === undefined) throw new Error('no groups');
  folds = made;
});

function overlap([x, y, width, height]: Rectangle, [left, top, wide, high]: Rectangle): boolean {
  return x < left + wide && left < x + width && y < top + high && top < y + height;
}

function within([x, y, width, height]: Rectangle, [left, top, wide, high]: Rectangle): boolean {
  return x >= left && y >= top && x + width <= left + wide && y + height <= top + high;
}

const subsets = [[], [0], [1], [3], [0, 1], [3, 0], [1, 2], [0, 1, 2, 3], [3, 2, 1, 0]];

describe.each(subsets)('with some groups open: %s %s %s %s', (...given) => {
  const open = new Set(given.filter((group) => group !== undefined));

  it('has no overlapping boxes, all inside the picture', () => {
    const { boxes, nodes, width, height } = unfoldedLayout(graph, folds, open);
    const grouped = new Set(folds.groups.flatMap(({ members }) => members));
    const loose = graph.nodes.flatMap((_, at) => (grouped.has(at) ? [] : [nodes[at]?.box ?? [0, 0, 0, 0]])) as Rectangle[];
    const outer = [...boxes, ...loose];
    for (const [at, box] of outer.entries()) {
      expect(within(box, [0, 0, width, height])).toBe(true);
      for (const other of outer.slice(at + 1)) expect(overlap(box, other)).toBe(false);
    }
  });

  it('places the members of open groups in their frames, and no others', () => {
    const { boxes, nodes } = unfoldedLayout(graph, folds, open);
    for (const [group, { members }] of folds.groups.entries()) {
      for (const at of members) {
        const box = nodes[at]?.box;
        if (!open.has(group)) expect(box).toBeUndefined();
        else expect(box !== undefined && within(box, boxes[group] ?? [0, 0, 0, 0])).toBe(true);
      }
    }
  });

  it('draws each edge itself, in a bundle, or as both', () => {
    const { edges, bundles = [], nodes } = unfoldedLayout(graph, folds, open);
    const bundled = new Set(bundles.flatMap(({ of }) => of));
    const groupOf = new Map(folds.groups.flatMap(({ members }, group) => members.map((at) => [graph.nodes[at]?.key, group] as const)));
    graph.edges.forEach(({ from, to }, at) => {
      const [start, end] = [groupOf.get(from), groupOf.get(to)];
      const hidden = start !== undefined && start === end && !open.has(start);
      expect(edges[at] !== undefined || bundled.has(at)).toBe(!hidden);
    });
    expect(nodes.length).toBeLessThanOrEqual(graph.nodes.length);
  });

  it('has lines that begin and end at what they connect', () => {
    const { bundles = [], boxes, nodes } = unfoldedLayout(graph, folds, open);
    const outer = [...boxes, ...nodes.flatMap((node) => (node === undefined ? [] : [node.box]))];
    const near = (x = 0, y = 0) =>
      outer.some(([left, top, w, h]) => x > left - 15 && x < left + w + 15 && y > top - 15 && y < top + h + 15);
    for (const { points } of bundles) {
      expect(near(points[0], points[1])).toBe(true);
      expect(near(points.at(-2), points.at(-1))).toBe(true);
    }
  });
});
