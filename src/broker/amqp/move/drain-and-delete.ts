// Moves everything out of a queue without bindings, waits for its consumers to leave, and deletes it, depending on its type:
// - classic: everything received is confirmed, messages published by name meanwhile are fetched, and the delete is guarded by the
//   broker (if-empty, if-unused): no ready message can be deleted with it.
// - quorum: the broker has no guard (540). The delete follows the check at once, and our consumer stays: messages that arrive in between
//   are delivered to us before the queue is deleted, and moved.
// - stream: messages cannot be removed from it. A mark published behind its last message shows that all were read (stream-end.ts).

import { setTimeout as sleep } from 'node:timers/promises';
import type { QueueCounts } from './consumer.ts';
import { createPace, look, type MoveContext, movedSoFar, quiet, type SourceState } from './context.ts';
import { isExclusive } from './drain-live.ts';
import { deadLettersMs, deleteAttempts, fewInHand, lateAttempts, prefetch, shrinkMs } from './limits.ts';
import { moveFailed, moveProblem, moveUnknown } from './move-errors.ts';
import { release } from './release.ts';
import type { MoveResult } from './request.ts';
import { readStream } from './stream-end.ts';

/** Moves all messages and deletes the queue. @throws TopoError as `moveMessages` does */
export async function drainAndDelete(context: MoveContext): Promise<MoveResult> {
  if (isCancelling(context)) checkCancelling(context);
  const drain = createDrain(context);
  let busySince: number | undefined;
  for (;;) {
    const seen = context.type === 'stream' ? await readStream(context) : await drain();
    switch (seen) {
      case 'missing':
        await quiet(context, 'deleted');
        return movedSoFar(context, { left: 0, deleted: true });
      case 'stopped':
        await release(context);
        return movedSoFar(context, { left: ((await look(context))?.ready ?? 0) + context.pump.inHand, deleted: false });
      case 'empty': {
        busySince = Math.max(busySince ?? performance.now(), context.put.unblockedAt);
        const lost = context.type === 'classic' ? await deleteGuarded(context) : await deleteHeld(context);
        if (lost !== undefined) return movedSoFar(context, { left: 0, deleted: true, lost });
        if (performance.now() - busySince > Math.max(context.request.waitMs, shrinkMs)) throw stillBusy(context);
      }
    }
  }
}

/**
 * Clients may keep publishing by name, so that some copy is always unconfirmed: the delete waits for an empty
 * queue, not for the last few confirms. Undefined if the queue is not idle after all; nothing was done then.
 */
