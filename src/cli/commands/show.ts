// topo show: a saved plan, as it was made.
import { renderPlan } from '../../reporter/plan.ts';
import { exit } from '../exit.ts';
import { refuseUrls } from '../input.ts';
import { unlessInterrupted } from '../interrupt.ts';
import type { Io } from '../io.ts';
import { type OutputOptions, styleOf, write } from '../output.ts';
import { planLines, readPlan } from '../saved-plan.ts';

/** Flags of `topo show`. */
export interface ShowOptions extends OutputOptions {
  readonly showUndeclared?: boolean;
  readonly showUnchanged?: boolean;
}

/** Runs `topo show`. */
export async function show(file: string, options: ShowOptions, io: Io): Promise<number> {
  refuseUrls([file]);
  const plan = await unlessInterrupted(readPlan(file, io), io.signal);
  const context = { paths: [file], showUndeclared: options.showUndeclared === true, showUnchanged: options.showUnchanged === true };
  const text = renderPlan(plan, context, styleOf(options, io));
  return write({ command: 'show', exitCode: exit.ok, diagnostics: [], text, data: { plan }, lines: planLines(plan) }, options, io);
}
