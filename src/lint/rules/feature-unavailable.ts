// Features that the target version does not have yet.

import { findingsOf } from '../feature-findings.ts';
import type { Rule } from '../rule.ts';

/** `feature-unavailable`. */
export const featureUnavailable: Rule = {
  code: 'feature-unavailable',
  check: (view) => findingsOf(view, 'not-yet'),
};
