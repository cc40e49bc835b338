// Moves everything out of a queue without bindings, waits for its consumers to leave, and deletes it, depending on its type:
// - classic: everything received is confirmed, messages published by name meanwhile are fetched, and the delete is guarded by the
//   broker (if-empty, if-unused): no ready message can be deleted with it.
// - quorum: the broker has no guard (540). The delete follows the check at once, and our consumer stays: messages that arrive in between
//   are delivered to us before the queue is gone, and moved. (Not with a single active consumer: ours cannot be told from another.)
// - stream: messages cannot be removed from it. A mark published behind its last message shows that all were read (stream-end.ts).

import type { QueueCounts } from './consumer.ts';
import { createPace, look, type MoveContext, movedSoFar, quiet, type SourceState } from './context.ts';
import { isExclusive } from './drain-live.ts';
import { deleteAttempts, fewInHand, prefetch, shrinkMs } from './limits.ts';
import { moveFailed, moveProblem, moveUnknown } from './move-errors.ts';
import type { MoveResult } from './request.ts';
import { readStream } from './stream-end.ts';

/** Moves all and deletes. @throws TopoError as `moveMessages` does */
export async function drainAndDelete(context: MoveContext): Promise<MoveResult> {
  const drain = createDrain(context);
  let busySince: number | undefined;
  for (;;) {
    const seen = context.type === 'stream' ? await readStream(context) : await drain();
    switch (seen) {
      case 'missing':
        await quiet(context);
        return movedSoFar(context, { left: 0, deleted: true });
      case 'stopped':
        await context.consumer.stop();
        await quiet(context);
        return movedSoFar(context, { left: (await look(context))?.ready ?? 0, deleted: false });
      case 'empty': {
        busySince ??= performance.now();
        const lost = context.type === 'classic' ? await deleteGuarded(context) : await deleteHeld(context);
        if (lost !== undefined) return movedSoFar(context, { left: 0, deleted: true, lost });
        if (performance.now() - busySince > Math.max(context.request.waitMs, shrinkMs)) throw stillBusy(context);
      }
    }
  }
}

/**
 * Somebody may publish by name all the while, so that there is no moment without a copy to be confirmed: the delete waits for an empty
 * queue, and not for the last few confirms. Undefined where it is not idle after all, and nothing was done.
 */
async function deleteGuarded(context: MoveContext): Promise<number | undefined> {
  const { consumer, request, pump } = context;
  await consumer.stop();
  await quiet(context);
  if (await isHeld(context)) return undefined;
  // a publisher that is faster than single gets requires another round
  const until = performance.now() + shrinkMs;
  for (let attempt = 0; attempt < deleteAttempts && performance.now() < until; attempt += 1) {
    await consumer.getRest(prefetch);
    if (pump.inHand > fewInHand) await quiet(context);
    const answer = await consumer.removeApart({ ifEmpty: true, ifUnused: true });
    if (answer.ok) {
      await quiet(context);
      return 0;
    }
    const { failure } = answer;
    if (failure.kind === 'refused' && failure.code === 406) continue;
    pump.check();
    throw moveFailed(request, failure);
  }
  return undefined;
}

/** Whether other consumers hold unacknowledged messages while the move holds none. Its last acknowledgement may still be in flight. */
async function isHeld({ request }: MoveContext): Promise<boolean> {
  for (let looks = 0; looks < 3; looks += 1) {
    if (((await request.unacknowledged?.()) ?? 0) === 0) return false;
  }
  return true;
}

/** Undefined where it is not idle after all, and nothing was done. */
async function deleteHeld(context: MoveContext): Promise<number | undefined> {
  const { consumer, request, type } = context;
  if (type === 'quorum' && !(await isOurs(context))) return undefined;
  const answer = await consumer.remove();
  if (!answer.ok) throw moveFailed(request, answer.failure);
  // The end of our consumer comes behind everything that was delivered to it.
  const until = performance.now() + shrinkMs;
  while (consumer.consuming && !consumer.cancelled && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 5));
  await quiet(context);
  return type === 'quorum' ? answer.value : 0;
}

/** Whether nobody else is there, and nothing is left. Whoever publishes by name does so meanwhile: our consumer takes that. */
async function isOurs(context: MoveContext): Promise<boolean> {
  const { consumer, pump } = context;
  // Without our consumer, the count is that of the others, whatever the queue counts.
  await consumer.stop();
  await quiet(context);
  const alone = await countsOf(context);
  if (alone.consumers > 0) return false;
  if (isSingle(context)) return alone.ready === 0;
  if (!(await consumer.start()).ok) return false;
  for (let attempt = 0; attempt < deleteAttempts; attempt += 1) {
    const seen = await countsOf(context);
    if (seen.consumers > 1) return false;
    if (seen.ready === 0 && pump.inHand <= fewInHand) return true;
  }
  return false;
}

