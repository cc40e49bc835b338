// Blocks of queues with the same connections, such as all queues behind one topic exchange. Drawn one below the other, with a line and
// a label each, they make a picture that is taller than any screen; a block arranges them in rows, each queue with its keys below it, and has
// one line for all.
import type { EntityKey } from '../model/key.ts';
import { byCodeUnits } from '../model/values.ts';
import { between } from './between.ts';
import type { Graph, GraphEdge, GraphNode } from './model.ts';
import type { EdgeCurve, Layout, NodeBox, Rectangle, TextLine } from './picture.ts';

/** The smallest block. */
const fewest = 2;
/** Space between and around the boxes of a block; pixels. */
const gap = 14;
/** Height of a line with a key; pixels. */
const keyHeight = 12;

/** Queues with the same connections. */
interface Block {
  readonly key: EntityKey;
  /** Positions in the graph. */
  readonly members: readonly number[];
}

/** A graph with blocks in place of queues, and where everything is in it. */
export interface Blocked {
  readonly graph: Graph;
  readonly blocks: readonly Block[];
  /** By position in the whole graph: the position of the edge in the smaller one. */
  readonly edgeOf: readonly number[];
  /** By key in the whole graph: the key in the smaller one. */
  readonly keyOf: ReadonlyMap<EntityKey, EntityKey>;
}

/** Puts queues into blocks; undefined if no two queues have the same connections. */
export function blocked(graph: Graph): Blocked | undefined {
  const blocks = blocksOf(graph);
  if (blocks.length === 0) return undefined;
  const keyOf = new Map(blocks.flatMap(({ key, members }) => members.map((at) => [graph.nodes[at]?.key ?? key, key] as const)));
  const firsts = new Map(blocks.map(({ key, members }) => [members[0], key]));
  const nodes = graph.nodes.flatMap((node, at): GraphNode[] => {
    const first = firsts.get(at);
    if (first !== undefined) return [{ key: first, kind: 'queue', vhost: node.vhost, name: '', presence: 'declared', traits: [] }];
    return keyOf.has(node.key) ? [] : [node];
  });
  const merged = new Map<string, { readonly edge: GraphEdge; readonly at: number }>();
  const edgeOf = graph.edges.map((edge) => {
    const [from, to] = [keyOf.get(edge.from) ?? edge.from, keyOf.get(edge.to) ?? edge.to];
    const id = [from, to, edge.reason, edge.presence, edge.mark].join('\n');
    const before = merged.get(id);
    const inBlock = from !== edge.from || to !== edge.to;
    const labels = inBlock && edge.reason === 'binding' ? [] : edge.labels;
    const same = before === undefined || before.edge.labels.join('\n') === labels.join('\n');
    const at = before?.at ?? merged.size;
    merged.set(id, { edge: { ...edge, from, to, labels: same ? labels : [] }, at });
    return at;
  });
  return { graph: { nodes, edges: [...merged.values()].map(({ edge }) => edge) }, blocks, edgeOf, keyOf };
}

function blocksOf({ nodes, edges }: Graph): readonly Block[] {
  const connections = new Map<EntityKey, string[]>();
  const loops = new Set<EntityKey>();
  const add = (key: EntityKey, direction: string, other: EntityKey, { reason, presence, mark }: GraphEdge): void => {
    connections.set(key, [...(connections.get(key) ?? []), [direction, other, reason, presence, mark].join('\n')]);
  };
  for (const edge of edges) {
    add(edge.from, 'to', edge.to, edge);
    add(edge.to, 'from', edge.from, edge);
    if (edge.from === edge.to) loops.add(edge.from);
  }
  const groups = new Map<string, number[]>();
  nodes.forEach(({ key, kind, vhost }, at) => {
    const own = connections.get(key);
    if (kind !== 'queue' || own === undefined || loops.has(key)) return;
    const id = [vhost, ...own.toSorted()].join('\n\n');
    groups.set(id, [...(groups.get(id) ?? []), at]);
  });
  const large = [...groups.values()].filter((members) => members.length >= fewest);
  return large.map((members, at) => ({
    key: `block ${at}` as EntityKey,
    members: members.toSorted((one, other) => byNumbers(nodes[one]?.name ?? '', nodes[other]?.name ?? '')),
  }));
}

/** Compares names with their numbers as numbers: `worker-2` before `worker-10`. */
function byNumbers(one: string, other: string): number {
  const [left, right] = [partsOf(one), partsOf(other)];
  const at = left.findIndex((part, index) => part !== right[index]);
  const [a, b] = [left[at], right[at]];
  if (a === undefined || b === undefined) return left.length - right.length;
  return (/^\d/.test(a) && /^\d/.test(b) ? Number(a) - Number(b) : 0) || byCodeUnits(a, b);
}

/** Digits and the texts between them. */
function partsOf(name: string): readonly string[] {
  return name.match(/\d+|\D+/g) ?? [];
}

