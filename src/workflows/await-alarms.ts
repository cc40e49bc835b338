// Waits for the end of the alarms of a broker before an apply that moves messages: it would stop in the middle.
import { pause } from '../applier/pause.ts';
import { problem, TopoError } from '../model/diagnostic.ts';
import type { Alarm } from '../model/observed.ts';
import type { Plan } from '../model/plan.ts';
import type { ReadAlarms } from '../model/ports.ts';
import { alarmText, endAlarm } from '../rabbitmq/alarms.ts';

/** How to wait. */
export interface AlarmWaiting {
  /** Milliseconds; default 0. */
  readonly waitMs?: number;
  /** Called after each look that finds an alarm, with its text and the milliseconds waited so far. */
  readonly onWaiting?: (alarms: string, waitedMs: number) => void;
}

/** Milliseconds between two looks; an alarm ends up to 2.5 s after its cause, when the broker looks again (3.10 to 4.3). */
const pollMs = 1_000;

/**
 * Returns when no alarm is in effect, none is visible, or the plan moves no messages.
 * @throws TopoError `alarm-in-effect` if one remains until the end of the wait, `interrupted` if the signal aborts; as `read` does
 */
export async function untilNoAlarm(
  { steps }: Plan,
  read: ReadAlarms | undefined,
  { signal, alarmWaiting = {} }: { readonly signal?: AbortSignal; readonly alarmWaiting?: AlarmWaiting },
): Promise<void> {
  const move = steps.find((step) => step.do === 'move');
  if (read === undefined || move === undefined) return;
  const { waitMs = 0, onWaiting } = alarmWaiting;
  const began = performance.now();
  for (;;) {
    const alarms = await read(move.entity.vhost, signal).catch((error: unknown) => {
      throw signal?.aborted === true ? interrupted() : error;
    });
    if (alarms === undefined || alarms.length === 0) return;
    const waited = performance.now() - began;
    if (waited >= waitMs) throw inEffect(alarms, waitMs);
    onWaiting?.(alarmText(alarms), waited);
    await pause(Math.min(pollMs, waitMs - waited), signal);
    if (signal?.aborted === true) throw interrupted();
  }
}

function inEffect(alarms: readonly Alarm[], waitMs: number): TopoError {
  const still = waitMs === 0 ? '' : `, still after ${Math.ceil(waitMs / 1000)} s`;
  const message = `the broker accepts no messages (${alarmText(alarms)}${still}), so a migration cannot move any: nothing was applied`;
  return new TopoError([problem('alarm-in-effect', message, { hint: `${endAlarm}; or let the apply wait: \`--wait-for-alarm 30m\`` })]);
}

function interrupted(): TopoError {
  return new TopoError([problem('interrupted', 'interrupted while an alarm of the broker was in effect: nothing was applied')]);
}
