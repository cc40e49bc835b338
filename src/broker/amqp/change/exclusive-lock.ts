// The lock of apply over AMQP: an exclusive queue on the connection that makes the changes. A run that has lost the lock can
// therefore no longer change anything.
//
// A holder has one of two names, and every run tries both, each time its own first and then the other, so that of two runs at least one
// finds the other. The second name is taken only while the node of the holder of the first one does not respond (lock-queues.ts), after a
// time in which that holder has given up by itself (lock-watch.ts).
import { setTimeout as sleep } from 'node:timers/promises';
import { problem, TopoError } from '../../../model/diagnostic.ts';
import { nameText } from '../../../model/key.ts';
import { lockName, takeoverName } from '../../../model/migration.ts';
import type { BrokerLock, Meanwhile } from '../../../model/ports.ts';
import { queueLimit } from '../../../rabbitmq/refusals.ts';
import { type FindHolder, lockHeld, lockSilent, lockStuck, lockUnverified, type RunAbout } from '../../lock-identity.ts';
import { doubtOf, isElsewhere, isSingleNode, type LockDoubt, mayGrantTwice, type ViewLock } from '../../lock-majority.ts';
import { lockElsewhere } from '../../same-cluster.ts';
import { type Failure, failureText } from '../connection/failure.ts';
import { changeMs, changeWidth } from '../connection/limits.ts';
import type { Sessions } from '../connection/sessions.ts';
import { type Acquired, holdLock } from './held-lock.ts';
import { type HolderState, type LockName, type LockQueues, lockQueues } from './lock-queues.ts';
import { refused } from './lock-refusal.ts';
import { type LockTiming, lockTiming } from './lock-watch.ts';

/** The dependencies of the lock. */
export interface AmqpLockOptions {
  readonly sessions: Sessions;
  /** Finds the holder; AMQP alone shows only that there is one. */
  readonly findHolder?: FindHolder;
  /** Shows whether the lock holds for the whole cluster; AMQP alone does not. */
  readonly viewLock?: ViewLock;
  /** The identity of this run, shown to runs that find the lock held. */
  readonly about?: RunAbout;
  /** The user of the connections. */
  readonly login: string;
  /** Overrides the limit for a change, in milliseconds. */
  readonly timeoutMs?: number;
  /** Overrides the times of takeovers. All runs must use the same ones. */
  readonly timing?: LockTiming;
}

/** One attempt to take the lock of a virtual host. */
interface Attempt extends Meanwhile {
  readonly vhost: string;
  readonly queues: LockQueues;
  readonly findHolder?: FindHolder | undefined;
  readonly viewLock?: ViewLock | undefined;
  readonly timing: LockTiming;
}

/** Creates the lock without taking it. */
export function createAmqpLock(options: AmqpLockOptions): BrokerLock {
  const { sessions, findHolder, viewLock, about, login, timeoutMs = changeMs, timing = lockTiming } = options;
  // a redeclaration on the owning connection would succeed
  const taken = new Set<string>();
  return {
    async take(vhost, atOnce = changeWidth, meanwhile = {}) {
      if (taken.has(vhost)) throw new TopoError([lockHeld(vhost, 'this very run')]);
      taken.add(vhost);
      try {
        for (;;) {
          const session = await sessions.reserve(vhost, atOnce);
          const queues = lockQueues(session, () => sessions.get(vhost, 'observe', 'renew'), { login, about }, timeoutMs);
          const attempt = { ...meanwhile, vhost, queues, findHolder, viewLock, timing };
          const acquired = await acquireSurely(attempt, timeoutMs);
          const onRelease = (): void => void taken.delete(vhost);
          if (acquired !== undefined) return holdLock({ ...attempt, ...acquired, doubt: (name) => doubt(attempt, name), onRelease });
          // the process of its deleted queue remains: another declaration would end the connection with 541 (4.3.6)
          await session.close();
          await sessions.get(vhost, 'change', 'renew');
        }
      } catch (error) {
        taken.delete(vhost);
        throw error;
      }
    },
  };
}

