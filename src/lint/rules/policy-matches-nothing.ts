// Policies that match nothing declared.
import { keyOf } from '../../model/key.ts';
import { readPattern } from '../../model/policy.ts';
import { matcher } from '../matching.ts';
import type { Rule } from '../rule.ts';
import { subjectOf } from '../words.ts';

/** `policy-matches-nothing`. A pattern that JavaScript cannot read is not judged. */
export const policyMatchesNothing: Rule = {
  code: 'policy-matches-nothing',
  check: (view) =>
    view.policies.filter(view.owned).flatMap((policy) => {
      if (readPattern(policy.pattern) === undefined) return [];
      const matches = matcher(policy);
      if (view.queues.some(matches) || view.exchanges.some(matches)) return [];
      return [{ key: keyOf(policy), properties: ['pattern'], message: `${subjectOf(policy)} matches nothing that is declared` }];
    }),
};
