// The wait queue of a delayed retry that drops its messages instead of returning them.
import { keyOf, nameText } from '../../model/key.ts';
import { deadLetteringOf } from '../../rabbitmq/dead-lettering.ts';
import { numberOf } from '../../rabbitmq/settings.ts';
import { deadLettersOf } from '../dead-letters.ts';
import type { Rule } from '../rule.ts';
import { placesOf, timeText } from '../words.ts';

/** From this value on, a message TTL counts as retention. Milliseconds. */
const retention = 86_400_000;

/** `retry-without-return`. */
export const retryWithoutReturn: Rule = {
  code: 'retry-without-return',
  check: (view) => {
    const feeding = new Map<string, string>();
    for (const queue of view.queues) {
      for (const to of deadLettersOf(view, queue).queues) if (!feeding.has(keyOf(to))) feeding.set(keyOf(to), queue.name);
    }
    return view.queues.flatMap((queue) => {
      const governed = view.governed(queue);
      const time = numberOf(governed, 'message-ttl');
      const from = feeding.get(keyOf(queue));
      if (time === undefined || time >= retention || from === undefined || deadLetteringOf(governed) !== undefined) return [];
      return [
        {
          key: keyOf(queue),
          properties: placesOf('x-message-ttl'),
          message: `messages dead-lettered from queue ${nameText(from)} wait ${timeText(time)} in queue ${nameText(queue.name)} and are then dropped`,
          hint: 'set a dead-letter exchange on it that returns them',
        },
      ];
    });
  },
};
