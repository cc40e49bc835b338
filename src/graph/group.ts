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

/** Why a grouping draws no frame; a clause without a full stop. Undefined if it draws one, or none is requested. */
export function whyUngrouped({ nodes, edges }: Graph, grouping: Grouping): string | undefined {
  const vhosts = [...new Set(nodes.map(({ vhost }) => vhost))].map((vhost) => nodes.filter((node) => node.vhost === vhost));
  if (grouping === 'none' || vhosts.some((members) => inside(members, edges, grouping).groups.length > 0)) return undefined;
  if (grouping === 'file') return 'no object has a file';
  const shared = vhosts.flatMap((members) => {
    const byPrefix = [...prefixed(members)].filter(([, own]) => own.length > 1);
    return byPrefix.map(([prefix, own]) => ({ prefix, isWhole: own.length === members.length }));
  });
  const isOne = vhosts.every((members) => members.length > 1 && titled(members, ({ name }) => prefixOf(name, 1)).size === 1);
  if (shared.length === 0) return isOne ? 'no two names share more than the prefix of all names' : 'no two names share a prefix';
  const torn = shared.filter(({ isWhole }) => !isWhole).map(({ prefix }) => visible(prefix));
  if (torn.length === 0) return 'all names share the same prefix';
  const few = torn.length > 3 ? `${torn.slice(0, 2).join(', ')} and ${torn.length - 2} others` : torn.join(', ');
  return `most connections of the names with a common prefix (${few}) lead to other names`;
}

function inside(nodes: readonly GraphNode[], edges: readonly GraphEdge[], grouping: Grouping): Omit<Group, 'title'> {
  switch (grouping) {
    case 'none':
      return { nodes, groups: [] };
    case 'file':
      return framed(
        nodes,
        titled(nodes, ({ file }) => file),
        () => true,
      );
    case 'prefix':
      return framed(nodes, prefixed(nodes), (members) => belongTogether(members, edges) && members.length < nodes.length);
  }
}

type Titled = ReadonlyMap<string, readonly GraphNode[]>;

function titled(nodes: readonly GraphNode[], titleOf: (node: GraphNode) => string | undefined): Titled {
  const byTitle = new Map<string, GraphNode[]>();
  for (const node of nodes) {
    const title = titleOf(node);
    if (title !== undefined) append(byTitle, title, node);
  }
  return byTitle;
}

function framed(nodes: readonly GraphNode[], byTitle: Titled, isFramed: (members: readonly GraphNode[]) => boolean): Omit<Group, 'title'> {
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

/** The nodes by the first word of their names, or, if all names share it, by the first words that they do not all share. */
function prefixed(nodes: readonly GraphNode[]): Titled {
  const most = Math.max(...nodes.map(({ name }) => name.split(separator).length));
  let found = titled(nodes, ({ name }) => prefixOf(name, 1));
  for (let words = 2; found.size === 1 && words <= most; words++) found = titled(nodes, ({ name }) => prefixOf(name, words));
  return found;
}

/** The name up to a separator: with one word, `orders` for `orders.created`, `orders_dead` and `orders`. */
function prefixOf(name: string, words: number): string {
  const parts = name.split(separator);
  const prefix = parts.slice(0, 2 * words - 1).join('');
  return prefix === '' ? name : prefix;
}

/** The group retains the separators between the words. */
const separator = /([.\-_:/]+)/;
