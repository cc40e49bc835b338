// Queues without a binding. The default exchange reaches every queue by its name, so this is a hint, and only where publishers use
// exchanges.
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
      return [{ key, message: `nothing is bound to ${subjectOf(queue)}: only publishers that know its name reach it` }];
    });
  },
};

/** Exchanges for dead letters and for what cannot be routed: publishers do not know them. */
function deadEnds(view: View): ReadonlySet<string> {
  const named = [
    ...view.queues.map((queue) => [queue.vhost, deadLetteringOf(view.governed(queue))?.exchange] as const),
    ...view.exchanges.map((exchange) => [exchange.vhost, alternateOf(view.governed(exchange))?.exchange] as const),
  ];
  return new Set(named.flatMap(([vhost, name]) => (name === undefined ? [] : [exchangeKey(vhost, name)])));
}
