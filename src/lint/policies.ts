// Which policy applies to what, and what then counts: its key or the argument (measured on RabbitMQ 3.10, 4.0 and 4.3).
import type { Exchange, Policy, Queue, QueueType } from '../model/entity.ts';
import { type EntityKey, keyOf } from '../model/key.ts';
import { type ArgumentValue, byCodeUnits } from '../model/values.ts';
import type { View } from './view.ts';

/** A setting that counts, and where it comes from. */
export interface Setting {
  readonly value: ArgumentValue;
  /** Absent for an argument. */
  readonly policy?: Policy;
}

/** Of a limit or time that is there twice, the lower counts. Of everything else the argument counts. */
const lowerCounts = new Set(['message-ttl', 'expires', 'max-length', 'max-length-bytes', 'delivery-limit']);

/** The value of a key in the words of policies (`message-ttl`), from an argument or the policy that applies. */
export function settingOf(view: View, entity: Exchange | Queue, key: string): Setting | undefined {
  const argument = entity.arguments[entity.kind === 'queue' ? `x-${key}` : key];
  const policy = view.policyOf(entity);
  const set = policy?.definition[key];
  if (policy === undefined || set === undefined) return argument === undefined ? undefined : { value: argument };
  return argument === undefined || policyWins(entity, key, argument, set) ? { value: set, policy } : { value: argument };
}

/** Whether the key of a policy counts where the argument is there too. */
export function policyWins(entity: Exchange | Queue, key: string, argument: ArgumentValue, set: ArgumentValue): boolean {
  if (lowerCounts.has(key)) return typeof argument === 'number' && typeof set === 'number' && set < argument;
  // quorum queues take the overflow of the policy, classic ones that of the argument
  return key === 'overflow' && entity.kind === 'queue' && entity.type === 'quorum';
}

/** The number that counts; undefined where none does. */
export function numberOf(view: View, queue: Queue, key: string): number | undefined {
  const value = settingOf(view, queue, key)?.value;
  return typeof value === 'number' ? value : undefined;
}

/** The text that counts; undefined where none does. */
export function textOf(view: View, entity: Exchange | Queue, key: string): string | undefined {
  const value = settingOf(view, entity, key)?.value;
  return typeof value === 'string' ? value : undefined;
}

/** Whether a policy matches, all others aside. A pattern that JavaScript cannot read matches nothing here. */
export function matcher(policy: Policy): (entity: Exchange | Queue) => boolean {
  const pattern = patternOf(policy);
  const types: { readonly [applyTo: string]: QueueType } = { classic_queues: 'classic', quorum_queues: 'quorum', streams: 'stream' };
  const type = types[policy.applyTo];
  return (entity) => {
    if (pattern === undefined || entity.vhost !== policy.vhost || !pattern.test(entity.name)) return false;
    if (entity.kind === 'exchange') return policy.applyTo === 'all' || policy.applyTo === 'exchanges';
    if (type !== undefined) return entity.type === undefined || entity.type === type; // without a type it may be any
    return policy.applyTo === 'all' || policy.applyTo === 'queues';
  };
}

/** The pattern as JavaScript reads it; undefined where it cannot. RabbitMQ looks for it anywhere in a name, as PCRE. */
export function patternOf({ pattern }: Policy): RegExp | undefined {
  try {
    return new RegExp(pattern);
  } catch {
    return undefined;
  }
}

/** The policy that applies to an entity: of those that match the one with the highest priority, by name where two have the same. */
export function applying(policies: readonly Policy[]): (entity: Exchange | Queue) => Policy | undefined {
  const ranked = [...policies].sort((one, other) => other.priority - one.priority || byCodeUnits(one.name, other.name));
  const matchers = ranked.map((policy) => ({ policy, matches: matcher(policy) }));
  const known = new Map<EntityKey, Policy | undefined>();
  return (entity) => {
    if (matchers.length === 0) return undefined;
    const key = keyOf(entity);
    if (!known.has(key)) known.set(key, matchers.find(({ matches }) => matches(entity))?.policy);
    return known.get(key);
  };
}
