// The moves of an apply in words: how many messages, where they are if it did not complete, and what was rolled back.
import { keyOf } from '../model/key.ts';
import { isOfMigration, isRenameCarrier } from '../model/migration.ts';
import type { Step } from '../model/plan.ts';
import type { ApplyResult, RolledBack, StepOutcome } from '../model/run.ts';
import { formerText } from './rename.ts';
import { counted, printable } from './style.ts';

/** Where the messages of each unfinished migration are held. */
export function unfinishedLines({ outcomes, rolledBack = [] }: ApplyResult): readonly string[] {
  const reverted = new Set(rolledBack.map(({ key }) => key));
  const moves = outcomes.filter(({ step }) => step.do === 'move');
  return [...new Set(moves.map(({ step }) => step.change))].flatMap((change) => {
    const own = outcomes.filter(({ step }) => step.change === change);
    const begun = own.some(
      ({ step, state, moved }) => step.do === 'move' && (state === 'done' || state === 'unknown' || moved !== undefined),
    );
    if (!begun || reverted.has(change) || own.every(({ state }) => state === 'done')) return [];
    const renamed = renamedIn(own);
    if (renamed !== undefined)
      return [`  unfinished  ${printable(change)}: messages are in ${renamed} and in the new queue; run the same command again to resume`];
    const back = own.filter(({ step }) => step.do === 'move' && keyOf(step.entity) !== change);
    const [holding = ''] = back.flatMap(({ step }) => (step.do === 'move' ? [step.entity.name] : []));
    const isBack = back.some(({ step, state }) => step.do === 'move' && step.rest === 'delete' && state === 'done');
    const where = isBack
      ? 'no messages are held'
      : `messages are held in ${printable(holding)}${isCutOff(own) ? ', and the queue receives none through bindings' : ''}`;
    return [`  unfinished  ${printable(change)}: ${where}; run the same command again to resume`];
  });
}

/** The old queue of a rename: its messages are moved into the queue of the change, and none out of it. */
function renamedIn(outcomes: readonly { readonly step: Step }[]): string | undefined {
  const [name] = outcomes.flatMap(({ step }) =>
    step.do === 'move' && isRenameCarrier(step.via) ? [formerText(step.entity, step.toVhost ?? step.entity.vhost)] : [],
  );
  return name;
}

/** Whether the old queue exists without bindings: its consumers, if any, receive nothing. */
function isCutOff(own: readonly StepOutcome[]): boolean {
  const isOld = ({ step }: StepOutcome): boolean => step.do === 'move' && step.rest === 'delete' && keyOf(step.entity) === step.change;
  const [old] = own.flatMap((outcome) =>
    isOld(outcome) && outcome.step.do === 'move' && outcome.state !== 'done' ? [outcome.step.entity.name] : [],
  );
  // the carrier exchange is unbound from the queues as well
  const unbound = own.flatMap(({ step, state }) =>
    step.do === 'unbind' && state === 'done' && !isOfMigration(step.entity.source) ? [step] : [],
  );
  const isBound = unbound.some(({ rollback }) => rollback === true);
  return !isBound && unbound.some(({ rollback, entity }) => rollback !== true && entity.destination === old);
}

/** How many messages each migration moved: out of the old queue, and into the new one. */
export function movedLines(outcomes: readonly StepOutcome[]): readonly string[] {
  const moved = outcomes.flatMap(({ step, moved: counts }) => (step.do === 'move' && counts !== undefined ? [{ step, counts }] : []));
  const changes = [...new Set(moved.map(({ step }) => step.change))];
  return changes.map((change) => {
    const own = moved.filter(({ step }) => step.change === change);
    const sum = (test: (item: (typeof own)[number]) => boolean): number =>
      own.filter(test).reduce((total, { counts }) => total + counts.messages, 0);
    const renamed = renamedIn(own);
    const isOut = ({ step }: (typeof own)[number]): boolean => keyOf(step.entity) === change;
    const [out, back] = [sum(isOut), sum((item) => !isOut(item))];
    const stripped = own.reduce((total, { counts }) => total + counts.withoutUserId, 0);
    const users = stripped === 0 ? '' : `; ${stripped} without user-id (see the header topo-user-id)`;
    if (renamed !== undefined) {
      const returned = own.some(({ step }) => step.rollback === true) ? `, ${out} back` : '';
      return `  moved  ${printable(change)}: ${counted(back, 'message')} from ${renamed}${returned}${users}`;
    }
    const counts = own.some(isOut) ? `${counted(out, 'message')} out, ${back} back` : `${counted(back, 'message')} back`;
    return `  moved  ${printable(change)}: ${counts}${users}`;
  });
}

/** How many names a line lists; the rest is counted. */
const named = 3;

/** The migrations that were rolled back, with the consumers that stayed. */
export function rolledBackLines({ rolledBack = [] }: ApplyResult): readonly string[] {
  return rolledBack.map(({ key, former = key, differs, ...facts }) => {
    const state =
      differs.length === 0
        ? 'its messages and bindings are as before'
        : `these differ from before: ${differs.slice(0, named).map(printable).join('; ')}${differs.length > named ? '; ...' : ''}`;
    return `  rolled back  ${printable(former)}: ${usersText(facts)}${state}`;
  });
}

/** `it has 2 consumers (billing-worker, tag-2), `. */
function usersText({ consumers, attached = [] }: Omit<RolledBack, 'key' | 'former' | 'differs'>): string {
  // the count may still include the consumer of topo
  const count = attached.length > 0 ? attached.length : (consumers ?? 0);
  if (count === 0) return '';
  const names = [...new Set(attached.map(({ name, connection, tag }) => name ?? connection ?? tag))];
  const more = names.length > named ? ` and ${names.length - named} more` : '';
  return `it has ${counted(count, 'consumer')}${names.length === 0 ? '' : ` (${names.slice(0, named).map(printable).join(', ')}${more})`}, `;
}
