// Policies that never apply, because policies with a higher priority match all of the same objects.
import { keyOf, nameText } from '../../model/key.ts';
import { isMeantFor } from '../../rabbitmq/policies.ts';
import type { Rule } from '../rule.ts';
import { listed, subjectOf } from '../words.ts';

/** `policy-shadowed`. */
export const policyShadowed: Rule = {
  code: 'policy-shadowed',
  check: (view) =>
    view.policies.filter(view.owned).flatMap((policy) => {
      const matched = [...view.queues, ...view.exchanges, ...view.predeclared].filter((entity) => isMeantFor(policy, entity));
      const winners = matched.map((entity) => view.inEffect(entity).policy);
      if (matched.length === 0 || !winners.every((winner) => winner !== undefined && winner.priority > policy.priority)) return [];
      const names = listed([...new Set(winners.flatMap((winner) => (winner === undefined ? [] : [nameText(winner.name)])))]);
      return [
        {
          key: keyOf(policy),
          properties: ['priority', 'pattern'],
          message: `${subjectOf(policy)} never applies: every object that it matches is matched with a higher priority by ${names}`,
        },
      ];
    }),
};
