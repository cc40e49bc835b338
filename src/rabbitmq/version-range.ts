// Ranges of versions, as topo.config.yaml writes them: `4.0`, `4.0.5`, `>=4.0 <4.3`.
import { compareVersions, namedVersion, type Version } from './version.ts';

/** Whether a version is in a range. */
type VersionRange = (version: Version) => boolean;

/**
 * Parses a range: comparisons separated by spaces, all of which must hold. A version without an operator is equality, and without a patch
 * number it stands for its series: `4.0` contains 4.0.5, `<=4.0` too, `>4.0` does not. Undefined for any other text.
 */
export function versionRange(text: string): VersionRange | undefined {
  const words = text
    .trim()
    .replace(/([<>=])\s+(?=\d)/g, '$1')
    .split(/\s+/);
  const parts = words.map(comparison);
  const known = parts.filter((part) => part !== undefined);
  return known.length < parts.length ? undefined : (version) => known.every((holds) => holds(version));
}

function comparison(word: string): VersionRange | undefined {
  const [, operator = '=', text = ''] = /^(>=|<=|>|<|=)?(\d.*)$/.exec(word) ?? [];
  const wanted = namedVersion(text);
  if (wanted === undefined) return undefined;
  const isHere = (version: Version): boolean => isWithin(version, wanted);
  const order = (version: Version): number => (isHere(version) ? 0 : compareVersions(version, wanted));
  switch (operator) {
    case '>=':
      return (version) => order(version) >= 0;
    case '<=':
      return (version) => order(version) <= 0;
    case '>':
      return (version) => order(version) > 0;
    case '<':
      return (version) => order(version) < 0;
    default:
      return isHere;
  }
}

/** Whether a version equals another one, or belongs to its series if that has no patch number. */
function isWithin(version: Version, [major, minor, patch]: Version): boolean {
  return version[0] === major && version[1] === minor && (patch === undefined || (version[2] ?? 0) === patch);
}