async function deleteGuarded(context: MoveContext): Promise<number | undefined> {
  const { consumer, request, pump, put } = context;
  await consumer.stop();
  await quiet(context);
  if (pump.inHand > 0 || (isCancelling(context) ? (await request.messages?.()) !== 0 : await isHeld(context))) return undefined;
  // a publisher faster than single gets requires another round
  const until = performance.now() + shrinkMs;
  for (let attempt = 0; attempt < deleteAttempts && performance.now() < until; attempt += 1) {
    await consumer.getRest(prefetch);
    if (pump.inHand > fewInHand) await quiet(context);
    // what is not confirmed would exist nowhere but in transit
    if (put.blocked !== undefined || request.signal?.aborted === true) return undefined;
    const answer = await consumer.removeApart({ ifEmpty: true, ifUnused: !isCancelling(context) });
    if (answer.ok) {
      await quiet(context, 'deleted');
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

/** Undefined if the queue is not idle after all; nothing was done then. */
async function deleteHeld(context: MoveContext): Promise<number | undefined> {
  const { consumer, request, type, put } = context;
  if (type === 'quorum' && !(await isOurs(context))) return undefined;
  if (put.blocked !== undefined || request.signal?.aborted === true) return undefined;
  const answer = await consumer.remove();
  if (!answer.ok) throw moveFailed(request, answer.failure);
  // The cancellation of our consumer arrives after everything delivered to it.
  const until = performance.now() + shrinkMs;
  while (consumer.consuming && !consumer.cancelled && performance.now() < until) await sleep(5);
  await quiet(context, 'deleted');
  return type === 'quorum' ? answer.value : 0;
}

/** Whether consumers may stay: they are cancelled with the delete. */
function isCancelling({ request, type }: MoveContext): boolean {
  return request.consumers === 'cancel' && type !== 'stream';
}

/**
 * Whether there is no other consumer and no message left. Messages published by name meanwhile go to our consumer. A queue whose leader
 * is lost, or does not reply in time, shows 0 messages and 0 consumers (rabbit_quorum_queue:stat, 3.10 to 4.3), so only counts that include
 * our consumer are those of the queue, and only a queue with a majority accepts a consumer.
 */
async function isOurs(context: MoveContext): Promise<boolean> {
  // A single active consumer hides the others that wait, and our count cannot show which one is active: none was before we subscribed. The
  // leader can be lost just then, but not twice, with an election and counts of the queue in between.
  return (await isOursAlone(context)) && (!isSingle(context) || (await isOursAlone(context)));
}

async function isOursAlone(context: MoveContext): Promise<boolean> {
  const { consumer, pump, request } = context;
  // Without our consumer, the count is that of the other consumers for every queue type.
  await consumer.stop();
  await quiet(context);
  for (let attempt = 0, late = true; late && attempt < lateAttempts; attempt += 1) {
    const alone = await countsOf(context);
    if (alone.consumers > 0) return false;
    late = alone.late;
  }
  const started = await consumer.start();
  if (!started.ok && started.failure.kind !== 'refused') throw moveFailed(request, started.failure);
  if (!started.ok) return false;
  for (let attempt = 0; attempt < deleteAttempts; attempt += 1) {
    const seen = await countsOf(context);
    if (seen.consumers > 1) return false;
    if (seen.consumers === 1 && seen.ready === 0 && pump.inHand <= fewInHand) return true;
  }
  return false;
}

async function countsOf({ consumer, request }: MoveContext): Promise<QueueCounts> {
  const seen = await consumer.counts();
  if (!seen.ok) throw moveFailed(request, seen.failure);
  return seen.value;
}

/** A quorum queue with a single active consumer counts only the active one (RabbitMQ 3.10 to 4.3). */
function isSingle({ type, request }: MoveContext): boolean {
  return type === 'quorum' && request.source.arguments['x-single-active-consumer'] === true;
}

/** @throws TopoError `step-refused` */
function checkCancelling({ request, type }: MoveContext): void {
  const hint = 'pass --consumers wait';
  if (type === 'quorum') throw moveProblem(request, 'step-refused', 'consumers of a quorum queue are not reliably cancelled', hint);
  if (request.messages === undefined)
    throw moveProblem(request, 'step-refused', 'the number of unacknowledged messages is not visible over AMQP', hint);
}

function stillBusy({ request }: MoveContext): Error {
  return moveProblem(request, 'queue-has-consumers', 'it is never idle long enough to be deleted', hints.consumers);
}

/** Receives messages until none is left and no other consumer can hold one. */
function createDrain(context: MoveContext): () => Promise<'empty' | 'missing' | 'stopped'> {
  const { request, pump } = context;
  const pace = createPace(context);
  const patience = createPatience(context);
  let emptySince: number | undefined;
  return async () => {
    for (;;) {
      if (request.signal?.aborted === true) return 'stopped';
      const excluded = await takesNot(context);
      const seen = await look(context);
      if (seen === undefined) return 'missing';
      const idle = seen.ready === 0 && pump.inHand <= fewInHand;
      if (isCancelling(context)) {
        const state = idle ? await emptiness(context) : undefined;
        if (state === 'empty') return 'empty';
        patience(seen, state);
        await pace(state, seen.ready);
        continue;
      }
      // messages in transit here would count
      const counted = idle && pump.inHand === 0 && seen.others === 0 ? await request.unacknowledged?.() : 0;
      const held = counted ?? 0;
      const isUnsure = request.keepsDeadLetters === true && counted === undefined;
      if (idle && seen.others === 0 && held === 0 && !excluded && !isUnsure) {
        emptySince ??= performance.now();
        if (!request.keepsDeadLetters || performance.now() - emptySince >= deadLettersMs) return 'empty';
        await pace('current counts of its dead letters', seen.ready);
        continue;
      }
      emptySince = undefined;
      const waitingFor = isUnsure ? 'the management API to count its dead letters' : words(seen, held);
      patience(seen, waitingFor);
      await pace(waitingFor, seen.ready);
    }
  };
}

/**
 * Whether a queue with consumers holds no message: `empty`; otherwise what is waited for, if known. Without bindings, a queue that was empty at
 * one moment only receives messages that are published to it by name.
 */
async function emptiness({ request, pump }: MoveContext): Promise<'empty' | string | undefined> {
  const messages = await request.messages?.();
  if (messages === 0) return 'empty';
  if (messages === undefined) return 'the management API to show the number of unacknowledged messages';
  return pump.inHand > 0 ? undefined : messagesText(messages);
}

/** Starts receiving, unless started; true if another consumer is exclusive. */
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
  if (others > 0) return others === 1 ? '1 consumer of the queue to disconnect' : `${others} consumers of the queue to disconnect`;
  return held > 0 ? messagesText(held) : undefined;
}

function messagesText(held: number): string {
  return held === 1 ? '1 message to be acknowledged' : `${held} messages to be acknowledged`;
}

/** Throws when the time to wait for other clients is over. */
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
    if (ready > 0 && pump.inHand === 0 && now - Math.max(pump.lastEvent, put.unblockedAt) > limitMs) {
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
  consumers: 'stop the consumers, wait longer (--drain-timeout), or pass --consumers cancel; no message is lost',
  publishers: 'stop publishing to the queue by name through the default exchange; no message is lost',
};
