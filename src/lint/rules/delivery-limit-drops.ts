// A delivery limit that drops: without a dead letter exchange there is no other place for such a message.
import { keyOf } from '../../model/key.ts';
import { deadLetteringOf } from '../dead-letters.ts';
import { numberOf } from '../policies.ts';
import type { Rule } from '../rule.ts';
import { placesOf, subjectOf } from '../words.ts';

/** `delivery-limit-drops`. */
export const deliveryLimitDrops: Rule = {
  code: 'delivery-limit-drops',
  check: (view) =>
    view.queues.flatMap((queue) => {
      const limit = queue.type === 'quorum' ? numberOf(view, queue, 'delivery-limit') : undefined;
      if (limit === undefined || limit < 0 || deadLetteringOf(view, queue) !== undefined) return [];
      const message = `${subjectOf(queue)} drops a message that came back ${limit} times: it has no dead letter exchange`;
      return [{ key: keyOf(queue), properties: placesOf('x-delivery-limit'), message }];
    }),
};
