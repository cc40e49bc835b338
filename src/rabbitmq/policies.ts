// The policy that applies to a queue or exchange: of those whose pattern matches its name and whose keys it supports, the one with the
// highest priority; one at a time (rabbit_policy:match). The same rule selects the operator policy, independently.
import type { Exchange, Policy, Queue, QueueType } from '../model/entity.ts';
import { byCodeUnits } from '../model/values.ts';
import { type PatternOutcome, patternFor, patternOf } from './pattern.ts';
import { takesKeys } from './policy-keys.ts';
import { queueTypes } from './queue-types.ts';
import type { Governed } from './settings.ts';
import { mayBehaveAs, measuredAs, type Version, versionIn } from './version.ts';

/**
 * An object to which a policy may apply. A queue without a type is assumed to be classic, the default of a virtual host that sets no
 * other; the result is uncertain if it depends on the type.
 */
export type PolicyTarget = Pick<Exchange, 'kind' | 'name' | 'vhost'> | Pick<Queue, 'kind' | 'name' | 'vhost' | 'type'>;

/** The policy that applies, with the degree of certainty. */
export interface InEffect {
  /** The policy assumed to apply: the first of those that match as far as known. */
  readonly policy: Policy | undefined;
  /** Other matching policies with the same priority: RabbitMQ may apply any of them (up to 4.0.5 the newest, 4.3.6 the oldest). */
  readonly tied: readonly Policy[];
  /** Every policy that may apply, highest priority first, then by name. Empty if certainly none applies. */
  readonly policies: readonly Policy[];
  /** Whether possibly none of them applies. */
  readonly orNone: boolean;
  /** Whether one of them is included because topo cannot evaluate its pattern: RabbitMQ uses PCRE. */
  readonly unreadable: boolean;
}

/** Finds the policy that applies to a queue or exchange. */
export type PolicyIndex = (target: PolicyTarget) => InEffect;

/** Certainly no policy applies. */
export const noPolicy: InEffect = { policy: undefined, tied: [], policies: [], orNone: true, unreadable: false };

/** A policy with data derived from it once. */
interface Ready {
  readonly policy: Policy;
  readonly pattern: PatternOutcome;
  /** The result of its keys and `applyTo` per queue type. */
  readonly onType: ReadonlyMap<QueueType | undefined, Exclude<Verdict, 'unreadable'>>;
}

/** Indexes policies of any number of virtual hosts, highest priority first. */
export function policyIndex(policies: Iterable<Policy>, version: Version | undefined): PolicyIndex {
  const byVhost = new Map<string, Ready[]>();
  for (const policy of policies) {
    const ready = { policy, pattern: patternOf(policy.pattern), onType: verdictsOf(policy, version) };
    const others = byVhost.get(policy.vhost);
    if (others === undefined) byVhost.set(policy.vhost, [ready]);
    else others.push(ready);
  }
  for (const all of byVhost.values()) all.sort((one, other) => byPriority(one.policy, other.policy));
  return (target) => inEffect(byVhost.get(target.vhost) ?? [], target);
}

/** The policies that may apply to one target. */
export function policiesInEffect(policies: Iterable<Policy>, target: PolicyTarget, version: Version | undefined): InEffect {
  return policyIndex(policies, version)(target);
}

function inEffect(sorted: readonly Ready[], target: PolicyTarget): InEffect {
  const found: Policy[] = [];
  const matching: Policy[] = [];
  let certain = Number.NEGATIVE_INFINITY;
  let unreadable = false;
  for (const ready of sorted) {
    const { policy } = ready;
    if (policy.priority < certain) break;
    const verdict = verdictOf(ready, target);
    if (verdict === 'no') continue;
    found.push(policy);
    if (verdict === 'certain') certain = policy.priority;
    if (verdict === 'unreadable') unreadable = true;
    if (verdict === 'certain' || verdict === 'likely') matching.push(policy);
  }
  if (found.length === 0) return noPolicy;
  const [policy, ...rest] = matching;
  const tied = rest.filter(({ priority }) => priority === policy?.priority);
  return { policy, tied, policies: found, orNone: certain === Number.NEGATIVE_INFINITY, unreadable };
}

/** Orders policies: the highest priority first. With equal priorities the broker may apply any; here, the first by name. */
export function byPriority(one: Policy, other: Policy): number {
  return other.priority - one.priority || byCodeUnits(one.name, other.name);
}

/**
 * The queue or exchange with each combination of policy, operator policy and version that may apply to it: a statement about lost messages
 * must hold for all of them.
 */
