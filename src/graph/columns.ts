// Arranges a tall layout in columns, side by side, as a newspaper does with a long text. Only the edges from one column to another are
// redrawn.
import { append } from '../model/grouped.ts';
import type { EntityKey } from '../model/key.ts';
import { labelled, through } from './between.ts';
import type { Graph } from './model.ts';
import type { EdgeCurve, FrameBox, Layout, NodeBox, Rectangle, TextLine } from './picture.ts';

/** The most columns. */
const mostColumns = 8;
/** Space between two columns; pixels. */
const gap = 90;
/** Space around the picture; pixels. */
const margin = 12;
/** The part of a column's height within which the cut with the fewest edges across is selected. */
const leeway = 0.2;

/** The layout in as few columns as make it wider than tall; unchanged if it already is, or if it cannot be divided. */
export function inColumns(graph: Graph, layout: Layout): Layout {
  let best = layout;
  for (let count = 2; best.width < best.height && count <= mostColumns; count++) {
    const next = divided(graph, layout, count);
    if (next.width / next.height > best.width / best.height) best = next;
  }
  return best;
}

/** What stays together: a frame with all nodes in it, or one node. */
interface Unit {
  readonly nodes: readonly number[];
  readonly middle: number;
}

/** Columns by position: of nodes, of frames, and of edges within one column. */
interface Division {
  readonly count: number;
  readonly nodes: readonly number[];
  readonly frames: readonly number[];
  readonly edges: readonly (number | undefined)[];
}

function divided(graph: Graph, layout: Layout, count: number): Layout {
  const division = divisionOf(graph, layout, count);
  const { moves, channels, width, height } = placed(layout, division);
  const moveOf = (column: number | undefined): Move => moves[column ?? 0] ?? { x: 0, y: 0 };
  const nodes = layout.nodes.map((node, at) => movedNode(node, moveOf(division.nodes[at])));
  const indexes = new Map(graph.nodes.map(({ key }, at) => [key, at]));
  const channelOf = channelsFor(channels);
  const edges = graph.edges.map(({ from, to }, at) => {
    const edge = layout.edges[at] ?? { points: [], head: [], lines: [] };
    const column = division.edges[at];
    if (column !== undefined) return movedEdge(edge, moveOf(column));
    const [start = 0, end = 0] = [indexes.get(from), indexes.get(to)];
    return redrawn(edge, channelOf(division.nodes[start] ?? 0, division.nodes[end] ?? 0), nodes[start]?.box, nodes[end]?.box);
  });
  return { width, height, nodes, edges, frames: layout.frames.map((frame, at) => movedFrame(frame, moveOf(division.frames[at]))) };
}

function divisionOf(graph: Graph, layout: Layout, count: number): Division {
  const units = unitsOf(layout);
  const cuts = cutsOf(units, graph, layout, count);
  const nodes: number[] = [];
  units.forEach((unit, position) => {
    for (const at of unit.nodes) nodes[at] = cuts.filter((cut) => cut <= position).length;
  });
  const columnOf = new Map(graph.nodes.map(({ key }, at) => [key, nodes[at]]));
  return {
    count: cuts.length + 1,
    nodes,
    frames: layout.frames.map(({ box }) => nodes[layout.nodes.findIndex((node) => isInside(node.box, box))] ?? 0),
    edges: graph.edges.map(({ from, to }) => (columnOf.get(from) === columnOf.get(to) ? columnOf.get(from) : undefined)),
  };
}

/** Puts the columns side by side; `channels` are their right ends. */
function placed(
  layout: Layout,
  division: Division,
): Pick<Layout, 'width' | 'height'> & { readonly moves: readonly Move[]; readonly channels: readonly number[] } {
  const moves: Move[] = [];
  const channels: number[] = [];
  let left = margin;
  let bottom = 0;
  for (let column = 0; column < division.count; column++) {
    const boxes = [
      ...layout.nodes.flatMap(({ box }, at) => (division.nodes[at] === column ? [box] : [])),
      ...layout.frames.flatMap(({ box }, at) => (division.frames[at] === column ? [box] : [])),
      ...layout.edges.flatMap((edge, at) => (division.edges[at] === column ? boxesOf(edge) : [])),
    ];
    const start = Math.min(...boxes.map(([x]) => x));
    const top = Math.min(...boxes.map(([, y]) => y));
    moves.push({ x: left - start, y: margin - top });
    channels.push(left + Math.max(...boxes.map(([x, , width]) => x + width)) - start);
    left = (channels.at(-1) ?? 0) + gap;
    bottom = Math.max(bottom, ...boxes.map(([, y, , height]) => y + height - top));
  }
  return { moves, channels, width: Math.ceil(left - gap + margin), height: Math.ceil(bottom + 2 * margin) };
}

