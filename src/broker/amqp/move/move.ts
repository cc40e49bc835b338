// Moves messages between two queues of a virtual host: nothing is lost whenever it is killed, what was in hand then is there twice. A
// message is acknowledged on the source only when the broker has confirmed its copy. Kept byte for byte: body, routing key, properties and
// headers. Not kept: the exchange that it was published to, how often it was delivered, a user-id that the broker takes from nobody else.
import type { QueueType } from '../../../model/entity.ts';
import { failureText } from '../connection/failure.ts';
import { saysMissing } from '../connection/missing.ts';
import { openLine } from './connections.ts';
import { createTaker } from './consumer.ts';
import type { Work } from './context.ts';
import { finish } from './drain-and-delete.ts';
import { takeSome } from './drain-live.ts';
import { stallMs } from './limits.ts';
import { moveFailed, moveLost, moveProblem, moveUnknown } from './move-errors.ts';
import { createPump } from './pump.ts';
import type { Moved, MoveRequest, MoveTarget } from './request.ts';
import { sourceType } from './source-type.ts';

export type { Moved, MoveProgress, MoveRequest, MoveTarget } from './request.ts';

/**
 * Moves messages on connections of its own. A source that does not exist is moved and deleted already.
 * @throws TopoError as `dial` does; `move-refused` where the target does not take a message; `queue-has-consumers` and
 * `queue-still-written` where others do not let go of the source in time; `step-refused` where the broker refuses a call; `step-unknown`
 * where a connection is lost or nothing happens for too long. In each case no message is lost, and the same call goes on.
 */
export async function moveMessages(target: MoveTarget, request: MoveRequest): Promise<Moved> {
  const type = await sourceType(target, request);
  const nothing = { moved: 0, withoutUserId: 0, left: 0, deleted: false, interrupted: false, lost: 0 };
  if (type === 'missing') return { ...nothing, deleted: true };
  if (type === 'stream' && request.rest === 'stay') return nothing;
  if (type === 'quorum' && dropsReturned(request))
    throw moveProblem(request, 'step-refused', 'with x-delivery-limit 0 an interruption loses what is in hand');
  const opened = await open(target, request, type);
  try {
    return request.rest === 'stay' ? await takeSome(opened) : await finish(opened);
  } finally {
    await opened.close();
  }
}

/** What is given back even once is dropped, or dead-lettered (RabbitMQ 3.10 to 4.3). A policy may say so as well: that is not seen here. */
function dropsReturned({ source }: MoveRequest): boolean {
  return source.arguments['x-delivery-limit'] === 0;
}

async function open(target: MoveTarget, request: MoveRequest, type: QueueType): Promise<Work & { close(): Promise<void> }> {
  // A connection can end before there is a pump.
  let early: Error | undefined;
  let fail = (error: Error): void => {
    early ??= error;
  };
  const { options, stallMs: limitMs = stallMs } = target;
  const take = await openLine(options, request.vhost, 'takes messages', (failure) => fail(moveUnknown(request, failureText(failure))));
  const close: (() => Promise<void>)[] = [take.close];
  try {
    const put = await openLine(options, request.vhost, 'puts messages', (failure) => fail(moveUnknown(request, failureText(failure))));
    close.push(put.close);
    const puts = await put.channel('confirms', (failure) => fail(moveFailed(request, failure)));
    const pump = createPump({ request, type, take, put, puts, user: options.addresses[0]?.user ?? '' });
    fail = pump.fail;
    if (early !== undefined) fail(early);
    const how = type === 'stream' ? 'consume-first' : request.source.autoDelete ? 'get' : 'consume';
    const taker = createTaker({ queue: request.source.name, how, take, pump, limitMs });
    const isMissing = (text: string): boolean => saysMissing(request.source, text);
    return {
      request,
      type,
      take,
      put,
      pump,
      taker,
      limitMs,
      isMissing,
      close: async () => void (await Promise.all(close.map((one) => one()))),
    };
  } catch (error) {
    await Promise.all(close.map((one) => one()));
    throw error instanceof Error && error.name === 'TopoError' ? error : moveLost(request, error);
  }
}
