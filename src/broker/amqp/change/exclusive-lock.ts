// The lock of apply over AMQP: an exclusive queue on the connection that makes the changes. A run that has lost the lock can
// therefore no longer change anything.
import { problem, TopoError } from '../../../model/diagnostic.ts';
import type { Queue } from '../../../model/entity.ts';
import { nameText } from '../../../model/key.ts';
import { lockName } from '../../../model/migration.ts';
import type { BrokerLock, HeldLock } from '../../../model/ports.ts';
import { shellWord } from '../../../model/shell.ts';
import { type QueueLimit, queueLimit } from '../../../rabbitmq/refusals.ts';
import { type FindHolder, lockArguments, lockHeld, lockLost, type RunAbout } from '../../lock-identity.ts';
import { type Failure, failureText } from '../connection/failure.ts';
import { changeMs, changeWidth } from '../connection/limits.ts';
import { permissionHint } from '../connection/permission-hint.ts';
import type { Session } from '../connection/session.ts';
import type { Sessions } from '../connection/sessions.ts';

/** The dependencies of the lock. */
export interface AmqpLockOptions {
  readonly sessions: Sessions;
  /** Finds the holder; AMQP alone shows only that there is one. */
  readonly findHolder?: FindHolder;
  /** The identity of this run, shown to runs that find the lock held. */
  readonly about?: RunAbout;
  /** The user of the connections. */
  readonly login: string;
  /** Overrides the limit for a change, in milliseconds. */
  readonly timeoutMs?: number;
}

/** Creates the lock without taking it. */
export function createAmqpLock({ sessions, findHolder, about, login, timeoutMs = changeMs }: AmqpLockOptions): BrokerLock {
  // a redeclaration on the owning connection would succeed
  const taken = new Set<string>();
  return {
    async take(vhost, atOnce = changeWidth) {
      if (taken.has(vhost)) throw new TopoError([lockHeld(vhost, 'this very run')]);
      taken.add(vhost);
      try {
        const session = await sessions.reserve(vhost, atOnce);
        const answer = await session.call(
          (channel) => channel.assertQueue(lockName, { durable: false, exclusive: true, arguments: lockArguments(login, about) }),
          timeoutMs,
        );
        if (!answer.ok) throw await refused(vhost, answer.failure, session, findHolder);
        return held(vhost, session, timeoutMs, () => taken.delete(vhost));
      } catch (error) {
        taken.delete(vhost);
        throw error;
      }
    },
  };
}

function held(vhost: string, session: Session, limitMs: number, onRelease: () => void): HeldLock {
  const loss = new AbortController();
  let released = false;
  void session.closed.then((failure) => {
    if (!released) loss.abort(new TopoError([lockLost(vhost, failureText(failure))]));
  });
  return {
    vhost,
    lost: loss.signal,
    async release() {
      if (released) return;
      released = true;
      // without a reply, it is deleted with the connection
      if (session.lost === undefined) await session.call((channel) => channel.deleteQueue(lockName), Math.min(limitMs, releaseMs));
      onRelease();
    },
  };
}

/** Milliseconds for an orderly release; the connection is closed right after, which releases the lock too. */
const releaseMs = 5_000;

async function refused(vhost: string, failure: Failure, session: Session, findHolder: FindHolder | undefined): Promise<TopoError> {
  if (failure.kind === 'refused' && failure.code === 405) return new TopoError([lockHeld(vhost, await findHolder?.(vhost))]);
  const message = `locking virtual host ${nameText(vhost)}: ${failureText(failure)} (${session.address})`;
  if (failure.kind === 'lost' || failure.kind === 'timeout') return new TopoError([problem('connection-lost', message)]);
  const limit = failure.kind === 'refused' ? queueLimit(failure.text) : undefined;
  if (limit !== undefined) return new TopoError([problem('lock-refused', message, { hint: limitHint(vhost, limit) })]);
  const grant = failure.kind === 'refused' ? permissionHint('declare', lockQueue(vhost), failure.text) : undefined;
  const hint = grant === undefined ? {} : { hint: `${grant}; \`topo permissions\` prints matching patterns; or pass --no-lock` };
  return new TopoError([problem('lock-refused', message, hint)]);
}

function limitHint(vhost: string, { of, limit }: QueueLimit): string {
  const raised = JSON.stringify({ 'max-queues': limit + 1 });
  const raise =
    of === 'vhost'
      ? `raise max-queues of the virtual host: rabbitmqctl set_vhost_limits -p ${shellWord(vhost)} ${shellWord(raised)}`
      : 'raise cluster_queue_limit of the cluster';
  return `the lock is a queue, and ${limit} are permitted: ${raise}; or delete a queue, or pass --no-lock`;
}

function lockQueue(vhost: string): Queue {
  return { kind: 'queue', vhost, name: lockName, durable: false, autoDelete: false, exclusive: true, arguments: {} };
}
