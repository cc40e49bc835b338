// Queues without any limit: they can grow until the broker blocks publishers.
import { keyOf } from '../../model/key.ts';
import { settingOf } from '../../rabbitmq/settings.ts';
import type { Rule } from '../rule.ts';
import { subjectOf } from '../words.ts';

const limits = ['max-length', 'max-length-bytes', 'message-ttl', 'expires'];

/** `queue-unbounded`. Auto-delete and exclusive queues are excluded: they are deleted with their consumers or their connection. */
export const queueUnbounded: Rule = {
  code: 'queue-unbounded',
  check: (view) =>
    view.queues.flatMap((queue) => {
      if (queue.type === 'stream' || queue.exclusive || queue.autoDelete || !view.owned(queue)) return [];
      if (limits.some((limit) => settingOf(view.governed(queue), limit) !== undefined)) return [];
      return [{ key: keyOf(queue), message: `${subjectOf(queue)} has no length limit, message TTL or expiry` }];
    }),
};
