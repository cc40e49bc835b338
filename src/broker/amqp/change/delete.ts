// Deletes queues and exchanges under a guard, by the live type of the queue: over AMQP a plan cannot know it, and the broker's own guard
// (if-empty, if-unused) works for classic queues only. A quorum queue answers it with 540, which closes the connection; its counts are
// read right before the delete, and a message may arrive in between. A stream ignores the guard and is deleted with its data, its
// message count lags by seconds and its consumer count is always 0 (RabbitMQ 3.10 to 4.3): it is never deleted under a guard here.
// Messages of a classic queue that basic.get left unacknowledged are not visible over AMQP; those held by a consumer are.
// A queue that is down would be deleted with its messages: a classic one does not answer, and a quorum queue shows 0 messages.

import { codes } from '../../../model/codes.ts';
import type { Queue } from '../../../model/entity.ts';
import { keyOf } from '../../../model/key.ts';
import type { Step } from '../../../model/plan.ts';
import { isMissing } from '../../../rabbitmq/refusals.ts';
import { type CallResult, failureText } from '../connection/failure.ts';
import { mayEndConnection } from '../connection/isolation.ts';
import type { Session } from '../connection/session.ts';
import type { Sessions } from '../connection/sessions.ts';
import { type FoundQueueType, queueType } from '../observe/queue-type.ts';
import { stepError, stepRefused } from './step-errors.ts';

type DeleteStep = Extract<Step, { do: 'delete' }>;
type CheckStep = Extract<Step, { do: 'check' }>;

/** The context of an observation of one queue. */
interface Looking {
  readonly step: DeleteStep | CheckStep;
  readonly limitMs: number;
  readonly alone: boolean;
}

/** The connections for changes. */
interface Ways {
  readonly alone: boolean;
  /** Runs work on the connection for changes, or alone if a refusal with these names would end the connection. */
  on<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /** Always runs work alone: never within `on`, which may be waiting for the same turn. */
  apart<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /** The shared connection for changes. */
  session(): Promise<Session>;
}

/** A delete under way. */
interface Deleting extends Looking, Ways {
  readonly step: DeleteStep;
  /** Set if the queue is known not to be down. */
  readonly inReach?: true | undefined;
}

/**
 * Deletes the queue or exchange; a missing one is not an error.
 * @param inReach set if the queue is known not to be down
 * @throws TopoError `step-refused`, `step-unknown`
 */
export async function runDelete(step: DeleteStep, sessions: Sessions, limitMs: number, inReach?: true): Promise<void> {
  const ways = waysTo(step, sessions);
  const { on, apart } = ways;
  const deleting = { step, limitMs, inReach, ...ways };
  if (step.entity.kind === 'exchange') return await deleteExchange(deleting);
  if (step.guard === 'none') return await deleteLost(deleting);
  const type = await typeOf(deleting, step.entity);
  switch (type) {
    case 'missing':
      return;
    case 'stream':
      throw stepRefused(step, 'AMQP does not show whether a stream is in use', 'pass a management URL with --management');
    case 'quorum':
      return await deleteIdle(deleting);
    case 'classic':
      return await on((session) => deleteQueue(deleting, session, flagsOf(step)));
    case 'classic-or-quorum':
      if ((await apart((session) => tryFlags(deleting, session))) === 'quorum') await deleteIdle(deleting);
  }
}

/** With its messages, unless it is down. */
async function deleteLost(deleting: Deleting): Promise<void> {
  const { on, step, inReach } = deleting;
  const counts = inReach ? undefined : await on((session) => countsOf(deleting, session));
  // a classic queue that is down shows no counts, and a stream rejects basic.get
  const mayBeDown = step.entity.kind === 'queue' && step.entity.type !== 'classic' && step.entity.type !== 'stream';
  if (mayBeDown && counts?.ready === 0 && counts.consumers === 0) await requireEmpty(deleting, 'or-not');
  await on((session) => deleteQueue(deleting, session, {}));
}

function waysTo(step: DeleteStep | CheckStep, sessions: Sessions): Ways {
  const { vhost } = step.entity;
  const alone = mayEndConnection(step);
  const session = (): Promise<Session> => sessions.get(vhost, 'change');
  const apart: Ways['apart'] = (work) => sessions.alone(vhost, 'change', work);
  return { alone, session, apart, on: alone ? apart : async (work) => await work(await session()) };
}

function flagsOf({ guard }: DeleteStep): { ifEmpty: boolean; ifUnused: boolean } {
  return { ifEmpty: guard === 'if-idle', ifUnused: guard !== 'none' };
}

async function deleteExchange({ step, limitMs, on, alone }: Deleting): Promise<void> {
  await on(async (session) => {
    const answer = await session.call(
      (channel) => channel.deleteExchange(step.entity.name, { ifUnused: step.guard !== 'none' }),
      limitMs,
      keyOf(step.entity),
    );
    if (!answer.ok) throw stepError(step, answer.failure, { address: session.address, alone });
  });
}

async function deleteQueue({ step, limitMs, alone }: Deleting, session: Session, flags: object): Promise<void> {
  const answer = await session.call((channel) => channel.deleteQueue(step.entity.name, flags), limitMs, keyOf(step.entity));
  if (!answer.ok) throw stepError(step, answer.failure, { address: session.address, alone });
}

/** Sends the flags of a classic queue; a quorum queue is refused with 540, which reveals its type, and remains. */
async function tryFlags({ step, limitMs }: Deleting, session: Session): Promise<'done' | 'quorum'> {
  const answer = await session.call((channel) => channel.deleteQueue(step.entity.name, flagsOf(step)), limitMs, keyOf(step.entity));
  if (answer.ok) return 'done';
  if (isLostBy(answer, 540)) return 'quorum';
  throw stepError(step, answer.failure, { address: session.address, alone: true });
}

