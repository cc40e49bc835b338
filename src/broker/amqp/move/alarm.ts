// An alarm of the broker during a move: which one, for how long the move waits, and the state in which it then stops.
import type { Alarm } from '../../../model/observed.ts';
import { alarmsOfReason, alarmText } from '../../../rabbitmq/alarms.ts';
import type { Blocked } from './connections.ts';
import { moveProblem } from './move-errors.ts';
import type { MoveRequest } from './request.ts';

/** Names the alarms that block a connection: with their nodes, as soon as the management API has shown them. */
export function createAlarmNames({ alarms }: MoveRequest): (blocked: Blocked) => string {
  let asked = 0;
  let found: readonly Alarm[] = [];
  return ({ reason, since }) => {
    if (since !== asked) {
      asked = since;
      found = [];
      alarms?.().then(
        (all = []) => {
          found = all;
        },
        () => {}, // its name is no reason to stop the move
      );
    }
    return alarmText(found.length > 0 ? found : alarmsOfReason(reason));
  };
}

/** The state of a move that an alarm stops. */
export interface Stopped {
  readonly moved: number;
  /** Received, and sent without a confirm. */
  readonly inHand: number;
  readonly source: 'exists' | 'deleted';
}

/** `alarm-in-effect`: the move has waited long enough. */
export function stoppedByAlarm(request: MoveRequest, names: string, { moved, inHand, source }: Stopped): Error {
  const { to, alarmMs } = request;
  const after = `still after ${Math.ceil(alarmMs / 1000)} s`;
  const why = `the broker accepts no messages (${names}), ${after}: ${moved} messages are in ${to}, and ${inHand} were sent without a confirm`;
  const resume = 'then the same command resumes the move, or `--wait-for-alarm 30m` waits longer';
  if (source === 'deleted')
    return moveProblem(
      request,
      'alarm-in-effect',
      `${why}; their queue is deleted, and they arrive in ${to} if the broker reads them`,
      resume,
    );
  const fate = `no message is lost: what is not confirmed returns to its queue, and may also arrive in ${to} when the alarm has ended`;
  return moveProblem(request, 'alarm-in-effect', why, `${fate}; ${resume}`);
}

/** Completes "waiting for". */
export function blockedText(names: string, ms: number, alarmMs: number): string {
  return `the broker, which blocks publishers (${names}): ${Math.floor(ms / 1000)} of at most ${Math.ceil(alarmMs / 1000)} s`;
}
