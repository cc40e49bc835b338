// Dead letters that match no binding.
import { keyOf, nameText } from '../../model/key.ts';
import { alternateOf, deadLetteringOf } from '../../rabbitmq/dead-lettering.ts';
import { isDefaultExchange } from '../../rabbitmq/predeclared.ts';
import { deadLettersOf } from '../dead-letters.ts';
import type { Rule } from '../rule.ts';
import { placesOf, subjectOf } from '../words.ts';

/** `dead-letter-unroutable`. `exchange-dead-end` reports exchanges without any binding. */
export const deadLetterUnroutable: Rule = {
  code: 'dead-letter-unroutable',
  check: (view) =>
    view.queues.flatMap((queue) => {
      const way = deadLetteringOf(view.governed(queue));
      if (way === undefined) return [];
      const { queues, beyond } = deadLettersOf(view, queue);
      if (queues.length > 0 || beyond) return [];
      const key = way.routingKey === undefined ? 'their original keys' : `[${way.routingKey}]`;
      const exchange = view.exchange(queue.vhost, way.exchange);
      const dark = exchange !== undefined && view.bindingsFrom(exchange).length === 0 && alternateOf(view.governed(exchange)) === undefined;
      if (dark) return [];
      const message = isDefaultExchange(way.exchange)
        ? `messages dead-lettered from ${subjectOf(queue)} are routed to queue ${nameText(way.routingKey ?? '')}, which is not declared`
        : `messages dead-lettered from ${subjectOf(queue)} with ${key} match no binding of exchange ${nameText(way.exchange)}`;
      return [
        { key: keyOf(queue), properties: [...placesOf('x-dead-letter-routing-key'), ...placesOf('x-dead-letter-exchange')], message },
      ];
    }),
};
