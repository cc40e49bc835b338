// The wait queue of a delayed retry that drops its messages instead of returning them.
import { keyOf, nameText } from '../../model/key.ts';
import { deadLetteringOf } from '../../rabbitmq/dead-lettering.ts';
import { waitingQueues } from '../retries.ts';
import type { Rule } from '../rule.ts';
import { placesOf, timeText } from '../words.ts';

/** `retry-without-return`. */
export const retryWithoutReturn: Rule = {
  code: 'retry-without-return',
  check: (view) =>
    waitingQueues(view).flatMap(({ queue, time, from: [from] }) => {
      if (from === undefined || deadLetteringOf(view.governed(queue)) !== undefined) return [];
      return [
        {
          key: keyOf(queue),
          properties: placesOf('x-message-ttl'),
          message: `messages dead-lettered from queue ${nameText(from.name)} wait ${timeText(time)} in queue ${nameText(queue.name)} and are then dropped`,
          hint: 'set a dead-letter exchange on it that returns them',
        },
      ];
    }),
};
