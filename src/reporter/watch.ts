// The events of a watch for people: one line each, which begins with the time.
import type { Healed, Problem, WatchEvent } from '../model/watch.ts';
import { driftedLine, driftSummary } from './drift.ts';
import { kindOf, nameAmong } from './entity.ts';
import { placeText } from './place.ts';
import { counted, type Paint, paint, printable, type Style } from './style.ts';

const paints: { readonly [type in WatchEvent['type']]: Paint } = {
  drift: 'bold',
  drifted: 'yellow',
  resolved: 'green',
  remark: 'dim',
  failed: 'red',
  recovered: 'green',
  healed: 'green',
  'heal-failed': 'red',
};

/** The lines of an event, each with a line feed. `time` is the text in front of each. */
export function renderWatchEvent(event: WatchEvent, time: string, vhosts: readonly string[], style: Style): string {
  const head = `${paint(style, 'dim', time)}  ${paint(style, paints[event.type], labelOf(event).padEnd(11))}`;
  return linesOf(event, vhosts)
    .map((line) => `${head}  ${line}\n`)
    .join('');
}

/** As `--format ndjson` names the event. */
function labelOf({ type }: WatchEvent): string {
  return type === 'remark' ? 'diagnostic' : type;
}

function linesOf(event: WatchEvent, vhosts: readonly string[]): readonly string[] {
  switch (event.type) {
    case 'drift':
      return [driftSummary(event.drift)];
    case 'drifted':
      return [`${driftedLine(event, vhosts)}${event.blocked === undefined ? '' : `  blocked: ${event.blocked}`}`];
    case 'resolved': {
      const { drift, entity, key } = event.resolved;
      return [driftedLine({ drift, key, fields: [], ...(entity === undefined ? {} : { entity }) }, vhosts)];
    }
    case 'remark':
      return problemLines([event.remark]);
    case 'failed':
    case 'heal-failed':
      return problemLines(event.problems);
    case 'recovered':
      return [`after ${counted(event.attempts, 'failed comparison')} in ${event.seconds.toFixed(0)} s`];
    case 'healed':
      return event.changes.map((change) => healedLine(change, vhosts));
  }
}

function healedLine({ key, action, entity }: Healed, vhosts: readonly string[]): string {
  return `${action.padEnd(10)}  ${kindOf(entity).padEnd(8)}  ${nameAmong(vhosts, entity, key)}`;
}

function problemLines(problems: readonly Problem[]): readonly string[] {
  return problems.map(({ code, message, hint, span }) => {
    const place = span === undefined ? '' : `${placeText(span)}: `;
    return `${place}${printable(message)} [${code}]${hint === undefined ? '' : ` (${printable(hint)})`}`;
  });
}
