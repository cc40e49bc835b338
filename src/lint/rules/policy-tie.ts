// Policies of which nobody can say which applies.
import { keyOf, nameText } from '../../model/key.ts';
import { byCodeUnits } from '../../model/values.ts';
import { isTaken, matcher } from '../matching.ts';
import type { Finding, Rule } from '../rule.ts';
import { subjectOf } from '../words.ts';

/** `policy-tie`. One finding for each policy that ties with an earlier one at the top of an object. */
export const policyTie: Rule = {
  code: 'policy-tie',
  check: (view) => {
    const found = new Map<string, Finding>();
    const matchers = view.policies.map((policy) => ({ policy, matches: matcher(policy) }));
    for (const entity of [...view.queues, ...view.exchanges]) {
      const top = view.policyOf(entity);
      if (top === undefined) continue;
      const tied = matchers.filter(
        ({ policy, matches }) =>
          policy.priority === top.priority && policy !== top && matches(entity) && isTaken(policy, entity, view.target),
      );
      for (const { policy } of tied) {
        const key = keyOf(policy);
        if (found.has(key)) continue;
        const message = `${subjectOf(policy)} and policy ${nameText(top.name)} have priority ${top.priority}, and both match ${subjectOf(entity)}`;
        found.set(key, { key, properties: ['priority', 'pattern'], message, related: [{ key: keyOf(top), message: 'the other one' }] });
      }
    }
    return [...found.values()].sort((one, other) => byCodeUnits(one.key, other.key));
  },
};
