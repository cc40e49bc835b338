// topo show: prints a saved plan.
import { exit } from '../../exit.ts';
import { refuseUrls } from '../../input.ts';
import { unlessInterrupted } from '../../interrupt.ts';
import type { Io } from '../../io.ts';
import { write } from '../../output.ts';
import { verifierOf } from '../../plan-signature.ts';
import { planLines, readPlan } from '../../saved-plan.ts';
import { type ShowOptions, shownPlan } from '../../show-plan.ts';

/** Flags of `topo show`. */
export interface ShowSavedOptions extends ShowOptions {
  readonly verify?: string;
}

/** Runs `topo show`. */
export async function show(file: string, options: ShowSavedOptions, io: Io): Promise<number> {
  refuseUrls([file]);
  const verifier = options.verify === undefined ? undefined : await verifierOf(options.verify, io);
  const plan = await unlessInterrupted(readPlan(file, io, verifier), io.signal);
  const shown = shownPlan({ plan }, [file], options, io);
  return write({ command: 'show', exitCode: exit.ok, diagnostics: [], ...shown, data: { plan }, lines: planLines(plan) }, options, io);
}
