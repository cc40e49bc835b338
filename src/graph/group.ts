// Groups nodes of a picture by virtual host, by file, or by common prefix of their names.
import { append } from '../model/grouped.ts';
import { visible } from '../model/key.ts';
import { byCodeUnits } from '../model/values.ts';
import type { Graph, GraphEdge, GraphNode } from './model.ts';

/** Available groupings. Virtual hosts are always separate groups. */
export const groupings = ['none', 'prefix', 'file'] as const;

/** One of `groupings`. */
export type Grouping = (typeof groupings)[number];

/** Nodes in a frame with a title. Groups of groups: virtual hosts with their prefixes or files. */
export interface Group {
  readonly title: string;
  readonly nodes: readonly GraphNode[];
  readonly groups: readonly Group[];
}

/** The whole graph as the outermost group, which has no title. */
export function grouped({ nodes, edges }: Graph, grouping: Grouping): Group {
  const vhosts = [...new Set(nodes.map(({ vhost }) => vhost))].sort(byCodeUnits);
  if (vhosts.length < 2) return { title: '', ...inside(nodes, edges, grouping) };
  const groups = vhosts.map((vhost) => {
    const members = nodes.filter((node) => node.vhost === vhost);
    return { title: visible(`virtual host ${vhost}`), ...inside(members, edges, grouping) };
  });
  return { title: '', nodes: [], groups };
}

function inside(nodes: readonly GraphNode[], edges: readonly GraphEdge[], grouping: Grouping): Omit<Group, 'title'> {
  switch (grouping) {
    case 'none':
      return { nodes, groups: [] };
    case 'file':
      return framed(
        nodes,
        ({ file }) => file,
        () => true,
      );
    case 'prefix':
      return framed(nodes, prefixOf, (members) => belongTogether(members, edges) && members.length < nodes.length);
  }
}

function framed(
  nodes: readonly GraphNode[],
  titleOf: (node: GraphNode) => string | undefined,
  isFramed: (members: readonly GraphNode[]) => boolean,
): Omit<Group, 'title'> {
  const byTitle = new Map<string, GraphNode[]>();
  for (const node of nodes) {
    const title = titleOf(node);
    if (title !== undefined) append(byTitle, title, node);
  }
  const frames = [...byTitle].filter(([, members]) => isFramed(members)).sort(([one], [other]) => byCodeUnits(one, other));
  const inFrames = new Set(frames.flatMap(([, members]) => members));
  const groups = frames.map(([title, members]) => ({ title: visible(title), nodes: members, groups: [] }));
  return { nodes: nodes.filter((node) => !inFrames.has(node)), groups };
}

/**
 * Whether a frame is useful: most edges of its members must stay inside it. A frame around queues that share a prefix with each other but
 * not with their exchange tears the picture apart, and a frame around a single node adds no information.
 */
function belongTogether(members: readonly GraphNode[], edges: readonly GraphEdge[]): boolean {
  const keys = new Set(members.map(({ key }) => key));
  const touching = edges.filter(({ from, to }) => keys.has(from) || keys.has(to));
  const within = touching.filter(({ from, to }) => keys.has(from) && keys.has(to));
  return members.length > 1 && within.length * 2 >= touching.length;
}

/** The name up to the first separator: `orders` for `orders.created`, `orders_dead` and `orders`. */
function prefixOf({ name }: GraphNode): string {
  return /^[^.\-_:/]+/.exec(name)?.[0] ?? name;
}
