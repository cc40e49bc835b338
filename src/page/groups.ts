// Groups of the objects, which fold in the list and in the picture: by virtual host, if there are several, and by file or the prefix of the name.
import type { FoldGroup } from '../graph/fold.ts';
import type { Grouping } from '../graph/group.ts';
import type { Graph, GraphNode } from '../graph/model.ts';
import { append } from '../model/grouped.ts';
import { byCodeUnits } from '../model/values.ts';

/** Nodes with a common title, which is unique. */
export interface NodeGroup {
  readonly title: string;
  readonly nodes: readonly GraphNode[];
}

/** A group with more members, and a quarter of all, is divided by the next part of their names, if that gives groups of 3 on average. */
const largeGroup = 30;
const fewInPart = 3;

/** All nodes in groups, both in the order of their names. */
export function nodeGroups(nodes: readonly GraphNode[], grouping: Grouping): readonly NodeGroup[] {
  const sorted = nodes.toSorted((one, other) => byCodeUnits(one.name, other.name));
  const vhosts = new Map<string, GraphNode[]>();
  for (const node of sorted) append(vhosts, node.vhost, node);
  const groups = [...vhosts].flatMap(([vhost, members]) => {
    const own =
      grouping === 'file'
        ? byTitle(members, ({ file, name }) => file ?? prefixOf(name, 1))
        : byPrefix(members, 1, Math.max(largeGroup, nodes.length / 4));
    return vhosts.size === 1 ? own : own.map((group) => ({ ...group, title: `${vhost}  ${group.title}` }));
  });
  return groups.sort((one, other) => byCodeUnits(one.title, other.title));
}

function byPrefix(nodes: readonly GraphNode[], parts: number, most: number): readonly NodeGroup[] {
  return byTitle(nodes, ({ name }) => prefixOf(name, parts)).flatMap((group) => {
    if (group.nodes.length <= most) return [group];
    const smaller = byPrefix(group.nodes, parts + 1, most);
    const useful = smaller.length > 1 && smaller.length * fewInPart <= group.nodes.length;
    return useful ? smaller : [group];
  });
}

function byTitle(nodes: readonly GraphNode[], titleOf: (node: GraphNode) => string): readonly NodeGroup[] {
  const groups = new Map<string, GraphNode[]>();
  for (const node of nodes) append(groups, titleOf(node), node);
  return [...groups].map(([title, members]) => ({ title, nodes: members }));
}

/** The first parts of a name, up to a separator: `orders` and `orders.eu` for `orders.eu.created`. */
function prefixOf(name: string, parts: number): string {
  const found = new RegExp(`^(?:[^.\\-_:/]+[.\\-_:/]){0,${parts - 1}}[^.\\-_:/]+`).exec(name);
  return found?.[0] ?? name;
}

/** Pictures of fewer nodes have no groups that fold. */
const fewNodes = 24;
/** Pictures of more nodes are folded when they are opened. */
export const manyNodes = 150;
/** The smallest group that folds. */
const smallestFold = 3;

/** The groups that fold in the picture. None where everything would be one box. */
export function foldGroups({ nodes }: Graph, grouping: Grouping): readonly FoldGroup[] {
  if (nodes.length < fewNodes) return [];
  const at = new Map(nodes.map(({ key }, index) => [key, index] as const));
  const groups = nodeGroups(nodes, grouping).filter((group) => group.nodes.length >= smallestFold && group.nodes.length < nodes.length);
  return groups.map(({ title, nodes: members }) => ({ title, members: members.flatMap(({ key }) => at.get(key) ?? []) }));
}
