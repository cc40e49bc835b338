// Which policy applies to a queue or an exchange: one at a time, the one of the highest priority.
import type { Exchange, Policy, Queue } from './entity.ts';
import { byCodeUnits } from './values.ts';

/**
 * The policy that applies, if any. Of several with one priority the broker takes any; here it is the first by name. A pattern that
 * JavaScript cannot read (RabbitMQ reads PCRE) matches nothing; the loader warns of it (`pattern-doubtful`).
 */
export function policyFor(entity: Exchange | Queue, policies: Iterable<Policy>): Policy | undefined {
  let best: Policy | undefined;
  for (const policy of policies) {
    if (policy.vhost !== entity.vhost || !appliesTo(policy.applyTo, entity) || !matches(policy.pattern, entity.name)) continue;
    if (best === undefined || rank(policy, best) < 0) best = policy;
  }
  return best;
}

function rank(one: Policy, other: Policy): number {
  return other.priority - one.priority || byCodeUnits(one.name, other.name);
}

/** A queue without a type counts as classic: the default of a virtual host that sets no other. */
function appliesTo(applyTo: string, entity: Exchange | Queue): boolean {
  if (applyTo === 'all') return true;
  if (entity.kind === 'exchange') return applyTo === 'exchanges';
  return applyTo === 'queues' || applyTo === ofType[entity.type ?? 'classic'];
}

/** RabbitMQ 3.12 and newer. */
const ofType = { classic: 'classic_queues', quorum: 'quorum_queues', stream: 'streams' } as const;

function matches(pattern: string, name: string): boolean {
  const known = compiled.get(pattern);
  if (known !== undefined) return known?.test(name) ?? false;
  const made = compile(pattern);
  if (compiled.size >= maxCompiled) compiled.clear();
  compiled.set(pattern, made);
  return made?.test(name) ?? false;
}

/** Each policy is held against every queue: its pattern is compiled once. */
const compiled = new Map<string, RegExp | null>();
const maxCompiled = 1000;

function compile(pattern: string): RegExp | null {
  try {
    return new RegExp(pattern);
  } catch {
    return null;
  }
}
