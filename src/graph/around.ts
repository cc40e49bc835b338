// The neighbourhood of one node, arranged anew: what leads to it in columns on its left, what it leads to on its right. Needs only the
// sizes of an earlier layout, and runs in the browser.
import { between, labelled } from './between.ts';
import type { Graph } from './model.ts';
import type { EdgeCurve, Layout, NodeBox, Rectangle } from './picture.ts';

/** Space between columns, wide enough for keys, and between the boxes of one column; pixels. */
const columnGap = 170;
const rowGap = 16;
const margin = 16;
/** The longest column; a longer one is split into several, side by side. */
const mostRows = 40;

/**
 * A layout of the whole graph in which only the shown nodes and edges have useful positions; positions in `edges` are those in the graph.
 * Nodes are placed by their distance from the selected one.
 */
export function layoutAround(
  graph: Graph,
  layout: Layout,
  selected: string,
  shown: { readonly nodes: ReadonlySet<string>; readonly edges: ReadonlySet<number> },
): Layout {
  const distance = distances(graph, selected, shown.edges);
  const columns = new Map<number, number[]>();
  graph.nodes.forEach(({ key }, at) => {
    const place = distance.get(key);
    if (place !== undefined && shown.nodes.has(key)) columns.set(place, [...(columns.get(place) ?? []), at]);
  });
  const split = [...columns].sort(([one], [other]) => one - other).flatMap(([, members]) => chunks(members));
  const box = (at: number): Rectangle => layout.nodes[at]?.box ?? [0, 0, 0, 0];
  const heightOf = (members: readonly number[]): number => members.reduce((sum, at) => sum + box(at)[3] + rowGap, -rowGap);
  const height = Math.max(...split.map(heightOf)) + 2 * margin;
  const nodes = [...layout.nodes];
  let left = margin;
  for (const members of split) {
    const width = Math.max(...members.map((at) => box(at)[2]));
    let top = (height - heightOf(members)) / 2;
    for (const at of members) {
      nodes[at] = moved(layout.nodes[at], left + (width - box(at)[2]) / 2, top);
      top += box(at)[3] + rowGap;
    }
    left += width + columnGap;
  }
  const indexes = new Map(graph.nodes.map(({ key }, at) => [key, at] as const));
  const edges = graph.edges.map(({ from, to }, at): EdgeCurve => {
    const line = layout.edges[at];
    const [start, end] = [nodes[indexes.get(from) ?? -1]?.box, nodes[indexes.get(to) ?? -1]?.box];
    if (line === undefined || start === undefined || end === undefined || !shown.edges.has(at))
      return { points: [0, 0, 0, 0, 0, 0, 0, 0], head: [], lines: [] };
    const curve = between(start, end);
    return { ...curve, lines: labelled(curve.points, line.lines, (distance.get(to) ?? 0) > 0) };
  });
  return { width: Math.ceil(left - columnGap + margin), height: Math.ceil(height), nodes, edges, frames: [] };
}

function chunks(members: readonly number[]): readonly (readonly number[])[] {
  const rows = Math.ceil(members.length / Math.ceil(members.length / mostRows));
  return members.flatMap((_, at) => (at % rows === 0 ? [members.slice(at, at + rows)] : []));
}

/** Signed: negative for what leads to the node. */
function distances({ edges }: Graph, selected: string, shown: ReadonlySet<number>): ReadonlyMap<string, number> {
  const found = new Map([[selected, 0]]);
  for (const step of [1, -1]) {
    const pending = [selected];
    for (const key of pending) {
      edges.forEach(({ from, to }, at) => {
        const [start, end] = step === 1 ? [from, to] : [to, from];
        if (start !== key || !shown.has(at) || found.has(end)) return;
        found.set(end, (found.get(key) ?? 0) + step);
        pending.push(end);
      });
    }
  }
  return found;
}

function moved(node: NodeBox | undefined, x: number, y: number): NodeBox {
  const { box, lines } = node ?? { box: [0, 0, 0, 0] as const, lines: [] };
  const [dx, dy] = [x - box[0], y - box[1]];
  return { box: [x, y, box[2], box[3]], lines: lines.map(([left, base, ...rest]) => [left + dx, base + dy, ...rest]) };
}
