// Which queues are unbound before they are deleted. While RabbitMQ deletes a queue with all its bindings, its publishers wait for confirms:
// 0.1 to 0.5 ms per binding on one node (3.10, 4.3), 0.8 to 2.6 ms on three (3.10), 7 to 23 ms as reported in rabbitmq-server #12926.
// If the queue is unbound first, publishers do not wait.
import type { Binding } from '../model/entity.ts';
import { type EntityKey, endsOf } from '../model/key.ts';
import type { Observed } from '../model/observed.ts';
import type { LiveBinding } from '../model/plan-parts.ts';
import type { Draft } from './diff.ts';

/** Number of bindings from which a queue is unbound first: a wait of about 1 s in the slowest measurement, 3 to 12 s as reported. */
export const manyBindings = 500;

/**
 * The bindings to remove first, by the key of each deleted queue that has many; `live` is what is bound when the deletes begin. Only
 * deleted queues: one that is replaced would be without bindings for longer, and lose messages published meanwhile. Bindings from an
 * autoDelete exchange stay: the exchange would be deleted with the last of them, and could not be bound again if the queue is not deleted.
 */
export function unbindingsOf(
  drafts: ReadonlyMap<EntityKey, Draft>,
  live: ReadonlyMap<EntityKey, Binding>,
  { observations }: Observed,
): ReadonlyMap<EntityKey, readonly LiveBinding[]> {
  const found = new Map<EntityKey, LiveBinding[]>();
  for (const [key, draft] of drafts) {
    if (draft.action === 'delete' && draft.before?.kind === 'queue') found.set(key, []);
  }
  for (const [key, binding] of live) {
    const [source, destination] = endsOf(binding);
    const list = binding.destinationType === 'queue' ? found.get(destination) : undefined;
    const from = observations.get(source);
    const stays = from?.state !== 'present' || from.entity.kind !== 'exchange' || !from.entity.autoDelete;
    const seen = observations.get(key);
    if (list === undefined || !stays || drafts.get(key)?.action === 'delete' || seen?.state !== 'present') continue;
    const { propertiesKeys } = seen.facts;
    list.push({ binding, ...(propertiesKeys === undefined ? {} : { propertiesKeys }) });
  }
  return new Map([...found].filter(([, list]) => list.length >= manyBindings));
}
