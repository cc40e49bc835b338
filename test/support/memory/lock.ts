// The lock of an apply in memory: the same exclusive queue as on a broker.

import { lockHeld } from '../../../src/broker/lock-identity.ts';
import { TopoError } from '../../../src/model/diagnostic.ts';
import { lockName } from '../../../src/model/migration.ts';
import type { BrokerLock } from '../../../src/model/ports.ts';
import { type MemoryState, type StoredQueue, vhostOf } from './state.ts';

/** Creates the lock without taking it. A lock in memory is never lost. */
export function createMemoryLock(state: MemoryState): BrokerLock {
  return {
    take: async (vhost) => {
      const { queues } = vhostOf(state, vhost);
      if (queues.has(lockName)) throw new TopoError([lockHeld(vhost)]);
      const shape = { durable: false, autoDelete: false, exclusive: true, arguments: {} };
      const entity = { kind: 'queue', vhost, name: lockName, type: 'classic', ...shape } as const;
      const queue: StoredQueue = { entity, typed: false, elsewhere: true, ready: [], unacknowledged: [], consumers: 0 };
      queues.set(lockName, queue);
      return {
        vhost,
        lost: new AbortController().signal,
        check: () => {},
        release: async () => {
          if (queues.get(lockName) === queue) queues.delete(lockName);
        },
      };
    },
  };
}
