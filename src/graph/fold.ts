// Folded groups of a picture: each group of nodes is one box, and the edges of its members lead to it. The same for the layout, which is made
// when the page is, and for the browser.
import { type EntityKey, visible } from '../model/key.ts';
import { shortened } from './look.ts';
import type { Graph, GraphEdge, GraphNode } from './model.ts';
import type { Layout } from './picture.ts';

/** Nodes that fold into one box; a node is in one group at most. */
export interface FoldGroup {
  readonly title: string;
  /** Positions in the graph. */
  readonly members: readonly number[];
}

/** Groups with their layouts: of the whole picture while all are folded, and of the inside of each. */
export interface Folds {
  readonly groups: readonly (FoldGroup & { readonly inside: Layout })[];
  readonly folded: Layout;
}

/** A graph in which all groups are folded. */
export interface FoldedGraph {
  /** The groups, as queues with the title as their name, then the nodes in no group. */
  readonly graph: Graph;
  /** By position of an edge in it: the positions of its edges in the whole graph. */
  readonly edgesOf: readonly (readonly number[])[];
}

/** The group of each node, by its position. */
export function groupsByNode(groups: readonly FoldGroup[]): ReadonlyMap<number, number> {
  return new Map(groups.flatMap(({ members }, group) => members.map((at) => [at, group] as const)));
}

/** Folds all groups. Edges within a group are omitted; parallel ones are joined, with their number as the label. */
export function foldedGraph(graph: Graph, groups: readonly FoldGroup[]): FoldedGraph {
  const groupOf = groupsByNode(groups);
  const boxes = groups.map(
    ({ title, members }, at): GraphNode => ({
      key: foldKey(at),
      kind: 'queue',
      vhost: graph.nodes[members[0] ?? 0]?.vhost ?? '/',
      name: title,
      presence: 'declared',
      traits: [],
    }),
  );
  const keys = new Map(
    graph.nodes.map(({ key }, at) => {
      const group = groupOf.get(at);
      return [key, group === undefined ? key : foldKey(group)] as const;
    }),
  );
  const joined = new Map<string, { readonly edge: GraphEdge; readonly of: number[] }>();
  graph.edges.forEach((edge, at) => {
    const [from, to] = [keys.get(edge.from) ?? edge.from, keys.get(edge.to) ?? edge.to];
    if (from === to && from !== edge.from) return;
    const id = [from, to, edge.reason, edge.presence, edge.mark].join('\n');
    const before = joined.get(id);
    if (before === undefined) joined.set(id, { edge: { ...edge, from, to }, of: [at] });
    else before.of.push(at);
  });
  const edges = [...joined.values()].map(({ edge, of }) => (of.length === 1 ? edge : { ...edge, labels: [labelOf(edge, of.length)] }));
  return {
    graph: { nodes: [...boxes, ...graph.nodes.filter((_, at) => !groupOf.has(at))], edges },
    edgesOf: [...joined.values()].map(({ of }) => of),
  };
}

function labelOf({ reason }: GraphEdge, count: number): string {
  return reason === 'binding' ? `to ${count} objects` : `of ${count} objects`;
}

function foldKey(group: number): EntityKey {
  return `fold ${group}` as EntityKey;
}

/** The nodes of one group, with the edges between them; `edges` are their positions in the whole graph. */
export function insideOf(graph: Graph, { members }: FoldGroup): { readonly graph: Graph; readonly edges: readonly number[] } {
  const nodes = members.flatMap((at) => graph.nodes[at] ?? []);
  const keys = new Set(nodes.map(({ key }) => key));
  const edges = graph.edges.flatMap(({ from, to }, at) => (keys.has(from) && keys.has(to) ? [at] : []));
  return { graph: { nodes, edges: edges.flatMap((at) => graph.edges[at] ?? []) }, edges };
}

/** The first line of a folded box. */
export function foldTitle({ title }: FoldGroup): string {
  return shortened(visible(title), 32);
}

/** The second line of a folded box: `2 exchanges, 40 queues`. */
export function foldText({ nodes }: Graph, { members }: FoldGroup): string {
  const count = (kind: string, noun: string): string => {
    const number = members.filter((at) => nodes[at]?.kind === kind).length;
    return number === 0 ? '' : `${number} ${noun}${number === 1 ? '' : 's'}`;
  };
  return [count('exchange', 'exchange'), count('queue', 'queue')].filter((part) => part !== '').join(', ');
}
