// The neighbourhood of a node, arranged anew.
import { expect, it } from 'vitest';
import { layoutAround } from '../../../src/graph/around.ts';
import { layoutOf } from '../../../src/graph/layout.ts';
import { waysThrough } from '../../../src/page/ways.ts';
import { largeGraph } from '../../support/large-topology.ts';

it('places what leads to the node on its left and what it leads to on its right, without overlaps', async () => {
  const graph = largeGraph(60);
  const layout = await layoutOf(graph, 'none');
  const selected = 'queue / team-1.event-3.created';
  const shown = waysThrough(graph, [selected]);
  expect([...shown.nodes].sort()).toEqual(
    ['exchange / team-0', 'exchange / team-1', 'exchange / team-1.dead', 'queue / team-1.event-3.created', 'queue / team-1.parking'].sort(),
  );
  const { nodes, width, height } = layoutAround(graph, layout, selected, shown);
  const boxOf = (key: string) => nodes[graph.nodes.findIndex((node) => node.key === key)]?.box ?? expect.unreachable();
  const [x] = boxOf(selected);
  expect(boxOf('exchange / team-0')[0]).toBeLessThan(x);
  expect(boxOf('exchange / team-1')[0]).toBe(boxOf('exchange / team-0')[0]);
  expect(boxOf('exchange / team-1.dead')[0]).toBeGreaterThan(x);
  expect(boxOf('queue / team-1.parking')[0]).toBeGreaterThan(boxOf('exchange / team-1.dead')[0]);
  for (const key of shown.nodes) {
    const [left, top, wide, high] = boxOf(key);
    expect([left >= 0, top >= 0, left + wide <= width, top + high <= height]).toEqual([true, true, true, true]);
  }
});
