// Dead letters that no binding takes.
import { keyOf, nameText } from '../../model/key.ts';
import { alternateOf, deadLetteringOf } from '../../rabbitmq/dead-lettering.ts';
import { deadLettersOf } from '../dead-letters.ts';
import type { Rule } from '../rule.ts';
import { placesOf, subjectOf } from '../words.ts';

/** `dead-letter-unroutable`. An exchange without any way out is a black hole, which another rule reports. */
export const deadLetterUnroutable: Rule = {
  code: 'dead-letter-unroutable',
  check: (view) =>
    view.queues.flatMap((queue) => {
      const way = deadLetteringOf(view.governed(queue));
      if (way === undefined) return [];
      const { queues, beyond } = deadLettersOf(view, queue);
      if (queues.length > 0 || beyond) return [];
      const key = way.routingKey === undefined ? 'the keys that they come with' : `[${way.routingKey}]`;
      const exchange = view.exchange(queue.vhost, way.exchange);
      const dark = exchange !== undefined && view.bindingsFrom(exchange).length === 0 && alternateOf(view.governed(exchange)) === undefined;
      if (dark) return [];
      const message =
        way.exchange === ''
          ? `dead letters of ${subjectOf(queue)} are for a queue ${nameText(way.routingKey ?? '')}, which is not declared`
          : `dead letters of ${subjectOf(queue)} with ${key} match no binding of exchange ${nameText(way.exchange)}`;
      return [
        { key: keyOf(queue), properties: [...placesOf('x-dead-letter-routing-key'), ...placesOf('x-dead-letter-exchange')], message },
      ];
    }),
};
