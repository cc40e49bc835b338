// topo show: prints a saved plan.
import { exit } from '../../exit.ts';
import { refuseUrls } from '../../input.ts';
import type { Io } from '../../io.ts';
import { write } from '../../output.ts';
import { openPlan, planLines, type VerifyOptions } from '../../saved-plan.ts';
import { type ShowOptions, shownPlan } from '../../show-plan.ts';

/** Flags of `topo show`. */
export interface ShowSavedOptions extends ShowOptions, VerifyOptions {}

/** Runs `topo show`. */
export async function show(file: string, options: ShowSavedOptions, io: Io): Promise<number> {
  refuseUrls([file]);
  const plan = await openPlan(file, options, io);
  const shown = shownPlan({ plan }, [file], options, io);
  return write({ command: 'show', exitCode: exit.ok, diagnostics: [], ...shown, data: { plan }, lines: planLines(plan) }, options, io);
}
