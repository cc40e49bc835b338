// One heal of a watch: `topo apply --yes` of the part of the plan that can lose no message, under the lock and through the gate as every apply.

import type { Plan } from '../../../model/plan.ts';
import type { ApplyResult } from '../../../model/run.ts';
import type { Healed, Healing, Problem } from '../../../model/watch.ts';
import { destructiveStep } from '../../../planner/lossless.ts';
import { apply as applyPlan } from '../../../workflows/plan-and-apply.ts';
import { connect, endpointOf } from '../../connection.ts';
import type { Io } from '../../io.ts';
import { planFrom } from '../../make-plan.ts';
import { withoutCredentialsIn } from '../../output.ts';
import { UsageError } from '../../usage.ts';
import { type ApplyOptions, lockBefore, useOf } from '../apply/run.ts';
import { type CompareOptions, loadedAnew, orProblems, quiet } from './compare.ts';

/** Checks the flags before anything is sent. */
export function checkHealing({ transport }: CompareOptions): void {
  if (transport === 'http') throw new UsageError('error: --heal takes its lock over AMQP, which --transport http excludes');
}

/** Heals once: plans under the lock and applies. */
export async function healOnce(
  paths: readonly string[],
  options: CompareOptions,
  io: Io,
  signal: AbortSignal,
): Promise<Healing | readonly Problem[]> {
  return await orProblems(async () => {
    const own = quiet(io, signal);
    const loaded = await loadedAnew(paths, options, own);
    if (!('topology' in loaded)) return loaded;
    const applying: ApplyOptions = { ...options, allow: [], only: [], yes: true, lock: true };
    const { vhosts } = loaded.topology;
    const broker = await connect(endpointOf(options, own), { ...useOf(applying, own), purpose: 'watch', vhosts }, own);
    const held = await lockBefore(loaded.topology, broker, applying, own).catch(async (error: unknown) => {
      await broker.close();
      throw error;
    });
    try {
      const { plan } = await planFrom(loaded, broker.reader, { ...applying, lossless: true }, own);
      const step = destructiveStep(plan);
      if (step !== undefined) throw new Error(`a heal planned more than to create and update: ${step.do} ${step.change}`);
      if (plan.steps.length === 0) return { changes: [], problems: [] };
      const result = await applyPlan(plan, broker, { saved: false, signal, ...(held === undefined ? {} : { held }) });
      return { changes: healed(plan, result), problems: result.diagnostics.map(withoutCredentialsIn) };
    } finally {
      await held?.release();
      await broker.close();
    }
  });
}

/** The changes whose steps are all done; those of bindings that AMQP does not show are not counted. */
function healed(plan: Plan, { outcomes }: ApplyResult): readonly Healed[] {
  const undone = new Set(outcomes.flatMap(({ step, state }) => (state === 'done' ? [] : [step.change])));
  const done = new Set(outcomes.map(({ step }) => step.change).filter((key) => !undone.has(key)));
  return plan.changes.flatMap(({ key, action, after }) => {
    if (action === 'ensure' || !done.has(key)) return [];
    return [{ key, action, ...(after === undefined ? {} : { entity: after }) }];
  });
}