/** Takes one of the names, and verifies that it holds; undefined if the broker has deleted its queue. @throws TopoError; nothing is held then */
async function acquireSurely(attempt: Attempt, limitMs: number): Promise<Pick<Acquired, 'name' | 'since'> | undefined> {
  const name = await acquire(attempt);
  return await orGiveUp(attempt, name, async () => {
    const isAlone = isSingleNode(await firstView(attempt, name, limitMs));
    const since = await settled(attempt, name, isAlone ? 0 : attempt.timing.settleMs, limitMs);
    if (since === undefined) return undefined;
    await requireOnly(attempt, name);
    return { name, since };
  });
}

/** The view of the management API. @throws TopoError `wrong-broker` if it does not show the lock, and the broker confirms it */
async function firstView(
  { vhost, viewLock, queues, signal }: Attempt,
  name: LockName,
  limitMs: number,
): Promise<Awaited<ReturnType<ViewLock>> | undefined> {
  const { run, session } = queues;
  for (const began = performance.now(); ; await sleep(100)) {
    signal?.throwIfAborted();
    const found = await viewLock?.(vhost, name);
    if (found === undefined || !isElsewhere(found, run, session.server.version)) return found;
    if (performance.now() < began + (isSingleNode(found) ? aloneMs : shownMs)) continue;
    if ((await queues.confirm(name, limitMs)) !== 'held') return found;
    throw new TopoError([lockElsewhere(vhost, session.address, found.address)]);
  }
}

/** Why the lock of that name may not be the only one. */
async function doubt({ vhost, queues, viewLock }: Attempt, name: LockName): Promise<LockDoubt | undefined> {
  if (viewLock === undefined || !mayGrantTwice(queues.session.server.version)) return undefined;
  return doubtOf(await viewLock(vhost, name), queues.run);
}

/** Takes one of the names. @throws TopoError; nothing is held then */
async function acquire(attempt: Attempt): Promise<LockName> {
  const { queues, timing, signal } = attempt;
  const { takeoverMs } = timing;
  for (const end = performance.now() + takeoverMs; ; await sleep(200)) {
    signal?.throwIfAborted();
    if (await declared(attempt, lockName)) return await besideSecond(attempt);
    const holder = await awaitHolder(attempt, lockName, takeoverMs);
    if (holder === 'responds') throw await heldError(attempt, lockName);
    // its connection may have ended meanwhile; a queue that is reported as missing and cannot be declared is on a node that is down
    if (holder === 'gone' && performance.now() < end) continue;
    if (!(await declared(attempt, takeoverName))) throw await secondHeld(attempt);
    // the node of the first may have returned meanwhile, and with it another run
    return await orGiveUp(attempt, takeoverName, async (): Promise<LockName> => {
      if (await declared(attempt, lockName)) {
        await queues.remove(takeoverName); // held alone, for both would be lost with the node
        return lockName;
      }
      await refuseIfHeld(attempt, lockName, brieflyMs);
      return takeoverName;
    });
  }
}

/** Milliseconds for the node of a holder that has just been silent for the whole time. */
const brieflyMs = 5_000;

/** With the first name held, finds out whether another run holds the second one. */
async function besideSecond(attempt: Attempt): Promise<LockName> {
  const isFree = async (): Promise<boolean> => {
    if (!(await declared(attempt, takeoverName, isFull))) return false;
    await attempt.queues.remove(takeoverName);
    return true;
  };
  return await orGiveUp(attempt, lockName, async (): Promise<LockName> => {
    if (await isFree()) return lockName;
    await refuseIfHeld(attempt, takeoverName, attempt.timing.takeoverMs);
    // its node may have returned meanwhile, and the name have another holder
    if (!(await isFree())) await refuseIfHeld(attempt, takeoverName, brieflyMs);
    return lockName;
  });
}

async function refuseIfHeld(attempt: Attempt, name: LockName, limitMs: number): Promise<void> {
  if ((await awaitHolder(attempt, name, limitMs)) === 'responds') throw await heldError(attempt, name);
}

