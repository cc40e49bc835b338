// A bounded poll for effects that a broker or a process shows with a delay.
import { vi } from 'vitest';

/** Generous, in milliseconds: only the occurrence matters, and the machine may be busy. */
const limit = 60_000;

/**
 * Repeats `check` until it does not throw, every `interval` milliseconds (default 50), for at most a minute.
 * @returns the result of `check`
 * @throws the last error of `check`
 */
export function eventually<T>(check: () => T | Promise<T>, { interval = 50 }: { readonly interval?: number } = {}): Promise<T> {
  return vi.waitFor(check, { timeout: limit, interval });
}
