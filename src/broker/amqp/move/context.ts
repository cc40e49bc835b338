// The shared state of one move, and observation of its source during the move: how many messages remain, other consumers, and whether
// there is still progress.
import type { QueueType } from '../../../model/entity.ts';
import type { MoveConnection } from './connections.ts';
import type { QueueCounts, SourceConsumer } from './consumer.ts';
import { pollEveryMs } from './limits.ts';
import { moveFailed, moveUnknown } from './move-errors.ts';
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
  const report = createReport(context);
  let waitMs: number = pollEveryMs.first;
  return async (waitingFor, left) => {
    report(waitingFor, left);
    await sleep(waitMs, context.pump);
    waitMs = Math.min(waitMs * 2, pollEveryMs.later);
    stillAlive(context);
  };
}

/** Waits until no message is in transit. @throws TopoError if there is no more progress */
export async function quiet(context: MoveContext): Promise<void> {
  const { pump } = context;
  for (let waitMs = 1; pump.inHand > 0; waitMs = Math.min(waitMs * 2, 50)) {
    await sleep(waitMs, pump);
    stillAlive(context);
  }
  pump.check();
  // Acknowledgements are sent at the end of the turn in which the confirm arrived.
  await sleep(0, pump);
}

/** The progress so far. */
export function movedSoFar({ pump, request }: MoveContext, more: Pick<MoveResult, 'left' | 'deleted'> & Partial<MoveResult>): MoveResult {
  const interrupted = request.signal?.aborted === true && !more.deleted;
  return { moved: pump.moved, withoutUserId: pump.withoutUserId, interrupted, lost: 0, ...more };
}

function stillAlive({ pump, put, request, limitMs }: MoveContext): void {
  pump.check();
  // A broker with a memory or disk alarm reads no publishes until the alarm ends.
  if (pump.inHand === 0 || put.blocked !== undefined) return;
  if (performance.now() - pump.lastEvent > limitMs) {
    // RabbitMQ 3.10.8 starts a quorum queue without a leader if its node was killed right after the declaration
    const stuck = pump.moved > 0 ? '' : `; if no run moves anything into ${request.to}, see docs/migration.md, "Interrupted migrations"`;
    throw moveUnknown(request, `${pump.inHand} copies are not confirmed after ${limitMs / 1000} s`, stuck);
  }
}

function createReport({ pump, put, request }: MoveContext): (waitingFor: string | undefined, left: number) => void {
  let at = performance.now();
  let before = pump.moved;
  let perSecond = 0;
  return (waitingFor, left) => {
    const now = performance.now();
    if (now - at >= 1_000) {
      perSecond = Math.round(((pump.moved - before) * 1000) / (now - at));
      at = now;
      before = pump.moved;
    }
    const blocked = put.blocked === undefined ? undefined : `the broker, which accepts no messages: ${put.blocked}`;
    const words = blocked ?? waitingFor;
    request.onProgress?.({ moved: pump.moved, left, perSecond, ...(words === undefined ? {} : { waitingFor: words }) });
  };
}

async function sleep(ms: number, pump: Pump): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const time = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  try {
    await Promise.race([time, pump.failed]);
  } finally {
    clearTimeout(timer);
  }
}
