// The layouts of a picture with groups that fold: one of the folded groups, and one of the inside of each.
import { type FoldGroup, type Folds, foldedGraph, foldText, foldTitle, insideOf } from './fold.ts';
import { layoutOf } from './layout.ts';
import type { Graph } from './model.ts';

/** Lays out the groups; undefined without any. */
export async function foldsOf(graph: Graph, groups: readonly FoldGroup[]): Promise<Folds | undefined> {
  if (groups.length === 0) return undefined;
  const { graph: small } = foldedGraph(graph, groups);
  const sizes = new Map(
    groups.flatMap((group, at) => (small.nodes[at] === undefined ? [] : [[small.nodes[at].key, boxSize(graph, group)]])),
  );
  const folded = await layoutOf(small, 'none', sizes);
  const inside = await Promise.all(groups.map((group) => layoutOf(insideOf(graph, group).graph, 'none')));
  return { folded, groups: groups.flatMap((group, at) => (inside[at] === undefined ? [] : [{ ...group, inside: inside[at] }])) };
}

/** Wide enough for its texts in any font; pixels. */
function boxSize(graph: Graph, group: FoldGroup): readonly [number, number] {
  const widths = [widthOf(foldTitle(group), 8), widthOf(foldText(graph, group), 6)];
  return [Math.max(...widths) + 44, 52];
}

/** Characters outside Latin scripts may be twice as wide. */
function widthOf(text: string, character: number): number {
  return [...text].reduce((sum, char) => sum + (char < '\u0300' ? character : 2 * character), 0);
}
