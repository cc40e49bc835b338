// A bounded poll for what a broker, or a process, shows some time after it was asked to do it.
import { vi } from 'vitest';

/** Generous, in milliseconds: what is measured here is whether it happens, and the machine may be busy. */
const limit = 60_000;

/**
 * Repeats `check` until it does not throw, every `interval` milliseconds (default 50), for a minute at most.
 * @returns what `check` returned
 * @throws the last error of `check`
 */
export function eventually<T>(check: () => T | Promise<T>, { interval = 50 }: { readonly interval?: number } = {}): Promise<T> {
  return vi.waitFor(check, { timeout: limit, interval });
}
