// Which policies may apply to a queue or exchange: of those whose pattern is found in its name and whose keys it takes, those of the
// highest priority. RabbitMQ applies one of them.
import type { Exchange, Policy, Queue } from '../model/entity.ts';
import { type Arguments, byCodeUnits } from '../model/values.ts';
import { patternOf } from './pattern.ts';
import { takesKeys } from './policy-keys.ts';
import type { Version } from './version.ts';

/** What a policy may apply to. A queue without a type counts as classic: the default of a virtual host that sets no other. */
export type PolicyTarget = Pick<Exchange, 'kind' | 'name' | 'vhost'> | Pick<Queue, 'kind' | 'name' | 'vhost' | 'type'>;

/** The policies of which one applies, as far as it can be told. */
export interface InEffect {
  /** Highest priority first, by name where it is the same: RabbitMQ takes any of those. Empty where none applies. */
  readonly policies: readonly Policy[];
  /** Whether it may be that none of them applies. */
  readonly orNone: boolean;
  /** Whether one is among them because its pattern cannot be read here: RabbitMQ reads PCRE. */
  readonly unreadable: boolean;
}

/**
 * The policies that may apply. One of which nobody can say whether it does counts, and so does the next one: its pattern cannot be read, or
 * only some versions of RabbitMQ pass it over for its keys and `version` is not known.
 */
export function policiesInEffect(policies: Iterable<Policy>, target: PolicyTarget, version: Version | undefined): InEffect {
  const found: { readonly policy: Policy; readonly verdict: Exclude<Verdict, 'no'> }[] = [];
  let top = Number.NEGATIVE_INFINITY;
  for (const policy of policies) {
    const verdict = verdictOf(policy, target, version);
    if (verdict === 'no') continue;
    found.push({ policy, verdict });
    if (verdict === 'yes') top = Math.max(top, policy.priority);
  }
  const may = found.filter(({ policy }) => policy.priority >= top);
  return {
    policies: may.map(({ policy }) => policy).sort(byPriority),
    orNone: may.every(({ verdict }) => verdict !== 'yes'),
    unreadable: may.some(({ verdict }) => verdict === 'unreadable'),
  };
}

/** Orders policies: the highest priority first. Of two with one priority the broker takes any; here it is the first by name. */
export function byPriority(one: Policy, other: Policy): number {
  return other.priority - one.priority || byCodeUnits(one.name, other.name);
}

/** What the policies may say, one of which applies: nothing is one of it, where it may be that none does. */
export function definitionsOf({ policies, orNone }: InEffect): readonly Arguments[] {
  return [...policies.map(({ definition }) => definition), ...(orNone ? [{}] : [])];
}

/**
 * The policy that applies, for telling it: of several that may, the first one whose pattern can be read (the loader warns of one that
 * cannot: `pattern-unreadable`). What could lose messages has to hold for every one of `policiesInEffect`.
 */
export function policyFor(target: PolicyTarget, policies: Iterable<Policy>): Policy | undefined {
  return policiesInEffect(policies, target, undefined).policies.find(({ pattern }) => 'matches' in patternOf(pattern));
}

/** A pattern that is found in this name alone. */
export function patternFor(name: string): string {
  return `^${name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}$`;
}

type Verdict = 'yes' | 'no' | 'unsure' | 'unreadable';

function verdictOf(policy: Policy, target: PolicyTarget, version: Version | undefined): Verdict {
  if (policy.vhost !== target.vhost || !appliesTo(policy.applyTo, target)) return 'no';
  const pattern = patternOf(policy.pattern);
  const isReadable = 'matches' in pattern;
  const isSure = isReadable && pattern.isSure(target.name);
  if (isSure && !pattern.matches(target.name)) return 'no';
  const taken = target.kind === 'exchange' ? 'yes' : takesKeys(policy.definition, target.type ?? 'classic', version);
  if (taken === 'no') return 'no';
  if (!isReadable) return 'unreadable';
  return isSure ? taken : 'unsure';
}

/** Whether a policy is for things of that kind and type. */
export function appliesTo(applyTo: Policy['applyTo'], target: Pick<Exchange, 'kind'> | Pick<Queue, 'kind' | 'type'>): boolean {
  if (applyTo === 'all') return true;
  if (target.kind === 'exchange') return applyTo === 'exchanges';
  return applyTo === 'queues' || applyTo === ofType[target.type ?? 'classic'];
}

/** RabbitMQ 3.12 and newer. */
const ofType = { classic: 'classic_queues', quorum: 'quorum_queues', stream: 'streams' } as const;
