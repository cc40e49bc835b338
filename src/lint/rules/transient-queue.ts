// Queues that are neither durable nor exclusive: `transient_nonexcl_queues`, a deprecated feature.
import { keyOf } from '../../model/key.ts';
import { mayRefuseTransientQueues } from '../../rabbitmq/capabilities.ts';
import type { Rule } from '../rule.ts';
import { subjectOf } from '../words.ts';

/** `transient-queue`. */
export const transientQueue: Rule = {
  code: 'transient-queue',
  check: (view) =>
    view.queues.flatMap((queue) => {
      if (queue.durable || queue.exclusive || !view.owned(queue)) return [];
      const fate = mayRefuseTransientQueues(view.target) ? ', and RabbitMQ 4.3 may refuse it (541)' : '';
      return [
        {
          key: keyOf(queue),
          properties: ['durable'],
          message: `${subjectOf(queue)} is neither durable nor exclusive: a broker restart deletes it${fate}`,
        },
      ];
    }),
};