async function countsOf({ consumer, request }: MoveContext): Promise<QueueCounts> {
  const seen = await consumer.counts();
  if (!seen.ok) throw moveFailed(request, seen.failure);
  return seen.value;
}

/** A quorum queue with a single active consumer counts only that one, whoever it is (RabbitMQ 3.10 to 4.3). */
function isSingle({ type, request }: MoveContext): boolean {
  return type === 'quorum' && request.source.arguments['x-single-active-consumer'] === true;
}

function stillBusy({ request }: MoveContext): Error {
  return moveProblem(request, 'queue-has-consumers', 'it is never idle long enough to be deleted', hints.consumers);
}

/** Receives messages until none is left and no other consumer can hold one. */
function createDrain(context: MoveContext): () => Promise<'empty' | 'missing' | 'stopped'> {
  const { request, pump } = context;
  const pace = createPace(context);
  const patience = createPatience(context);
  return async () => {
    for (;;) {
      if (request.signal?.aborted === true) return 'stopped';
      const excluded = await takesNot(context);
      const seen = await look(context);
      if (seen === undefined) return 'missing';
      const idle = seen.ready === 0 && pump.inHand <= fewInHand;
      // what is in our hands would count
      const held = idle && pump.inHand === 0 && seen.others === 0 ? ((await request.unacknowledged?.()) ?? 0) : 0;
      if (idle && seen.others === 0 && held === 0 && !excluded) return 'empty';
      const waitingFor = words(seen, held);
      patience(seen, waitingFor);
      await pace(waitingFor, seen.ready);
    }
  };
}

/** Begins to take, if it does not; true where another consumer has the queue for itself. */
async function takesNot(context: MoveContext): Promise<boolean> {
  const { consumer, request, isMissing } = context;
  if (consumer.active && !consumer.cancelled) return false;
  if (isSingle(context) && ((await look(context))?.consumers ?? 0) > 0) return true;
  const started = await consumer.start();
  if (started.ok) return false;
  const { failure } = started;
  if (isExclusive(failure)) return true;
  if (failure.kind === 'refused' && failure.code === 404 && isMissing(failure.text)) return false;
  throw moveFailed(request, failure);
}

function words({ others }: SourceState, held: number): string | undefined {
  if (others > 0) return others === 1 ? '1 consumer of the queue to leave' : `${others} consumers of the queue to leave`;
  if (held > 0) return held === 1 ? '1 message to be acknowledged' : `${held} messages to be acknowledged`;
  return undefined;
}

/** Throws when others have been waited for long enough. */
function createPatience({ request, pump, put, limitMs }: MoveContext): (seen: SourceState, waitingFor: string | undefined) => void {
  let waitingSince: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  let shrunkAt = performance.now();
  return ({ ready }, waitingFor) => {
    const now = performance.now();
    if (put.blocked !== undefined || waitingFor !== undefined || ready < least) shrunkAt = now;
    least = waitingFor === undefined ? Math.min(least, ready) : Number.POSITIVE_INFINITY;
    if (waitingFor === undefined) waitingSince = undefined;
    else if (ready === 0 || now - pump.lastEvent > 1_000) waitingSince ??= now;
    if (waitingSince !== undefined && now - waitingSince >= request.waitMs) {
      throw moveProblem(request, 'queue-has-consumers', `waited ${request.waitMs / 1000} s for ${waitingFor}`, hints.consumers);
    }
    if (waitingFor !== undefined) return;
    if (ready > 0 && pump.inHand === 0 && now - pump.lastEvent > limitMs) {
      throw moveUnknown(request, `the broker has delivered none of ${ready} messages for ${limitMs / 1000} s`);
    }
    if (now - shrunkAt > Math.max(request.waitMs, shrinkMs)) {
      throw moveProblem(
        request,
        'queue-still-receiving',
        `${ready} messages are ready, and their number does not decrease`,
        hints.publishers,
      );
    }
  };
}

const hints = {
  consumers: 'stop the consumers, or wait longer; no message is lost, and the same command resumes the move',
  publishers:
    'stop publishing to the queue by name through the default exchange; no message is lost, and the same command resumes the move',
};
