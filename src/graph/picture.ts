// A picture of a graph without its texts, as the layout makes it and the drawing reads it. Plain data.
import type { GraphEdge } from './model.ts';

/** A line of text: the left end of its base line, its width by the metrics of the layout, and the size of its font; pixels. */
export type TextLine = readonly [x: number, y: number, width: number, size: number];

/** A rectangle: left, top, width, height; pixels. */
export type Rectangle = readonly [x: number, y: number, width: number, height: number];

/** A node. Its texts are the lines of `nodeLines`. */
export interface NodeBox {
  readonly box: Rectangle;
  readonly lines: readonly TextLine[];
}

/** An edge: Bézier curves through the points, x and y in turn, and its head. Its texts are the lines of `edgeLines`. */
export interface EdgeCurve {
  readonly points: readonly number[];
  /** The corners of the arrow head, x and y in turn. */
  readonly head: readonly number[];
  readonly lines: readonly TextLine[];
  /** Drawn only while it is lit up: a bundle stands for it. */
  readonly quiet?: true;
}

/** One line for several edges to or from a block. */
export interface Bundle extends EdgeCurve {
  /** An edge with the texts and the paint of all. */
  readonly edge: GraphEdge;
  /** Positions of the edges in the graph. */
  readonly of: readonly number[];
}

/** A frame around a group of nodes; without a title, around a block. */
export interface FrameBox {
  readonly title: string;
  readonly box: Rectangle;
  readonly line: TextLine;
}

/** A picture without its texts. Nodes and edges are in the order of the graph. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly NodeBox[];
  readonly edges: readonly EdgeCurve[];
  readonly frames: readonly FrameBox[];
  readonly bundles?: readonly Bundle[];
}
