// Executes a move as a step of a plan.
import { type Diagnostic, TopoError } from '../../../model/diagnostic.ts';
import { keyOf } from '../../../model/key.ts';
import { isHolding } from '../../../model/migration.ts';
import type { Step } from '../../../model/plan.ts';
import type { ExecuteOptions } from '../../../model/ports.ts';
import type { Moved } from '../../../model/run.ts';
import type { SessionOptions } from '../connection/sessions.ts';
import { holdingWaitMs } from '../move/limits.ts';
import { type MoveRequest, moveMessages } from '../move/move.ts';
import { stepRefused } from './step-errors.ts';

type MoveStep = Extract<Step, { do: 'move' }>;

/** Concurrent moves; each has two connections, and a single one keeps a broker with two cores busy. */
export const moveWidth = 2;

/** Channels of a move at once: one consumes, one publishes, one deletes the source, one publishes a message whose refusal must not matter. */
export const moveChannels = 4;

/**
 * Moves the messages. A missing source counts as moved.
 * @throws TopoError `move-refused`, `queue-has-consumers`, `queue-still-receiving`, `alarm-in-effect`, `step-refused`, `step-unknown`; none loses a message
 */
export async function runMove(
  step: MoveStep,
  options: SessionOptions,
  limits: Pick<MoveRequest, 'waitMs' | 'alarmMs'>,
  watching: ExecuteOptions = {},
): Promise<Moved> {
  const { entity, to, via, toVhost, rest, unroutable, consumers, most, keepsDeadLetters, rollback } = step;
  const { signal, onMove, unacknowledged, messages, alarms } = watching;
  try {
    const { moved, withoutUserId, interrupted, lost } = await moveMessages(
      { options },
      {
        vhost: entity.vhost,
        source: entity,
        to,
        via,
        ...(toVhost === undefined ? {} : { toVhost }),
        rest,
        ...limits,
        waitMs: waitOf(step, limits.waitMs),
        ...(unroutable === undefined ? {} : { unroutable }),
        ...(signal === undefined ? {} : { signal }),
        ...(alarms === undefined ? {} : { alarms }),
        ...(onMove === undefined ? {} : { onProgress: onMove }),
        ...(consumers === undefined ? {} : { consumers }),
        ...(most === undefined ? {} : { most }),
        ...(keepsDeadLetters === undefined ? {} : { keepsDeadLetters }),
        ...(rollback === undefined ? {} : { rollback }),
        ...(unacknowledged === undefined ? {} : { unacknowledged: () => unacknowledged(entity) }),
        ...(messages === undefined ? {} : { messages: () => messages(entity) }),
      },
    );
    if (lost > 0) throw stepRefused(step, `${lost} messages that arrived at the last moment were deleted with ${keyOf(entity)}`);
    return { messages: moved, withoutUserId, stopped: interrupted };
  } catch (error) {
    throw error instanceof TopoError ? new TopoError(error.diagnostics.map((one): Diagnostic => ({ ...one, key: step.change }))) : error;
  }
}

/** A holding queue has no consumers to wait for, only the counts of the broker. */
function waitOf({ entity }: MoveStep, waitMs: number): number {
  return isHolding(entity.name) ? Math.max(waitMs, holdingWaitMs) : waitMs;
}