/** A block with its inner arrangement. */
export interface Grid {
  readonly size: readonly [width: number, height: number];
  /** Left and top of each member's cell, in the block; pixels. */
  readonly cells: readonly (readonly [x: number, y: number])[];
  readonly cell: readonly [width: number, height: number];
}

/** Arranges the members of a block in rows; `aspect` is the wanted ratio of width to height. */
export function gridOf({ members }: Block, whole: Graph, first: Layout, aspect: number): Grid {
  const sizes = members.map((at) => cellSize(at, whole, first));
  const width = Math.max(...sizes.map(([wide]) => wide)) + gap;
  const height = Math.max(...sizes.map(([, high]) => high)) + gap;
  const columns = Math.max(1, Math.min(members.length, Math.round(Math.sqrt((members.length * height * aspect) / width))));
  const cells = members.map((_, at) => [gap + (at % columns) * width, gap + Math.floor(at / columns) * height] as const);
  return { size: [columns * width + gap, Math.ceil(members.length / columns) * height + gap], cells, cell: [width - gap, height - gap] };
}

function cellSize(at: number, whole: Graph, first: Layout): readonly [number, number] {
  const [, , width = 0, height = 0] = first.nodes[at]?.box ?? [];
  const keys = keysOf(at, whole, first).flatMap(({ lines }) => lines);
  return [Math.max(width, ...keys.map(([, , wide]) => wide)), height + keys.length * keyHeight];
}

/** The bindings to a member, whose keys stand below it. */
function keysOf(
  at: number,
  { nodes, edges }: Graph,
  first: Layout,
): readonly { readonly edge: number; readonly lines: readonly TextLine[] }[] {
  const key = nodes[at]?.key;
  return edges.flatMap(({ to, reason }, edge) =>
    to === key && reason === 'binding' ? [{ edge, lines: first.edges[edge]?.lines ?? [] }] : [],
  );
}

/** Puts the members of the blocks where the blocks are in the layout of the smaller graph. */
export function unblocked(
  whole: Graph,
  first: Layout,
  smaller: Layout,
  { graph, blocks, edgeOf, keyOf }: Blocked,
  grids: readonly Grid[],
): Layout {
  const nodes: NodeBox[] = [];
  const keys = new Map<number, readonly TextLine[]>();
  const boxAt = new Map(graph.nodes.map(({ key }, at) => [key, smaller.nodes[at]?.box ?? ([0, 0, 0, 0] as const)]));
  whole.nodes.forEach(({ key }, at) => {
    const place = graph.nodes.findIndex((one) => one.key === key);
    const found = smaller.nodes[place];
    if (found !== undefined) nodes[at] = found;
  });
  blocks.forEach(({ key, members }, index) => {
    const [left, top] = boxAt.get(key) ?? [0, 0, 0, 0];
    const grid = grids[index];
    members.forEach((at, place) => {
      const [x, y] = grid?.cells[place] ?? [0, 0];
      const { box, lines } = first.nodes[at] ?? { box: [0, 0, 0, 0] as const, lines: [] };
      const wide = grid?.cell[0] ?? box[2];
      const now: Rectangle = [round(left + x + (wide - box[2]) / 2), round(top + y), box[2], box[3]];
      nodes[at] = { box: now, lines: lines.map(([a, b, ...rest]) => [round(a + now[0] - box[0]), round(b + now[1] - box[1]), ...rest]) };
      let below = now[1] + now[3] + keyHeight - 2;
      for (const { edge, lines: words } of keysOf(at, whole, first)) {
        keys.set(
          edge,
          words.map(([, , width, size]): TextLine => {
            const line: TextLine = [round(left + x + (wide - width) / 2), round(below), width, size];
            below += keyHeight;
            return line;
          }),
        );
      }
    });
  });
  const edges = whole.edges.map(({ from, to }, at): EdgeCurve => {
    const line = smaller.edges[edgeOf[at] ?? -1];
    if (line !== undefined && !keyOf.has(from) && !keyOf.has(to)) return line;
    const index = (key: EntityKey): Rectangle => nodes[whole.nodes.findIndex((one) => one.key === key)]?.box ?? [0, 0, 0, 0];
    return { ...between(index(from), index(to)), lines: keys.get(at) ?? [], quiet: true };
  });
  const bundles = graph.edges.flatMap((edge, at) => {
    const of = edgeOf.flatMap((other, whole) => (other === at ? [whole] : []));
    const line = smaller.edges[at];
    return line === undefined || of.every((one) => edges[one]?.quiet !== true) ? [] : [{ ...line, edge, of }];
  });
  const frames = blocks.map(({ key }) => ({ title: '', box: boxAt.get(key) ?? ([0, 0, 0, 0] as const), line: [0, 0, 0, 0] as const }));
  return { ...smaller, nodes, edges, bundles, frames: [...smaller.frames, ...frames] };
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
