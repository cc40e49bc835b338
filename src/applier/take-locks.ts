// Acquires the locks of all virtual hosts that an apply changes, or none of them. Always in the same order, so that two runs cannot
// deadlock.
import { type Diagnostic, TopoError } from '../model/diagnostic.ts';
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
  /** Aborted with a TopoError (`lock-lost`) as soon as one of them is lost: another run may hold it now. */
  readonly lost: AbortSignal;
  /** Aborts `lost` if one of them has not been confirmed for too long. */
  check(): void;
  /** Releases all. Never throws. */
  release(): Promise<void>;
}

/** Milliseconds between two attempts. The lock is free 20 to 70 ms after its holder's connection has ended. */
const pollMs = 200;

/**
 * Acquires the locks, one after the other.
 * @throws TopoError `lock-held` if another run holds one until the end of the wait, `lock-refused`, and every error of a connection;
 * the signal's reason when it aborts. Nothing is held then.
 */
export async function takeLocks(
  lock: BrokerLock,
  vhosts: readonly string[],
  waiting: Waiting = {},
  atOnce?: StepsAtOnce,
): Promise<HeldLocks> {
  const held: HeldLock[] = [];
  const release = async (): Promise<void> => {
    await Promise.all(held.map((one) => one.release()));
  };
  const began = performance.now();
  try {
    for (const vhost of [...new Set(vhosts)].sort(byCodeUnits)) {
      held.push(
        await takeOne(() => lock.take(vhost, atOnce === undefined ? undefined : (atOnce.get(vhost) ?? 1), waiting), began, waiting),
      );
    }
  } catch (error) {
    await release();
    throw error;
  }
  const check = (): void => {
    for (const one of held) one.check();
  };
  return { lost: anyOf(held.map(({ lost }) => lost)), check, release };
}

function anyOf(signals: readonly AbortSignal[]): AbortSignal {
  const any = new AbortController();
  for (const signal of signals) {
    if (signal.aborted) any.abort(signal.reason);
    else signal.addEventListener('abort', () => any.abort(signal.reason), { once: true });
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
