// Progress of long work on stderr: on a terminal one line that is rewritten, elsewhere a line every few seconds.
import { nameText } from '../model/key.ts';
import type { Step } from '../model/plan.ts';
import type { MoveProgress } from '../model/ports.ts';
import type { Watch } from '../workflows/plan-and-apply.ts';
import type { Io } from './io.ts';

/** Milliseconds before the first line, and between two lines. */
const quiet = 1000;
const everyOnTerminal = 100;
const everyElsewhere = 5000;

/** Callbacks for the workflows, and `end`, which clears the line. Work of less than a second shows nothing. */
export function progress(io: Io): Required<Pick<Watch, 'onProgress' | 'onMove'>> & { readonly end: () => void } {
  const began = Date.now();
  let shown = began + quiet - everyElsewhere;
  let open = false;
  const every = io.errIsTerminal ? everyOnTerminal : everyElsewhere;
  let steps = '';
  const show = (text: (seconds: number) => string): void => {
    const now = Date.now();
    if (io.quiet === true || now - began < quiet || now - shown < every) return;
    shown = now;
    open = io.errIsTerminal;
    const line = text((now - began) / 1000);
    io.err(open ? `\r\u001b[K${line}` : `${line}\n`);
  };
  return {
    onProgress: (phase, done, total, left) => {
      steps = `${phase}: ${done} of ${total}`;
      show((seconds) => `${steps} in ${seconds.toFixed(0)} s${left === undefined ? proportional(done, total, seconds) : leftText(left())}`);
    },
    onMove: (step, progress, left) => show(() => `${steps === '' ? 'applying' : steps}: ${moveText(step, progress)}${leftText(left?.())}`),
    end: () => {
      if (open) io.err('\r\u001b[K');
      open = false;
    },
  };
}

function moveText(step: Step, { moved, left, perSecond, waitingFor }: MoveProgress): string {
  const name = step.entity.kind === 'binding' ? '' : nameText(step.entity.name);
  if (waitingFor !== undefined) return `${name}: ${moved} moved, waiting for ${waitingFor}`;
  return `${name}: ${moved} moved, ${left} left, ${Math.round(perSecond)} per second`;
}

/** The estimate for the whole run. */
function leftText(ms: number | undefined): string {
  return ms === undefined || ms === 0 ? '' : `, about ${Math.ceil(ms / 1000)} s left`;
}

/** By the share that is done, from a hundredth on. */
function proportional(done: number, total: number, seconds: number): string {
  return done * 100 < total || done === 0 || done === total ? '' : `, about ${Math.ceil(((total - done) * seconds) / done)} s left`;
}
