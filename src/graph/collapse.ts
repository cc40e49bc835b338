// Folds exchanges and queues that only receive dead-lettered messages: a badge on each queue that dead-letters to them replaces them.
import { append, grouped } from '../model/grouped.ts';
import type { EntityKey } from '../model/key.ts';
import { byCodeUnits } from '../model/values.ts';
import { edgesFrom } from './follow.ts';
import type { Graph, GraphEdge, GraphNode } from './model.ts';

/**
 * A node folds if all of these hold:
 * - Each edge to it is a dead-letter edge, or comes from a node that folds; and there is one. If queues that do not fold dead-letter to
 *   it, one of them has no message TTL: the messages of the others may have waited on their way to their work queue.
 * - A queue that dead-letters has a message TTL: it is a waiting queue, and no work queue.
 * - An exchange is not the only source of a node that does not fold: the node may receive other messages through it.
 * - A queue that does not fold dead-letters to it, directly or through nodes that fold.
 * - It is on no cycle of nodes that fold: there, nothing shows where messages enter.
 * - It is declared, external or built in, and neither down nor kept, and a plan changes nothing of it and of its edges.
 *
 * The badge of a queue names the nodes that its messages can reach by their keys. An edge from a node that folds to another one becomes a
 * dead-letter edge of the queue.
 */
export function collapsed(graph: Graph, kept: ReadonlySet<EntityKey>): Graph {
  const folded = foldedIn(graph, kept);
  const holders = holdersOf(graph, folded);
  const parts = partsOf(graph, holders, folded);
  const byKey = new Map(graph.nodes.map((node) => [node.key, node]));
  const nodes = graph.nodes.flatMap((node): GraphNode[] => {
    if (folded.has(node.key)) return [];
    const names = new Set((parts.get(node.key) ?? []).map(({ to }) => to).filter((key) => folded.has(key)));
    const badge = [...names].sort(byCodeUnits).flatMap((key) => byKey.get(key) ?? []);
    return [badge.length === 0 ? node : { ...node, deadLetters: badge.map(({ key, kind, name }) => ({ key, kind, name })) }];
  });
  const left = graph.edges.filter(({ from, to }) => !folded.has(from) && !folded.has(to));
  const exits = [...parts].flatMap(([holder, edges]) => exitsOf(holder, edges, folded, byKey));
  return { nodes, edges: [...left, ...exits] };
}

/** The queues that get a badge. */
function holdersOf({ nodes, edges }: Graph, folded: ReadonlySet<EntityKey>): readonly GraphNode[] {
  const sources = new Set(edges.flatMap(({ from, to }) => (folded.has(to) && !folded.has(from) ? [from] : [])));
  return nodes.filter(({ key, kind }) => kind === 'queue' && sources.has(key));
}

/** The greatest set of nodes that meets all conditions. */
function foldedIn(graph: Graph, kept: ReadonlySet<EntityKey>): ReadonlySet<EntityKey> {
  const { nodes, edges } = graph;
  const [into, from] = [grouped(edges, ({ to }) => to), grouped(edges, (edge) => edge.from)];
  const changed = new Set(edges.filter(({ mark = 'keep' }) => mark !== 'keep').flatMap((edge) => [edge.from, edge.to]));
  const working = new Set(edges.flatMap((edge) => (edge.reason === 'dead-letter' && !waits(edge) ? [edge.from] : [])));
  const isKept = (key: EntityKey): boolean => kept.has(key) || changed.has(key) || working.has(key);
  const folded = new Set(nodes.filter((node) => isFoldable(node) && !isKept(node.key)).map(({ key }) => key));
  const follow = (starts: readonly EntityKey[]): ReadonlySet<EntityKey> => {
    const seen = new Set(starts.flatMap((key) => (from.get(key) ?? []).map(({ to }) => to).filter((to) => folded.has(to))));
    for (const key of seen) for (const { to } of from.get(key) ?? []) if (folded.has(to)) seen.add(to);
    return seen;
  };
  const isLeft = ({ from: key }: GraphEdge): boolean => !folded.has(key);
  const isFed = (key: EntityKey): boolean => (into.get(key) ?? []).some((edge) => edge.reason !== 'dead-letter' && isLeft(edge));
  const isReturn = (key: EntityKey): boolean =>
    (from.get(key) ?? []).every(({ to, reason }) => reason === 'dead-letter' || folded.has(to) || isFed(to));
  const onlyDead = (key: EntityKey): boolean => {
    const edgesTo = into.get(key) ?? [];
    const direct = edgesTo.filter(isLeft);
    const isDead = edgesTo.length > 0 && direct.every(({ reason }) => reason === 'dead-letter');
    return isDead && (direct.length === 0 || direct.some((edge) => !waits(edge)));
  };
  untilStable(folded, () => {
    untilStable(folded, () => remove(folded, (key) => !onlyDead(key)));
    remove(folded, (key) => !isReturn(key));
    remove(folded, (key) => follow([key]).has(key));
    const reached = follow(holdersOf(graph, folded).map(({ key }) => key));
    remove(folded, (key) => !reached.has(key));
  });
  return folded;
}