/** Checks the counts of the queue, or only that of its consumers; a missing one is not an error. @throws TopoError `step-refused`, `step-unknown` */
export async function runCheck(step: CheckStep, sessions: Sessions, limitMs: number): Promise<void> {
  const { alone, on } = waysTo(step, sessions);
  await on((session) => refuseUsed({ step, limitMs, alone }, session, step.messages !== 'allowed'));
}

/** A quorum queue counts a client that holds a message from basic.get as a consumer. */
async function deleteIdle(deleting: Deleting): Promise<void> {
  const { on, step, inReach } = deleting;
  const empty = step.guard === 'if-idle';
  const ready = await on((session) => refuseUsed(deleting, session, empty));
  if (ready === undefined) return;
  if (ready === 0 && !inReach) {
    await requireEmpty(deleting, empty ? 'empty' : 'or-not');
    // the counts of a queue that is in reach
    if ((await on((session) => refuseUsed(deleting, session, empty))) === undefined) return;
  }
  await on((session) => deleteQueue(deleting, session, {}));
}

/**
 * A queue that shows 0 messages and 0 consumers may be a quorum queue whose members are down (3.10 to 4.3): only a basic.get shows it, to
 * which the broker replies with 541. On a stream, it replies with 540; on a quorum queue with a single active consumer, with 405. A message
 * that arrived meanwhile is returned to the queue.
 * @throws TopoError `step-refused` if the queue is down, or if it must be empty and is not
 */
async function requireEmpty(deleting: Deleting, how: 'empty' | 'or-not'): Promise<void> {
  const { step } = deleting;
  const first = await getApart(deleting);
  // a channel that was used with a quorum queue of that name replies with 541 for its successor of another type, too (4.3)
  const { answer, address } = isLostBy(first.answer, 541) ? await getApart(deleting) : first;
  if (answer.ok) {
    if (answer.value && how === 'empty') throw stepRefused(step, `it is in use: 1 ready (${address})`, 'nothing was deleted');
    return;
  }
  const { failure } = answer;
  const isInReach = failure.kind === 'refused' && (failure.code === 404 || failure.code === 405);
  if (isInReach || isLostBy(answer, 540)) return;
  const hint = failure.kind === 'refused' && failure.code === 403 ? hints.read : hints.down;
  throw stepRefused(step, `the queue does not show whether it is down: ${failureText(failure)} (${address})`, hint);
}

function isLostBy(answer: CallResult<unknown>, code: number): boolean {
  return !answer.ok && answer.failure.kind === 'lost' && answer.failure.code === code;
}

/** Whether a basic.get receives a message, which is returned to the queue. On a connection that it may end. */
function getApart({ step, limitMs, apart }: Deleting): Promise<{ readonly answer: CallResult<boolean>; readonly address: string }> {
  return apart(async (session) => {
    const answer = await session.call(
      async (channel) => {
        const message = await channel.get(step.entity.name);
        if (message !== false) channel.nack(message, false, true);
        return message !== false;
      },
      Math.min(limitMs, lookMs),
    );
    return { answer, address: session.address };
  });
}

const hints = {
  down: codes['queue-down'].fix,
  read: 'grant the read permission on the queue, or pass a management URL with --management',
};

/** Milliseconds for a question about a queue: one that is down may not be answered (4.x). */
const lookMs = 10_000;

/** The number of ready messages; undefined if the queue is missing. */
async function refuseUsed(looking: Looking, session: Session, empty: boolean): Promise<number | undefined> {
  const { step } = looking;
  const counts = await countsOf(looking, session);
  if (counts === undefined) return undefined;
  const ready = empty ? counts.ready : 0;
  if (ready === 0 && counts.consumers === 0) return counts.ready;
  const parts = [...(ready > 0 ? [`${ready} ready`] : []), ...(counts.consumers > 0 ? [`${counts.consumers} consumers`] : [])];
  throw stepRefused(step, `it is in use: ${parts.join(', ')} (${session.address})`, 'nothing was deleted');
}

/** Sends a passive declare first: if the queue exists, the request for its type cannot create it on any version. */
async function typeOf(deleting: Deleting, queue: Queue): Promise<FoundQueueType> {
  const { step, limitMs, alone, on, apart, session } = deleting;
  if ((await on((one) => countsOf(deleting, one))) === undefined) return 'missing';
  const told = await queueType(queue, { session, alone: apart, limitMs });
  if ('type' in told) return told.type;
  if ('why' in told) throw stepRefused(step, `its type cannot be determined: ${told.why}`, 'pass a management URL with --management');
  throw stepError(step, told.failure, { address: (await session()).address, alone });
}

/** Undefined if the queue is missing. */
async function countsOf({ step, limitMs, alone }: Looking, session: Session): Promise<{ ready: number; consumers: number } | undefined> {
  const answer = await session.call((channel) => channel.checkQueue(step.entity.name), Math.min(limitMs, lookMs), keyOf(step.entity));
  if (answer.ok) return { ready: answer.value.messageCount, consumers: answer.value.consumerCount };
  const { failure } = answer;
  const missing = failure.kind === 'refused' && failure.code === 404 && isMissing(step.entity, failure.text);
  if (missing) return undefined;
  if (failure.kind === 'timeout') throw stepRefused(step, `the queue is not responding: ${failureText(failure)}`, hints.down);
  throw stepError(step, failure, { address: session.address, alone });
}
