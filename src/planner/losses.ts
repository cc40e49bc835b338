// How many messages a policy drops when it is set: a limit takes effect immediately (RabbitMQ 3.10 to 4.3; in a quorum queue with its
// next message).
import type { Policy } from '../model/entity.ts';
import type { Observed } from '../model/observed.ts';
import type { Loss } from '../model/remedy.ts';
import { droppedAtOnce } from '../rabbitmq/dead-lettering.ts';
import { mayBeGovernedBy, policyIndex } from '../rabbitmq/policies.ts';
import { versionOf } from '../rabbitmq/version.ts';
import { policiesOf } from './migration/limits.ts';

/** The certain and possible losses by queue, as far as counts are visible; sizes and ages of messages are not. */
export function lossesOf(policy: Policy, observed: Observed, as: 'policy' | 'operator policy' = 'policy'): readonly Loss[] {
  const version = versionOf(observed.broker.version);
  const [live, operators] = [policiesOf(observed, policy.vhost), observed.operatorPolicies ?? []];
  const others = (all: readonly Policy[]): readonly Policy[] =>
    all.filter(({ vhost, name }) => vhost !== policy.vhost || name !== policy.name);
  const inEffect = policyIndex(as === 'policy' ? [...others(live), policy] : live, version);
  const operatorsInEffect = policyIndex(as === 'policy' ? operators : [...others(operators), policy], version);
  return [...observed.observations].flatMap(([queue, seen]): Loss[] => {
    if (seen.state !== 'present' || seen.entity.kind !== 'queue' || seen.entity.vhost !== policy.vhost) return [];
    const { entity, facts } = seen;
    const ready = facts.down === undefined ? (facts.ready ?? 0) : Number.MAX_SAFE_INTEGER;
    const ways = mayBeGovernedBy(entity, inEffect(entity), operatorsInEffect(entity), version).map((governed) => ({
      isOurs: governed.policy === policy || governed.operatorPolicy === policy,
      messages: droppedAtOnce(governed, ready),
    }));
    const messages = Math.max(0, ...ways.map((way) => (way.isOurs ? way.messages : 0)));
    if (messages === 0) return [];
    if (facts.down !== undefined) return [{ queue, messages: 0, uncounted: true }];
    const isSure = ways.every((way) => way.isOurs && way.messages === messages);
    return [{ queue, messages, ...(isSure ? {} : { unsure: true as const }) }];
  });
}
