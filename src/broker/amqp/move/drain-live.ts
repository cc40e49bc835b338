// Moves the messages of a queue that others still use: until few are left, or their number does not decrease.

import { isExclusiveConsumer } from '../../../rabbitmq/refusals.ts';
import { createPace, look, type MoveContext, movedSoFar } from './context.ts';
import { mostTimes, prefetch, shrinkMs } from './limits.ts';
import { moveFailed } from './move-errors.ts';
import { release } from './release.ts';
import type { MoveResult } from './request.ts';

/** Moves messages, and stops. @throws TopoError as `moveMessages` does */
export async function drainLive(context: MoveContext): Promise<MoveResult> {
  const { request, consumer, pump } = context;
  const first = await look(context);
  if (first === undefined) return movedSoFar(context, { left: 0, deleted: true });
  let left = first.ready;
  if (left > 0) {
    const started = await consumer.start();
    if (started.ok) left = await untilNearlyEmpty(context, first.ready);
    else if (!isExclusive(started.failure)) throw moveFailed(request, started.failure);
    await release(context);
  }
  request.onProgress?.({ moved: pump.moved, left, perSecond: 0 });
  return movedSoFar(context, { left, deleted: false });
}

async function untilNearlyEmpty(context: MoveContext, initial: number): Promise<number> {
  const { request, pump, put, consumer } = context;
  const pace = createPace(context);
  let least = initial;
  let shrunkAt = performance.now();
  let left = initial;
  while (request.signal?.aborted !== true && !consumer.cancelled) {
    await pace(undefined, left);
    const seen = await look(context);
    if (seen === undefined) return 0;
    left = seen.ready;
    const now = performance.now();
    if (left < least || put.blocked !== undefined) shrunkAt = now;
    least = Math.min(least, left);
    const drained = left === 0 && (pump.inHand < prefetch || pump.moved > initial);
    if (drained || (left < prefetch && pump.moved >= initial)) return left;
    if (now - shrunkAt > shrinkMs || pump.moved > mostTimes * initial + prefetch) return left;
  }
  return left;
}

/** Another consumer is exclusive (403). */
export function isExclusive(failure: { readonly kind: string; readonly text?: string }): boolean {
  return failure.kind === 'refused' && isExclusiveConsumer(failure.text ?? '');
}
