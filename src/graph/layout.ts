// Positions of the boxes, lines and texts of a picture, by Graphviz (compiled to WebAssembly and shipped in a package: no installation, the
// same picture everywhere). Numbers only: draw.ts adds the texts, which are those of look.ts, in the same order.
import type { Viz } from '@viz-js/viz';
import type { EntityKey } from '../model/key.ts';
import { blocked, gridOf, unblocked } from './blocks.ts';
import { inColumns } from './columns.ts';
import { frameTitles, renderDot } from './dot.ts';
import { type Grouping, grouped } from './group.ts';
import type { Graph } from './model.ts';
import type { EdgeCurve, FrameBox, Layout, NodeBox, TextLine } from './picture.ts';

/** The most nodes and edges, together, of a graph that Graphviz lays out in about 5 s; twice as many take four times as long. */
export const mostForLayout = 3000;

/** Space around the picture; pixels. */
const margin = 12;

/** Graphviz, compiled once for all pictures. */
let engine: Promise<Viz> | undefined;

/**
 * Lays out a graph; nodes with a given size have no texts. A picture that would be taller than wide is laid out again with its queues in
 * blocks, and divided into columns. The same graph always gives the same positions.
 * @throws Error if Graphviz rejects the DOT: a bug in its generator
 */
export async function layoutOf(graph: Graph, grouping: Grouping, given: Sizes = new Map()): Promise<Layout> {
  engine = engine ?? import('@viz-js/viz').then(({ instance }) => instance());
  const viz = await engine;
  const layoutIn = (part: Graph, sizes: Sizes): Layout => {
    const drawn = JSON.parse(viz.renderString(renderDot(part, grouping, { sizes }), { format: 'json', engine: 'dot' })) as Drawn;
    return layoutFrom(drawn, part, frameTitles(grouped(part, grouping)));
  };
  const first = layoutIn(graph, given);
  if (first.width >= first.height || graph.nodes.length < fewNodes) return first;
  const smaller = grouping === 'none' && given.size === 0 ? blocked(graph) : undefined;
  if (smaller === undefined) return inColumns(graph, first);
  const arranged = (aspect: number): Layout => {
    const grids = smaller.blocks.map((block) => gridOf(block, graph, first, aspect));
    const sizes = new Map(smaller.blocks.map(({ key }, at) => [key, grids[at]?.size ?? ([0, 0] as const)]));
    return unblocked(graph, first, inColumns(smaller.graph, layoutIn(smaller.graph, sizes)), smaller, grids);
  };
  let best = arranged(usualAspect);
  const others = best.width < best.height ? widerAspects : narrowerAspects;
  for (const aspect of others) {
    if (best.width >= best.height && best.width <= best.height * widest) break;
    const next = arranged(aspect);
    if (next.width >= next.height || best.width < best.height) best = next;
  }
  return best;
}

type Sizes = ReadonlyMap<EntityKey, readonly [width: number, height: number]>;

/** Smaller graphs are never too tall. */
const fewNodes = 24;
/** Ratios of width to height of the blocks, and those tried where the whole picture is taller than wide, or too wide. */
const usualAspect = 4;
const widerAspects = [9, 16, 40];
const narrowerAspects = [2, 1, 0.5];
/** The greatest ratio of width to height of a picture that is not too wide: such as two screens side by side. */
const widest = 3;

/** A drawing operation of Graphviz's JSON: of text (`T`), of a curve (`b`), of a polygon (`P`, `p`). */
interface Operation {
  readonly op: string;
  readonly points?: readonly (readonly [number, number])[];
  readonly size?: number;
  readonly pt?: readonly [number, number];
  readonly width?: number;
}

/** A part of Graphviz's JSON: a node, a frame or an edge. */
interface Part {
  readonly id?: string;
  readonly name?: string;
  readonly bb?: string;
  readonly class?: string;
  readonly pos?: string;
  readonly width?: string;
  readonly height?: string;
  readonly _draw_?: readonly Operation[];
  readonly _hdraw_?: readonly Operation[];
  readonly _ldraw_?: readonly Operation[];
}

interface Drawn {
  readonly bb: string;
  readonly objects?: readonly Part[];
  readonly edges?: readonly Part[];
}

function layoutFrom({ bb, objects = [], edges = [] }: Drawn, graph: Graph, titles: readonly string[]): Layout {
  const [left = 0, bottom = 0, right = 0, top = 0] = numbersOf(bb);
  const at: Place = { x: (x) => round(x - left + margin), y: (y) => round(top - y + margin) };
  const byId = new Map([...objects, ...edges].map((part) => [part.id, part]));
  const part = (id: string): Part => {
    const found = byId.get(id);
    if (found === undefined) throw new Error(`Graphviz has drawn no ${id}`);
    return found;
  };
  return {
    width: Math.ceil(right - left + 2 * margin),
    height: Math.ceil(top - bottom + 2 * margin),
    nodes: graph.nodes.map((_, index) => boxOf(part(`n${index}`), at)),
    edges: graph.edges.map((_, index) => curveOf(part(`e${index}`), at)),
    frames: objects.flatMap((one) => (one.class === 'frame' ? [frameOf(one, titles, at)] : [])),
  };
}

/** Graphviz counts from the bottom, pictures from the top. */
interface Place {
  readonly x: (x: number) => number;
  readonly y: (y: number) => number;
}

function boxOf({ pos = '', width = '', height = '', _ldraw_ = [] }: Part, at: Place): NodeBox {
  const [x = 0, y = 0] = numbersOf(pos);
  const [wide, high] = [Number(width) * 72, Number(height) * 72];
  return { box: [at.x(x - wide / 2), at.y(y + high / 2), round(wide), round(high)], lines: linesOf(_ldraw_, at) };
}

function curveOf({ _draw_ = [], _hdraw_ = [], _ldraw_ = [] }: Part, at: Place): EdgeCurve {
  const flat = (all: readonly Operation[], ops: string): readonly number[] =>
    all.flatMap(({ op, points = [] }) => (ops.includes(op) ? points.flatMap(([x, y]) => [at.x(x), at.y(y)]) : []));
  return { points: flat(_draw_, 'b'), head: flat(_hdraw_, 'Pp'), lines: linesOf(_ldraw_, at) };
}

function frameOf({ name = '', bb = '', _ldraw_ = [] }: Part, titles: readonly string[], at: Place): FrameBox {
  const [left = 0, bottom = 0, right = 0, top = 0] = numbersOf(bb);
  const title = titles[Number(name.replace('cluster_', '')) - 1] ?? '';
  const [line = [0, 0, 0, 0] as const] = linesOf(_ldraw_, at);
  return { title, box: [at.x(left), at.y(top), round(right - left), round(top - bottom)], line };
}

/** Without the blank lines that separate the label of an edge from the edge, and a badge from what is above it. */
function linesOf(operations: readonly Operation[], at: Place): readonly TextLine[] {
  let size = 0;
  const lines: TextLine[] = [];
  for (const one of operations) {
    if (one.op === 'F') size = one.size ?? size;
    if (one.op === 'T' && one.pt !== undefined && size > blankSize) {
      lines.push([at.x(one.pt[0]), at.y(one.pt[1]), round(one.width ?? 0), size]);
    }
  }
  return lines;
}

/** Size of the font of that blank line; pixels. */
const blankSize = 4;

function numbersOf(text: string): readonly number[] {
  return text.split(',').map(Number);
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
