// Policies with equal priority: which one applies is undefined.
import { keyOf, nameText } from '../../model/key.ts';
import { byCodeUnits } from '../../model/values.ts';
import type { Finding, Rule } from '../rule.ts';
import { subjectOf } from '../words.ts';

/** `policy-tie`. One finding per policy that ties with an earlier one for the highest priority on an object. */
export const policyTie: Rule = {
  code: 'policy-tie',
  check: (view) => {
    const found = new Map<string, Finding>();
    for (const entity of [...view.queues, ...view.exchanges, ...view.predeclared]) {
      const { policy: top, tied } = view.inEffect(entity);
      if (top === undefined) continue;
      for (const policy of tied) {
        const key = keyOf(policy);
        if (found.has(key)) continue;
        const message = `${subjectOf(policy)} and policy ${nameText(top.name)} both have priority ${top.priority} and match ${subjectOf(entity)}`;
        found.set(key, { key, properties: ['priority', 'pattern'], message, related: [{ key: keyOf(top), message: 'the other policy' }] });
      }
    }
    return [...found.values()].sort((one, other) => byCodeUnits(one.key, other.key));
  },
};
