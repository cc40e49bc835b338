// Features that the target version still accepts and a later one may refuse.

import { findingsOf } from '../feature-findings.ts';
import type { Rule } from '../rule.ts';

/** `feature-deprecated`. */
export const featureDeprecated: Rule = {
  code: 'feature-deprecated',
  check: (view) => findingsOf(view, 'deprecated'),
};
