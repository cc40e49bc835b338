// Renders a graph in the DOT language of Graphviz: the source of the SVG, and input for other tools that read DOT.
import { append } from '../model/grouped.ts';
import type { EntityKey } from '../model/key.ts';
import { type Group, type Grouping, grouped } from './group.ts';
import { badgeLines, edgeLines, edgePaint, ground, nodeLines, nodePaint, paints } from './look.ts';
import type { Graph, GraphEdge, GraphNode } from './model.ts';

/** What a picture needs that topo draws itself from Graphviz's positions (layout.ts). */
export interface Arrangement {
  /** Width and height of nodes whose texts are not laid out; pixels. */
  readonly sizes: ReadonlyMap<EntityKey, readonly [width: number, height: number]>;
}

/**
 * Renders a graph as DOT. Each node is named by its entity key. With an arrangement, nodes have the ids `n0`, `n1` ..., and edges `e0`,
 * `e1` ..., by their positions in the graph. Ends with a line feed.
 */
export function renderDot(graph: Graph, grouping: Grouping, arrangement?: Arrangement): string {
  const frames = { count: 0 };
  const lines = [
    'digraph topology {',
    `  graph [rankdir=LR, bgcolor="${ground.light.page}", nodesep=0.25, ranksep=0.7, pad=0.3, ${font(11, ground.light.title)}];`,
    `  node [shape=box, margin="0.16,0.09", height=0.4, penwidth=1.2, ${font(12, paints.queue.light.text)}];`,
    `  edge [arrowsize=0.7, penwidth=1.1, ${font(10, paints.binding.light.text)}];`,
    ...groupLines(grouped(graph, grouping), '  ', frames),
    ...rowsOfLoners(graph),
    ...graph.edges.map((edge, at) => edgeLine(edge, arrangement === undefined ? '' : `id=e${at}, `)),
    ...(arrangement === undefined ? [] : graph.nodes.map(({ key }, at) => arrangedLine(key, at, arrangement))),
    '}',
    '',
  ];
  // Graphviz omits texts with a backslash from its JSON; only their widths matter there, and a slash is as wide
  return lines.join('\n').replaceAll(backslash, arrangement === undefined ? '\\\\' : '/');
}

/** Adds attributes to a node that is written before. */
function arrangedLine(key: EntityKey, at: number, { sizes }: Arrangement): string {
  const size = sizes.get(key);
  if (size === undefined) return `  ${quoted(key)} [id=n${at}];`;
  return `  ${quoted(key)} [id=n${at}, label="", fixedsize=true, width=${size[0] / 72}, height=${size[1] / 72}];`;
}

/** Unconnected nodes would form one long column: invisible edges arrange them in rows. */
function rowsOfLoners({ nodes, edges }: Graph): readonly string[] {
  const joined = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const byVhost = new Map<string, string[]>();
  for (const { key, vhost } of nodes) {
    if (!joined.has(key)) append(byVhost, vhost, quoted(key));
  }
  return [...byVhost.values()].flatMap((names) =>
    names.flatMap((name, at) => (at % nodesInRow === 0 ? [] : [`  ${names[at - 1]} -> ${name} [style=invis];`])),
  );
}

const nodesInRow = 5;

function font(size: number, colour: string): string {
  return `fontname="Arial", fontsize=${size}, fontcolor="${colour}"`;
}

function groupLines(group: Group, indent: string, frames: { count: number }): readonly string[] {
  if (group.title === '') return inner(group, indent, frames);
  frames.count += 1;
  return [
    `${indent}subgraph cluster_${frames.count} {`,
    `${indent}  label=<<b>${escaped(group.title)}</b>>; labeljust=l; style=rounded; color="${ground.light.frame}"; margin=14; class=frame;`,
    ...inner(group, `${indent}  `, frames),
    `${indent}}`,
  ];
}

/** The titles of the frames, in the order of their numbers: that of the frame `cluster_1` first. */
export function frameTitles(group: Group): readonly string[] {
  return [...(group.title === '' ? [] : [group.title]), ...group.groups.toReversed().flatMap(frameTitles)];
}

/** In reverse: Graphviz places the first node at the bottom. */
function inner(group: Group, indent: string, frames: { count: number }): readonly string[] {
  return [
    ...group.groups.toReversed().flatMap((one) => groupLines(one, indent, frames)),
    ...group.nodes.toReversed().map((node) => `${indent}${nodeLine(node)}`),
  ];
}

function nodeLine(node: GraphNode): string {
  const name = nodePaint(node);
  const { stroke, fill, text } = paints[name].light;
  const style = [
    'filled',
    node.kind === 'exchange' ? 'rounded' : '',
    node.presence === 'undeclared' ? 'dotted' : node.presence === 'external' || node.presence === 'missing' ? 'dashed' : '',
  ].filter((word) => word !== '');
  const [title = '', ...rest] = nodeLines(node);
  const badge = nodeLines(node).length - badgeLines(node).length - 1;
  const small = (line: string, at: number): string => {
    const space = at === badge ? `${blankLine}<br/>` : '';
    return `${space}<font point-size="9"${at < badge ? '' : ` color="${paints.deadLetter.light.text}"`}>${escaped(line)}</font>`;
  };
  const lines = [`<b>${escaped(title)}</b>`, ...rest.map(small)];
  return `${quoted(node.key)} [label=<${lines.join('<br/>')}>, style="${style.join(',')}", color="${stroke}", fillcolor="${fill}", fontcolor="${text}", class=${name}];`;
}

/** Space of a few pixels. */
const blankLine = '<font point-size="4"> </font>';

function edgeLine(edge: GraphEdge, attributes: string): string {
  const name = edgePaint(edge);
  const { stroke, text } = paints[name].light;
  const lines = edgeLines(edge);
  const label = lines.length === 0 ? '' : `label=<${lines.map(escaped).join('<br/>')}<br/>${blankLine}>, `;
  const style = edge.reason === 'binding' ? (edge.presence === 'undeclared' ? 'dotted' : 'solid') : 'dashed';
  const head = edge.reason === 'alternate' ? ', arrowhead=empty' : '';
  return `  ${quoted(edge.from)} -> ${quoted(edge.to)} [${attributes}${label}style=${style}, color="${stroke}", fontcolor="${text}"${head}, class=${name}];`;
}

/** A name in double quotes; only quotes, and backslashes before a quote or at the end, require an escape. */
function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/** Text of an HTML-like label. Repeated blanks are preserved, and escapes that Graphviz would replace, such as `\N` and `\G`, are text. */
function escaped(text: string): string {
  return text.replace(/[&<>"\\]| (?= )/g, (char) => entities[char] ?? char);
}

/** Stands for a backslash in labels until the end: texts contain no control characters. */
const backslash = '\u0001';

const entities: { readonly [char: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  ' ': '&#160;',
  '\\': backslash,
};
