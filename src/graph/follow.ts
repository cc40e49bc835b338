// The paths of messages to and from a node, by their routing keys: of all edges that are connected, those that some message can take.
import { grouped } from '../model/grouped.ts';
import type { EntityKey } from '../model/key.ts';
import { covers, mayIntersect } from '../rabbitmq/binding-keys.ts';
import { hasWildcard, keyFits } from '../rabbitmq/topic.ts';
import type { Graph, GraphEdge, GraphNode, Passage } from './model.ts';

/** The routing keys that match all of these topic patterns, of which none covers another; every key if empty. */
type Keys = readonly string[];

/** The most states of one walk; after them, keys are no longer distinguished. */
const mostStates = 5_000;

/**
 * The edges that lead messages to one of the nodes, and those that messages take from them. A message has one routing key, and may be
 * published to any exchange, and to any queue through the default exchange. Exchanges that do not route by the key alone, alternate
 * exchanges and federation are assumed to pass every key. Of a plan, the states before and after it are followed separately.
 */
export function followed(graph: Graph, nodes: readonly GraphNode[]): Graph {
  const kept = new Map<GraphEdge, Set<Passage>>();
  for (const edges of statesOf(graph.edges)) {
    const ways = waysIn(graph, edges, kept);
    walk(
      nodes.map(({ key }) => [key, []]),
      (key, keys) => before(key, keys, ways),
    );
    walk(
      nodes.flatMap((node) => keysAt(node, ways).map((keys) => [node.key, keys] as const)),
      (key, keys) => after(key, keys, ways),
    );
  }
  const edges = graph.edges.flatMap((edge): GraphEdge[] => {
    const passages = kept.get(edge);
    if (passages === undefined) return [];
    const labels = new Set([...passages].map(({ label }) => label));
    return [{ ...edge, labels: edge.labels.filter((label) => labels.has(label)), passages: [...passages] }];
  });
  const shown = new Set([...nodes.map(({ key }) => key), ...edges.flatMap(({ from, to }) => [from, to])]);
  return { nodes: graph.nodes.filter(({ key }) => shown.has(key)), edges };
}

/** The edges that messages from a node can take, of those that are `within` a part of the graph. */
export function edgesFrom(graph: Graph, node: GraphNode, within: (edge: GraphEdge) => boolean): ReadonlySet<GraphEdge> {
  const ways = waysIn(graph, graph.edges, new Map());
  const part: Ways = { ...ways, from: grouped(graph.edges.filter(within), ({ from }) => from) };
  walk(
    keysAt(node, ways).map((keys) => [node.key, keys]),
    (key, keys) => after(key, keys, part),
  );
  return new Set(ways.kept.keys());
}

/** The edges of one state: all, or those before and those after a plan. */
function statesOf(edges: readonly GraphEdge[]): readonly (readonly GraphEdge[])[] {
  const states = [edges.filter(({ mark }) => mark !== 'create'), edges.filter(({ mark }) => mark !== 'delete')];
  return states.every((state) => state.length === edges.length) ? [edges] : states;
}

interface Ways {
  readonly into: ReadonlyMap<EntityKey, readonly GraphEdge[]>;
  readonly from: ReadonlyMap<EntityKey, readonly GraphEdge[]>;
  readonly nodes: ReadonlyMap<EntityKey, GraphNode>;
  /** What a message can take. */
  readonly kept: Map<GraphEdge, Set<Passage>>;
}

function waysIn({ nodes }: Graph, edges: readonly GraphEdge[], kept: Ways['kept']): Ways {
  return {
    into: grouped(edges, ({ to }) => to),
    from: grouped(edges, ({ from }) => from),
    nodes: new Map(nodes.map((node) => [node.key, node])),
    kept,
  };
}

type Step = readonly [node: EntityKey, keys: Keys];

function walk(starts: readonly Step[], next: (node: EntityKey, keys: Keys) => readonly Step[]): void {
  const seen = new Set<string>();
  const open = [...starts];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    const node = step[0];
    const keys = seen.size > mostStates ? [] : step[1];
    // with every key, it takes all edges that it takes with some
    if (seen.has(node) || seen.has([node, ...keys].join('\n'))) continue;
    seen.add([node, ...keys].join('\n'));
    open.push(...next(node, keys));
  }
}

/** Steps against the direction of the edges: where a message is before, and with which keys. */
function before(node: EntityKey, keys: Keys, ways: Ways): readonly Step[] {
  return stepsOver(ways.into.get(node) ?? [], ways, ({ from, reason }, { keys: own }) => {
    if (reason === 'alternate' || reason === 'federation') return [from, keys];
    if (reason === 'shovel') return own === undefined ? [from, keys] : fits(keys, own) ? [from, []] : undefined;
    if (reason === 'binding') {
      const both = narrowed(keys, own ?? '#');
      return both === undefined ? undefined : [from, both];
    }
    if (own !== undefined) return fits(keys, own) ? [from, []] : undefined;
    const queue = ways.nodes.get(from);
    return queue !== undefined && keysAt(queue, ways).some((entering) => mayIntersect([...entering, ...keys])) ? [from, keys] : undefined;
  });
}

/** Steps in the direction of the edges. */
function after(node: EntityKey, keys: Keys, ways: Ways): readonly Step[] {
  return stepsOver(ways.from.get(node) ?? [], ways, ({ to, reason }, { keys: own }) => {
    if (reason === 'alternate' || reason === 'federation') return [to, keys];
    if (reason === 'dead-letter' || reason === 'shovel') return [to, own === undefined ? keys : only(own)];
    const both = narrowed(keys, own ?? '#');
    return both === undefined ? undefined : [to, both];
  });
}

function stepsOver(
  edges: readonly GraphEdge[],
  { kept }: Ways,
  over: (edge: GraphEdge, passage: Passage) => Step | undefined,
): readonly Step[] {
  return edges.flatMap((edge) =>
    (edge.passages ?? []).flatMap((passage) => {
      const step = over(edge, passage);
      if (step === undefined) return [];
      kept.set(edge, (kept.get(edge) ?? new Set()).add(passage));
      return [step];
    }),
  );
}

/** The keys of messages at a node: any at an exchange; in a queue, those of its bindings, its name, and the keys of dead-lettered messages. */
function keysAt({ key, kind, name }: GraphNode, { into }: Ways): readonly Keys[] {
  if (kind !== 'queue') return [[]];
  const entering = (into.get(key) ?? []).flatMap(({ reason, passages = [] }) =>
    passages.flatMap(({ keys }) => (reason === 'binding' && keys !== undefined ? [keys === '#' ? [] : [keys]] : [])),
  );
  return [only(name), ...entering];
}

/** The keys that match a further pattern too; undefined if there is none. */
function narrowed(keys: Keys, pattern: string): Keys | undefined {
  if (keys.some((one) => covers(pattern, one))) return keys;
  if (pattern === '#') return keys;
  const both = [...keys.filter((one) => !covers(one, pattern)), pattern].sort();
  return mayIntersect(both) ? both : undefined;
}

/** One key; every key if it cannot be written as a pattern. */
function only(key: string): Keys {
  return hasWildcard(key) ? [] : [key];
}

function fits(keys: Keys, key: string): boolean {
  return keys.every((pattern) => keyFits(pattern, key));
}
