// The effect of the first Ctrl-C: work that changes nothing ends at once; an apply ends between two steps (see workflows/plan-and-apply.ts).
import { problem, TopoError } from '../model/diagnostic.ts';

/** The reason of the abort signal; a command that is aborted by it exits 130. */
export function interruption(message = 'topo was interrupted'): TopoError {
  return new TopoError([problem('interrupted', message)]);
}

/**
 * The result of work that changes nothing, unless the signal aborts first; the result is then ignored.
 * @throws TopoError `interrupted`
 */
export async function unlessInterrupted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop = (): void => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(interruption('interrupted before anything was changed'));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
