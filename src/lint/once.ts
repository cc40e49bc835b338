// One finding per fault: several rules, and the loader, may find the same one.
import type { Code } from '../model/codes.ts';
import type { Diagnostic, Span } from '../model/diagnostic.ts';

/** The version rules name the remedy and the version. */
const features: readonly Code[] = ['feature-removed', 'feature-unavailable', 'feature-deprecated'];

/** For each code, the codes that report the same fault with more details if they are at the same position. */
const betterCodes: { readonly [code in Code]?: readonly Code[] } = {
  // the loader suggests the name that was likely intended
  'argument-without-effect': ['argument-unknown'],
  'out-of-range': features,
  'wrong-type': features,
  'unknown-value': features,
  'invalid-format': features,
  'policy-without-effect': features,
  'policy-matches-nothing': ['name-with-blanks'],
};

/** The findings without those that repeat another one. */
export function once<F extends { readonly diagnostic: Diagnostic }>(findings: readonly F[]): readonly F[] {
  const known = new Set(findings.map(({ diagnostic: { code, span } }) => placeOf(code, span)));
  return findings.filter(({ diagnostic: { code, span } }) => !(betterCodes[code] ?? []).some((other) => known.has(placeOf(other, span))));
}

function placeOf(code: Code, span: Span | undefined): string {
  return `${code} ${span?.line}:${span?.column} ${span?.file}`;
}