export function mayBeGovernedBy(
  entity: Exchange | Queue,
  policies: InEffect,
  operatorPolicies: InEffect,
  version: Version | undefined,
): readonly Governed[] {
  return candidates(policies).flatMap((policy) =>
    candidates(operatorPolicies).flatMap((operatorPolicy) =>
      mayBehaveAs(version).map((measured) => ({ entity, policy, operatorPolicy, version: versionIn(measured) })),
    ),
  );
}

function candidates({ policies, orNone }: InEffect): readonly (Policy | undefined)[] {
  return orNone ? [...policies, undefined] : policies;
}

/** The settings of a policy, and the difference between its priority and that of the policy it replaces. */
export interface PolicyOver extends Pick<Policy, 'name' | 'definition'> {
  readonly above: number;
}

/**
 * A policy for one queue or exchange that applies instead of the present one and retains its settings: only one policy applies at a time.
 */
export function policyOver(
  { kind, vhost, name }: Exchange | Queue,
  present: Partial<Pick<Policy, 'priority' | 'definition'>>,
  over: PolicyOver,
): Policy {
  return {
    kind: 'policy',
    vhost,
    name: over.name,
    pattern: patternFor(name),
    applyTo: kind === 'queue' ? 'queues' : 'exchanges',
    priority: (present.priority ?? 0) + over.above,
    definition: { ...present.definition, ...over.definition },
  };
}

/**
 * The targets that pattern and `applyTo` of each policy match as far as known, ignoring other policies and the keys. A queue without a type
 * may be of any type; a pattern that cannot be evaluated matches nothing.
 */
export function targetsOf<T extends PolicyTarget>(policies: readonly Policy[], targets: Iterable<T>): ReadonlyMap<Policy, readonly T[]> {
  const ready = policies.map((policy) => ({ policy, pattern: patternOf(policy.pattern), found: [] as T[] }));
  // names outside: patterns cache the last name that they were tried on
  for (const target of targets) {
    for (const { policy, pattern, found } of ready) {
      if (policy.vhost === target.vhost && isFor(policy, target) && 'matches' in pattern && pattern.matches(target.name))
        found.push(target);
    }
  }
  return new Map(ready.map(({ policy, found }) => [policy, found]));
}

function isFor({ applyTo }: Policy, target: PolicyTarget): boolean {
  return target.kind === 'exchange' ? appliesTo(applyTo, 'exchange') : typesOf(target).some((type) => appliesTo(applyTo, type));
}

type Verdict = 'certain' | 'likely' | 'unlikely' | 'unreadable' | 'no';

function verdictOf({ policy, pattern, onType }: Ready, target: PolicyTarget): Verdict {
  const kept = target.kind === 'exchange' ? ofExchange(policy) : (onType.get(target.type) ?? 'no');
  if (kept === 'no') return 'no';
  if (!('matches' in pattern)) return 'unreadable';
  const matches = pattern.matches(target.name);
  if (pattern.isSure(target.name)) return matches ? kept : 'no';
  return matches && kept !== 'unlikely' ? 'likely' : 'unlikely';
}

function ofExchange({ applyTo }: Policy): 'certain' | 'no' {
  return appliesTo(applyTo, 'exchange') ? 'certain' : 'no';
}

/** With a key that the type does not support, the whole policy does not apply to the queue. A queue without a type is probably classic. */
function verdictsOf(policy: Policy, version: Version | undefined): Ready['onType'] {
  const taken = queueTypes.map((type) => (appliesTo(policy.applyTo, type) ? takesKeys(policy.definition, type, version) : 'no'));
  const counted = versionIn(measuredAs(version));
  const isLikely = (type: QueueType): boolean => appliesTo(policy.applyTo, type) && takesKeys(policy.definition, type, counted) === 'yes';
  const verdict = (verdicts: readonly string[], type: QueueType): Exclude<Verdict, 'unreadable'> => {
    if (verdicts.every((one) => one === 'no')) return 'no';
    if (verdicts.every((one) => one === 'yes')) return 'certain';
    return isLikely(type) ? 'likely' : 'unlikely';
  };
  return new Map([
    [undefined, verdict(taken, 'classic')],
    ...queueTypes.map((type, at) => [type, verdict([taken[at] ?? 'no'], type)] as const),
  ]);
}

function typesOf({ type }: Pick<Queue, 'type'>): readonly QueueType[] {
  return type === undefined ? queueTypes : [type];
}

/** Whether a policy applies to exchanges, or to queues of the type. */
function appliesTo(applyTo: Policy['applyTo'], of: 'exchange' | QueueType): boolean {
  if (applyTo === 'all') return true;
  return of === 'exchange' ? applyTo === 'exchanges' : applyTo === 'queues' || applyTo === ofType[of];
}

/** RabbitMQ 3.12 and newer. */
const ofType = { classic: 'classic_queues', quorum: 'quorum_queues', stream: 'streams' } as const;
