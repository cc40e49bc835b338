// Circles of a graph. Iterative, so that a chain may be of any length.

/** An edge to the node `to`. */
export interface Edge<K> {
  readonly to: K;
}

/**
 * Circles found by a depth-first walk: for each node that is met again on the way to itself, the way between. Without the last
 * edge of each of them there is no circle left. At most `most` are returned.
 */
export function circlesOf<K, E extends Edge<K>>(graph: ReadonlyMap<K, readonly E[]>, most: number): readonly (readonly E[])[] {
  const circles: (readonly E[])[] = [];
  const done = new Set<K>();
  for (const start of graph.keys()) {
    if (done.has(start) || circles.length >= most) continue;
    const way: { readonly at: K; readonly edge: E | undefined; next: number }[] = [{ at: start, edge: undefined, next: 0 }];
    const onWay = new Map<K, number>([[start, 0]]);
    for (let last = way.at(-1); last !== undefined; last = way.at(-1)) {
      const edge = graph.get(last.at)?.[last.next++];
      if (edge === undefined) {
        done.add(last.at);
        onWay.delete(last.at);
        way.pop();
        continue;
      }
      const met = onWay.get(edge.to);
      if (met !== undefined && circles.length < most) circles.push([...way.slice(met + 1).flatMap(({ edge: by }) => by ?? []), edge]);
      if (met === undefined && !done.has(edge.to)) {
        onWay.set(edge.to, way.length);
        way.push({ at: edge.to, edge, next: 0 });
      }
    }
  }
  return circles;
}