async function orGiveUp<T>({ queues }: Attempt, mine: LockName, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await queues.remove(mine);
    throw error;
  }
}

/**
 * When the broker confirmed the lock, by performance.now(), after it has held for a while; undefined if the broker has deleted it meanwhile.
 * Each node deletes the exclusive queues of a node that has returned or gone down, by their names and some moments later than another node
 * (`rabbit_db_queue:delete_transient`; 4.3.6: 30 to 300 ms). That also hits a queue of the same name that was declared in between.
 */
async function settled(attempt: Attempt, name: LockName, settleMs: number, limitMs: number): Promise<number | undefined> {
  const { vhost, queues, signal } = attempt;
  for (const end = performance.now() + settleMs; performance.now() < end; await sleep(Math.min(100, end - performance.now()))) {
    signal?.throwIfAborted();
  }
  const since = performance.now();
  const state = await queues.confirm(name, limitMs);
  if (state !== 'silent') return state === 'held' ? since : undefined;
  const { lost, address } = queues.session;
  const why = lost === undefined ? `no confirmation within ${limitMs / 1000} s` : failureText(lost);
  throw new TopoError([problem('connection-lost', `locking virtual host ${nameText(vhost)}: ${why} (${address})`)]);
}

/** Milliseconds for the only node of a broker to show the lock, which it does at once. */
const aloneMs = 500;
/** Milliseconds for the nodes of a majority to show the lock, and to stop showing a partition that has just ended (5 s late). */
const shownMs = 8_000;

/** @throws TopoError `lock-unverified` if the other side of a network partition may grant the lock, too */
async function requireOnly(attempt: Attempt, name: LockName): Promise<void> {
  for (const end = performance.now() + shownMs; ; await sleep(200)) {
    attempt.signal?.throwIfAborted();
    const found = await doubt(attempt, name);
    if (found === undefined) return;
    if (found.error !== undefined) throw found.error;
    if (performance.now() >= end) throw new TopoError([lockUnverified(attempt.vhost, found.why)]);
  }
}

/** The second name does not exist if a limit refuses it: the broker checks the limit only for new queues. */
function isFull(failure: Failure): boolean {
  return failure.kind === 'refused' && queueLimit(failure.text) !== undefined;
}

/** True if it is ours now, or `isFree` of the refusal; false if another connection holds it. @throws TopoError for every other refusal */
async function declared({ vhost, queues }: Attempt, name: LockName, isFree: (failure: Failure) => boolean = () => false): Promise<boolean> {
  const answer = await queues.declare(name);
  if (answer.ok || isFree(answer.failure)) return true;
  if (answer.failure.kind === 'refused' && answer.failure.code === 405) return false;
  throw refused(vhost, name, answer.failure, queues.session.address);
}

/** Waits for an answer about the holder, and reports every few seconds that there is none. */
async function awaitHolder(attempt: Attempt, name: LockName, limitMs: number): Promise<HolderState> {
  const { vhost, queues, findHolder, timing, signal, onWaiting } = attempt;
  const began = performance.now();
  const report = setInterval(async () => {
    const error = new TopoError([lockSilent(vhost, await findHolder?.(vhost, name), timing.takeoverMs / 1000)]);
    onWaiting?.(error, performance.now() - began);
  }, reportMs);
  try {
    return await queues.holder(name, limitMs, signal);
  } finally {
    clearInterval(report);
  }
}

const reportMs = 2_000;

async function heldError({ vhost, findHolder }: Attempt, name: LockName): Promise<TopoError> {
  return new TopoError([lockHeld(vhost, await findHolder?.(vhost, name))]);
}

/** Both names are held: the second by a run that has taken over, or by one whose node does not respond either. */
async function secondHeld(attempt: Attempt): Promise<TopoError> {
  const isHeld = (await awaitHolder(attempt, takeoverName, brieflyMs)) === 'responds';
  return isHeld ? await heldError(attempt, takeoverName) : new TopoError([lockStuck(attempt.vhost, [lockName, takeoverName])]);
}
