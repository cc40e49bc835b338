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
    if (now - began < quiet || now - shown < every) return;
    shown = now;
    open = io.errIsTerminal;
    const line = text((now - began) / 1000);
    io.err(open ? `\r\u001b[K${line}` : `${line}\n`);
  };
  return {
    onProgress: (phase, done, total) => {
      steps = `${phase}: ${done} of ${total}`;
      show((seconds) => `${steps} in ${seconds.toFixed(0)} s${left(done, total, seconds)}`);
    },
    onMove: (step, progress) => show(() => `${steps === '' ? 'applying' : steps}: ${moveText(step, progress)}`),
    end: () => {
      if (open) io.err('\r\u001b[K');
      open = false;
    },
  };
}

function moveText(step: Step, { moved, left: rest, perSecond, waitingFor }: MoveProgress): string {
  const name = step.entity.kind === 'binding' ? '' : nameText(step.entity.name);
  if (waitingFor !== undefined) return `${name}: ${moved} moved, waiting for ${waitingFor}`;
  const time = perSecond > 0 && rest > 0 ? `, about ${Math.ceil(rest / perSecond)} s left` : '';
  return `${name}: ${moved} moved, ${rest} left, ${Math.round(perSecond)} per second${time}`;
}

/** Without an estimate for the first hundredth: the first steps of a migration wait for the disk, and thousands of bindings follow. */
function left(done: number, total: number, seconds: number): string {
  return done * 100 < total || done === 0 || done === total ? '' : `, about ${Math.ceil(((total - done) * seconds) / done)} s left`;
}
