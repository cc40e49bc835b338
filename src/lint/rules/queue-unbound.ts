// Queues without a binding. Since the default exchange reaches every queue by its name, this is only a hint, and only in virtual hosts
// where publishers use exchanges.
import { exchangeKey, keyOf } from '../../model/key.ts';
import { alternateOf, deadLetteringOf } from '../../rabbitmq/dead-lettering.ts';
import { deadLettersOf } from '../dead-letters.ts';
import type { Rule } from '../rule.ts';
import type { View } from '../view.ts';
import { subjectOf } from '../words.ts';

/** `queue-unbound`. */
export const queueUnbound: Rule = {
  code: 'queue-unbound',
  check: (view) => {
    const dead = deadEnds(view);
    const bound = new Set(
      view.bindings.flatMap(({ vhost, source, destinationType }) =>
        destinationType === 'queue' && !dead.has(exchangeKey(vhost, source)) ? [vhost] : [],
      ),
    );
    const reached = new Set(
      view.queues.flatMap((queue) => deadLettersOf(view, queue).queues.flatMap((to) => (to === queue ? [] : [keyOf(to)]))),
    );
    return view.queues.flatMap((queue) => {
      const key = keyOf(queue);
      if (!bound.has(queue.vhost) || reached.has(key) || !view.owned(queue) || view.bindingsTo(queue).length > 0) return [];
      return [
        { key, message: `${subjectOf(queue)} has no bindings: only messages published with its name to the default exchange reach it` },
      ];
    });
  },
};

/** Dead-letter and alternate exchanges: publishers do not use them. */
function deadEnds(view: View): ReadonlySet<string> {
  const named = [
    ...view.queues.map((queue) => [queue.vhost, deadLetteringOf(view.governed(queue))?.exchange] as const),
    ...view.exchanges.map((exchange) => [exchange.vhost, alternateOf(view.governed(exchange))?.exchange] as const),
  ];
  return new Set(named.flatMap(([vhost, name]) => (name === undefined ? [] : [exchangeKey(vhost, name)])));
}
