// Waiting with a time limit, and waiting that ends early when the run is interrupted.
import { problem, TopoError } from '../../../model/diagnostic.ts';

/** @throws TopoError `connection-lost` after the limit, in milliseconds; the error of the promise */
export async function withLimit<T>(promise: Promise<T>, limitMs: number, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    const error = new TopoError([problem('connection-lost', `${what}: no response within ${limitMs / 1000} s`)]);
    timer = setTimeout(() => reject(error), limitMs);
  });
  try {
    return await Promise.race([promise, limit]);
  } finally {
    clearTimeout(timer);
  }
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
