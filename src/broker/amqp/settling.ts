// Keeps messages out of a quorum queue that is too new. Its node writes down late which log belongs to it: killed in the first second after
// the declaration, it comes up with an empty queue (RabbitMQ 4.3.6, one node), or with one that has no leader (3.10.8), whatever it has
// confirmed. A move acknowledges on the source what is confirmed, so it must not begin before.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Queue } from '../../model/entity.ts';

/** Measured on 4.3.6: everything gone 0.5 s after the declaration, everything kept after 1 s. In milliseconds. */
const settleMs = 3_000;

/** What one run knows of the queues that it moves messages into. */
export interface Settling {
  /** The queue has been declared now. */
  declared(queue: Queue): void;
  /** Resolves once the queue is old enough. One that this run has not declared may have been declared right before it. */
  settled(vhost: string, name: string): Promise<void>;
}

/** Begins to watch. */
export function createSettling(): Settling {
  const began = performance.now();
  const declaredAt = new Map<string, number>();
  const keyOf = (vhost: string, name: string): string => JSON.stringify([vhost, name]);
  return {
    declared: ({ vhost, name, type }) => {
      declaredAt.set(keyOf(vhost, name), type === 'classic' ? Number.NEGATIVE_INFINITY : performance.now());
    },
    settled: async (vhost, name) => {
      const left = (declaredAt.get(keyOf(vhost, name)) ?? began) + settleMs - performance.now();
      if (left > 0) await sleep(left);
    },
  };
}
