// How many messages a policy drops when it is set: a limit takes effect immediately (RabbitMQ 3.10 to 4.3; in a quorum queue with its
// next message).
import type { Policy } from '../model/entity.ts';
import type { Observed } from '../model/observed.ts';
import type { Loss } from '../model/plan.ts';
import { policiesInEffect } from '../rabbitmq/policies.ts';
import { versionOf } from '../rabbitmq/version.ts';
import { policiesOf } from './migration/limits.ts';

/** The certain and possible losses by queue, as far as counts are visible; sizes and ages of messages are not. */
export function lossesOf(policy: Policy, observed: Observed): readonly Loss[] {
  const { 'max-length': most, 'message-ttl': ttl, overflow } = policy.definition;
  const limit = ttl === 0 ? 0 : most;
  if (typeof limit !== 'number' || (limit === most && overflow !== undefined && overflow !== 'drop-head')) return [];
  const policies = [...policiesOf(observed, policy.vhost).filter(({ name }) => name !== policy.name), policy];
  return [...observed.observations].flatMap(([queue, seen]): Loss[] => {
    if (seen.state !== 'present' || seen.entity.kind !== 'queue' || seen.entity.vhost !== policy.vhost) return [];
    const messages = (seen.facts.ready ?? 0) - limit;
    if (messages <= 0) return [];
    const may = policiesInEffect(policies, seen.entity, versionOf(observed.broker.version));
    if (!may.policies.includes(policy)) return [];
    return [{ queue, messages, ...(may.policies.length > 1 || may.orNone ? { unsure: true as const } : {}) }];
  });
}
