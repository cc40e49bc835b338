// topo show: prints a saved plan.
import { exit } from '../../exit.ts';
import { refuseUrls } from '../../input.ts';
import { unlessInterrupted } from '../../interrupt.ts';
import type { Io } from '../../io.ts';
import { write } from '../../output.ts';
import { planLines, readPlan } from '../../saved-plan.ts';
import { type ShowOptions, shownPlan } from '../../show-plan.ts';

/** Runs `topo show`. */
export async function show(file: string, options: ShowOptions, io: Io): Promise<number> {
  refuseUrls([file]);
  const plan = await unlessInterrupted(readPlan(file, io), io.signal);
  const shown = shownPlan({ plan }, [file], options, io);
  return write({ command: 'show', exitCode: exit.ok, diagnostics: [], ...shown, data: { plan }, lines: planLines(plan) }, options, io);
}
