// The result of an apply, as text for people.
import type { Entity } from '../model/entity.ts';
import { nameText } from '../model/key.ts';
import type { Step } from '../model/plan.ts';
import type { ApplyResult, StepOutcome, StepState } from '../model/run.ts';
import { kindOf, nameOf } from './entity.ts';
import { movedLines, rolledBackLines, unfinishedLines } from './moves.ts';
import { rebindLines } from './rebind.ts';
import { counted, type Paint, paint, plainStyle, printable, type Style } from './style.ts';
import { fitLines } from './wrap.ts';

/** How many steps of one state a failed apply lists; the rest is counted. */
const listed = 50;

/** The result: one line on success, otherwise the steps by state. Ends with a line feed. */
export function renderApply(result: ApplyResult, seconds: number, style: Style = plainStyle): string {
  const by = (state: StepState): readonly StepOutcome[] => result.outcomes.filter((outcome) => outcome.state === state);
  const [done, refused, unknown, notRun] = [by('done'), by('refused'), by('unknown'), by('not-run')];
  const skipped = result.skipped === 0 ? '' : `, ${result.skipped} already done`;
  const steps = `${done.length} of ${result.outcomes.length} steps done in ${seconds.toFixed(1)} s${skipped}`;
  if (result.diagnostics.length === 0) {
    const extent = result.complete === false ? ', as far as visible over AMQP' : '';
    return text(
      [...movedLines(result.outcomes), `${paint(style, 'green', 'Applied:')} ${steps}. The broker is as planned${extent}.`],
      style,
    );
  }
  const heading = result.interrupted ? 'Interrupted:' : 'Incomplete:';
  const lines = [
    ...section('done', done, 'green', style),
    ...section('refused', refused, 'red', style),
    ...section('no response', unknown, 'yellow', style),
    ...section('not run', notRun, 'dim', style),
    ...movedLines(result.outcomes),
    ...unfinishedLines(result),
    ...rolledBackLines(result),
    ...rebindLines(result.outcomes),
    `${paint(style, 'red', heading)} ${steps}, ${refused.length} refused, ${unknown.length} without a response, ${notRun.length} not run.`,
    ...secondRead(result),
  ];
  return text(lines, style);
}

function text(lines: readonly string[], { columns }: Style): string {
  return `${fitLines(lines, columns).join('\n')}\n`;
}

/** One step in words: `declare queue orders.created`. */
export function stepText(step: Step): string {
  const entity: Entity = step.entity;
  if (step.do === 'move')
    return `move messages out of ${nameOf(entity)}${intoText(step)}${endText(step)}${step.rollback === true ? ' (rollback)' : ''}`;
  if (step.do === 'fence') {
    const but = step.without === undefined ? '' : ` except ${step.without.map(printable).join(', ')}`;
    return `wait until every node${but} routes by the new bindings of queue ${nameOf(entity)}${step.rollback === true ? ' (rollback)' : ''}`;
  }
  if (step.do === 'try') return `try the new declaration of ${entity.kind} ${nameOf(entity)}`;
  const settle = step.do === 'declare' && step.settle ? ', then wait until it is on disk' : '';
  return `${step.do.replace(/-.*/, '')}${entity.kind === 'binding' ? '' : ` ${kindOf(entity)}`} ${nameOf(entity)}${settle}${step.rollback === true ? ' (rollback)' : ''}`;
}

function intoText({ toVhost }: Extract<Step, { do: 'move' }>): string {
  return toVhost === undefined ? '' : ` into virtual host ${nameText(toVhost)}`;
}

function endText({ rest, consumers }: Extract<Step, { do: 'move' }>): string {
  if (rest === 'stay') return '';
  return consumers === 'cancel' ? ', then delete it, which cancels its consumers' : ', then delete it';
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

function secondRead({ unreached, interrupted }: ApplyResult): readonly string[] {
  if (interrupted) return ['Run the same command again to finish.'];
  if (unreached === undefined)
    return ['The broker could not be read again. Run the same command again: it reads the broker first and resumes from there.'];
  if (unreached.length === 0) return ['After the run, the broker is as planned.'];
  const named = unreached.slice(0, 5).map(printable).join('; ');
  const differ = `${counted(unreached.length, 'object')} ${unreached.length === 1 ? 'differs' : 'differ'}`;
  return [`After the run, ${differ} from the plan: ${named}${unreached.length > 5 ? '; ...' : ''}`];
}
