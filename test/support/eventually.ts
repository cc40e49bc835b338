// A bounded poll for effects that a broker or a process shows with a delay.
import { setTimeout as sleep } from 'node:timers/promises';

/** Generous, in milliseconds: only the occurrence matters, and the machine may be busy. */
const limit = 60_000;

/**
 * Repeats `check` until it does not throw, every `interval` milliseconds (default 50), for at most a minute.
 * @returns the result of `check`
 * @throws the last error of `check`
 */
export async function eventually<T>(check: () => T | Promise<T>, { interval = 50 }: { readonly interval?: number } = {}): Promise<T> {
  for (const end = performance.now() + limit; ; await sleep(interval)) {
    try {
      return await check();
    } catch (error) {
      if (performance.now() > end) throw error;
    }
  }
}
