// The effective value of a setting on a declared object, for rules.
import type { Exchange, Queue } from '../model/entity.ts';
import { type Setting, settingOf as settingIn } from '../rabbitmq/settings.ts';
import type { View } from './view.ts';

/** The effective value of a policy key (`message-ttl`), from an argument or the policy that applies. */
export function settingOf(view: View, entity: Exchange | Queue, key: string): Setting | undefined {
  return settingIn(view.governed(entity), key);
}

/** The effective value if it is a number, otherwise undefined. */
export function numberOf(view: View, queue: Queue, key: string): number | undefined {
  const value = settingOf(view, queue, key)?.value;
  return typeof value === 'number' ? value : undefined;
}
