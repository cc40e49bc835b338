// The shared state of one move, and observation of its source during the move: how many messages remain, other consumers, and whether
// there is still progress.
import type { QueueType } from '../../../model/entity.ts';
import type { Waits } from '../../waits.ts';
import { blockedText, stoppedByAlarm } from './alarm.ts';
import type { Blocked, MoveConnection } from './connections.ts';
import type { QueueCounts, SourceConsumer } from './consumer.ts';
import { pollEveryMs } from './limits.ts';
import { moveFailed, moveUnknown, unconfirmed } from './move-errors.ts';
import type { Pump } from './pump.ts';
import type { MoveRequest, MoveResult } from './request.ts';

/** One move. */
export interface MoveContext {
  readonly request: MoveRequest;
  readonly type: QueueType;
  readonly take: MoveConnection;
  readonly put: MoveConnection;
  readonly pump: Pump;
  readonly consumer: SourceConsumer;
  readonly limitMs: number;
  readonly waits: Waits;
  /** Names the alarms that block the publishing connection. */
  alarmNames(blocked: Blocked): string;
  /** Reports the progress; `left` is the number of messages at the last observation. */
  report(waitingFor?: string, left?: number): void;
  /** Whether a reply text reports that the source does not exist. */
  isMissing(text: string): boolean;
}

/** The observed state of the source. */
export interface SourceState extends QueueCounts {
  /** Consumers that are not ours. */
  readonly others: number;
}

/** Observes the source. Undefined if it does not exist. @throws TopoError if the broker does not respond */
export async function look({ request, consumer, isMissing }: MoveContext): Promise<SourceState | undefined> {
  const ours = consumer.consuming && !consumer.cancelled ? 1 : 0;
  const answer = await consumer.counts();
  if (answer.ok) return { ...answer.value, others: Math.max(0, answer.value.consumers - ours) };
  const { failure } = answer;
  if (failure.kind === 'refused' && failure.code === 404 && isMissing(failure.text)) return undefined;
  throw moveFailed(request, failure);
}

/** Waits between observations: briefly at first, and again after progress. */
export function createPace(context: MoveContext): (waitingFor: string | undefined, left: number) => Promise<void> {
  let waitMs: number = pollEveryMs.first;
  return async (waitingFor, left) => {
    context.report(waitingFor, left);
    await sleep(waitMs, context.pump);
    waitMs = Math.min(waitMs * 2, pollEveryMs.later);
    stillAlive(context);
  };
}

/**
 * Waits until no message is in transit. The signal ends it too, unless the source is deleted, which would lose the messages: they are returned
 * to the source with the end of the connection.
 * @throws TopoError if there is no more progress
 */
export async function quiet(context: MoveContext, source: 'exists' | 'deleted' = 'exists'): Promise<void> {
  const { pump, put, waits } = context;
  for (let waitMs = 1; pump.inHand > 0; waitMs = Math.min(waitMs * 2, 50)) {
    if (source === 'exists' && waits.interrupted && (put.blocked !== undefined || waits.exhausted)) return;
    context.report(source === 'exists' ? undefined : 'the confirms of messages whose queue is deleted');
    await sleep(waitMs, pump);
    stillAlive(context, source);
  }
  pump.check();
  // Acknowledgements are sent at the end of the turn in which the confirm arrived.
  await sleep(0, pump);
}

/**
 * The result of work on the publishing connection, which an alarm delays; `stopped` if the signal aborts.
 * @throws TopoError if there is no more progress; the error of the work
 */
export async function unlessStuck<T>(context: MoveContext, work: Promise<T>): Promise<T | 'stopped'> {
  const { put, pump, request, limitMs } = context;
  const began = performance.now();
  const settled = work.then((value) => ({ value }));
  for (;;) {
    const done = await Promise.race([settled, sleep(pollEveryMs.later, pump)]);
    if (done !== undefined) return done.value;
    if (request.signal?.aborted === true) return 'stopped';
    context.report();
    stillAlive(context);
    const since = Math.max(began, put.unblockedAt);
    if (put.blocked === undefined && performance.now() - since > limitMs)
      throw moveUnknown(request, `no confirm within ${limitMs / 1000} s`);
  }
}

/** The progress so far. */
export function movedSoFar({ pump, request }: MoveContext, more: Pick<MoveResult, 'left' | 'deleted'> & Partial<MoveResult>): MoveResult {
  const interrupted = request.signal?.aborted === true && !more.deleted;
  return { moved: pump.moved, withoutUserId: pump.withoutUserId, interrupted, lost: 0, ...more };
}

/** @throws TopoError if the pump failed, an alarm lasts too long, or there is no progress */
function stillAlive(context: MoveContext, source: 'exists' | 'deleted' = 'exists'): void {
  const { pump, put, request, limitMs } = context;
  pump.check();
  const now = performance.now();
  const { inHand, moved } = pump;
  // A broker with a memory or disk alarm reads no publishes until the alarm ends.
  if (put.blocked !== undefined) {
    if (now - put.blocked.since > request.alarmMs)
      throw stoppedByAlarm(request, context.alarmNames(put.blocked), { moved, inHand, source });
    return;
  }
  if (inHand === 0 || now - Math.max(pump.lastEvent, put.unblockedAt) <= limitMs) return;
  const only = source === 'exists' ? '' : ', and their queue is deleted: whether they were lost is not known';
  throw unconfirmed(request, pump, `${limitMs / 1000} s${only}`);
}

/** Reports the progress of a move, with its speed over about the last second. */
export function createReport({ pump, put, request, alarmNames }: Omit<MoveContext, 'report'>): MoveContext['report'] {
  let at = performance.now();
  let before = pump.moved;
  let perSecond = 0;
  let last = 0;
  return (waitingFor, left = last) => {
    last = left;
    const now = performance.now();
    if (now - at >= 1_000) {
      perSecond = Math.round(((pump.moved - before) * 1000) / (now - at));
      at = now;
      before = pump.moved;
    }
    const { blocked } = put;
    const words = blocked === undefined ? waitingFor : blockedText(alarmNames(blocked), now - blocked.since, request.alarmMs);
    request.onProgress?.({ moved: pump.moved, left, perSecond, ...(words === undefined ? {} : { waitingFor: words }) });
  };
}

async function sleep(ms: number, pump: Pump): Promise<undefined> {
  let timer: NodeJS.Timeout | undefined;
  const time = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, ms, undefined);
  });
  try {
    return await Promise.race([time, pump.failed]);
  } finally {
    clearTimeout(timer);
  }
}
