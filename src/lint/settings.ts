// The value of a key that is in force on an object of a topology, as rules ask for it.
import type { Exchange, Queue } from '../model/entity.ts';
import { type Setting, settingOf as settingIn } from '../rabbitmq/settings.ts';
import type { View } from './view.ts';

/** The value of a key in the words of policies (`message-ttl`), from an argument or the policy that applies. */
export function settingOf(view: View, entity: Exchange | Queue, key: string): Setting | undefined {
  return settingIn(view.governed(entity), key);
}

/** The number that is in force; undefined where none is. */
export function numberOf(view: View, queue: Queue, key: string): number | undefined {
  const value = settingOf(view, queue, key)?.value;
  return typeof value === 'number' ? value : undefined;
}
