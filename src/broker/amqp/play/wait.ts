// Waiting with a time limit, and waiting that ends early when the run is interrupted.
import { problem, TopoError } from '../../../model/diagnostic.ts';
import { timedOut, Waits, waitedMs } from '../../waits.ts';

/** @throws TopoError `connection-lost` after the limit, in milliseconds, `interrupted` after an interruption; the error of the promise */
export async function withLimit<T>(promise: Promise<T>, limitMs: number, what: string, waits = new Waits()): Promise<T> {
  const began = performance.now();
  const value = await waits.within(promise, limitMs, () => what);
  if (value !== timedOut) return value;
  if (waits.interrupted) throw new TopoError([problem('interrupted', `interrupted while waiting for ${what}`)]);
  throw new TopoError([problem('connection-lost', `${what}: no response within ${waitedMs(began, limitMs) / 1000} s`)]);
}

/** Waits some milliseconds. @throws the reason of the signal, as soon as it aborts */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  await new Promise<void>((resolve) => {
    const stop = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      resolve();
    };
    const timer = setTimeout(stop, ms);
    signal.addEventListener('abort', stop, { once: true });
  });
  signal.throwIfAborted();
}
