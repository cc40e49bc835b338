// A picture in which some groups are folded: the layout of the folded groups, with the inside of each open group in the place of its box.
// Everything to the right of the box and below it moves away, so that nothing overlaps. Runs in the browser.
import { between } from './between.ts';
import { type Folds, foldedGraph, groupsByNode, insideOf } from './fold.ts';
import type { Graph } from './model.ts';
import type { Bundle, EdgeCurve, Layout, NodeBox, Rectangle, TextLine } from './picture.ts';

/** Height of the title above an open group; pixels. */
const titleHeight = 22;

/** A layout of the whole graph: nodes and edges of folded groups have no place in it. */
export interface UnfoldedLayout extends Layout {
  /** The box of each group: its frame if it is open. */
  readonly boxes: readonly Rectangle[];
}

/** Lays out the graph with the groups in `open` unfolded. */
export function unfoldedLayout(graph: Graph, { groups, folded }: Folds, open: ReadonlySet<number>): UnfoldedLayout {
  const { graph: small, edgesOf } = foldedGraph(graph, groups);
  const { places, x, y } = spaced(folded, groups, open);
  const nodes: NodeBox[] = [];
  const edges: EdgeCurve[] = [];
  const bundles: Bundle[] = [];
  const frames = folded.frames.map((frame) => ({
    ...frame,
    box: stretched(frame.box, x, y),
    line: moved(frame.line, x(frame.line[0]) - frame.line[0], y(frame.line[1]) - frame.line[1]),
  }));
  const groupOf = groupsByNode(groups);
  const boxes = groups.map((_, group) => places[group] ?? none);
  graph.nodes
    .flatMap((_, at) => (groupOf.has(at) ? [] : [at]))
    .forEach((at, index) => {
      const [place, before] = [places[groups.length + index], folded.nodes[groups.length + index]];
      if (place !== undefined && before !== undefined) nodes[at] = nodeMoved(before, place[0] - before.box[0], place[1] - before.box[1]);
    });
  for (const group of open) {
    const { inside, members } = groups[group] ?? { inside: undefined, members: [] };
    const [left, top] = boxes[group] ?? none;
    const [dx, dy] = [left, top + titleHeight];
    const { edges: own } = insideOf(graph, { title: '', members });
    members.forEach((at, index) => {
      const node = inside?.nodes[index];
      if (node !== undefined) nodes[at] = nodeMoved(node, dx, dy);
    });
    own.forEach((at, index) => {
      const edge = inside?.edges[index];
      if (edge !== undefined) edges[at] = curveMoved(edge, dx, dy);
    });
    for (const bundle of inside?.bundles ?? [])
      bundles.push({ ...bundle, ...curveMoved(bundle, dx, dy), of: bundle.of.flatMap((index) => own[index] ?? []) });
    for (const frame of inside?.frames ?? [])
      frames.push({ ...frame, box: [frame.box[0] + dx, frame.box[1] + dy, frame.box[2], frame.box[3]], line: moved(frame.line, dx, dy) });
  }
  const at = new Map(graph.nodes.map(({ key }, index) => [key, index] as const));
  const placeOf = (key: string): Rectangle => {
    const index = at.get(key as never) ?? -1;
    return nodes[index]?.box ?? boxes[groupOf.get(index) ?? -1] ?? none;
  };
  const isOpen = (key: string): boolean => open.has(groupOf.get(at.get(key as never) ?? -1) ?? -1);
  const positions = new Map(small.nodes.map(({ key }, index) => [key, index] as const));
  small.edges.forEach((edge, index) => {
    const curve = folded.edges[index];
    const of = edgesOf[index] ?? [];
    const [from, to] = [places[positions.get(edge.from) ?? -1] ?? none, places[positions.get(edge.to) ?? -1] ?? none];
    if (curve !== undefined) bundles.push({ ...joining(curve, from, to, x, y), edge, of });
    for (const one of of) {
      const { from: start, to: end } = graph.edges[one] ?? edge;
      if (isOpen(start) || isOpen(end)) edges[one] = { ...between(placeOf(start), placeOf(end)), lines: [], quiet: true };
    }
  });
  return { width: x(folded.width), height: y(folded.height), nodes, edges, frames, bundles, boxes };
}

