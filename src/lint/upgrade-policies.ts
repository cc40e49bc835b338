// Policies that apply to a queue before an upgrade and not after it: one key that the newer version does not support on a type of queue
// excludes the whole policy.
import type { Policy, Queue } from '../model/entity.ts';
import { append } from '../model/grouped.ts';
import { nameText } from '../model/key.ts';
import type { UpgradeFinding } from '../model/upgrade.ts';
import { keyEffect } from '../rabbitmq/policy-keys.ts';
import { seriesText, type Version } from '../rabbitmq/version.ts';
import type { View } from './view.ts';
import { listed } from './words.ts';

/** One finding per policy, with its queues. `before`: the same topology in the version before the upgrade. */
export function policiesThatEnd(view: View, before: View): readonly UpgradeFinding[] {
  return view.policyGroups.flatMap(({ policies, inEffect }, at) => {
    const former = before.policyGroups[at];
    const ended = new Map<Policy, Queue[]>();
    for (const queue of former === undefined ? [] : view.queues) {
      const was = former?.inEffect(queue).policy;
      const policy = policies.find((one) => one.vhost === was?.vhost && one.name === was?.name);
      if (policy !== undefined && inEffect(queue).policy !== policy && view.owned(policy)) append(ended, policy, queue);
    }
    return [...ended].flatMap(([policy, queues]) => findingOf(policy, queues, view, before.target));
  });
}

function findingOf(policy: Policy, queues: readonly Queue[], view: View, from: Version): readonly UpgradeFinding[] {
  const { target } = view;
  const keys = Object.keys(policy.definition).filter((key) =>
    queues.some(({ type = 'classic' }) => keyEffect(key, type, target) === 'void' && keyEffect(key, type, from) !== 'void'),
  );
  if (keys.length === 0) return [];
  const names = listed(queues.map(({ name }) => nameText(name)));
  const subject = view.policyText(policy);
  return [
    {
      effect: 'lost',
      when: 'silently',
      message: `${subject} no longer applies to ${queues.length === 1 ? 'queue' : 'queues'} ${names}: RabbitMQ ${seriesText(target)} does not support ${listed(keys)} on this type of queue, and one unsupported key excludes the whole policy`,
      remedies: [`remove ${listed(keys)}`, `move ${listed(keys)} to a policy of its own, which matches other queues only`],
      key: view.policyKey(policy),
      properties: keys,
      queues,
    },
  ];
}
