// What became of queues that were unbound to be deleted, and were not deleted.
import { type EntityKey, keyOf } from '../model/key.ts';
import type { StepOutcome } from '../model/run.ts';
import { counted, printable } from './style.ts';

/** A line for each queue that has lost bindings, to this run or an earlier one, and may still be there. */
export function rebindLines(outcomes: readonly StepOutcome[]): readonly string[] {
  const [removed, back] = [new Map<EntityKey, number>(), new Map<EntityKey, number>()];
  for (const { step, state } of outcomes) {
    const counts = step.do === 'unbind' ? removed : step.do === 'bind' && step.rebind === true ? back : undefined;
    if (state === 'done') counts?.set(step.change, (counts.get(step.change) ?? 0) + 1);
  }
  return outcomes.flatMap(({ step, state }) => {
    // a migration unbinds its queue as well, and what it deletes by a step of its own is not the queue
    if (step.do !== 'delete' || state === 'done' || keyOf(step.entity) !== step.change) return [];
    const [gone, again] = [removed.get(step.change) ?? 0, back.get(step.change) ?? 0];
    if (gone + again === 0) return [];
    const fate = again >= gone ? 'and are back' : `and ${again} are back; the other steps "unbind" of the plan name what is missing`;
    return [`  kept  ${printable(step.change)}: ${counted(Math.max(gone, again), 'binding')} were removed, ${fate}`];
  });
}