const none: Rectangle = [0, 0, 0, 0];

type Shift = (coordinate: number) => number;

/** Makes space for the open groups: the places of all nodes of the folded graph, and where a point moves. */
function spaced(
  folded: Layout,
  groups: Folds['groups'],
  open: ReadonlySet<number>,
): { readonly places: readonly Rectangle[]; readonly x: Shift; readonly y: Shift } {
  const steps: { readonly right: number; readonly bottom: number; readonly dx: number; readonly dy: number }[] = [];
  let places = folded.nodes.map(({ box }) => box);
  for (const group of open) {
    const box = places[group];
    const inside = groups[group]?.inside;
    if (box === undefined || inside === undefined) continue;
    const [left, top, width, height] = box;
    const step = {
      right: left + width - 1,
      bottom: top + height - 1,
      dx: Math.max(0, inside.width - width),
      dy: Math.max(0, inside.height + titleHeight - height),
    };
    steps.push(step);
    places = places.map(([x, y, wide, high], at) =>
      at === group
        ? [x, y, wide + step.dx, high + step.dy]
        : [x >= step.right ? x + step.dx : x, y >= step.bottom ? y + step.dy : y, wide, high],
    );
  }
  return {
    places,
    x: (start) => steps.reduce((x, { right, dx }) => (x >= right ? x + dx : x), start),
    y: (start) => steps.reduce((y, { bottom, dy }) => (y >= bottom ? y + dy : y), start),
  };
}

/** The curve with its points moved; if it no longer meets both boxes, another one between them. */
function joining(curve: EdgeCurve, from: Rectangle, to: Rectangle, x: Shift, y: Shift): EdgeCurve {
  const shifted = (points: readonly number[]): readonly number[] => points.map((value, at) => (at % 2 === 0 ? x(value) : y(value)));
  const points = shifted(curve.points);
  const [startX = 0, startY = 0] = points;
  const [endX = 0, endY = 0] = points.slice(-2);
  const lines = curve.lines.map((line) => moved(line, x(line[0]) - line[0], y(line[1]) - line[1]));
  if (meets(from, startX, startY) && meets(to, endX, endY)) return { points, head: shifted(curve.head), lines };
  const line = between(from, to);
  const [aX = 0, aY = 0] = line.points;
  const [bX = 0, bY = 0] = line.points.slice(-2);
  const [middleX, middleY] = [(aX + bX) / 2, (aY + bY) / 2];
  return { ...line, lines: curve.lines.map(([, , width, size], at) => [middleX - width / 2, middleY - 4 - at * (size + 1), width, size]) };
}

/** Distance from a box at which an edge may end, with its arrow head; pixels. */
const reach = 14;

function meets([left, top, width, height]: Rectangle, x: number, y: number): boolean {
  return x >= left - reach && x <= left + width + reach && y >= top - reach && y <= top + height + reach;
}

function stretched([left, top, width, height]: Rectangle, x: Shift, y: Shift): Rectangle {
  return [x(left), y(top), x(left + width) - x(left), y(top + height) - y(top)];
}

function moved([x, y, width, size]: TextLine, dx: number, dy: number): TextLine {
  return [x + dx, y + dy, width, size];
}

function nodeMoved({ box: [x, y, width, height], lines }: NodeBox, dx: number, dy: number): NodeBox {
  return { box: [x + dx, y + dy, width, height], lines: lines.map((line) => moved(line, dx, dy)) };
}

function curveMoved(curve: EdgeCurve, dx: number, dy: number): EdgeCurve {
  const shift = (points: readonly number[]): readonly number[] => points.map((value, at) => value + (at % 2 === 0 ? dx : dy));
  return { ...curve, points: shift(curve.points), head: shift(curve.head), lines: curve.lines.map((line) => moved(line, dx, dy)) };
}
