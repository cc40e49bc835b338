// Scales the times and lengths of a scratch copy: down where a test lets a message expire or a queue overflow, up elsewhere, so that no
// message is removed before its test reads it. Pure.
import type { Arguments } from '../model/values.ts';

/** Milliseconds. `quick`: long enough to see a message before it expires; `long`: longer than any test runs. */
export const scratchTimes = { quick: 500, long: 600_000 } as const;
/** `quick` holds one message of a test and no other; `long` holds all messages that a test publishes. */
const scratchBytes = { quick: 1000, long: 1_000_000 } as const;

/** Scales limits of a queue (`x` is `x-`) or of a policy (`x` is empty); reduced values are added to `scales`. */
export function scaled(table: Arguments, x: string, expiring: boolean, overflowing: boolean, subject: string, scales: string[]): Arguments {
  const { quick, long } = scratchTimes;
  const change: { readonly [argument: string]: (value: number) => number } = {
    'message-ttl': (value) => (expiring ? Math.min(value, quick) : Math.max(value, long)),
    expires: (value) => Math.max(value, long),
    'max-length': (value) => (overflowing ? Math.min(value, 1) : value),
    'max-length-bytes': (value) => (overflowing ? Math.min(value, scratchBytes.quick) : Math.max(value, scratchBytes.long)),
  };
  const entries = Object.entries(table).map(([argument, value]) => {
    const scale = argument.startsWith(x) ? change[argument.slice(x.length)] : undefined;
    if (scale === undefined || typeof value !== 'number') return [argument, value] as const;
    const after = scale(value);
    if (after < value) scales.push(`${argument} of ${subject} ${value} -> ${after}`);
    return [argument, after] as const;
  });
  return Object.fromEntries(entries);
}
