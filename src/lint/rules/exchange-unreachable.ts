// Internal exchanges that no message can reach: clients cannot publish to them (403).
import { keyOf } from '../../model/key.ts';
import { exchangesNamedBy } from '../../rabbitmq/dead-lettering.ts';
import type { Rule } from '../rule.ts';
import { subjectOf } from '../words.ts';

/** `exchange-unreachable`. */
export const exchangeUnreachable: Rule = {
  code: 'exchange-unreachable',
  check: (view) => {
    // a policy may apply to queues and exchanges that are declared elsewhere
    const named = new Set([...view.exchanges, ...view.queues, ...view.policies].flatMap(exchangesNamedBy));
    return view.exchanges.flatMap((exchange) => {
      const key = keyOf(exchange);
      if (!exchange.internal || !view.owned(exchange) || named.has(key) || view.bindingsTo(exchange).length > 0) return [];
      return [{ key, message: `${subjectOf(exchange)} is internal and nothing is bound to it: no message can reach it` }];
    });
  },
};
