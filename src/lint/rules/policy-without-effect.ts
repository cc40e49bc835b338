// Policy keys that have no effect on any of the queues that the policy matches.

import type { Queue } from '../../model/entity.ts';
import { typesObeying } from '../../rabbitmq/policy-keys.ts';
import type { Rule } from '../rule.ts';
import { allPolicies } from '../view.ts';
import { listed } from '../words.ts';

/** `policy-without-effect`. A queue without a declared type may be of any type. */
export const policyWithoutEffect: Rule = {
  code: 'policy-without-effect',
  check: (view) =>
    allPolicies(view).flatMap((policy) => {
      const queues = view.targets(policy).filter((target): target is Queue => target.kind === 'queue');
      if (queues.length === 0) return [];
      return Object.keys(policy.definition).flatMap((key) => {
        const types = typesObeying(key, view.target);
        if (types === undefined || queues.some(({ type }) => type === undefined || types.includes(type))) return [];
        const message = `${key} of ${view.policyText(policy)} only applies to ${listed(types)} queues, and the policy matches none`;
        return [{ key: view.policyKey(policy), properties: [key], message }];
      });
    }),
};
