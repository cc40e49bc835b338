// Progress of long work on stderr: one line that rewrites itself on a terminal, a line every few seconds elsewhere.
import type { Watch } from '../pipeline.ts';
import type { Io } from './io.ts';

const quiet = 1000;
const everyOnTerminal = 100;
const everyElsewhere = 5000;

/** A watcher for the pipeline, and `end`, which clears the line. Work that takes less than a second shows nothing. */
export function progress(io: Io): { readonly onProgress: NonNullable<Watch['onProgress']>; readonly end: () => void } {
  const began = Date.now();
  let shown = began + quiet - everyElsewhere;
  let open = false;
  const every = io.errIsTerminal ? everyOnTerminal : everyElsewhere;
  return {
    onProgress: (phase, done, total) => {
      const now = Date.now();
      if (now - began < quiet || now - shown < every) return;
      shown = now;
      open = io.errIsTerminal;
      const seconds = (now - began) / 1000;
      const text = `${phase}: ${done} of ${total} in ${seconds.toFixed(0)} s${left(done, total, seconds)}`;
      io.err(open ? `\r\u001b[K${text}` : `${text}\n`);
    },
    end: () => {
      if (open) io.err('\r\u001b[K');
      open = false;
    },
  };
}

function left(done: number, total: number, seconds: number): string {
  return done === 0 || done === total ? '' : `, about ${Math.ceil(((total - done) * seconds) / done)} s left`;
}
