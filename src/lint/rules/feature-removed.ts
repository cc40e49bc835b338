// Features that the target version refuses and an older one accepted.

import { findingsOf } from '../feature-findings.ts';
import type { Rule } from '../rule.ts';

/** `feature-removed`. */
export const featureRemoved: Rule = {
  code: 'feature-removed',
  check: (view) => findingsOf(view, 'removed'),
};
