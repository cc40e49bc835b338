// Policies that match neither a declared object nor a predeclared exchange.
import { keyOf } from '../../model/key.ts';
import { patternOf } from '../../rabbitmq/pattern.ts';
import type { Rule } from '../rule.ts';
import { subjectOf } from '../words.ts';

/** `policy-matches-nothing`. Policies with a pattern that cannot be evaluated are skipped. */
export const policyMatchesNothing: Rule = {
  code: 'policy-matches-nothing',
  check: (view) =>
    view.policies.filter(view.owned).flatMap((policy) => {
      if ('unclear' in patternOf(policy.pattern)) return [];
      if (view.targets(policy).length > 0) return [];
      return [{ key: keyOf(policy), properties: ['pattern'], message: `${subjectOf(policy)} matches no declared object` }];
    }),
};
