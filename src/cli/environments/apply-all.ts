// apply in several environments with one question: all plans are shown, then each is applied only if it is still the plan that was shown.
import { TopoError } from '../../model/diagnostic.ts';
import type { Plan } from '../../model/plan.ts';
import { counted } from '../../reporter/style.ts';
import { planCommand } from '../commands/plan/command.ts';
import { exit } from '../exit.ts';
import { interruption, unlessInterrupted } from '../interrupt.ts';
import { nothingApplied } from '../output.ts';
import { looksLikePlan } from '../saved-plan.ts';
import { UsageError } from '../usage.ts';
import { type Fleet, type FleetRun, runFleet } from './fleet.ts';
import { placed } from './settings.ts';
import { worstOf } from './worst.ts';

/** Flags of apply that decide whether to ask. */
interface ApplyFlags {
  readonly yes?: boolean;
  readonly approved?: string;
  readonly format: string;
}

/** Applies in all environments. Without --yes, it plans, asks once, and applies the plans that have changes and are not blocked. */
export async function applyAll(fleet: Fleet): Promise<number> {
  const { yes = false, approved, format } = fleet.command.opts<ApplyFlags>();
  const { ask, signal, err } = fleet.context.io;
  if (approved !== undefined)
    throw new UsageError('error: --approved is the digest of one plan, and cannot be used with several environments');
  if (yes || (await appliesSavedPlans(fleet))) return (await runFleet(fleet)).exitCode;
  if (ask === undefined) throw new UsageError('error: without a terminal, apply in several environments requires --yes');
  if (format !== 'text') throw new UsageError(`error: --format ${format} with several environments requires --yes`);
  const { runs, exitCode } = await runFleet({ ...fleet, declaration: planCommand });
  if (signal.aborted) throw interrupted(signal);
  const digests = new Map(runs.flatMap((run) => (isApplicable(run) ? [[run.row.environment, planOf(run)?.digest] as const] : [])));
  if (digests.size === 0) return exitCode;
  const answer = await unlessInterrupted(
    ask(`\nApply the plans of ${counted(digests.size, 'environment')}? Only "yes" is accepted: `),
    signal,
  );
  if (answer.trim() !== 'yes') {
    err(nothingApplied);
    return exit.interrupted;
  }
  const environments = fleet.environments.filter(({ name }) => digests.has(name));
  const applied = await runFleet({ ...fleet, environments, flags: (name) => ({ approved: digests.get(name) }) });
  const others = runs.filter(({ row }) => !digests.has(row.environment));
  return worstOf([applied.exitCode, ...others.map(({ row }) => row.exitCode)]);
}

/** Saved plans, one per environment, were reviewed before: as in one environment, no question is asked. */
async function appliesSavedPlans({ command, environments, context }: Fleet): Promise<boolean> {
  const [paths = []] = command.processedArgs as [(readonly string[])?];
  const files = environments.flatMap(({ name }) => paths.map((path) => placed(path, name)));
  const plans = await Promise.all(files.map((file) => looksLikePlan(file, context.io)));
  return plans.length > 0 && plans.every((isPlan) => isPlan);
}

function interrupted({ reason }: AbortSignal): TopoError {
  return reason instanceof TopoError ? reason : interruption();
}

function planOf({ captured }: FleetRun): Plan | undefined {
  return captured.report?.data['plan'] as Plan | undefined;
}

function isApplicable(run: FleetRun): boolean {
  const plan = planOf(run);
  return run.row.exitCode === exit.ok && plan !== undefined && plan.steps.length > 0;
}
