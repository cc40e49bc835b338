// Draws a graph as SVG from the positions of its layout. Every text has the width of the layout (`textLength`), so that it fits its box
// with any font. Runs in the browser too.

import { badgeLines, edgeLines, edgePaint, nodeLines, nodePaint } from './look.ts';
import type { Graph, GraphEdge, GraphNode } from './model.ts';
import type { EdgeCurve, FrameBox, Layout, TextLine } from './picture.ts';

/**
 * The elements of the picture inside `<svg>`: frames, then edges, then nodes, with the classes that stylesheet.ts colours. A node or an edge
 * without a place in the layout is inside a folded group, and not drawn.
 */
export function drawGraph(graph: Graph, layout: Layout): string {
  return [
    ...layout.frames.map(frame),
    ...(layout.bundles ?? []).map((bundle, at) => curve(bundle.edge, bundle, `data-bundle="${at}"`)),
    ...graph.edges.map((edge, at) => drawEdge(edge, at, layout)),
    ...graph.nodes.map((node, at) => drawNode(node, at, layout)),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function frame({ title, box: [x, y, width, height], line }: FrameBox): string {
  return `<g class="frame"><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="8"/>${text(title, line, ' class="title"')}</g>`;
}

function drawNode(node: GraphNode, at: number, { nodes }: Layout): string {
  const place = nodes[at];
  if (place === undefined) return '';
  const { box, lines } = place;
  const [x, y, width, height] = box;
  const radius = node.kind === 'exchange' ? Math.min(14, height / 2) : 2;
  const all = nodeLines(node);
  const badge = all.length - badgeLines(node).length;
  const words = all.map((line, index) => text(line, lines[index], index === 0 ? ' class="title"' : index < badge ? '' : ' class="badge"'));
  const rect = `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}"/>${badgeBox(lines.slice(badge))}`;
  return `<g class="node ${nodePaint(node)} ${node.presence}" data-node="${at}">${rect}${words.join('')}</g>`;
}

/** The ground of the badge. */
function badgeBox(lines: readonly TextLine[]): string {
  const [first, last] = [lines[0], lines.at(-1)];
  if (first === undefined || last === undefined) return '';
  const left = Math.min(...lines.map(([x]) => x));
  const right = Math.max(...lines.map(([x, , width]) => x + width));
  const [top, bottom] = [first[1] - first[3], last[1] + 3];
  const size = [right - left + 8, bottom - top].map((pixels) => Math.round(pixels * 10) / 10);
  return `<rect class="badge" x="${left - 4}" y="${top}" width="${size[0]}" height="${size[1]}" rx="5"/>`;
}

function drawEdge(edge: GraphEdge, at: number, { edges }: Layout): string {
  const place = edges[at];
  if (place === undefined) return '';
  return curve(edge, place, `data-edge="${at}"`);
}

function curve(edge: GraphEdge, { points, head, lines, quiet }: EdgeCurve, attribute: string): string {
  const [x, y, ...rest] = points;
  const words = edgeLines(edge).map((line, index) => text(line, lines[index], ''));
  const path = `<path d="M${x} ${y}C${rest.join(' ')}"/>`;
  const classes = `edge ${edgePaint(edge)} by-${edge.reason}${edge.presence === 'undeclared' ? ' undeclared' : ''}${quiet === true ? ' quiet' : ''}`;
  return `<g class="${classes}" ${attribute}>${path}<polygon points="${head.join(' ')}"/>${words.join('')}</g>`;
}

function text(words: string, line: TextLine | undefined, attributes: string): string {
  if (line === undefined) return '';
  const [x, y, width, size] = line;
  const length = width > 0 ? ` textLength="${width}" lengthAdjust="spacingAndGlyphs"` : '';
  return `<text x="${x}" y="${y}" font-size="${size}"${length}${attributes}>${escapedXml(words)}</text>`;
}

/** Text of XML and HTML, also within quotes; repeated blanks are preserved. */
export function escapedXml(words: string): string {
  return words.replace(/[&<>"']| (?= )/g, (char) => entities[char] ?? char);
}

const entities: { readonly [char: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  ' ': '\u00a0',
};
