// Items in groups, in the order of the items and of the first of each group.

/** Groups items by key. */
export function grouped<T, K>(items: Iterable<T>, keyFor: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) append(groups, keyFor(item), item);
  return groups;
}

/** Adds an item to the group of a key. */
export function append<T, K>(groups: Map<K, T[]>, key: K, item: T): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [item]);
  else group.push(item);
}
