// Exclusive queues: a plan never creates them.
import { keyOf } from '../../model/key.ts';
import type { Rule } from '../rule.ts';
import { subjectOf } from '../words.ts';

/** `exclusive-queue`. */
export const exclusiveQueue: Rule = {
  code: 'exclusive-queue',
  check: (view) =>
    view.queues.flatMap((queue) =>
      queue.exclusive && view.owned(queue)
        ? [
            {
              key: keyOf(queue),
              properties: ['exclusive'],
              message: `${subjectOf(queue)} belongs to the connection that declares it: a plan does not create or change it`,
            },
          ]
        : [],
    ),
};
