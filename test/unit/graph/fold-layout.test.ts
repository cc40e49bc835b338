// The layouts of folded groups.
import { expect, it } from 'vitest';
import { foldsOf } from '../../../src/graph/fold-layout.ts';
import { largeGraph } from '../../support/large-topology.ts';

it('has a box per group that is wide enough for its texts, and a layout of each inside', async () => {
  const graph = largeGraph(50);
  const members = (prefix: string) => graph.nodes.flatMap(({ name }, at) => (name.startsWith(prefix) ? [at] : []));
  const folds = await foldsOf(graph, [
    { title: 'team-0', members: members('team-0') },
    { title: '名前の長いグループ', members: members('team-1') },
  ]);
  const [short, long] = (folds?.folded.nodes ?? []).map(({ box: [, , width] }) => width);
  expect(short).toBeGreaterThanOrEqual('3 exchanges, 22 queues'.length * 6);
  expect(long).toBeGreaterThanOrEqual(9 * 12);
  expect(folds?.groups.map(({ inside }) => inside.nodes.length)).toEqual([25, 25]);
});

it('is missing without groups', async () => {
  expect(await foldsOf(largeGraph(25), [])).toBeUndefined();
});
