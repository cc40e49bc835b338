// Renders a graph as Mermaid text, which GitHub and GitLab draw in Markdown. Names are escaped completely, so they are only text.
import { append } from '../model/grouped.ts';
import type { EntityKey } from '../model/key.ts';
import { type Group, type Grouping, grouped } from './group.ts';
import { edgeLines, edgePaint, nodeLines, nodePaint, type PaintName, paints } from './look.ts';
import type { Graph, GraphEdge, GraphNode } from './model.ts';

/** Default limits of Mermaid 10 and 11, `maxEdges` and `maxTextSize`: it does not draw larger graphs. */
export function isTooLarge(graph: Graph, text: string): boolean {
  return graph.edges.length > 500 || text.length > 50_000;
}

/** Renders a graph as a Mermaid flowchart. Ends with a line feed. */
export function renderMermaid(graph: Graph, grouping: Grouping): string {
  const ids = new Map(graph.nodes.map(({ key }, at) => [key, `n${at + 1}`]));
  const id = (key: EntityKey): string => ids.get(key) ?? '';
  const frames = { count: 0 };
  const lines = [
    'flowchart LR',
    ...groupLines(grouped(graph, grouping), id, frames),
    ...graph.edges.map((edge) => `${id(edge.from)} ${arrow(edge)} ${id(edge.to)}`),
    ...nodeStyles(graph.nodes, id),
    ...edgeStyles(graph.edges),
  ];
  return `${lines.map((line, at) => (at === 0 ? line : `  ${line}`)).join('\n')}\n`;
}

function groupLines(group: Group, id: (key: EntityKey) => string, frames: { count: number }): readonly string[] {
  const inner = [
    ...group.nodes.map((node) => `${id(node.key)}${shaped(node)}`),
    ...group.groups.flatMap((one) => groupLines(one, id, frames)),
  ];
  if (group.title === '') return inner;
  frames.count += 1;
  return [`subgraph g${frames.count}["${escaped(group.title)}"]`, ...inner.map((line) => `  ${line}`), 'end'];
}

/**
 * Exchanges have round ends, queues are cylinders, upstreams and other brokers are slanted, shovels have double sides, undeclared objects are
 * hexagons.
 */
function shaped(node: GraphNode): string {
  const label = `"${nodeLines(node).map(escaped).join('<br/>')}"`;
  if (node.presence === 'missing') return `{{${label}}}`;
  if (node.kind === 'upstream' || node.kind === 'broker') return `[/${label}/]`;
  if (node.kind === 'shovel') return `[[${label}]]`;
  return node.kind === 'exchange' ? `([${label}])` : `[(${label})]`;
}

function arrow(edge: GraphEdge): string {
  const lines = edgeLines(edge);
  const line = edge.reason === 'binding' ? '-->' : '-.->';
  return lines.length === 0 ? line : `${line}|"${lines.map(escaped).join('<br/>')}"|`;
}

function nodeStyles(nodes: readonly GraphNode[], id: (key: EntityKey) => string): readonly string[] {
  const classes = byPaint(nodes.map((node) => [nodePaint(node), id(node.key)] as const));
  const dashed = nodes.filter(({ presence }) => presence === 'external' || presence === 'undeclared' || presence === 'missing');
  return [
    ...classes.flatMap(([name, members]) => {
      const { fill, stroke, text } = paints[name].light;
      return [`classDef ${name} fill:${fill},stroke:${stroke},color:${text}`, `class ${members.join(',')} ${name}`];
    }),
    ...(dashed.length === 0 ? [] : ['classDef dashed stroke-dasharray:5 4', `class ${dashed.map(({ key }) => id(key)).join(',')} dashed`]),
  ];
}

function edgeStyles(edges: readonly GraphEdge[]): readonly string[] {
  const coloured = byPaint(edges.map((edge, at) => [edgePaint(edge), String(at)] as const));
  return coloured.map(([name, members]) => `linkStyle ${members.join(',')} stroke:${paints[name].light.stroke}`);
}

function byPaint(pairs: readonly (readonly [PaintName, string])[]): readonly (readonly [PaintName, readonly string[]])[] {
  const map = new Map<PaintName, string[]>();
  for (const [name, member] of pairs) append(map, name, member);
  return [...map];
}

/**
 * Text inside quotes. Characters with a meaning in Mermaid, Markdown (the syntax of its labels) or HTML become entities:
 * everything but letters, digits, commas and slashes, single blanks between words, and dots, dashes and underscores within a word.
 */
function escaped(text: string): string {
  return text.replace(special, (char) => `#${char.codePointAt(0)};`);
}

const special = new RegExp(
  [
    '[^\\p{L}\\p{N},/ ._-]',
    '(?<![\\p{L}\\p{N}])[._-]|[._-](?![\\p{L}\\p{N}])',
    '(?<!\\S) | (?!\\S)',
    '(?<=[wW]{3})\\.', // the beginning of a link
  ].join('|'),
  'gu',
);
