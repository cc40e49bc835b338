// Queues that were unbound for their deletion and then not deleted.
import { type EntityKey, keyOf } from '../model/key.ts';
import type { StepOutcome } from '../model/run.ts';
import { counted, printable } from './style.ts';

/** One line per queue that lost bindings, in this run or an earlier one, and may still exist. */
export function rebindLines(outcomes: readonly StepOutcome[]): readonly string[] {
  const [removed, back] = [new Map<EntityKey, number>(), new Map<EntityKey, number>()];
  for (const { step, state } of outcomes) {
    const counts = step.do === 'unbind' ? removed : step.do === 'bind' && step.rebind === true ? back : undefined;
    if (state === 'done') counts?.set(step.change, (counts.get(step.change) ?? 0) + 1);
  }
  return outcomes.flatMap(({ step, state }) => {
    // a migration also unbinds its queue, and deletes other objects by steps of their own
    if (step.do !== 'delete' || state === 'done' || keyOf(step.entity) !== step.change) return [];
    const [gone, again] = [removed.get(step.change) ?? 0, back.get(step.change) ?? 0];
    if (gone + again === 0) return [];
    const fate = again >= gone ? 'and restored' : `and ${again} restored; the "unbind" steps of the plan list the others`;
    return [`  not deleted  ${printable(step.change)}: ${counted(Math.max(gone, again), 'binding')} removed ${fate}`];
  });
}
