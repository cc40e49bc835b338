// Policies that match nothing declared.
import { keyOf } from '../../model/key.ts';
import { patternOf } from '../../rabbitmq/pattern.ts';
import { matcher } from '../matching.ts';
import type { Rule } from '../rule.ts';
import { subjectOf } from '../words.ts';

/** `policy-matches-nothing`. A pattern that cannot be read here is not judged. */
export const policyMatchesNothing: Rule = {
  code: 'policy-matches-nothing',
  check: (view) =>
    view.policies.filter(view.owned).flatMap((policy) => {
      if ('unclear' in patternOf(policy.pattern)) return [];
      const matches = matcher(policy);
      if (view.queues.some(matches) || view.exchanges.some(matches)) return [];
      return [{ key: keyOf(policy), properties: ['pattern'], message: `${subjectOf(policy)} matches nothing that is declared` }];
    }),
};
