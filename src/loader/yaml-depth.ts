// How deep a YAML text nests, seen on the parser's flat tokens without recursion: what follows recurses once a level.
import type { CST } from 'yaml';

/** Levels of nesting that a document may have; the format itself needs five, the rest is for values of arguments. */
export const maxDepth = 64;

/** Offset of the first node that is nested too deep. */
export function tooDeep(document: CST.Token): number | undefined {
  if (document.type !== 'document' || document.value === undefined) return undefined;
  const open: { readonly token: CST.Token; readonly depth: number }[] = [{ token: document.value, depth: 1 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next;
    if (!('items' in token)) continue;
    if (depth > maxDepth) return token.offset;
    for (const item of token.items) {
      if (item.key) open.push({ token: item.key, depth: depth + 1 });
      if (item.value) open.push({ token: item.value, depth: depth + 1 });
    }
  }
  return undefined;
}
