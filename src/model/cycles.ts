// Cycles of a graph. Iterative, so that a path may be of any length.

/** An edge to the node `to`. */
export interface Edge<K> {
  readonly to: K;
}

/**
 * Cycles found by a depth-first traversal: for each node reached again on the current path, the edges between. Removing the last
 * edge of each cycle removes all cycles of the graph. At most `most` are returned.
 */
export function cyclesOf<K, E extends Edge<K>>(graph: ReadonlyMap<K, readonly E[]>, most: number): readonly (readonly E[])[] {
  const cycles: (readonly E[])[] = [];
  const done = new Set<K>();
  for (const start of graph.keys()) {
    if (done.has(start) || cycles.length >= most) continue;
    const path: { readonly at: K; readonly edge: E | undefined; next: number }[] = [{ at: start, edge: undefined, next: 0 }];
    const onPath = new Map<K, number>([[start, 0]]);
    for (let last = path.at(-1); last !== undefined; last = path.at(-1)) {
      const edge = graph.get(last.at)?.[last.next++];
      if (edge === undefined) {
        done.add(last.at);
        onPath.delete(last.at);
        path.pop();
        continue;
      }
      const reached = onPath.get(edge.to);
      if (reached !== undefined && cycles.length < most)
        cycles.push([...path.slice(reached + 1).flatMap(({ edge: by }) => by ?? []), edge]);
      if (reached === undefined && !done.has(edge.to)) {
        onPath.set(edge.to, path.length);
        path.push({ at: edge.to, edge, next: 0 });
      }
    }
  }
  return cycles;
}
