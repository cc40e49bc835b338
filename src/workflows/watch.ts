// A watch: compares the files with a broker repeatedly, heals differences that can be healed without a loss, and reports changes.
import { pause } from '../applier/pause.ts';
import { TopoError } from '../model/diagnostic.ts';
import type { Comparison, Healing, Problem, WatchEvent, WatchState } from '../model/watch.ts';
import { afterComparison, afterFailure, afterHeal, contentOf, initialState, type Transition } from './watch-state.ts';

/** What a watch needs. Each signal is that of one call. */
export interface WatchPorts {
  /** Compares, with everything read anew. @throws TopoError if that fails */
  readonly compare: (signal: AbortSignal) => Promise<Comparison | readonly Problem[]>;
  /** Applies what can be healed; absent if nothing is. @throws TopoError with nothing applied */
  readonly heal?: (signal: AbortSignal) => Promise<Healing | readonly Problem[]>;
  /** Called after each transition. */
  readonly onState: (state: WatchState, events: readonly WatchEvent[]) => void;
}

/** How often and how long to compare. */
export interface WatchOptions {
  /** Milliseconds from the end of a comparison to the begin of the next one, 0 and more. */
  readonly intervalMs: number;
  /** Ends the watch. */
  readonly signal: AbortSignal;
  /** Number of comparisons; default unlimited. */
  readonly rounds?: number;
}

/** Milliseconds that a comparison, and a heal, may take to end after the signal. */
const compareEndMs = 2_000;
const healEndMs = 9_000;

/** Milliseconds to the next comparison after a failure; doubled with each further failure, up to the interval. */
const retryMs = 1_000;

/** Watches until the signal aborts. @throws what is not a failure of a comparison or heal: a bug */
export async function watch(ports: WatchPorts, { intervalMs, signal, rounds = Number.POSITIVE_INFINITY }: WatchOptions): Promise<void> {
  let state = initialState(performance.now());
  const move = ({ state: next, events }: Transition): void => {
    state = next;
    ports.onState(state, events);
  };
  const { heal } = ports;
  let justHealed = false;
  /** The differences that a heal had no change for. */
  let hopeless = '';
  ports.onState(state, []);
  for (let round = 0; round < rounds && !signal.aborted; round += 1) {
    const began = performance.now();
    const result = await endedBy(ports.compare, signal, compareEndMs);
    if (result === undefined || signal.aborted) return;
    const at = performance.now();
    move(isFailure(result) ? afterFailure(state, result, at) : afterComparison(state, result, at, (at - began) / 1000));
    const seen = [...(state.good?.differences.values() ?? [])].map(contentOf).join();
    const isDue = !isFailure(result) && result.healable && state.failing === undefined && !justHealed && seen !== hopeless;
    justHealed = false;
    if (heal !== undefined && isDue) {
      const healing = await endedBy(heal, signal, healEndMs);
      if (healing === undefined) return;
      const { changes, problems } = isFailure(healing) ? { changes: [], problems: healing } : healing;
      move(afterHeal(state, { changes, problems }));
      hopeless = changes.length + problems.length === 0 ? seen : '';
      justHealed = changes.length > 0;
    }
    if (!justHealed && !signal.aborted) await pause(waitOf(state, intervalMs), signal);
  }
}

/** Milliseconds to the next comparison. */
function waitOf({ failing }: WatchState, intervalMs: number): number {
  return failing === undefined ? intervalMs : Math.min(intervalMs, retryMs * 2 ** Math.min(failing.attempts - 1, 20));
}

function isFailure(result: Comparison | Healing | readonly Problem[]): result is readonly Problem[] {
  return Array.isArray(result);
}

/**
 * The result of the work, with a signal of its own, so that nothing of a call outlives it as a listener of the signal of the watch. Undefined
 * if it has not ended so many milliseconds after the signal.
 */
async function endedBy<T>(
  work: (signal: AbortSignal) => Promise<T>,
  signal: AbortSignal,
  endMs: number,
): Promise<T | readonly Problem[] | undefined> {
  const own = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let end = (): void => {};
  const late = new Promise<undefined>((resolve) => {
    end = () => {
      own.abort(signal.reason);
      timer = setTimeout(() => resolve(undefined), endMs);
    };
  });
  signal.addEventListener('abort', end, { once: true });
  try {
    return await Promise.race([failureOf(work(own.signal)), late]);
  } finally {
    signal.removeEventListener('abort', end);
    clearTimeout(timer);
  }
}

async function failureOf<T>(work: Promise<T>): Promise<T | readonly Problem[]> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof TopoError) return error.diagnostics;
    throw error;
  }
}
