// What an apply did, as text for people.
import type { Entity } from '../model/entity.ts';
import type { Step } from '../model/plan.ts';
import type { ApplyResult, StepOutcome, StepState } from '../model/run.ts';
import { nameOf } from './entity.ts';
import { rebindLines } from './rebind.ts';
import { movedLines, unfinishedLines } from './remedies.ts';
import { type Paint, paint, plainStyle, printable, type Style } from './style.ts';

/** How many steps that were done are listed one by one where something went wrong; the rest is counted. */
const listed = 50;

/** The result: one line where all went well, otherwise every step that did not, and what was done. Ends with a line feed. */
export function renderApply(result: ApplyResult, seconds: number, style: Style = plainStyle): string {
  const by = (state: StepState): readonly StepOutcome[] => result.outcomes.filter((outcome) => outcome.state === state);
  const [done, refused, unknown, notRun] = [by('done'), by('refused'), by('unknown'), by('not-run')];
  const skipped = result.skipped === 0 ? '' : `, ${result.skipped} were done already`;
  const steps = `${done.length} of ${result.outcomes.length} steps done in ${seconds.toFixed(1)} s${skipped}`;
  if (result.diagnostics.length === 0)
    return [
      ...movedLines(result.outcomes),
      `${paint(style, 'green', 'Applied:')} ${steps}. ${result.complete === false ? 'The broker is as planned, as far as AMQP can show.' : 'The broker is as planned.'}\n`,
    ].join('\n');
  const heading = result.interrupted ? 'Interrupted:' : 'Not complete:';
  return [
    ...section('done', done, 'green', style),
    ...section('refused', refused, 'red', style),
    ...section('no answer', unknown, 'yellow', style),
    ...section('not run', notRun, 'dim', style),
    ...movedLines(result.outcomes),
    ...unfinishedLines(result.outcomes),
    ...rebindLines(result.outcomes),
    `${paint(style, 'red', heading)} ${steps}, ${refused.length} refused, ${unknown.length} without an answer, ${notRun.length} not run.`,
    ...secondLook(result),
    '',
  ].join('\n');
}

/** One step in words: `declare queue orders.created`. */
export function stepText(step: Step): string {
  const entity: Entity = step.entity;
  if (step.do === 'move') return `move what is in ${nameOf(entity)}${step.rest === 'delete' ? ', and delete it' : ''}`;
  if (step.do === 'try') return `try out the new form of ${entity.kind} ${nameOf(entity)}`;
  const settle = step.do === 'declare' && step.settle ? ', and wait until it is on disk' : '';
  return `${step.do.replace('-policy', '')}${entity.kind === 'binding' ? '' : ` ${entity.kind}`} ${nameOf(entity)}${settle}`;
}

function section(title: string, outcomes: readonly StepOutcome[], color: Paint, style: Style): readonly string[] {
  if (outcomes.length === 0) return [];
  const rest = outcomes.length - listed;
  return [
    paint(style, color, `${title}:`),
    ...outcomes.slice(0, listed).map(({ step }) => `  ${stepText(step)}`),
    ...(rest > 0 ? [`  and ${rest} more (--format json lists all)`] : []),
  ];
}

function secondLook({ unreached, interrupted }: ApplyResult): readonly string[] {
  if (interrupted) return ['Run the same command again to finish.'];
  if (unreached === undefined)
    return ['The broker could not be looked at again. Run the same command again: it looks first, and goes on from there.'];
  if (unreached.length === 0) return ['A second look found everything as planned all the same.'];
  const named = unreached.slice(0, 5).map(printable).join('; ');
  return [`A second look found ${unreached.length} not as planned: ${named}${unreached.length > 5 ? '; ...' : ''}`];
}
