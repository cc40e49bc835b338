// A delivery limit without a dead-letter exchange: the queue drops messages that exceed the limit.
import { keyOf } from '../../model/key.ts';
import { deadLetteringOf } from '../../rabbitmq/dead-lettering.ts';
import { deliveryLimitOf } from '../../rabbitmq/settings.ts';
import type { Rule } from '../rule.ts';
import { placesOf, subjectOf } from '../words.ts';

/** `delivery-limit-drops`. */
export const deliveryLimitDrops: Rule = {
  code: 'delivery-limit-drops',
  check: (view) =>
    view.queues.flatMap((queue) => {
      const governed = view.governed(queue);
      const limit = deliveryLimitOf(governed);
      // the default limit of RabbitMQ is not a choice of the author
      if (limit?.by === undefined || deadLetteringOf(governed) !== undefined) return [];
      const message = `${subjectOf(queue)} drops a message that was returned ${limit.returns} times: it has no dead-letter exchange`;
      return [{ key: keyOf(queue), properties: placesOf('x-delivery-limit'), message }];
    }),
};
