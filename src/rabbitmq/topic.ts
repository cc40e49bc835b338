// The topic exchange: patterns of words in a trie, so that a key is matched against all of them at once. `*` is one word, `#` is zero or
// more words. An empty key has no words; `a.` has two, and the second is empty.

/** Values under topic patterns. */
export interface TopicTrie<T> {
  readonly values: T[];
  readonly next: Map<string, TopicTrie<T>>;
}

/** An empty trie. */
export function topicTrie<T>(): TopicTrie<T> {
  return { values: [], next: new Map() };
}

/** The words of a key or pattern; the empty key has none. */
export function wordsOf(key: string): readonly string[] {
  return key === '' ? [] : key.split('.');
}

/** The number of `#` words in a binding key. */
export function hashWords(pattern: string): number {
  return wordsOf(pattern).filter((word) => word === '#').length;
}

/** Whether a binding key of a topic exchange contains a wildcard. */
export function hasWildcard(pattern: string): boolean {
  return wordsOf(pattern).some((word) => word === '*' || word === '#');
}

/** Adds a value under a pattern. */
export function addPattern<T>(trie: TopicTrie<T>, pattern: string, value: T): void {
  let node = trie;
  for (const word of wordsOf(pattern)) {
    let child = node.next.get(word);
    if (child === undefined) {
      child = topicTrie();
      node.next.set(word, child);
    }
    node = child;
  }
  node.values.push(value);
}

/** Calls `found` once with each value whose pattern matches the key. */
export function matchKey<T>(trie: TopicTrie<T>, key: string, found: (value: T) => void): void {
  const seen: Seen<T> = { nodes: undefined, words: wordsOf(key), found };
  step(trie, 0, false, seen);
}

interface Seen<T> {
  /** Visited pairs of node and position: with `#`, several paths can lead to one pair. */
  nodes: Map<TopicTrie<T>, Set<number>> | undefined;
  readonly words: readonly string[];
  readonly found: (value: T) => void;
}

/** @returns false if the node was visited at this position before */
function step<T>(node: TopicTrie<T>, at: number, behindHash: boolean, seen: Seen<T>): boolean {
  if (behindHash && !isNew(node, at, seen)) return false;
  const { words, found } = seen;
  const word = words[at];
  if (word === undefined) for (const value of node.values) found(value);
  if (node.next.size === 0) return true;
  if (word !== undefined) {
    // in a key, `*` and `#` are ordinary words; in a pattern, they are handled below
    const literal = word === '*' || word === '#' ? undefined : node.next.get(word);
    if (literal !== undefined) step(literal, at + 1, behindHash, seen);
    const star = node.next.get('*');
    if (star !== undefined) step(star, at + 1, behindHash, seen);
  }
  const hash = node.next.get('#');
  // once visited at a position, it was visited at all later ones too
  if (hash !== undefined) for (let from = at; from <= words.length && step(hash, from, true, seen); from += 1);
  return true;
}

function isNew<T>(node: TopicTrie<T>, at: number, seen: Seen<T>): boolean {
  seen.nodes ??= new Map();
  const places = seen.nodes.get(node);
  if (places === undefined) {
    seen.nodes.set(node, new Set([at]));
    return true;
  }
  if (places.has(at)) return false;
  places.add(at);
  return true;
}

/** Whether one key matches one pattern. */
export function keyFits(pattern: string, key: string): boolean {
  const trie = topicTrie<true>();
  addPattern(trie, pattern, true);
  let fitting = false;
  matchKey(trie, key, () => {
    fitting = true;
  });
  return fitting;
}
