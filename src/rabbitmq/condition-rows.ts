// Limits and default queue types as the management API and definitions files write them.
import type { QueueType } from '../model/entity.ts';
import type { Limits } from '../model/observed.ts';
import { isTable } from '../model/values.ts';

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
