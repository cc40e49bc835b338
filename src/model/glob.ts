// Wildcards in names: matching by positions, without a regular expression, whose backtracking could take hours.

/** A part of a glob: a literal character (one code point), exactly one character, or any number of characters. */
export type GlobPart = string | { readonly any: 'one' | 'several' };

/** Whether the parts match the whole text. The time is at most proportional to the product of both lengths. */
export function matchesGlobParts(parts: readonly GlobPart[], text: string): boolean {
  const chars = Array.from(text);
  let at = 0;
  let part = 0;
  // the last wildcard for several characters, and where the text after it begins: earlier ones need not take more
  let wildcard = -1;
  let after = 0;
  while (at < chars.length) {
    const wanted = parts[part];
    if (isSeveral(wanted)) {
      wildcard = part;
      after = at;
      part += 1;
    } else if (wanted !== undefined && (typeof wanted !== 'string' || wanted === chars[at])) {
      at += 1;
      part += 1;
    } else if (wildcard === -1) return false;
    else {
      after += 1;
      at = after;
      part = wildcard + 1;
    }
  }
  return parts.slice(part).every(isSeveral);
}

function isSeveral(part: GlobPart | undefined): boolean {
  return typeof part === 'object' && part.any === 'several';
}
