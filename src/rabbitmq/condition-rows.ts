// Limits and default queue types as the management API and definitions files write them.
import type { QueueType } from '../model/entity.ts';
import type { Limits, TopicPermission } from '../model/observed.ts';
import { isTable } from '../model/values.ts';
import type { Row } from './rows.ts';

/** Limits from `{"max-queues": 5}`. A negative limit is stored and shown, and limits nothing (3.10 to 4.3); 4.x writes `[]` for none. */
export function limitsFrom(value: unknown): Limits {
  const limit = (name: string): number | undefined => {
    const found = isTable(value) ? value[name] : undefined;
    return typeof found === 'number' && found >= 0 ? found : undefined;
  };
  const [maxQueues, maxConnections, maxChannels] = [limit('max-queues'), limit('max-connections'), limit('max-channels')];
  return {
    ...(maxQueues === undefined ? {} : { maxQueues }),
    ...(maxConnections === undefined ? {} : { maxConnections }),
    ...(maxChannels === undefined ? {} : { maxChannels }),
  };
}

/** The default queue type of a virtual host; undefined where none is set, which 3.10 writes as `undefined`. */
export function defaultQueueTypeFrom(value: unknown): QueueType | undefined {
  return value === 'classic' || value === 'quorum' || value === 'stream' ? value : undefined;
}

/** A topic permission from its row. */
export function topicPermissionFrom(row: Row): TopicPermission {
  const text = (name: string): string => String(row[name] ?? '');
  return { vhost: text('vhost'), user: text('user'), exchange: text('exchange'), write: text('write'), read: text('read') };
}
