// "Did you mean": the nearest known word by edit distance, if it is near enough.

/** The hint for an unknown word; undefined if no known word is near. */
export function didYouMean(word: string, known: Iterable<string>, most?: number): string | undefined {
  const near = nearest(word, known, most);
  return near === undefined ? undefined : `did you mean ${JSON.stringify(near)}?`;
}

/** Maximum number of characters for `x-` and the dashes between words. */
const mostPunctuation = 8;

/** The nearest word other than the empty one: equal except for case, `-`, `_` and a leading `x-`, or within an edit distance of `most`. */
export function nearest(word: string, known: Iterable<string>, most = Math.max(1, Math.floor(word.length / 3))): string | undefined {
  const wanted = bare(word);
  let best: string | undefined;
  let limit = most + 1;
  for (const candidate of known) {
    if (candidate === word || candidate === '') continue;
    const apart = Math.abs(candidate.length - word.length);
    if (apart <= mostPunctuation && bare(candidate) === wanted) return candidate;
    if (apart >= limit) continue;
    const distance = editDistance(word, candidate, limit);
    if (distance < limit) {
      limit = distance;
      best = candidate;
    }
  }
  return best;
}

function bare(word: string): string {
  return word.replace(/^x-/, '').replace(/[-_.]/g, '').toLowerCase();
}

/** Optimal string alignment: insert, delete, replace, swap two neighbours. Stops at `limit`. */
function editDistance(one: string, other: string, limit: number): number {
  let before: number[] = [];
  let previous = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      let cost = Math.min(at(previous, j) + 1, at(row, j - 1) + 1, at(previous, j - 1) + same);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) cost = Math.min(cost, at(before, j - 2) + 1);
      row.push(cost);
    }
    if (Math.min(...row) >= limit) return limit;
    before = previous;
    previous = row;
  }
  return at(previous, other.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? 0;
}
