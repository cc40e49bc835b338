// Which policy applies to a queue or exchange: of those whose pattern is found in its name, the one of the highest priority, alone.
import type { Policy, QueueType } from './entity.ts';

/** What a policy may apply to: an exchange, or a queue of a type (absent: classic). */
export type PolicyTarget =
  | { readonly kind: 'exchange'; readonly name: string }
  | { readonly kind: 'queue'; readonly name: string; readonly type?: QueueType };

/**
 * Whether the policy's pattern is found in the name. Patterns are Erlang's (PCRE); one that JavaScript cannot read is `unreadable`.
 */
export function matchesName({ pattern }: Pick<Policy, 'pattern'>, name: string): boolean | 'unreadable' {
  try {
    return new RegExp(pattern, 'u').test(name);
  } catch {
    return 'unreadable';
  }
}

/** Whether `apply-to` covers the target (RabbitMQ 3.12 and later know the queue types; `queues` and `all` are older). */
export function appliesTo({ applyTo }: Pick<Policy, 'applyTo'>, target: PolicyTarget): boolean {
  if (applyTo === 'all') return true;
  if (target.kind === 'exchange') return applyTo === 'exchanges';
  const kind = { classic: 'classic_queues', quorum: 'quorum_queues', stream: 'streams' }[target.type ?? 'classic'];
  return applyTo === 'queues' || applyTo === kind;
}

/**
 * The one policy that applies. Of several with one priority RabbitMQ takes any; the first by name is taken here. `unreadable` where a
 * pattern that may match cannot be read.
 */
export function effectivePolicy(policies: readonly Policy[], target: PolicyTarget): Policy | 'unreadable' | undefined {
  const covering = policies.filter((policy) => appliesTo(policy, target));
  const verdicts = covering.map((policy) => ({ policy, verdict: matchesName(policy, target.name) }));
  const best = verdicts
    .filter(({ verdict }) => verdict !== false)
    .toSorted((a, b) => b.policy.priority - a.policy.priority || (a.policy.name < b.policy.name ? -1 : 1))[0];
  return best?.verdict === 'unreadable' ? 'unreadable' : best?.policy;
}
