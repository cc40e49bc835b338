// Which policy applies to a queue or exchange: of those whose pattern is found in its name, the one of the highest priority, alone.
import type { Exchange, Policy, Queue } from './entity.ts';
import { byCodeUnits } from './values.ts';

/** What a policy may apply to. A queue without a type counts as classic: the default of a virtual host that sets no other. */
export type PolicyTarget = Pick<Exchange, 'kind' | 'name' | 'vhost'> | Pick<Queue, 'kind' | 'name' | 'vhost' | 'type'>;

/**
 * The one policy that applies. Of several with one priority RabbitMQ takes any; here it is the first by name. `unreadable` where a policy
 * may apply whose pattern JavaScript cannot read: RabbitMQ reads PCRE.
 */
export function effectivePolicy(policies: Iterable<Policy>, target: PolicyTarget): Policy | 'unreadable' | undefined {
  let best: Policy | undefined;
  let isReadable = true;
  for (const policy of policies) {
    if (policy.vhost !== target.vhost || !appliesTo(policy.applyTo, target)) continue;
    const pattern = readPattern(policy.pattern);
    if (pattern?.test(target.name) === false || (best !== undefined && rank(policy, best) > 0)) continue;
    best = policy;
    isReadable = pattern !== undefined;
  }
  return isReadable ? best : 'unreadable';
}

/** A pattern that is found in this name alone. */
export function patternFor(name: string): string {
  return `^${name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}$`;
}

/** The policy that applies, if any; one whose pattern cannot be read matches nothing (the loader warns of it: `pattern-doubtful`). */
export function policyFor(target: PolicyTarget, policies: Iterable<Policy>): Policy | undefined {
  const readable = [...policies].filter(({ pattern }) => readPattern(pattern) !== undefined);
  const best = effectivePolicy(readable, target);
  return best === 'unreadable' ? undefined : best;
}

function rank(one: Policy, other: Policy): number {
  return other.priority - one.priority || byCodeUnits(one.name, other.name);
}

function appliesTo(applyTo: string, target: PolicyTarget): boolean {
  if (applyTo === 'all') return true;
  if (target.kind === 'exchange') return applyTo === 'exchanges';
  return applyTo === 'queues' || applyTo === ofType[target.type ?? 'classic'];
}

/** RabbitMQ 3.12 and newer. */
const ofType = { classic: 'classic_queues', quorum: 'quorum_queues', stream: 'streams' } as const;

/** Each policy is held against every queue: its pattern is compiled once. */
const known = new Map<string, RegExp | undefined>();
const mostKnown = 1000;

/** The pattern as JavaScript reads it; undefined where it cannot. RabbitMQ looks for it anywhere in a name, as PCRE. */
export function readPattern(pattern: string): RegExp | undefined {
  if (known.has(pattern)) return known.get(pattern);
  if (known.size >= mostKnown) known.clear();
  const made = compile(pattern);
  known.set(pattern, made);
  return made;
}

function compile(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern);
  } catch {
    return undefined;
  }
}
