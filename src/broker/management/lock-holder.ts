// The holder of the lock of apply according to the management API: the arguments of its queue, and the connection that owns it.

import type { Row } from '../../rabbitmq/rows.ts';
import { holderFrom } from '../lock-identity.ts';
import type { Client } from './client.ts';
import { getJson } from './response.ts';

/** Milliseconds: the name of the holder is not worth a longer wait. */
const limitMs = 5_000;

/**
 * The description of the holder, as far as it is known. A user with access to the virtual host sees the arguments of a queue at once; the
 * connection appears some seconds late.
 */
export async function findLockHolder(client: Client, vhost: string, lockName: string): Promise<string | undefined> {
  try {
    const queue = (await getJson({ client, vhost }, { path: ['queues', vhost, lockName], timeoutMs: limitMs })) as Row;
    if (queue['exclusive'] === false) return `an ordinary queue named ${lockName} that no apply declared: delete it`;
    const { name } = (queue['owner_pid_details'] ?? {}) as Row;
    return holderFrom((queue['arguments'] ?? {}) as Row, typeof name === 'string' ? name : undefined);
  } catch {
    return undefined; // it may have ended meanwhile or be invisible to this user; the lock is held in any case
  }
}
