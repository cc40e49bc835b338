// Plans in files: written whole, read with suspicion.
import { readFile, rename, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { problem, TopoError } from '../model/diagnostic.ts';
import { type Plan, planFormatVersion } from '../model/plan.ts';
import { digestOf } from '../planner/digest.ts';
import type { Io } from './io.ts';

/** Writes a plan so that a reader sees it whole or not at all. */
export async function savePlan(plan: Plan, file: string, io: Io): Promise<void> {
  const path = resolve(io.cwd, file);
  const partial = `${path}.partial`;
  await writeFile(partial, `${JSON.stringify(plan, null, 2)}\n`);
  await rename(partial, path);
}

/** Reads a plan. Throws a TopoError (`plan-unreadable`) where it is no plan of this version, or was changed by hand. */
export async function readPlan(file: string, io: Io): Promise<Plan> {
  const unreadable = (why: string): TopoError => new TopoError([problem('plan-unreadable', `${file} ${why}`)]);
  let plan: Partial<Plan>;
  try {
    plan = JSON.parse(await readFile(resolve(io.cwd, file), 'utf8')) as Partial<Plan>;
  } catch (error) {
    throw unreadable(
      error instanceof SyntaxError ? 'is not JSON' : `cannot be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}`,
    );
  }
  if (typeof plan !== 'object' || plan === null || plan.formatVersion === undefined) throw unreadable('is not a plan');
  if (plan.formatVersion !== planFormatVersion)
    throw unreadable(`has format version ${plan.formatVersion}; this topo reads ${planFormatVersion}`);
  if (!Array.isArray(plan.changes) || !Array.isArray(plan.steps) || !Array.isArray(plan.vhosts)) throw unreadable('is not a plan');
  const whole = plan as Plan;
  if (digestOf(whole.vhosts, whole.changes, whole.steps) !== whole.digest)
    throw unreadable('was changed after it was made: its digest does not fit');
  return whole;
}

/** A plan as lines of JSON. */
export function* planLines(plan: Plan): Iterable<{ readonly type: string }> {
  for (const change of plan.changes) yield { type: 'change', ...change };
  for (const step of plan.steps) yield { type: 'step', ...step };
  yield { type: 'plan', ...plan.summary, digest: plan.digest } as { readonly type: string };
}
