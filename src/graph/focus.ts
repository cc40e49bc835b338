// A part of a graph: one queue or exchange, with all nodes that can reach it and all nodes reachable from it.
import { append } from '../model/grouped.ts';
import { type EntityKey, isNamed } from '../model/key.ts';
import type { Graph, GraphNode } from './model.ts';

/** The nodes that a command-line name selects: `orders`, or `queue/orders` if an exchange has the same name. */
export function nodesNamed(graph: Graph, name: string): readonly GraphNode[] {
  return graph.nodes.filter((node) => isNamed(node, name));
}

/** The part of the graph from which the nodes can be reached, or that can be reached from them, within `depth` edges (1 and more). */
export function focusOn(graph: Graph, nodes: readonly GraphNode[], depth: number): Graph {
  const keys = nodes.map(({ key }) => key);
  const down = reached(keys, depth, neighbours(graph.edges.map(({ from, to }) => [from, to])));
  const up = reached(keys, depth, neighbours(graph.edges.map(({ from, to }) => [to, from])));
  const shown = (key: EntityKey): boolean => down.has(key) || up.has(key);
  return { nodes: graph.nodes.filter(({ key }) => shown(key)), edges: graph.edges.filter(({ from, to }) => shown(from) && shown(to)) };
}

type Neighbours = ReadonlyMap<EntityKey, readonly EntityKey[]>;

function neighbours(pairs: readonly (readonly [EntityKey, EntityKey])[]): Neighbours {
  const map = new Map<EntityKey, EntityKey[]>();
  for (const [one, other] of pairs) append(map, one, other);
  return map;
}

function reached(from: readonly EntityKey[], depth: number, next: Neighbours): ReadonlySet<EntityKey> {
  const seen = new Set(from);
  let edge = [...from];
  for (let step = 0; step < depth && edge.length > 0; step++) {
    edge = edge.flatMap((key) => next.get(key) ?? []).filter((key) => !seen.has(key) && seen.add(key));
  }
  return seen;
}
