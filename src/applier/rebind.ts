// Queues that are unbound before they are deleted: where the delete is not done after all, what was unbound is bound again.
import type { EntityKey } from '../model/key.ts';
import { keyOf } from '../model/key.ts';
import type { Step } from '../model/plan.ts';
import type { StepOutcome } from '../model/run.ts';

/** Whether the step is there only in case that a delete is not done. */
export function isInCase(step: Step): boolean {
  return step.do === 'bind' && step.rebind === true;
}

/** The changes that unbind a queue before they delete it. */
export function unboundFirst(steps: readonly Step[]): ReadonlySet<EntityKey> {
  return new Set(steps.filter(isInCase).map(({ change }) => change));
}

/**
 * The steps of a level whose time has come: of those that are there in case, the ones whose queue was not deleted and which have lost
 * their binding, to this run or, where the steps of a saved plan no longer say how, to an earlier one.
 */
export function dueOf(level: readonly Step[], steps: readonly Step[], outcomes: ReadonlyMap<number, StepOutcome>): readonly Step[] {
  if (!level.some(isInCase)) return level;
  const isDone = ({ id }: Step): boolean => outcomes.get(id)?.state === 'done';
  const gone = new Set(steps.flatMap((step) => (step.do === 'delete' && isDone(step) ? [step.change] : [])));
  const bound = new Set(steps.flatMap((step) => (step.do === 'unbind' && !isDone(step) ? [`${step.change} ${keyOf(step.entity)}`] : [])));
  return level.filter((step) => !isInCase(step) || (!gone.has(step.change) && !bound.has(`${step.change} ${keyOf(step.entity)}`)));
}
