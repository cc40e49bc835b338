// Policies that never apply, because policies with a higher priority match all of the same objects.
import type { Exchange, Queue } from '../../model/entity.ts';
import { nameText } from '../../model/key.ts';
import type { Rule } from '../rule.ts';
import { listed } from '../words.ts';

/** `policy-shadowed`. */
export const policyShadowed: Rule = {
  code: 'policy-shadowed',
  check: (view) =>
    view.policyGroups.flatMap(({ policies, inEffect }) =>
      policies.filter(view.owned).flatMap((policy) => {
        const matched = view.targets(policy);
        const winnerOf = (entity: Exchange | Queue) => inEffect(entity).policy;
        if (matched.length === 0 || !matched.every((entity) => (winnerOf(entity)?.priority ?? policy.priority) > policy.priority))
          return [];
        const winners = new Set(matched.map(winnerOf));
        const names = listed([...new Set([...winners].flatMap((winner) => (winner === undefined ? [] : [nameText(winner.name)])))]);
        return [
          {
            key: view.policyKey(policy),
            properties: ['priority', 'pattern'],
            message: `${view.policyText(policy)} never applies: every object that it matches is matched with a higher priority by ${names}`,
          },
        ];
      }),
    ),
};
