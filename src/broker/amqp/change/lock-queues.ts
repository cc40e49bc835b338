// The two exclusive queues of the lock of apply, and what the broker shows of their holders.
//
// An exclusive queue belongs to one connection. It is deleted when the connection ends, if the node of that connection notices. RabbitMQ 4.3
// (Khepri) keeps the queue of a node that was killed or cut off as long as the node is down: no other connection can declare or delete it
// (405), and a passive declare is not answered. Then a second name takes over (exclusive-lock.ts).
import { randomUUID } from 'node:crypto';
import type { Queue } from '../../../model/entity.ts';
import { type lockName, takeoverName } from '../../../model/migration.ts';
import { writeMayNeedMajority } from '../../../rabbitmq/metadata-store.ts';
import { oldest, versionOf } from '../../../rabbitmq/version.ts';
import { lockArguments, type RunAbout } from '../../lock-identity.ts';
import type { CallResult } from '../connection/failure.ts';
import type { Session } from '../connection/session.ts';

/** The names of the lock: the first, and the one for takeovers while the node of the holder of the first does not respond. */
export type LockName = typeof lockName | typeof takeoverName;

/**
 * What a passive declare of a lock that another connection holds shows. `responds`: the node of the holder answers. `silent`: no answer, as
 * the node is down, frozen or cut off. `gone`: the queue does not exist any more.
 */
export type HolderState = 'responds' | 'silent' | 'gone';

/** Operations on the lock of one virtual host, on the connection that makes the changes. */
export interface LockQueues {
  readonly session: Session;
  /** Identifies this run among all holders. */
  readonly run: string;
  /** Takes the lock of that name. Refused with 405 if another connection holds it. */
  declare(name: LockName): Promise<CallResult<unknown>>;
  /** Gives it up. The broker deletes it in any case when the connection ends. */
  remove(name: LockName): Promise<void>;
  /** Waits up to `limitMs` milliseconds for an answer about its holder. @throws the reason of the signal */
  holder(name: LockName, limitMs: number, signal: AbortSignal | undefined): Promise<HolderState>;
  /**
   * Whether the broker still has the lock of this connection; `silent` without an answer within `limitMs` milliseconds. With RabbitMQ 4.x the
   * answer needs the majority of the cluster if its metadata are in Khepri, so that a connection to a node that was cut off gets none.
   */
  confirm(mine: LockName, limitMs: number): Promise<'held' | 'lost' | 'silent'>;
}

/** Milliseconds for an orderly removal; the connection is closed right after, which deletes the queue too. */
const removeMs = 5_000;

/** The locks of a virtual host. `observing` opens another connection, which an unanswered request may block. */
export function lockQueues(
  session: Session,
  observing: () => Promise<Session>,
  identity: { readonly login: string; readonly about?: RunAbout | undefined },
  timeoutMs: number,
): LockQueues {
  const run = randomUUID();
  const options = { durable: false, exclusive: true, arguments: lockArguments(identity.login, identity.about, run) };
  const writesMetadata = writeMayNeedMajority(versionOf(session.server.version) ?? oldest);
  return {
    session,
    run,
    declare: (name) => session.call((channel) => channel.assertQueue(name, options), timeoutMs),
    async remove(name) {
      if (session.lost === undefined) await session.call((channel) => channel.deleteQueue(name), Math.min(timeoutMs, removeMs));
    },
    async holder(name, limitMs, signal) {
      const observer = await observing();
      const answer = await unlessAborted(
        observer.call((channel) => channel.checkQueue(name), limitMs),
        signal,
      );
      if (answer.ok) return 'responds';
      if (answer.failure.kind === 'timeout') return 'silent';
      return answer.failure.kind === 'refused' && answer.failure.code === 404 ? 'gone' : 'responds';
    },
    async confirm(mine, limitMs) {
      // the delete of an exchange that does not exist is a write, too: its node has caught up when it is answered
      if (writesMetadata && !(await session.call((channel) => channel.deleteExchange(takeoverName), limitMs)).ok) return 'silent';
      const answer = await session.call((channel) => channel.checkQueue(mine), limitMs);
      if (answer.ok) return 'held';
      // 405: another run has it
      return answer.failure.kind === 'refused' && (answer.failure.code === 404 || answer.failure.code === 405) ? 'lost' : 'silent';
    },
  };
}

/** The entity of a lock, for messages about permissions. */
export function lockQueue(vhost: string, name: LockName): Queue {
  return { kind: 'queue', vhost, name, durable: false, autoDelete: false, exclusive: true, arguments: {} };
}

async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return await promise;
  signal.throwIfAborted();
  let abort = (): void => {};
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
