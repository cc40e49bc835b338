// The nodes and edges of the picture that a message, or the selection, lights up.
import { focusOn } from '../graph/focus.ts';
import type { Graph, GraphEdge, Reason } from '../graph/model.ts';
import type { EntityKey } from '../model/key.ts';
import type { DeadLettering, Hop, Routing } from '../model/routing.ts';

/** Parts of a graph: keys of nodes, and positions of edges. */
export interface Lit {
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<number>;
}

/** Nothing. */
export const unlit: Lit = { nodes: new Set(), edges: new Set() };

/** Everything from which the nodes can be reached, and that can be reached from them, over edges of the reasons that are shown. */
export function waysThrough(graph: Graph, keys: readonly string[], hidden: readonly Reason[] = []): Lit {
  const shown: Graph = { nodes: graph.nodes, edges: graph.edges.filter(({ reason }) => !hidden.includes(reason)) };
  const around = focusOn(
    shown,
    graph.nodes.filter(({ key }) => keys.includes(key)),
    Number.POSITIVE_INFINITY,
  );
  const nodes = new Set<string>(around.nodes.map(({ key }) => key));
  const down = reachable(shown.edges, keys, ({ from, to }) => [from, to]);
  const up = reachable(shown.edges, keys, ({ from, to }) => [to, from]);
  const edges = graph.edges.flatMap(({ from, to, reason }, at) => {
    const onWay = (down.has(from) && down.has(to)) || (up.has(from) && up.has(to));
    return onWay && !hidden.includes(reason) ? [at] : [];
  });
  return { nodes, edges: new Set(edges) };
}

function reachable(
  edges: readonly GraphEdge[],
  keys: readonly string[],
  ends: (edge: GraphEdge) => readonly [string, string],
): ReadonlySet<string> {
  const next = new Map<string, string[]>();
  for (const edge of edges) {
    const [from, to] = ends(edge);
    const others = next.get(from);
    if (others === undefined) next.set(from, [to]);
    else others.push(to);
  }
  const found = new Set(keys);
  for (const key of found) for (const other of next.get(key) ?? []) found.add(other);
  return found;
}

/** The way of a message, with its deaths. */
export function wayOf(graph: Graph, routing: Routing, deaths: readonly DeadLettering[]): Lit {
  const nodes = new Set<string>();
  const steps = new Set<string>();
  const go = (from: EntityKey, to: EntityKey, reason: Reason): void => {
    nodes.add(to);
    steps.add(stepId(from, to, reason));
  };
  if (routing.way !== undefined) follow(routing.way, nodes, go);
  let resting = new Set<EntityKey>();
  for (const death of deaths) {
    if (!('routing' in death)) continue;
    const { way } = death.routing;
    if (way !== undefined) follow(way, nodes, go);
    resting = new Set([...resting, death.exchange]);
  }
  for (const { from, to, reason } of graph.edges) {
    if (reason !== 'dead-letter' || !nodes.has(from)) continue;
    if (resting.has(to) || deaths.some((death) => 'routing' in death && death.routing.queues.includes(to))) {
      if (deaths.length > 0) steps.add(stepId(from, to, reason));
    }
  }
  const edges = graph.edges.flatMap(({ from, to, reason }, at) => (steps.has(stepId(from, to, reason)) ? [at] : []));
  return { nodes, edges: new Set(edges) };
}

function follow(hop: Hop, nodes: Set<string>, go: (from: EntityKey, to: EntityKey, reason: Reason) => void): void {
  nodes.add(hop.exchange);
  for (const { destination, hop: next } of hop.passages) {
    go(hop.exchange, destination, 'binding');
    if (next !== undefined) follow(next, nodes, go);
  }
  if (hop.alternate === undefined) return;
  go(hop.exchange, hop.alternate.exchange, 'alternate');
  if (hop.alternate.hop !== undefined) follow(hop.alternate.hop, nodes, go);
}

function stepId(from: string, to: string, reason: Reason): string {
  return [from, to, reason].join('\n');
}
