// A delivery limit without a dead-letter exchange: the queue drops messages that exceed the limit.
import { keyOf } from '../../model/key.ts';
import { deadLetteringOf } from '../../rabbitmq/dead-lettering.ts';
import { deliveryLimitOf } from '../../rabbitmq/settings.ts';
import type { Finding, Rule } from '../rule.ts';
import { placesOf, subjectOf } from '../words.ts';

/** `delivery-limit-drops`. */
export const deliveryLimitDrops: Rule = {
  code: 'delivery-limit-drops',
  check: (view) =>
    view.queues.flatMap((queue): readonly Finding[] => {
      const governed = view.governed(queue);
      const limit = deliveryLimitOf(governed);
      // the default limit of RabbitMQ is not a choice of the author
      if (limit?.by === undefined || deadLetteringOf(governed) !== undefined) return [];
      const message = `${subjectOf(queue)} drops a message that was returned ${limit.returns} times: it has no dead-letter exchange`;
      const { policy } = limit.by;
      if (policy === undefined) return [{ key: keyOf(queue), properties: placesOf('x-delivery-limit'), message }];
      const related = [{ key: view.policyKey(policy), properties: ['delivery-limit'], message: 'the policy sets the limit here' }];
      return [{ key: keyOf(queue), message, related }];
    }),
};
