// Acquires the locks of all virtual hosts that an apply changes, or none of them. Always in the same order, so that two runs cannot
// deadlock.
import { type Diagnostic, isVhostClosed, TopoError } from '../model/diagnostic.ts';
import type { BrokerLock, HeldLock, Meanwhile } from '../model/ports.ts';
import { byCodeUnits } from '../model/values.ts';
import { pause } from './pause.ts';

/** How to wait for a lock that another run holds. */
export interface Waiting extends Meanwhile {
  /** Milliseconds for all of them together; default 0. */
  readonly waitMs?: number;
}

/** How many steps will run at once, by virtual host; default as many as possible. */
export type StepsAtOnce = ReadonlyMap<string, number>;

/** The locks of a run. */
export interface HeldLocks {
  /** The virtual hosts that they are in. */
  readonly vhosts: ReadonlySet<string>;
  /** Aborted with a TopoError (`lock-lost`) as soon as one of them is lost: another run may hold it now. */
  readonly lost: AbortSignal;
  /** Aborts `lost` if one of them has not been confirmed for too long. */
  check(): void;
  /** From now on, the loss of the lock in this virtual host is expected: it is about to be deleted. */
  expectEnd(vhost: string): void;
  /** Releases all. Never throws. */
  release(): Promise<void>;
}

/** Milliseconds between two attempts. The lock is free 20 to 70 ms after its holder's connection has ended. */
const pollMs = 200;

/**
 * Acquires the locks, one after the other.
 * @param mayBeMissing virtual hosts that need not exist: a missing one has no lock
 * @throws TopoError `lock-held` if another run holds one until the end of the wait, `lock-refused`, and every error of a connection;
 * the signal's reason when it aborts. Nothing is held then.
 */
export async function takeLocks(
  lock: BrokerLock,
  vhosts: readonly string[],
  waiting: Waiting = {},
  atOnce?: StepsAtOnce,
  mayBeMissing: ReadonlySet<string> = new Set(),
): Promise<HeldLocks> {
  const held: HeldLock[] = [];
  const release = async (): Promise<void> => {
    await Promise.all(held.map((one) => one.release()));
  };
  const began = performance.now();
  try {
    for (const vhost of [...new Set(vhosts)].sort(byCodeUnits)) {
      const taking = takeOne(() => lock.take(vhost, atOnce === undefined ? undefined : (atOnce.get(vhost) ?? 1), waiting), began, waiting);
      const taken = await (mayBeMissing.has(vhost) ? unlessMissing(taking) : taking);
      if (taken !== undefined) held.push(taken);
    }
  } catch (error) {
    await release();
    throw error;
  }
  return locksOf(held);
}

/** Milliseconds in which RabbitMQ opens a virtual host that another request is creating (4.0.5, 4.3.6: some 100 ms after it is listed). */
const openingMs = 5_000;

/**
 * The locks of virtual hosts that may just be created: RabbitMQ refuses connections to one until it is open, and until its creator has
 * permissions in it.
 * @throws TopoError as takeLocks
 */
export async function takeNewLocks(
  lock: BrokerLock,
  vhosts: readonly string[],
  waiting: Waiting,
  atOnce?: StepsAtOnce,
): Promise<HeldLocks> {
  const end = performance.now() + openingMs;
  for (;;) {
    try {
      return await takeLocks(lock, vhosts, waiting, atOnce);
    } catch (error) {
      if (!isVhostClosed(error) || performance.now() >= end) throw error;
      await pause(pollMs, waiting.signal);
    }
  }
}

/** Several sets of locks as one; releasing it releases all. */
export function joinLocks(sets: readonly HeldLocks[]): HeldLocks {
  return {
    vhosts: new Set(sets.flatMap(({ vhosts }) => [...vhosts])),
    lost: anyOf(
      sets.map(({ lost }) => lost),
      () => true,
    ),
    check: () => {
      for (const one of sets) one.check();
    },
    expectEnd: (vhost) => {
      for (const one of sets) one.expectEnd(vhost);
    },
    release: async () => {
      await Promise.all(sets.map((one) => one.release()));
    },
  };
}

function locksOf(held: readonly HeldLock[]): HeldLocks {
  const ending = new Set<string>();
  const isWatched = (index: number): boolean => !ending.has(held[index]?.vhost ?? '');
  return {
    vhosts: new Set(held.map(({ vhost }) => vhost)),
    lost: anyOf(
      held.map(({ lost }) => lost),
      isWatched,
    ),
    check: () => {
      for (const [index, one] of held.entries()) if (isWatched(index)) one.check();
    },
    expectEnd: (vhost) => void ending.add(vhost),
    release: async () => {
      await Promise.all(held.map((one) => one.release()));
    },
  };
}

/** The lock; undefined if its virtual host is not open. */
async function unlessMissing(taking: Promise<HeldLock>): Promise<HeldLock | undefined> {
  try {
    return await taking;
  } catch (error) {
    if (isVhostClosed(error)) return undefined;
    throw error;
  }
}

/** Aborted by the first of the signals that is watched when it aborts. */
function anyOf(signals: readonly AbortSignal[], isWatched: (index: number) => boolean): AbortSignal {
  const any = new AbortController();
  for (const [index, signal] of signals.entries()) {
    const onAbort = (): void => {
      if (isWatched(index)) any.abort(signal.reason);
    };
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
  }
  return any.signal;
}

async function takeOne(take: () => Promise<HeldLock>, began: number, waiting: Waiting): Promise<HeldLock> {
  const { waitMs = 0, signal, onWaiting } = waiting;
  for (;;) {
    signal?.throwIfAborted();
    try {
      return await take();
    } catch (error) {
      if (!(error instanceof TopoError) || !error.diagnostics.some(({ code }) => code === 'lock-held')) throw error;
      const waited = performance.now() - began;
      if (waited >= waitMs) throw error;
      onWaiting?.(error, waited);
      await pause(Math.min(pollMs, waitMs - waited), signal);
    }
  }
}

/** Why a lock is lost; empty if it is not. Changes seen after the loss of a lock may be those of another run. */
export function lossOf(lockLost: AbortSignal | undefined): readonly Diagnostic[] {
  if (lockLost?.aborted !== true) return [];
  const reason: unknown = lockLost.reason;
  if (reason instanceof TopoError) return reason.diagnostics;
  throw reason;
}
