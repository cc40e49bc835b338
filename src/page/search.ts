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
