// Policies with equal priority: which one applies is undefined.
import type { Exchange, Policy, Queue } from '../../model/entity.ts';
import { byCodeUnits } from '../../model/values.ts';
import type { Finding, Rule } from '../rule.ts';
import type { View } from '../view.ts';
import { subjectOf } from '../words.ts';

/** `policy-tie`. One finding per policy that ties with an earlier one for the highest priority on an object. */
export const policyTie: Rule = {
  code: 'policy-tie',
  check: (view) => {
    const found = new Map<string, Finding>();
    for (const { entity, top, tied } of ties(view)) {
      for (const policy of tied) {
        const key = view.policyKey(policy);
        if (found.has(key)) continue;
        const message = `${view.policyText(policy)} and ${view.policyText(top)} both have priority ${top.priority} and match ${subjectOf(entity)}`;
        found.set(key, {
          key,
          properties: ['priority', 'pattern'],
          message,
          related: [{ key: view.policyKey(top), message: 'the other policy' }],
        });
      }
    }
    return [...found.values()].sort((one, other) => byCodeUnits(one.key, other.key));
  },
};

interface Tie {
  readonly entity: Exchange | Queue;
  /** The policy assumed to apply. */
  readonly top: Policy;
  readonly tied: readonly Policy[];
}

/** No exchange uses an operator policy. */
function ties(view: View): readonly Tie[] {
  const others = [...view.exchanges, ...view.predeclared];
  return view.policyGroups.flatMap(({ kind, inEffect }) =>
    [...view.queues, ...(kind === 'policy' ? others : [])].flatMap((entity) => {
      const { policy: top, tied } = inEffect(entity);
      return top === undefined ? [] : [{ entity, top, tied }];
    }),
  );
}
