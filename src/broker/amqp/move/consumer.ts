// Receives messages from a queue on one channel: by consuming, or by basic.get where the end of a consumer would delete the queue
// (autoDelete). Its calls have time limits, and fail when the pump fails.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Channel } from 'amqplib';
import { TopoError } from '../../../model/diagnostic.ts';
import type { Waits } from '../../waits.ts';
import type { CallResult, Failure } from '../connection/failure.ts';
import type { MoveConnection } from './connections.ts';
import { getsAtOnce, prefetch, statMs } from './limits.ts';
import { moveFailed } from './move-errors.ts';
import type { Pump } from './pump.ts';
import { getFrame } from './raw/frames.ts';
import { failureIn, replyAbout } from './reply.ts';
import type { MoveRequest } from './request.ts';

/** The dependencies of a consumer. */
export interface SourceConsumerOptions {
  readonly request: MoveRequest;
  /** `consume-first`: a stream, from its first message. */
  readonly how: 'consume' | 'consume-first' | 'get';
  readonly take: MoveConnection;
  readonly pump: Pump;
  readonly waits: Waits;
  readonly limitMs: number;
}

/** Ready messages and consumers. */
export interface QueueCounts {
  readonly ready: number;
  readonly consumers: number;
  /** Whether the reply took so long that zeros may stand for none by the leader of a quorum queue. */
  readonly late: boolean;
}

/** A consumer of messages. */
export interface SourceConsumer {
  /** Whether it was started and has not ended. */
  readonly active: boolean;
  /** Whether the consumers of the queue include one of this move. */
  readonly consuming: boolean;
  /** Whether the broker cancelled our consumer: the queue was deleted, or moved to another node. */
  readonly cancelled: boolean;
  /** Starts. A refusal of the broker is returned; our channel is then reopened. */
  start(): Promise<CallResult<void>>;
  /** Ends; messages already received are still processed. */
  stop(): Promise<void>;
  /** Gets messages one by one until the queue is empty or the given number is reached. @throws TopoError */
  getRest(most: number): Promise<void>;
  /** The counts of the queue, read on the receiving channel. */
  counts(): Promise<CallResult<QueueCounts>>;
  /** Deletes the queue on the receiving channel, after everything sent on it. Returns the number of messages that it held. */
  remove(): Promise<CallResult<number>>;
  /** Deletes the queue on a separate channel: a refusal does not requeue received messages. */
  removeApart(flags: DeleteFlags): Promise<CallResult<number>>;
}

/** Conditions of a delete. */
export interface DeleteFlags {
  readonly ifEmpty?: boolean;
  readonly ifUnused?: boolean;
}

/** Creates a consumer without starting it. */
export function createSourceConsumer({ request, how, take, pump, waits, limitMs }: SourceConsumerOptions): SourceConsumer {
  const queue = request.source.name;
  let channel: Promise<Channel> | undefined;
  let tag: string | undefined;
  let cancelled = false;
  let asking = false;
  /** Once the queue is deleted, the end of its channel does not matter. */
  let gone = false;
  let getting: Promise<void> | undefined;
  let replies: (notice: 'empty' | 'got') => void = () => {};

  function opened(): Promise<Channel> {
    channel ??= open();
    return channel;
  }

  async function open(): Promise<Channel> {
    const fresh = await take.channel('takes', (failure) => {
      channel = undefined;
      tag = undefined;
      // The reply to our own call is returned by the call.
      if (!asking && !gone) pump.fail(moveFailed(request, failure));
    });
    pump.from(fresh, (notice) => {
      if (notice === 'cancelled') cancelled = true;
      else replies(notice);
    });
    await fresh.prefetch(prefetch);
    return fresh;
  }

  const within = <T>(work: Promise<T>): Promise<T> => replyAbout(queue, Promise.race([work, pump.failed]), { waits, limitMs });

  /** The failure of a call; throws the reason if the move has failed. */
  function failed(error: unknown): { readonly ok: false; readonly failure: Failure } {
    pump.check();
    return { ok: false, failure: failureIn(error) };
  }

  /** How the move ends with this error. */
  function outcome(error: unknown): TopoError {
    return error instanceof TopoError ? error : moveFailed(request, failureIn(error));
  }

  async function call<T>(operation: (channel: Channel) => Promise<T>): Promise<CallResult<T>> {
    asking = true;
    try {
      const on = await within(opened());
      take.tap.flush();
      return { ok: true, value: await within(operation(on)) };
    } catch (error) {
      return failed(error);
    } finally {
      asking = false;
    }
  }

  async function getLoop(): Promise<void> {
    for (;;) {
      const on = channel === undefined ? undefined : await channel;
      if (on === undefined || tag === undefined) return;
      const many = Math.min(getsAtOnce, prefetch - pump.inHand);
      const empties = many <= 0 ? 1 : await getMany(on, many);
      if (empties > 0) await sleep(many <= 0 ? 5 : 100);
    }
  }

  /** Sends gets and waits for their replies; returns how many found no message. */
  async function getMany(on: Channel, many: number): Promise<number> {
    const { ch } = on as unknown as { readonly ch: number };
    let answered = 0;
    let empties = 0;
    const all = new Promise<void>((resolve) => {
      replies = (notice) => {
        answered += 1;
        if (notice === 'empty') empties += 1;
        if (answered === many) resolve();
      };
    });
    take.tap.send(on, Array<Buffer>(many).fill(getFrame(ch, queue)));
    await within(all);
    return empties;
  }

  return {
    get active() {
      return tag !== undefined;
    },
    get consuming() {
      return tag !== undefined && how !== 'get';
    },
    get cancelled() {
      return cancelled;
    },
    async start() {
      cancelled = false;
      if (how === 'get') {
        const there = await call((on) => on.checkQueue(queue));
        if (!there.ok) return there;
        tag = '';
        getting = getLoop().catch((error: unknown) => pump.fail(outcome(error)));
        return { ok: true, value: undefined };
      }
      const options = how === 'consume-first' ? { arguments: { 'x-stream-offset': 'first' } } : {};
      const answer = await call((on) => on.consume(queue, () => {}, { noAck: false, ...options }));
      if (!answer.ok) return answer;
      tag = answer.value.consumerTag;
      return { ok: true, value: undefined };
    },
    async stop() {
      const mine = tag;
      if (mine === undefined) return;
      if (how === 'get') {
        tag = undefined;
        await getting;
      } else {
        if (!cancelled) await call((on) => on.cancel(mine));
        tag = undefined;
      }
    },
    async getRest(most) {
      try {
        const on = await within(opened());
        for (let got = 0; got < most && (await getMany(on, 1)) === 0; ) got += 1;
      } catch (error) {
        throw outcome(error);
      }
    },
    counts: async () => {
      const began = performance.now();
      const answer = await call((on) => on.checkQueue(queue));
      if (!answer.ok) return answer;
      const { messageCount: ready, consumerCount: consumers } = answer.value;
      return { ok: true, value: { ready, consumers, late: performance.now() - began >= statMs } };
    },
    remove: async () => {
      const answer = await call((on) => on.deleteQueue(queue));
      if (answer.ok) gone = true;
      return answer.ok ? { ok: true, value: answer.value.messageCount } : answer;
    },
    removeApart: async (flags) => {
      try {
        const apart = await within(take.channel('takes', () => {}));
        const { messageCount } = await within(apart.deleteQueue(queue, flags));
        gone = true;
        await within(apart.close()).catch(() => {});
        return { ok: true, value: messageCount };
      } catch (error) {
        return failed(error);
      }
    },
  };
}
