// The points to stop at: every boundary between two steps, once before and once after, then random ones, all from one seed.
import type { StopAt } from '../../support/tap.ts';

/** A place to stop: at a request, or some time after the start. */
export type Stop = { readonly stopAt: StopAt } | { readonly afterMs: number };

/** The extent of an undisturbed run. */
export interface Extent {
  readonly changes: number;
  readonly messages: number;
  readonly ms: number;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The n-th stop of a case, from 0. */
export function boundaryStop(n: number, { changes }: Extent): Stop {
  return { stopAt: { what: 'change', at: 1 + (Math.floor(n / 2) % changes), when: n % 2 === 0 ? 'before' : 'after' } };
}

/** Anywhere: half of them at a message or a change, half at a time. */
export function randomStop(next: () => number, { changes, messages, ms }: Extent): Stop {
  const kind = next();
  const when = next() < 0.5 ? 'before' : 'after';
  if (kind < 0.35 && messages > 0) return { stopAt: { what: 'message', at: 1 + Math.floor(next() * messages), when } };
  if (kind < 0.6) return { stopAt: { what: 'change', at: 1 + Math.floor(next() * changes), when } };
  return { afterMs: Math.floor(next() * ms) };
}

/** In words, for the name of a failure. */
export function stopText(stop: Stop): string {
  return 'afterMs' in stop ? `after ${stop.afterMs} ms` : `${stop.stopAt.when} ${stop.stopAt.what} ${stop.stopAt.at}`;
}
