// A layout in columns: where it is divided, and that edges end at the boxes that they connect.
import { describe, expect, it } from 'vitest';
import { graphOf } from '../../../src/graph/build.ts';
import { inColumns } from '../../../src/graph/columns.ts';
import type { Graph } from '../../../src/graph/model.ts';
import type { Layout } from '../../../src/graph/picture.ts';
import { binding, exchange, queue, topology } from '../../support/ends.ts';

/** Boxes of 250 by 30 pixels below each other, 60 pixels from one to the next, and straight edges between them. */
function tower(graph: Graph, frames: Layout['frames'] = []): Layout {
  const topOf = (key: string): number => 12 + 60 * graph.nodes.findIndex((node) => node.key === key);
  return {
    width: 274,
    height: 60 * graph.nodes.length,
    nodes: graph.nodes.map(({ key }) => ({ box: [12, topOf(key), 250, 30], lines: [[14, topOf(key) + 12, 20, 12]] })),
    edges: graph.edges.map(({ from, to }) => ({
      points: [42, topOf(from) + 30, 42, topOf(from) + 30, 42, topOf(to), 42, topOf(to)],
      head: [40, topOf(to), 42, topOf(to) + 4, 44, topOf(to)],
      lines: [],
    })),
    frames,
  };
}

const names = [...'abcdefghijklmnop'];
const boxOf = (graph: Graph, layout: Layout, name: string) =>
  layout.nodes[graph.nodes.findIndex((node) => node.name === name)]?.box ?? expect.unreachable();

describe('columns', () => {
  const graph = graphOf(topology(...names.map((name) => exchange(name))), new Map());

  it('make a tall layout wider than tall, and contain every box once', () => {
    const { width, height, nodes } = inColumns(graph, tower(graph));
    expect(width).toBeGreaterThanOrEqual(height);
    expect(new Set(nodes.map(({ box: [x, y] }) => `${x},${y}`)).size).toBe(names.length);
    expect(nodes.filter(({ box: [x, y, wide, high] }) => x < 0 || y < 0 || x + wide > width || y + high > height)).toEqual([]);
    expect(nodes.map(({ box, lines }) => [(lines[0]?.[0] ?? 0) - box[0], (lines[0]?.[1] ?? 0) - box[1]])).toEqual(names.map(() => [2, 12]));
  });

  it('are not made of a layout that is wider than tall', () => {
    const wide: Layout = { ...tower(graph), width: 1000 };
    expect(inColumns(graph, wide)).toBe(wide);
  });

  it('begin where the fewest edges are divided', () => {
    // half of the height is between h and i; h belongs to i, j and k
    const connected = graphOf(
      topology(
        ...names.map((name) => exchange(name)),
        ...['i', 'j', 'k'].map((name) => binding('h', name, '', { destinationType: 'exchange' })),
      ),
      new Map(),
    );
    const layout = inColumns(connected, tower(connected));
    const [left] = boxOf(connected, layout, 'h');
    expect(boxOf(connected, layout, 'g')[0]).toBeLessThan(left);
    expect(boxOf(connected, layout, 'i')[0]).toBe(left);
  });

  it('never divide a frame', () => {
    const frames: Layout['frames'] = [{ title: 'a file', box: [6, 66, 262, 300], line: [8, 78, 30, 11] }];
    const layout = inColumns(graph, tower(graph, frames));
    const [x, y, width, height] = layout.frames[0]?.box ?? expect.unreachable();
    for (const name of ['b', 'c', 'd', 'e', 'f']) {
      const [left, top, wide, high] = boxOf(graph, layout, name);
      expect([left >= x, top >= y, left + wide <= x + width, top + high <= y + height]).toEqual([true, true, true, true]);
    }
    expect(boxOf(graph, layout, 'a')[0]).not.toBe(boxOf(graph, layout, 'p')[0]);
  });

  it('are connected by edges that end at the sides of their boxes', () => {
    const connected = graphOf(
      topology(
        ...names.map((name) => exchange(name)),
        queue('q'),
        binding('a', 'q', 'k'),
        binding('p', 'a', '', { destinationType: 'exchange' }),
      ),
      new Map(),
    );
    const layout = inColumns(connected, tower(connected));
    connected.edges.forEach(({ from, to }, at) => {
      const [start, end] = [from, to].map((key) => layout.nodes[connected.nodes.findIndex((node) => node.key === key)]?.box);
      const { points, head } = layout.edges[at] ?? expect.unreachable();
      if (start === undefined || end === undefined) expect.unreachable();
      expect(start[0]).not.toBe(end[0]);
      expect([start[0], start[0] + start[2]]).toContain(points[0]);
      expect(points[1]).toBe(start[1] + start[3] / 2);
      expect([end[0], end[0] + end[2]]).toContain(head[2]);
      expect(head[3]).toBe(end[1] + end[3] / 2);
      expect(points.length % 6).toBe(2);
    });
    expect(connected.edges.length).toBe(2);
  });
});
