// What became of queues that were unbound to be deleted, and were not deleted.
import type { StepOutcome } from '../model/run.ts';
import { counted, printable } from './style.ts';

/** A line for each queue that has lost bindings, to this run or an earlier one, and may still be there. */
export function keptLines(outcomes: readonly StepOutcome[]): readonly string[] {
  const deletes = new Map(outcomes.flatMap(({ step, state }) => (step.do === 'delete' ? [[step.change, state] as const] : [])));
  const own = outcomes.filter(({ step }) => step.do === 'unbind' || (step.do === 'bind' && step.ifKept === true));
  return [...new Set(own.map(({ step }) => step.change))].flatMap((change) => {
    const state = deletes.get(change);
    const done = (what: 'unbind' | 'bind'): number =>
      own.filter(({ step, state: how }) => step.change === change && step.do === what && how === 'done').length;
    const [removed, back] = [done('unbind'), done('bind')];
    if (state === undefined || state === 'done' || removed + back === 0) return [];
    const lost = counted(Math.max(removed, back), 'binding');
    const fate = back >= removed ? 'and are back' : `and ${back} are back; the other steps "unbind" of the plan name what is missing`;
    return [`  kept  ${printable(change)}: ${lost} were removed, ${fate}`];
  });
}
