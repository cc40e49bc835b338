// A client of a live test: a connection with one channel that subscribes, fetches, acknowledges and disconnects.
import type { Channel, Message } from 'amqplib';
import { type Dialled, type DialOptions, dial } from '../connection/connect.ts';
import { closeReason } from '../connection/failure.ts';
import { changeMs, closeMs } from '../connection/limits.ts';
import { withLimit } from './wait.ts';

/** Receives every message, with the queue that it comes from, and whether it is acknowledged already. */
export type OnMessage = (message: Message, queue: string, autoAck: boolean) => void;

/** How a client subscribes. */
export interface SubscribeOptions {
  readonly prefetch: number;
  readonly global: boolean;
  readonly exclusive: boolean;
  readonly autoAck: boolean;
}

/** One client. A refused method closes its channel: the client is then of no further use. */
export interface Client {
  /** The reply code and text if the broker refuses. */
  consume(queue: string, options: SubscribeOptions): Promise<string | undefined>;
  /** The reply code and text if the broker refuses. The message, if any, is given to `onMessage`. */
  get(queue: string, autoAck: boolean): Promise<string | undefined>;
  cancel(queue: string): Promise<void>;
  ack(message: Message, multiple: boolean): void;
  nack(message: Message, multiple: boolean, requeue: boolean): void;
  reject(message: Message, requeue: boolean): void;
  /** Ends its subscriptions, acknowledges all that it holds, and closes the connection. Never throws, never hangs. */
  close(): Promise<void>;
  /** Ends the connection without closing it. */
  cut(): void;
}

/** Connects. @throws TopoError as `dial` does */
export async function openClient(options: DialOptions, vhost: string, onMessage: OnMessage): Promise<Client> {
  const dialled = await dial(options, vhost);
  const { waits } = options;
  const within = <T>(work: Promise<T>, what: string): Promise<T> => withLimit(work, changeMs, what, waits);
  const loss = new Promise<unknown>((resolve) => {
    dialled.model.on('error', resolve);
  });
  const channel = await within(dialled.model.createChannel(), 'a channel').catch((error: unknown) => {
    dialled.destroy();
    throw error;
  });
  channel.on('error', () => {}); // the reason arrives with the rejected call
  const subscriptions = new Set<string>();
  /** A refusal of the connection (540) arrives after the call has failed. */
  const refusedBy = async (work: Promise<unknown>): Promise<string | undefined> => {
    try {
      await work;
      return undefined;
    } catch (error) {
      const reason = closeReason(error) ?? closeReason(await withLimit(loss, changeMs, 'the reason of a refusal', waits));
      if (reason === undefined) throw error;
      return `${reason.code} ${reason.text}`;
    }
  };
  return {
    consume: (queue, { prefetch, global, exclusive, autoAck }) =>
      refusedBy(
        (async () => {
          await within(channel.prefetch(prefetch, global), 'basic.qos');
          const deliver = (message: Message | null): void => {
            if (message !== null) onMessage(message, queue, autoAck);
          };
          await within(channel.consume(queue, deliver, { consumerTag: queue, exclusive, noAck: autoAck }), `a subscription to ${queue}`);
          subscriptions.add(queue);
        })(),
      ),
    get: (queue, autoAck) =>
      refusedBy(
        within(channel.get(queue, { noAck: autoAck }), `a message of ${queue}`).then((message) => {
          if (message !== false) onMessage(message, queue, autoAck);
        }),
      ),
    cancel: async (queue) => {
      await within(channel.cancel(queue), `the end of a subscription to ${queue}`);
      subscriptions.delete(queue);
    },
    ack: (message, multiple) => channel.ack(message, multiple),
    nack: (message, multiple, requeue) => channel.nack(message, multiple, requeue),
    reject: (message, requeue) => channel.reject(message, requeue),
    close: () => settleAndClose(dialled, channel, subscriptions, options),
    cut: () => dialled.destroy(),
  };
}

/** No message returns to its queue: it would arrive in the next test. */
async function settleAndClose(
  { model, destroy }: Dialled,
  channel: Channel,
  subscriptions: ReadonlySet<string>,
  { waits }: DialOptions,
): Promise<void> {
  const closing = async (): Promise<void> => {
    for (const queue of subscriptions) await channel.cancel(queue);
    channel.ackAll();
    await channel.close();
    await model.close();
  };
  await withLimit(closing(), closeMs, 'closing', waits).catch(() => {});
  destroy();
}
