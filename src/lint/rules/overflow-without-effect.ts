// An overflow that does not do what it says. What quorum queues make of `reject-publish-dlx` was measured on 3.10, 4.0 and 4.3.
import type { Queue } from '../../model/entity.ts';
import { keyOf } from '../../model/key.ts';
import { deadLetteringOf, isLengthLimited } from '../../rabbitmq/dead-lettering.ts';
import type { Rule } from '../rule.ts';
import { settingOf } from '../settings.ts';
import type { View } from '../view.ts';
import { placesOf, subjectOf } from '../words.ts';

/** `overflow-without-effect`. At-least-once dead-lettering asks for `reject-publish` without a limit, too. */
export const overflowWithoutEffect: Rule = {
  code: 'overflow-without-effect',
  check: (view) =>
    view.queues.flatMap((queue) => {
      const fault = view.owned(queue) ? faultOf(view, queue) : undefined;
      return fault === undefined
        ? []
        : [{ key: keyOf(queue), properties: placesOf('x-overflow'), message: `${subjectOf(queue)}: ${fault}` }];
    }),
};

function faultOf(view: View, queue: Queue): string | undefined {
  const setting = settingOf(view, queue, 'overflow');
  if (setting === undefined || setting.policy !== undefined || queue.type === 'stream') return undefined;
  const governed = view.governed(queue);
  if (!isLengthLimited(governed) && settingOf(view, queue, 'dead-letter-strategy')?.value !== 'at-least-once')
    return `without a length limit it never overflows`;
  if (setting.value !== 'reject-publish-dlx') return undefined;
  if (queue.type === 'quorum') return 'a quorum queue does not reject with reject-publish-dlx: it dead-letters the oldest message instead';
  return deadLetteringOf(governed) === undefined ? 'reject-publish-dlx without a dead letter exchange is reject-publish' : undefined;
}
