// Policy keys that arguments override (measured on 3.10, 4.0 and 4.3).
import { keyOf } from '../../model/key.ts';
import { argumentOf, mergeOf } from '../../rabbitmq/settings.ts';
import type { Finding, Rule } from '../rule.ts';
import { subjectOf } from '../words.ts';

/** `policy-overridden`. For limits and times the lower value applies, so the policy always has an effect. */
export const policyOverridden: Rule = {
  code: 'policy-overridden',
  check: (view) =>
    [...view.queues, ...view.exchanges].flatMap((entity) => {
      const governed = view.governed(entity);
      const pairs = [governed.policy, governed.operatorPolicy].flatMap((policy) =>
        policy === undefined || !view.owned(policy) ? [] : Object.keys(policy.definition).map((key) => ({ policy, key })),
      );
      return pairs.flatMap(({ policy, key }): readonly Finding[] => {
        const argument = argumentOf(entity.kind, key);
        if (entity.arguments[argument] === undefined || mergeOf(governed, key) !== 'argument') return [];
        const message = `${key} of ${view.policyText(policy)} has no effect on ${subjectOf(entity)}: its argument ${argument} takes precedence`;
        return [
          {
            key: view.policyKey(policy),
            properties: [key],
            message,
            related: [{ key: keyOf(entity), message: 'the argument is set here' }],
          },
        ];
      });
    }),
};
