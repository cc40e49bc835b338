// Queues that are unbound before they are deleted: if the delete then does not happen, their bindings are restored.
import type { EntityKey } from '../model/key.ts';
import { keyOf } from '../model/key.ts';
import type { Step } from '../model/plan.ts';
import type { StepOutcome } from '../model/run.ts';

/** Whether the step runs only if a delete does not happen: of a queue that was unbound first, or of the old queue of a migration. */
export function isInCase(step: Step): boolean {
  return step.rollback === true || isRebind(step);
}

function isRebind(step: Step): boolean {
  return step.do === 'bind' && step.rebind === true;
}

/** The changes that unbind a queue before they delete it. */
export function unboundFirst(steps: readonly Step[]): ReadonlySet<EntityKey> {
  return new Set(steps.filter(isRebind).map(({ change }) => change));
}

/**
 * The steps of a level that are due: of the rebind steps, those whose queue was not deleted and whose binding was removed, by this run or,
 * if the remaining steps of a saved plan do not include the removal, by an earlier one.
 */
export function dueOf(level: readonly Step[], steps: readonly Step[], outcomes: ReadonlyMap<number, StepOutcome>): readonly Step[] {
  if (!level.some(isInCase)) return level;
  const isDone = ({ id }: Step): boolean => outcomes.get(id)?.state === 'done';
  const gone = new Set(steps.flatMap((step) => (step.do === 'delete' && isDone(step) ? [step.change] : [])));
  const bound = new Set(steps.flatMap((step) => (step.do === 'unbind' && !isDone(step) ? [`${step.change} ${keyOf(step.entity)}`] : [])));
  return level.filter((step) => !isInCase(step) || (!gone.has(step.change) && !bound.has(`${step.change} ${keyOf(step.entity)}`)));
}
