// Which policy applies to a queue or exchange: of those that match its name and kind, and whose keys all fit the queue's type, the one
// with the highest priority; one at a time (rabbit_policy:match).
import type { Exchange, Policy, Queue } from '../model/entity.ts';
import { type EntityKey, keyOf } from '../model/key.ts';
import type { ArgumentValue } from '../model/values.ts';
import type { VersionRules } from '../rabbitmq/exchange-types.ts';
import { patternOf } from '../rabbitmq/pattern.ts';
import { appliesTo, byPriority } from '../rabbitmq/policies.ts';
import { hasNone } from '../rabbitmq/policy-keys.ts';

/** A policy ready to be tried. */
interface ReadyPolicy {
  readonly policy: Policy;
  readonly key: EntityKey;
  readonly matches: (name: string) => boolean;
}

/** The policies of one virtual host, highest priority first. */
export interface PolicySet {
  readonly policies: readonly ReadyPolicy[];
  /** Policies that are left out because their pattern cannot be tried here. */
  readonly unclear: readonly UnclearPolicy[];
}

/** A policy that the router cannot judge. */
export interface UnclearPolicy {
  readonly policy: EntityKey;
  /** A sentence without a full stop. */
  readonly reason: string;
}

/** A setting with where it comes from. */
export interface Setting {
  readonly value: ArgumentValue;
  readonly by: 'argument' | EntityKey;
}

/** Makes the policies of one virtual host ready. */
export function policySet(policies: readonly Policy[]): PolicySet {
  const ready: ReadyPolicy[] = [];
  const unclear: UnclearPolicy[] = [];
  for (const policy of [...policies].sort(byPriority)) {
    const outcome = patternOf(policy.pattern);
    if ('matches' in outcome) ready.push({ policy, key: keyOf(policy), matches: outcome.matches });
    else unclear.push({ policy: keyOf(policy), reason: `its pattern ${policy.pattern} cannot be tried here: ${outcome.unclear}` });
  }
  return { policies: ready, unclear };
}

/** The policy that applies to a queue. */
export function policyOfQueue(set: PolicySet, queue: Queue, rules: VersionRules): ReadyPolicy | undefined {
  const unsupported = rules.unsupported[queue.type ?? 'classic'];
  return set.policies.find(
    ({ policy, matches }) => appliesTo(policy.applyTo, queue) && matches(queue.name) && hasNone(policy.definition, unsupported),
  );
}

/** The policy that applies to an exchange. */
export function policyOfExchange(set: PolicySet, exchange: Exchange): ReadyPolicy | undefined {
  return set.policies.find(({ policy, matches }) => appliesTo(policy.applyTo, exchange) && matches(exchange.name));
}

/** What counts of an argument and the same key of a policy: the argument, unless `prefer` says the policy. */
export function settingOf(
  argument: ArgumentValue | undefined,
  policy: ReadyPolicy | undefined,
  name: string,
  prefer: 'argument' | 'policy' = 'argument',
): Setting | undefined {
  const own: Setting | undefined = argument === undefined ? undefined : { value: argument, by: 'argument' };
  const value = policy?.policy.definition[name];
  const given: Setting | undefined = policy === undefined || value === undefined ? undefined : { value, by: policy.key };
  return prefer === 'argument' ? (own ?? given) : (given ?? own);
}
