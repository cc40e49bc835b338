// Policies and operator policies that match neither a declared object nor a predeclared exchange.
import { patternOf } from '../../rabbitmq/pattern.ts';
import type { Rule } from '../rule.ts';

/** `policy-matches-nothing`. Policies with a pattern that cannot be evaluated are skipped. */
export const policyMatchesNothing: Rule = {
  code: 'policy-matches-nothing',
  check: (view) =>
    view.policyGroups.flatMap(({ kind, policies }) =>
      policies.filter(view.owned).flatMap((policy) => {
        if ('unclear' in patternOf(policy.pattern)) return [];
        if (view.targets(policy).length > 0) return [];
        const message = `${view.policyText(policy)} matches no declared ${kind === 'policy' ? 'object' : 'queue'}`;
        return [{ key: view.policyKey(policy), properties: ['pattern'], message }];
      }),
    ),
};
