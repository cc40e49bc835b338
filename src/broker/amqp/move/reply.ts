// A reply of the broker to a request of a move, with a limit.
import { timedOut, type Waits, waitedMs } from '../../waits.ts';
import { type Failure, failureOf } from '../connection/failure.ts';

/** No reply in time. */
class TimedOut extends Error {
  readonly limitMs: number;

  constructor(limitMs: number) {
    super('no reply');
    this.limitMs = limitMs;
  }
}

/** The reply about a queue. @throws what `failureIn` reads: no reply within `limitMs` milliseconds, or the error of the request */
export async function replyAbout<T>(
  queue: string,
  reply: Promise<T>,
  { waits, limitMs }: { readonly waits: Waits; readonly limitMs: number },
): Promise<T> {
  const began = performance.now();
  const value = await waits.within(reply, limitMs, () => `a reply from the broker about queue ${queue}`);
  if (value === timedOut) throw new TimedOut(waitedMs(began, limitMs));
  return value;
}

/** The failure in an error of `replyAbout`. */
export function failureIn(error: unknown): Failure {
  return error instanceof TimedOut ? { kind: 'timeout', limitMs: error.limitMs } : failureOf(error, undefined);
}
