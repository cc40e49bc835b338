// Blocks of queues with the same connections: what is put together, and where everything is.
import { describe, expect, it } from 'vitest';
import { blocked } from '../../../src/graph/blocks.ts';
import { graphOf } from '../../../src/graph/build.ts';
import { layoutOf } from '../../../src/graph/layout.ts';
import type { Rectangle } from '../../../src/graph/picture.ts';
import { binding, exchange, queue, topology } from '../../support/ends.ts';
import { largeGraph } from '../../support/large-topology.ts';

describe('blocks', () => {
  it('put queues together that have the same connections, whatever their keys are', () => {
    const graph = graphOf(
      topology(
        exchange('e'),
        exchange('other'),
        ...['a', 'b', 'c', 'd', 'alone'].map((name) => queue(name)),
        binding('e', 'a', '1'),
        binding('e', 'b', '2'),
        binding('e', 'c', '3'),
        binding('other', 'c', '3'),
        binding('e', 'd', '4'),
      ),
      new Map(),
    );
    const found = blocked(graph);
    expect(found?.blocks.map(({ members }) => members.map((at) => graph.nodes[at]?.name))).toEqual([['a', 'b', 'd']]);
    expect(found?.graph.nodes.map(({ key }) => key)).toEqual(['exchange / e', 'exchange / other', 'block 0', 'queue / alone', 'queue / c']);
    expect(found?.graph.edges.map(({ from, to, labels }) => [from, to, labels.join()])).toEqual([
      ['exchange / e', 'block 0', ''],
      ['exchange / e', 'queue / c', '3'],
      ['exchange / other', 'queue / c', '3'],
    ]);
  });

  it('order their queues by name, with numbers as numbers', () => {
    const names = ['worker-10', 'worker-2', 'worker-2b', 'worker-1', 'worker', 'job.2'];
    const graph = graphOf(topology(exchange('e'), ...names.flatMap((name) => [queue(name), binding('e', name)])), new Map());
    const [block] = blocked(graph)?.blocks ?? [];
    const ordered = ['job.2', 'worker', 'worker-1', 'worker-2', 'worker-2b', 'worker-10'];
    expect(block?.members.map((at) => graph.nodes[at]?.name)).toEqual(ordered);
  });

  it('are not made of queues that dead-letter to themselves, or without connections', () => {
    const own = { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': 'a' };
    expect(blocked(graphOf(topology(queue('a', { arguments: own }), queue('b'), queue('c')), new Map()))).toBeUndefined();
  });
});

describe.each([60, 200, 500])('the picture of %s objects', (count) => {
  it('is wider than tall, has every object once, and no box over another', async () => {
    const graph = largeGraph(count);
    const { width, height, nodes, edges, bundles } = await layoutOf(graph, 'none');
    expect(width).toBeGreaterThan(height);
    expect(nodes.length).toBe(graph.nodes.length);
    const boxes = nodes.map(({ box }) => box);
    expect(boxes.filter(([x, y, wide, high]) => x < 0 || y < 0 || x + wide > width || y + high > height)).toEqual([]);
    expect(boxes.flatMap((one, at) => boxes.slice(at + 1).filter((other) => overlap(one, other)))).toEqual([]);
    const bundled = new Set(bundles?.flatMap(({ of }) => of));
    expect(edges.flatMap(({ quiet }, at) => (quiet === true && !bundled.has(at) ? [at] : []))).toEqual([]);
    expect(edges.length).toBe(graph.edges.length);
  });
});

function overlap([x, y, width, height]: Rectangle, [otherX, otherY, otherWidth, otherHeight]: Rectangle): boolean {
  return x < otherX + otherWidth && otherX < x + width && y < otherY + otherHeight && otherY < y + height;
}
