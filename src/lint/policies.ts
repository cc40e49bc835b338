// What counts of a policy and an argument: the one or the other (measured on RabbitMQ 3.10, 4.0 and 4.3).
import type { Exchange, Policy, Queue } from '../model/entity.ts';
import type { ArgumentValue } from '../model/values.ts';
import type { View } from './view.ts';

/** A setting that counts, and where it comes from. */
export interface Setting {
  readonly value: ArgumentValue;
  /** Absent for an argument. */
  readonly policy?: Policy;
}

/** Of a limit or time that is there twice, the lower counts. Of everything else the argument counts. */
export const lowerCounts: ReadonlySet<string> = new Set(['message-ttl', 'expires', 'max-length', 'max-length-bytes', 'delivery-limit']);

/** The value of a key in the words of policies (`message-ttl`), from an argument or the policy that applies. */
export function settingOf(view: View, entity: Exchange | Queue, key: string): Setting | undefined {
  const argument = entity.arguments[entity.kind === 'queue' ? `x-${key}` : key];
  const policy = view.policyOf(entity);
  const set = policy?.definition[key];
  if (policy === undefined || set === undefined) return argument === undefined ? undefined : { value: argument };
  return argument === undefined || policyWins(entity, key, argument, set) ? { value: set, policy } : { value: argument };
}

/** Whether the key of a policy counts where the argument is there too. */
function policyWins(entity: Exchange | Queue, key: string, argument: ArgumentValue, set: ArgumentValue): boolean {
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
