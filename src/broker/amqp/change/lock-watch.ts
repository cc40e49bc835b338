// Watches a lock that this run holds. Another run may take the lock over if the node of the holder has not answered for `takeoverMs`; so
// the holder gives up earlier, as soon as the broker has not confirmed the lock for `staleMs`. That bounds a frozen node, a node that was
// cut off from its cluster, and a process that was suspended and resumes after minutes.

/** The times of the lock, in milliseconds. */
export interface LockTiming {
  /** How long the node of a holder must not have answered before another run takes the lock over. */
  readonly takeoverMs: number;
  /** How old the last confirmation of the broker may be. Much less than `takeoverMs`: the difference is the margin of safety. */
  readonly staleMs: number;
  /** Between two confirmations. Less than `settleMs`: a holder notices a deleted queue before the next one makes changes. */
  readonly everyMs: number;
  /** How long a lock must have been held before the first change, in a cluster. */
  readonly settleMs: number;
  /** Between two views of the nodes of the cluster (Mnesia). */
  readonly viewMs: number;
}

/**
 * A busy broker may hold up a write for many seconds (RabbitMQ 4.3 deletes a queue with 50,000 bindings in one transaction), hence a long
 * limit. The takeover is also no faster than the net tick of a cluster, 60 s, with which RabbitMQ up to 4.0 itself frees the lock of a
 * frozen node.
 */
export const lockTiming: LockTiming = { takeoverMs: 60_000, staleMs: 40_000, everyMs: 500, settleMs: 1_000, viewMs: 5_000 };

/** A running watch. */
export interface LockWatch {
  /** Calls `onStale` at once if the last confirmation is too old: timers of a process that was stopped are late. */
  check(): void;
  end(): void;
}

/**
 * Starts to watch.
 * @param since when the broker last confirmed the lock, by performance.now()
 * @param confirm whether the broker confirms the lock within that many milliseconds; never throws
 * @param onStale called once
 */
export function watchLock(
  since: number,
  { everyMs, staleMs }: Pick<LockTiming, 'everyMs' | 'staleMs'>,
  confirm: (limitMs: number) => Promise<boolean>,
  onStale: () => void,
): LockWatch {
  let confirmed = since;
  let isAsking = false;
  const end = (): void => clearInterval(timer);
  const check = (): void => {
    if (performance.now() - confirmed <= staleMs) return;
    confirmed = Number.POSITIVE_INFINITY;
    end();
    onStale();
  };
  const ask = async (): Promise<void> => {
    isAsking = true;
    const asked = performance.now();
    // a confirmation counts from its request: the broker may have answered at once, and the answer been read late
    if ((await confirm(staleMs)) && performance.now() - asked <= staleMs) confirmed = Math.max(confirmed, asked);
    isAsking = false;
  };
  let next = confirmed + everyMs;
  const timer = setInterval(
    () => {
      check();
      if (isAsking || performance.now() < next) return;
      next = performance.now() + everyMs;
      void ask();
    },
    Math.min(1_000, everyMs),
  );
  timer.unref();
  return { check, end };
}
