// Whether the policies that govern a classic queue would also govern it as a quorum queue of a newer version.
import type { Policy, Queue } from '../model/entity.ts';
import { nameText } from '../model/key.ts';
import { sameValue } from '../model/values.ts';
import { capabilitiesOf } from '../rabbitmq/capabilities.ts';
import { isOutdated, type Limitation } from '../rabbitmq/limitations.ts';
import { policyIndex } from '../rabbitmq/policies.ts';
import type { Version } from '../rabbitmq/version.ts';
import type { View } from './view.ts';

/**
 * Why the queue would have other settings as a quorum queue, apart from those that the target removes; undefined if it would not.
 * @param before the topology with the version before the upgrade
 */
export function governedOtherwise(before: View, target: Version): (queue: Queue) => string | undefined {
  const able = capabilitiesOf(target);
  const groups = before.policyGroups.map(({ kind, policies, inEffect }) => {
    const rest = new Map(policies.map((policy) => [policy, remaining(policy, able[kind](policy))] as const));
    const left = [...rest.values()].filter(({ definition }) => Object.keys(definition).length > 0);
    return { inEffect, rest, after: policyIndex(left, target) };
  });
  return (queue) => {
    for (const { inEffect, rest, after } of groups) {
      const old = inEffect(queue).policy;
      const next = after({ ...queue, type: 'quorum' }).policy;
      const was = old === undefined ? undefined : rest.get(old);
      if (!sameValue(was?.definition ?? {}, next?.definition ?? {})) return `${textOf(next)} would apply to it instead of ${textOf(old)}`;
    }
    return undefined;
  };
}

/** The policy without the keys that the target removes. */
function remaining(policy: Policy, limitations: readonly Limitation[]): Policy {
  const removed = new Set(limitations.filter((one) => one.of === 'key' && isOutdated(one)).map(({ name }) => name));
  return { ...policy, definition: Object.fromEntries(Object.entries(policy.definition).filter(([key]) => !removed.has(key))) };
}

function textOf(policy: Policy | undefined): string {
  return policy === undefined ? 'no policy' : `policy ${nameText(policy.name)}`;
}
