// A lock that this run holds, until it releases or loses it: confirmed by the broker again and again, and moved to the first name as soon as
// that is free.
import { TopoError } from '../../../model/diagnostic.ts';
import { lockName, takeoverName } from '../../../model/migration.ts';
import type { HeldLock } from '../../../model/ports.ts';
import { lockLost } from '../../lock-identity.ts';
import type { LockDoubt } from '../../lock-majority.ts';
import { failureText } from '../connection/failure.ts';
import type { LockName, LockQueues } from './lock-queues.ts';
import { type LockTiming, watchLock } from './lock-watch.ts';

/** A lock that has just been acquired. */
export interface Acquired {
  readonly vhost: string;
  readonly queues: LockQueues;
  readonly name: LockName;
  /** When the broker last confirmed it, by performance.now(). */
  readonly since: number;
  readonly timing: LockTiming;
  /** Why the lock of that name may not be the only one. */
  doubt(name: LockName): Promise<LockDoubt | undefined>;
  readonly onRelease: () => void;
}

/** Watches it from now on. */
export function holdLock({ vhost, queues, name, since, timing, doubt, onRelease }: Acquired): HeldLock {
  const { session } = queues;
  let mine = name;
  let released = false;
  /** When a holder of the second name has declared the first one, too. */
  let bothSince: number | undefined;
  let viewed = { at: since, isSilent: false };
  const loss = new AbortController();
  const lose = (why: string): void => {
    watch.end();
    if (!released && !loss.signal.aborted) loss.abort(new TopoError([lockLost(vhost, why)]));
  };
  const give = (why: string): void => {
    lose(why);
    void session.close(); // nothing more is sent
  };

  /** Changes to the first name when the node of its former holder has returned: holds both until the first one is sure. */
  async function moveToFirst(limitMs: number): Promise<void> {
    if (bothSince === undefined) {
      if ((await queues.declare(lockName)).ok) bothSince = performance.now();
      if (released) await queues.remove(lockName);
      return;
    }
    if (performance.now() < bothSince + timing.settleMs) return;
    const state = await queues.confirm(lockName, limitMs);
    if (state === 'lost') bothSince = undefined;
    if (state !== 'held' || released) return;
    mine = lockName;
    await queues.remove(takeoverName);
  }

  /** Reports a network partition; false if the nodes are not visible at present. */
  async function isViewed(): Promise<boolean> {
    if (performance.now() < viewed.at + timing.viewMs) return !viewed.isSilent;
    const at = performance.now();
    const found = await doubt(mine);
    viewed = { at, isSilent: found?.silent === true };
    if (found?.silent === false && !released) give(found.why);
    return found === undefined;
  }

  async function confirm(limitMs: number): Promise<boolean> {
    if (mine === takeoverName && !released) await moveToFirst(limitMs);
    const state = await queues.confirm(mine, limitMs);
    if (released) return false;
    if (state === 'lost') give('the broker has deleted its queue');
    return state === 'held' && (await isViewed());
  }

  const watch = watchLock(since, timing, confirm, () => give(`${session.address} has not confirmed it for ${timing.staleMs / 1000} s`));
  void session.closed.then((failure) => lose(failureText(failure)));
  return {
    vhost,
    lost: loss.signal,
    check: () => {
      if (!released) watch.check();
    },
    async release() {
      if (released) return;
      released = true;
      watch.end();
      await queues.remove(mine);
      if (mine === takeoverName && bothSince !== undefined) await queues.remove(lockName);
      onRelease();
    },
  };
}
