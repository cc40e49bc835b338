// Quorum queues whose messages an upgrade limits to the default number of returns: none before RabbitMQ 4.0, 20 since then.
import { keyOf } from '../model/key.ts';
import type { UpgradeFinding } from '../model/upgrade.ts';
import { deadLetteringOf } from '../rabbitmq/dead-lettering.ts';
import { deliveryLimitOf } from '../rabbitmq/settings.ts';
import { seriesText } from '../rabbitmq/version.ts';
import type { View } from './view.ts';
import { subjectOf } from './words.ts';

/**
 * One finding per quorum queue that has no delivery limit in the old version, and the default one in the new version. `before`: the same
 * topology in the old version.
 */
export function limitedDeliveries(view: View, before: View): readonly UpgradeFinding[] {
  return view.queues.flatMap((queue): readonly UpgradeFinding[] => {
    if (!view.owned(queue) || deliveryLimitOf(before.governed(queue)) !== undefined) return [];
    const limit = deliveryLimitOf(view.governed(queue));
    if (limit === undefined || limit.by !== undefined) return [];
    const fate = deadLetteringOf(view.governed(queue)) === undefined ? 'dropped' : 'dead-lettered';
    return [
      {
        effect: 'changed',
        when: 'silently',
        message: `${subjectOf(queue)} has no delivery limit: since RabbitMQ 4.0, a message that is returned to it ${limit.returns + 1} times is ${fate}; RabbitMQ ${seriesText(before.target)} keeps it`,
        remedies: [
          'before the upgrade, set delivery-limit in the policy that applies to the queue, to a number that no message reaches',
          'after the upgrade, set delivery-limit: -1 (no limit) in that policy; RabbitMQ refuses a policy with this value before 4.0',
          ...(fate === 'dropped' ? ['give the queue a dead-letter exchange'] : []),
        ],
        key: keyOf(queue),
        properties: ['type'],
        queues: [queue],
      },
    ];
  });
}
