// Moves messages between two queues, of one virtual host or of two. No message is lost whenever the process is killed; messages in transit are then
// duplicated. A message is acknowledged on the source only after the broker has confirmed its copy. Kept byte for byte: body, routing
// key, properties and headers. Not kept: the exchange it was published to, its delivery count, a user-id that the broker rejects.

import type { TopoError } from '../../../model/diagnostic.ts';
import type { QueueType } from '../../../model/entity.ts';
import { isMissing } from '../../../rabbitmq/refusals.ts';
import { deliveryLimitOf } from '../../../rabbitmq/settings.ts';
import type { Version } from '../../../rabbitmq/version.ts';
import { Waits } from '../../waits.ts';
import { failureText } from '../connection/failure.ts';
import { channelMs } from '../connection/limits.ts';
import { createAlarmNames } from './alarm.ts';
import { NoChannel, openMoveConnection } from './connections.ts';
import { createSourceConsumer } from './consumer.ts';
import { createReport, type MoveContext } from './context.ts';
import { drainAndDelete } from './drain-and-delete.ts';
import { drainLive } from './drain-live.ts';
import { stallMs } from './limits.ts';
import { moveFailed, moveLost, moveProblem, moveUnknown, unconfirmed } from './move-errors.ts';
import { createPump } from './pump.ts';
import { releaseAfter } from './release.ts';
import type { MoveRequest, MoveResult, MoveTarget } from './request.ts';
import { checkRoom } from './room.ts';
import { sourceType } from './source-type.ts';

export type { MoveProgress, MoveRequest, MoveResult, MoveTarget } from './request.ts';

/**
 * Moves messages on its own connections. A missing source counts as moved and deleted.
 * @throws TopoError as `dial` does; `move-refused` if the target refuses a message; `queue-has-consumers` and
 * `queue-still-receiving` if others do not release the source in time; `alarm-in-effect` if the broker does not accept messages again in time; `step-refused` if the broker refuses a call; `step-unknown`
 * if a connection is lost or there is no progress for too long. In each case no message is lost, and the same call continues the move.
 */
export async function moveMessages(target: MoveTarget, request: MoveRequest): Promise<MoveResult> {
  const type = await sourceType(target, request);
  const nothing = { moved: 0, withoutUserId: 0, left: 0, deleted: false, interrupted: false, lost: 0 };
  if (type === 'missing') return { ...nothing, deleted: true };
  if (type === 'stream' && request.rest === 'stay') return nothing;
  const opened = await open(target, request, type);
  try {
    await checkRoom(opened);
    return request.rest === 'stay' ? await drainLive(opened) : await drainAndDelete(opened);
  } catch (error) {
    await releaseAfter(opened, error);
    throw error instanceof NoChannel ? withoutChannel(opened, error) : error;
  } finally {
    await opened.close();
  }
}

/** The publishing connection may be blocked by copies that no queue accepts. */
function withoutChannel({ request, pump }: MoveContext, { message }: NoChannel): TopoError {
  if (pump.inHand > 0) return unconfirmed(request, pump, `${channelMs / 1000} s`);
  return moveUnknown(request, message);
}

/** Every requeued message is dropped or dead-lettered. A policy can set this too, which is not visible here; the plan blocks on it. */
function dropsReturned({ source }: MoveRequest, type: QueueType, version: Version | undefined): boolean {
  return deliveryLimitOf({ entity: { ...source, type }, version })?.returns === 0;
}

async function open(target: MoveTarget, request: MoveRequest, type: QueueType): Promise<MoveContext & { close(): Promise<void> }> {
  // A connection can end before the pump exists.
  let early: Error | undefined;
  let fail = (error: Error): void => {
    early ??= error;
  };
  const { options, stallMs: limitMs = stallMs } = target;
  const take = await openMoveConnection(options, request.vhost, 'consume', (failure) => fail(moveUnknown(request, failureText(failure))));
  const close: (() => Promise<void>)[] = [take.close];
  try {
    if (dropsReturned(request, type, take.version))
      throw moveProblem(
        request,
        'step-refused',
        'its delivery limit allows no return, so an interruption would lose the messages in transit',
      );
    const to = request.toVhost ?? request.vhost;
    const put = await openMoveConnection(options, to, 'publish', (failure) => fail(moveUnknown(request, failureText(failure))));
    close.push(put.close);
    const puts = await put.channel('confirms', (failure) => fail(moveFailed(request, failure)));
    const pump = createPump({ request, type, take, put, puts, user: options.addresses[0]?.user ?? '' });
    fail = pump.fail;
    if (early !== undefined) fail(early);
    const how = type === 'stream' ? 'consume-first' : request.source.autoDelete ? 'get' : 'consume';
    const waits = (options.waits ?? new Waits()).endedBy(request.signal);
    const consumer = createSourceConsumer({ request, how, take, pump, waits, limitMs });
    const alarmNames = createAlarmNames(request);
    const context = {
      request,
      type,
      take,
      put,
      pump,
      consumer,
      limitMs,
      waits,
      alarmNames,
      isMissing: (text: string) => isMissing(request.source, text),
      close: async () => void (await Promise.all(close.map((one) => one()))),
    };
    return { ...context, report: createReport(context) };
  } catch (error) {
    await Promise.all(close.map((one) => one()));
    throw error instanceof Error && error.name === 'TopoError' ? error : moveLost(request, error);
  }
}
