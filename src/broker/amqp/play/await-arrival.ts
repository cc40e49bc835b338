// Polls the queues until the message is where it is expected, and nowhere else for some time after; or until the time limit, and then
// returns where it is.
import type { Possible } from '../../../model/playing.ts';
import { pause } from './wait.ts';
import type { ReadyCounts, Watcher } from './watcher.ts';

/** The expected arrival. */
export interface Waiting {
  readonly expected: Possible;
  /** Queues that the message may have reached already, through the expected ones. */
  readonly next: Possible;
  /** The counts of the queues without the message. */
  readonly base: ReadyCounts;
  /** The queue that the message must have left. */
  readonly left: string | undefined;
  /** A queue to ignore because it was filled. */
  readonly ignored?: string | undefined;
  /** Milliseconds. */
  readonly patience: number;
  /** Milliseconds during which nothing else may arrive. */
  readonly quiet: number;
  readonly signal: AbortSignal;
}

/** Milliseconds between two polls. */
const between = 10;

/** The queues that received the message. */
export async function awaitArrival(watcher: Watcher, waiting: Waiting): Promise<readonly string[]> {
  const { expected, next, patience, quiet, signal } = waiting;
  const until = performance.now() + patience;
  for (;;) {
    const seen = whereTo(await watcher.look(), waiting);
    if (seen !== undefined && includes(expected, seen)) {
      // a message that is about to expire is gone at the next poll
      if (quiet === 0 || next.length > 0) return seen;
      await pause(quiet, signal);
      const again = whereTo(await watcher.look(), waiting);
      if (again !== undefined && includes(expected, again)) return again;
    } else if (seen !== undefined && includes(next, seen)) return expected[0] ?? [];
    if (performance.now() > until) return seen ?? [...(whereTo(await watcher.look(), { ...waiting, left: undefined }) ?? [])];
    await pause(between, signal);
  }
}

/** Whether a queue holds the message according to these counts. */
export function isThere(counts: ReadyCounts, queue: string): boolean {
  return (counts.get(queue) ?? 0) > 0;
}

/** Undefined while the message has not left its queue; a returned message counts as in any other queue. */
function whereTo(counts: ReadyCounts, { base, left, ignored, expected }: Waiting): readonly string[] | undefined {
  const more = [...counts].filter(([queue, count]) => queue !== ignored && count > (base.get(queue) ?? 0)).map(([queue]) => queue);
  const back = left !== undefined && more.includes(left) && !expected.some((queues) => queues.includes(left));
  return back ? undefined : more.sort();
}

function includes(possible: Possible, queues: readonly string[]): boolean {
  const wanted = JSON.stringify([...queues].sort());
  return possible.some((one) => JSON.stringify([...one].sort()) === wanted);
}
