// Alarms of the broker, which accepts no messages while one is in effect: a notice, and a block for each change that moves messages.
import type { Diagnostic } from '../model/diagnostic.ts';
import type { EntityKey } from '../model/key.ts';
import type { Observed } from '../model/observed.ts';
import type { Block, Step } from '../model/plan.ts';
import { alarmText, endAlarm } from '../rabbitmq/alarms.ts';

/** The consequences of alarms. */
export interface Alarmed {
  readonly refused: ReadonlyMap<EntityKey, Block>;
  readonly notices: readonly Diagnostic[];
}

/** @param waits whether the apply waits for the end of alarms before it begins: then they block nothing */
export function alarmed(steps: readonly Step[], { conditions }: Observed, waits: boolean): Alarmed {
  const alarms = conditions?.alarms ?? [];
  if (alarms.length === 0) return { refused: new Map(), notices: [] };
  const part = alarmText(alarms);
  const moving = new Set(steps.flatMap(({ do: what, change }) => (what === 'move' ? [change] : [])));
  const wait = moving.size > 0 && waits ? '; the apply waits for that before the first step' : '';
  const message = `${part}: the broker accepts no messages until ${alarms.length === 1 ? 'the alarm ends' : 'the alarms end'}${wait}`;
  const notice: Diagnostic = { code: 'alarm-in-effect', severity: 'notice', message, hint: endAlarm };
  const how = 'the broker would not accept the messages that the migration moves';
  const fix = 'end the alarm, or let the apply wait for its end: `--wait-for-alarm 30m`';
  const block: Block = { code: 'alarm-in-effect', refusals: [{ part, how, fix }] };
  return { refused: new Map(waits ? [] : [...moving].map((change) => [change, block] as const)), notices: [notice] };
}
