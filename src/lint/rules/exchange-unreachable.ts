// Internal exchanges that no message can come to: nobody may publish to them (403).
import { exchangeKey, keyOf } from '../../model/key.ts';
import { textOf } from '../policies.ts';
import type { Rule } from '../rule.ts';
import { subjectOf } from '../words.ts';

/** `exchange-unreachable`. */
export const exchangeUnreachable: Rule = {
  code: 'exchange-unreachable',
  check: (view) => {
    const named = new Set<string>();
    const name = (vhost: string, exchange: string | undefined) => exchange !== undefined && named.add(exchangeKey(vhost, exchange));
    for (const exchange of view.exchanges) name(exchange.vhost, textOf(view, exchange, 'alternate-exchange'));
    for (const queue of view.queues) name(queue.vhost, textOf(view, queue, 'dead-letter-exchange'));
    // a policy may be for queues and exchanges that others declare
    for (const { vhost, definition } of view.policies) {
      for (const key of ['alternate-exchange', 'dead-letter-exchange'])
        if (typeof definition[key] === 'string') name(vhost, definition[key]);
    }
    return view.exchanges.flatMap((exchange) => {
      const key = keyOf(exchange);
      if (!exchange.internal || !view.owned(exchange) || named.has(key) || view.bindingsTo(exchange).length > 0) return [];
      return [{ key, message: `nothing leads to ${subjectOf(exchange)}, and it is internal: nobody can publish to it` }];
    });
  },
};
