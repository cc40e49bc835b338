// Polls the queues until the message is where it is expected, and nowhere else for some time after; or until the time limit, and then
// returns where it is.
import type { Possible } from '../../../model/playing.ts';
import { pause } from './wait.ts';
import type { ReadyCounts, Watcher } from './watcher.ts';

/** What to wait for. */
export interface Waiting {
  readonly expected: Possible;
  /** Where it may be already, having passed through what is expected. */
  readonly next: Possible;
  /** What the queues hold without the message. */
  readonly base: ReadyCounts;
  /** The queue that it must have left. */
  readonly left: string | undefined;
  /** A queue that is not looked at: it was filled. */
  readonly ignored?: string | undefined;
  /** Milliseconds. */
  readonly patience: number;
  /** Milliseconds in which nothing else may arrive. */
  readonly quiet: number;
  readonly signal: AbortSignal;
}

/** Milliseconds between two looks. */
const between = 10;

/** The queues that have got the message. */
export async function awaitArrival(watcher: Watcher, waiting: Waiting): Promise<readonly string[]> {
  const { expected, next, patience, quiet, signal } = waiting;
  const until = performance.now() + patience;
  for (;;) {
    const seen = whereTo(await watcher.look(), waiting);
    if (seen !== undefined && includes(expected, seen)) {
      // what is about to expire will not stay for a second look
      if (quiet === 0 || next.length > 0) return seen;
      await pause(quiet, signal);
      const again = whereTo(await watcher.look(), waiting);
      if (again !== undefined && includes(expected, again)) return again;
    } else if (seen !== undefined && includes(next, seen)) return expected[0] ?? [];
    if (performance.now() > until) return seen ?? [...(whereTo(await watcher.look(), { ...waiting, left: undefined }) ?? [])];
    await pause(between, signal);
  }
}

/** Whether a queue holds a message by this account. */
export function isThere(counts: ReadyCounts, queue: string): boolean {
  return (counts.get(queue) ?? 0) > 0;
}

/** Undefined while the message has not left its queue; one that is back is there as in any other. */
function whereTo(counts: ReadyCounts, { base, left, ignored, expected }: Waiting): readonly string[] | undefined {
  const more = [...counts].filter(([queue, count]) => queue !== ignored && count > (base.get(queue) ?? 0)).map(([queue]) => queue);
  const back = left !== undefined && more.includes(left) && !expected.some((queues) => queues.includes(left));
  return back ? undefined : more.sort();
}

function includes(possible: Possible, queues: readonly string[]): boolean {
  const wanted = JSON.stringify([...queues].sort());
  return possible.some((one) => JSON.stringify([...one].sort()) === wanted);
}
