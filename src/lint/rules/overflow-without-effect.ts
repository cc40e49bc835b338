// Overflow settings without the intended effect. The behaviour of quorum queues with `reject-publish-dlx` was measured on 3.10, 4.0
// and 4.3.
import type { Queue } from '../../model/entity.ts';
import { keyOf } from '../../model/key.ts';
import { deadLetteringOf, isLengthLimited } from '../../rabbitmq/dead-lettering.ts';
import { settingOf } from '../../rabbitmq/settings.ts';
import type { Rule } from '../rule.ts';
import type { View } from '../view.ts';
import { placesOf, subjectOf } from '../words.ts';

/** `overflow-without-effect`. At-least-once dead-lettering requires `reject-publish`, even without a limit. */
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
  const governed = view.governed(queue);
  const setting = settingOf(governed, 'overflow');
  if (setting === undefined || setting.policy !== undefined || queue.type === 'stream') return undefined;
  if (!isLengthLimited(governed) && settingOf(governed, 'dead-letter-strategy')?.value !== 'at-least-once')
    return 'overflow has no effect without a length limit';
  if (setting.value !== 'reject-publish-dlx') return undefined;
  if (queue.type === 'quorum') return 'with reject-publish-dlx a quorum queue does not reject, it dead-letters the oldest message';
  return deadLetteringOf(governed) === undefined
    ? 'reject-publish-dlx without a dead-letter exchange behaves like reject-publish'
    : undefined;
}
