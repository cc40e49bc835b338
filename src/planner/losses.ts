// How many messages a policy drops when it is set or deleted: a limit takes effect immediately (RabbitMQ 3.10 to 4.3; in a quorum queue with its
// next message).
import type { Policy } from '../model/entity.ts';
import type { EntityKey } from '../model/key.ts';
import type { Facts, Observed } from '../model/observed.ts';
import type { Loss } from '../model/remedy.ts';
import { droppedAtOnce } from '../rabbitmq/dead-lettering.ts';
import { mayBeGovernedBy, type PolicyIndex, policyIndex } from '../rabbitmq/policies.ts';
import type { Governed } from '../rabbitmq/settings.ts';
import { type Version, versionOf } from '../rabbitmq/version.ts';
import { policiesOf } from './migration/limits.ts';

/** The certain and possible losses by queue, as far as counts are visible; sizes and ages of messages are not. */
export function lossesOf(policy: Policy, observed: Observed, as: 'policy' | 'operator policy' = 'policy'): readonly Loss[] {
  const version = versionOf(observed.broker.version);
  const [live, operators] = [policiesOf(observed, policy.vhost), observed.operatorPolicies ?? []];
  const others = (all: readonly Policy[]): readonly Policy[] =>
    all.filter(({ vhost, name }) => vhost !== policy.vhost || name !== policy.name);
  const inEffect = policyIndex(as === 'policy' ? [...others(live), policy] : live, version);
  const operatorsInEffect = policyIndex(as === 'policy' ? operators : [...others(operators), policy], version);
  return [...observed.observations].flatMap(([queue, seen]): readonly Loss[] => {
    if (seen.state !== 'present' || seen.entity.kind !== 'queue' || seen.entity.vhost !== policy.vhost) return [];
    const { entity, facts } = seen;
    const ways = mayBeGovernedBy(entity, inEffect(entity), operatorsInEffect(entity), version);
    return lossOf(queue, facts, ways, (governed) => governed.policy === policy || governed.operatorPolicy === policy);
  });
}

/** The same for queues that other policies govern, because one is deleted or applies elsewhere. */
export function lossesUnder(
  queues: ReadonlySet<EntityKey>,
  {
    ordinary,
    operator,
    version,
  }: { readonly ordinary: PolicyIndex; readonly operator: PolicyIndex; readonly version: Version | undefined },
  { observations }: Observed,
): readonly Loss[] {
  return [...queues].flatMap((queue): readonly Loss[] => {
    const seen = observations.get(queue);
    if (seen?.state !== 'present' || seen.entity.kind !== 'queue') return [];
    const { entity, facts } = seen;
    return lossOf(queue, facts, mayBeGovernedBy(entity, ordinary(entity), operator(entity), version), () => true);
  });
}

/** What a queue may lose in the ways that count. */
function lossOf(queue: EntityKey, facts: Facts, ways: readonly Governed[], counts: (way: Governed) => boolean): readonly Loss[] {
  const ready = facts.down === undefined ? (facts.ready ?? 0) : Number.MAX_SAFE_INTEGER;
  const dropped = ways.map((way) => ({ isOurs: counts(way), messages: droppedAtOnce(way, ready) }));
  const messages = Math.max(0, ...dropped.map((way) => (way.isOurs ? way.messages : 0)));
  if (messages === 0) return [];
  if (facts.down !== undefined) return [{ queue, messages: 0, uncounted: true }];
  const isSure = dropped.every((way) => way.isOurs && way.messages === messages);
  return [{ queue, messages, ...(isSure ? {} : { unsure: true as const }) }];
}
