// Which policies match what, and which of them applies: the one with the highest priority.
import type { Exchange, Policy, Queue } from '../model/entity.ts';
import { type EntityKey, keyOf } from '../model/key.ts';
import { patternOf } from '../rabbitmq/pattern.ts';
import { appliesTo, byPriority } from '../rabbitmq/policies.ts';
import { takesKeys } from '../rabbitmq/policy-keys.ts';
import type { Version } from '../rabbitmq/version.ts';

const queueTypes = ['classic', 'quorum', 'stream'] as const;

/** Whether a policy matches, all others aside. A pattern that cannot be read here matches nothing here. */
export function matcher(policy: Policy): (entity: Exchange | Queue) => boolean {
  const pattern = patternOf(policy.pattern);
  return (entity) => {
    if ('unclear' in pattern || entity.vhost !== policy.vhost || !pattern.matches(entity.name)) return false;
    if (entity.kind === 'exchange' || entity.type !== undefined) return appliesTo(policy.applyTo, entity);
    return queueTypes.some((type) => appliesTo(policy.applyTo, { kind: 'queue', type })); // without a type it may be any
  };
}

/**
 * The policy that applies to an entity: of those that match the one with the highest priority, by name where two have the same. `version`
 * tells which keys keep a policy off a queue of a type.
 */
export function applying(policies: readonly Policy[], version: Version): (entity: Exchange | Queue) => Policy | undefined {
  const matchers = [...policies].sort(byPriority).map((policy) => ({ policy, matches: matcher(policy) }));
  const known = new Map<EntityKey, Policy | undefined>();
  return (entity) => {
    if (matchers.length === 0) return undefined;
    const key = keyOf(entity);
    if (!known.has(key))
      known.set(key, matchers.find(({ policy, matches }) => matches(entity) && isTaken(policy, entity, version))?.policy);
    return known.get(key);
  };
}

/** Whether no key of the policy keeps it off the queue. One without a type may be of any. */
export function isTaken({ definition }: Policy, entity: Exchange | Queue, version: Version): boolean {
  return entity.kind === 'exchange' || entity.type === undefined || takesKeys(definition, entity.type, version) !== 'no';
}
