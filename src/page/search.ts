// The search of the page: the objects whose names, types, keys or traits contain every word.
import type { GraphNode } from '../graph/model.ts';

/** The nodes that contain all words of the text, in upper or lower case; all nodes for a text without words. */
export function nodesFound(nodes: readonly GraphNode[], text: string): readonly GraphNode[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return nodes;
  return nodes.filter((node) => {
    const whole = [node.name, node.kind, node.type ?? '', node.file ?? '', node.policy ?? '', ...node.traits].join(' ').toLowerCase();
    return words.every((word) => whole.includes(word));
  });
}

/** Nodes under a common title: the virtual host, if there are several, and the prefix of the name. */
export interface NodeGroup {
  readonly title: string;
  readonly nodes: readonly GraphNode[];
}

/** The name up to the first separator: `orders` for `orders.created`. */
function prefixOf(name: string): string {
  return /^[^.\-_:/]+/.exec(name)?.[0] ?? name;
}

/** Groups nodes by virtual host and prefix, in the order of their names. */
export function nodeGroups(nodes: readonly GraphNode[], manyVhosts: boolean): readonly NodeGroup[] {
  const groups = new Map<string, GraphNode[]>();
  const sorted = nodes.toSorted((one, other) => (one.name === other.name ? 0 : one.name < other.name ? -1 : 1));
  for (const node of sorted) {
    const title = manyVhosts ? `${node.vhost}  ${prefixOf(node.name)}` : prefixOf(node.name);
    const group = groups.get(title);
    if (group === undefined) groups.set(title, [node]);
    else group.push(node);
  }
  return [...groups].map(([title, members]) => ({ title, nodes: members })).sort((one, other) => (one.title < other.title ? -1 : 1));
}