function untilStable(set: ReadonlySet<EntityKey>, round: () => void): void {
  for (let size = -1; size !== set.size; ) {
    size = set.size;
    round();
  }
}

function remove(set: Set<EntityKey>, isRemoved: (key: EntityKey) => boolean): void {
  // all at once: each of them is judged by the same set
  for (const key of [...set].filter(isRemoved)) set.delete(key);
}

function waits({ passages = [] }: GraphEdge): boolean {
  return passages.some((passage) => passage.waits === true);
}

function isFoldable({ kind, presence, mark = 'keep', down, blocked }: GraphNode): boolean {
  if (kind !== 'exchange' && kind !== 'queue') return false;
  return presence !== 'missing' && mark === 'keep' && down === undefined && blocked === undefined;
}

/** Per queue, the edges that its dead-lettered messages take; edges that no key leads to belong to each queue that is connected. */
function partsOf(
  graph: Graph,
  holders: readonly GraphNode[],
  folded: ReadonlySet<EntityKey>,
): ReadonlyMap<EntityKey, readonly GraphEdge[]> {
  const from = grouped(graph.edges, (edge) => edge.from);
  const within = (holder: EntityKey) => (edge: GraphEdge) => folded.has(edge.from) || (edge.from === holder && folded.has(edge.to));
  const byKeys = holders.map((holder) => edgesFrom(graph, holder, within(holder.key)));
  const taken = new Set(byKeys.flatMap((edges) => [...edges]));
  const named = new Set([...taken].map(({ to }) => to));
  return new Map(
    holders.map(({ key }, at) => {
      const connected = new Set((from.get(key) ?? []).filter(within(key)));
      for (const { to } of connected) for (const edge of folded.has(to) ? (from.get(to) ?? []) : []) connected.add(edge);
      const others = [...connected].filter((edge) => !taken.has(edge) && (!folded.has(edge.to) || !named.has(edge.to)));
      return [key, [...(byKeys[at] ?? []), ...others]] as const;
    }),
  );
}

/** What dead-lettered messages reach behind the nodes that fold: one edge per target, with the nodes that they come from. */
function exitsOf(
  holder: EntityKey,
  edges: readonly GraphEdge[],
  folded: ReadonlySet<EntityKey>,
  byKey: ReadonlyMap<EntityKey, GraphNode>,
): readonly GraphEdge[] {
  const targets = new Map<EntityKey, GraphEdge[]>();
  for (const edge of edges) if (!folded.has(edge.to)) append(targets, edge.to, edge);
  return [...targets].map(([to, last]) => {
    const [first] = last;
    const names = new Set(last.map(({ from }) => `from ${byKey.get(from)?.name ?? from}`));
    return {
      from: holder,
      to,
      reason: 'dead-letter',
      labels: [...names].sort(byCodeUnits),
      presence: first?.presence ?? 'declared',
      ...(first?.mark === undefined ? {} : { mark: first.mark }),
    };
  });
}
