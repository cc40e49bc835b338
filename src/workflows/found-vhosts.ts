// Creates the virtual hosts of a plan. The lock is an exclusive queue, which a virtual host that does not exist cannot hold: the step that
// creates it runs first, without the lock, and may repeat that of another run; so do those that give access to the user of the lock, if
// that is not the creator. Then the lock is taken, and the plan is compared with the broker.
import { runSteps } from '../applier/run.ts';
import type { HeldLocks } from '../applier/take-locks.ts';
import type { Plan, Step } from '../model/plan.ts';
import type { BrokerWriter } from '../model/ports.ts';
import type { RunReport } from '../model/run.ts';
import { isPermissionOf } from '../planner/users.ts';
import { createdVhosts, isVhost } from '../planner/vhosts.ts';
import { type Watch, watching } from './observing.ts';

/**
 * The virtual hosts that a plan opens, in which no lock can be taken before: those that it creates, and those to which it gives access to the
 * user of the lock, if another one creates virtual hosts.
 */
export function closedVhosts({ changes }: Pick<Plan, 'changes'>, user: string | undefined): ReadonlySet<string> {
  const given = changes.flatMap(({ action, after }) =>
    action === 'create' && after !== undefined && isPermissionOf(after, user) ? [after.vhost] : [],
  );
  return new Set([...createdVhosts(changes), ...given]);
}

/** The steps that open these virtual hosts among those that are still to do. */
export function foundingSteps(steps: readonly Step[], closed: ReadonlySet<string>, user: string | undefined): readonly Step[] {
  return steps.filter(
    ({ do: what, entity }) => what === 'put-document' && closed.has(entity.vhost) && (isVhost(entity) || isPermissionOf(entity, user)),
  );
}

/** Creates them; `isWhole` is false if a step was not done, so that nothing else may follow. */
export async function foundVhosts(
  steps: readonly Step[],
  writer: BrokerWriter,
  watch: Watch,
  held: HeldLocks,
): Promise<RunReport & { readonly isWhole: boolean }> {
  const report = await runSteps(steps, writer, {
    ...watching('applying', watch),
    lockLost: held.lost,
    checkLock: () => held.check(),
  });
  return { ...report, isWhole: report.outcomes.every(({ state }) => state === 'done') };
}

/** The report of a run that ended with them. */
export function endedEarly({ steps }: Plan, { outcomes, interrupted }: RunReport): RunReport {
  const states = new Map(outcomes.map((outcome) => [outcome.step.id, outcome]));
  return { interrupted, outcomes: steps.map((step) => states.get(step.id) ?? { step, state: 'not-run' }) };
}

/** The writer of a run with locks: the lock in a virtual host ends with it, which is no loss. */
export function withEndingLocks(writer: BrokerWriter, held: HeldLocks | undefined): BrokerWriter {
  if (held === undefined) return writer;
  return {
    ...writer,
    execute: async (step, options) => {
      if (step.do === 'delete-document' && isVhost(step.entity)) held.expectEnd(step.entity.name);
      return await writer.execute(step, options);
    },
  };
}
