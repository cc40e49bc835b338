// Streams without a retention limit.
import { keyOf } from '../../model/key.ts';
import { settingOf } from '../../rabbitmq/settings.ts';
import { partitionOrder } from '../../rabbitmq/super-streams.ts';
import type { Rule } from '../rule.ts';
import { subjectOf } from '../words.ts';

/** `stream-unbounded`. */
export const streamUnbounded: Rule = {
  code: 'stream-unbounded',
  check: (view) =>
    view.queues.flatMap((queue) => {
      if (queue.type !== 'stream' || !view.owned(queue)) return [];
      if (['max-age', 'max-length-bytes'].some((limit) => settingOf(view.governed(queue), limit) !== undefined)) return [];
      // the partitions of a super stream have the same limits: the first one stands for all
      if (view.bindingsTo(queue).some((binding) => (partitionOrder(binding) ?? 0) > 0)) return [];
      return [
        {
          key: keyOf(queue),
          message: `stream ${subjectOf(queue).slice('queue '.length)} has no retention limit: it grows until the disk is full`,
        },
      ];
    }),
};