/** From top to bottom. */
function unitsOf({ nodes, frames }: Layout): readonly Unit[] {
  const members = new Map<number, number[]>();
  nodes.forEach(({ box }, at) => {
    const frame = frames.findIndex((one) => one.title !== '' && isInside(box, one.box));
    append(members, frame < 0 ? frames.length + at : frame, at);
  });
  const units = [...members].map(([id, own]) => ({ nodes: own, middle: middleOf(frames[id]?.box ?? nodes[own[0] ?? 0]?.box) }));
  return units.sort((one, other) => one.middle - other.middle);
}

/** The positions in the units where columns begin, except the first. */
function cutsOf(units: readonly Unit[], graph: Graph, { height }: Layout, count: number): readonly number[] {
  const across = acrossOf(units, graph);
  const column = height / count;
  const cuts: number[] = [];
  for (let number = 1; number < count; number++) {
    const wanted = number * column;
    const first = (cuts.at(-1) ?? 0) + 1;
    const distance = (at: number): number => Math.abs((units[at]?.middle ?? 0) - wanted);
    const costs = across.flatMap((edges, at) =>
      at < first ? [] : [{ at, edges, far: distance(at), near: distance(at) <= (leeway * column) / 2 }],
    );
    const [cut] = costs.sort(
      (one, other) => Number(other.near) - Number(one.near) || (one.near ? one.edges - other.edges : 0) || one.far - other.far,
    );
    if (cut !== undefined) cuts.push(cut.at);
  }
  return cuts;
}

/** Per position in the units: the number of edges between the units before it and the others. */
function acrossOf(units: readonly Unit[], { nodes, edges }: Graph): readonly number[] {
  const unitOf = new Map<EntityKey, number>();
  units.forEach((unit, position) => {
    for (const at of unit.nodes) {
      const key = nodes[at]?.key;
      if (key !== undefined) unitOf.set(key, position);
    }
  });
  const across = units.map(() => 0);
  for (const { from, to } of edges) {
    const ends = [unitOf.get(from) ?? 0, unitOf.get(to) ?? 0];
    for (let at = Math.min(...ends) + 1; at <= Math.max(...ends); at++) across[at] = (across[at] ?? 0) + 1;
  }
  return across;
}

function middleOf([, y, , height]: Rectangle = [0, 0, 0, 0]): number {
  return y + height / 2;
}

function isInside([x, y, width, height]: Rectangle, [left, top, wide, high]: Rectangle): boolean {
  return x >= left && y >= top && x + width <= left + wide && y + height <= top + high;
}

function boxesOf({ points, lines }: EdgeCurve): readonly Rectangle[] {
  const [xs, ys] = [points.filter((_, at) => at % 2 === 0), points.filter((_, at) => at % 2 === 1)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return [
    [left, top, Math.max(...xs) - left, Math.max(...ys) - top],
    ...lines.map(([x, y, width, size]): Rectangle => [x, y - size, width, size]),
  ];
}

/** A distance; pixels. */
interface Move {
  readonly x: number;
  readonly y: number;
}

function movedNode({ box, lines }: NodeBox, move: Move): NodeBox {
  return { box: movedBox(box, move), lines: lines.map((line) => movedLine(line, move)) };
}

function movedFrame({ title, box, line }: FrameBox, move: Move): FrameBox {
  return { title, box: movedBox(box, move), line: movedLine(line, move) };
}

function movedEdge({ points, head, lines, ...rest }: EdgeCurve, move: Move): EdgeCurve {
  const all = (numbers: readonly number[]): readonly number[] => numbers.map((one, at) => round(one + (at % 2 === 0 ? move.x : move.y)));
  return { ...rest, points: all(points), head: all(head), lines: lines.map((line) => movedLine(line, move)) };
}

function movedBox([x, y, width, height]: Rectangle, move: Move): Rectangle {
  return [round(x + move.x), round(y + move.y), width, height];
}

function movedLine([x, y, width, size]: TextLine, move: Move): TextLine {
  return [round(x + move.x), round(y + move.y), width, size];
}

function redrawn(edge: EdgeCurve, x: number, from: Rectangle = [0, 0, 0, 0], to: Rectangle = [0, 0, 0, 0]): EdgeCurve {
  const curve = through(x, from, to);
  return { ...curve, lines: labelled(curve.points, edge.lines, true) };
}

/** Where an edge from one column to another changes its height: beside the column that it leads to, each at a position of its own. */
function channelsFor(ends: readonly number[]): (from: number, to: number) => number {
  const used = new Map<number, number>();
  return (from, to) => {
    const before = to > from ? to - 1 : to;
    const number = used.get(before) ?? 0;
    used.set(before, number + 1);
    return (ends[before] ?? 0) + channelStart + ((number * channelStep) % (gap - 2 * channelStart));
  };
}

/** Positions of edges between columns; pixels. */
const channelStart = 18;
const channelStep = 6;

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
