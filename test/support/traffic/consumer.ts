// Consumers that obstruct a migration: they hold messages without acknowledging them, and leave or die; or they work, and stay.
import { setTimeout as sleep } from 'node:timers/promises';
import type { ConsumeMessage } from 'amqplib';
import type { Ledger } from './ledger.ts';
import { openLink } from './link.ts';

/** A consumer that holds messages. */
export interface Holder {
  /** The number of unacknowledged messages. */
  held(): number;
  /** Acknowledges the first `count` (default: all) messages and closes its channel: the others are requeued. */
  leave(count?: number): Promise<void>;
  /** Drops its connection; all its messages are requeued. */
  die(): void;
}

/**
 * Starts consuming, and holds up to `prefetch` messages. With `get` it receives them by basic.get and is not a consumer.
 * @throws if the broker refuses, or a queue has no message for `get`
 */
export async function holdMessages(options: {
  readonly url: string;
  readonly queue: string;
  readonly ledger?: Ledger;
  readonly prefetch?: number;
  readonly get?: boolean;
}): Promise<Holder> {
  const { url, queue, ledger, prefetch = 100, get = false } = options;
  const { model, sever } = await openLink(url);
  const channel = await model.createChannel();
  channel.on('error', () => {});
  const held: ConsumeMessage[] = [];
  await channel.prefetch(prefetch);
  if (get) {
    for (let at = 0; at < prefetch; at += 1) {
      const message = await channel.get(queue);
      if (message === false) throw new Error(`${queue} has ${at} messages, and not ${prefetch}`);
      held.push(message as unknown as ConsumeMessage);
    }
  } else {
    await channel.consume(queue, (message) => {
      if (message !== null) held.push(message);
    });
  }
  return {
    held: () => held.length,
    leave: async (count = held.length) => {
      const acknowledged = held.splice(0, count);
      const ids = acknowledged.map(({ properties }) => String(properties.messageId));
      // the broker replies to the close after it has processed the preceding acknowledgements
      const taken = await Promise.resolve()
        .then(() => acknowledged.forEach((message) => void channel.ack(message)))
        .then(() => channel.close())
        .then(
          () => true,
          () => false,
        );
      for (const id of ids) ledger?.consumed(id, taken);
      await Promise.race([model.close().catch(() => {}), sleep(2000)]);
      sever();
    },
    die: sever,
  };
}

/** A consumer that acknowledges each message, and subscribes again when it is cancelled. */
export interface Worker {
  /** The number of messages received. */
  received(): number;
  /** How often the broker cancelled it. */
  cancelled(): number;
  stop(): Promise<void>;
}

/** Starts a worker. A message that it received is not lost, whatever happens to its acknowledgement. */
export async function startWorker({
  url,
  queue,
  ledger,
}: {
  readonly url: string;
  readonly queue: string;
  readonly ledger: Ledger;
}): Promise<Worker> {
  const { model, sever } = await openLink(url);
  let [received, cancelled, stopped] = [0, 0, false];
  const subscribe = async (): Promise<void> => {
    const channel = await model.createChannel();
    channel.on('error', () => {});
    await channel.prefetch(20);
    await channel.consume(queue, (message) => {
      if (message === null) {
        cancelled += 1;
        void again();
        return;
      }
      received += 1;
      ledger.consumed(String(message.properties.messageId), true);
      channel.ack(message);
    });
  };
  const again = async (): Promise<void> => {
    while (!stopped) {
      const done = await subscribe().then(
        () => true,
        () => false,
      );
      if (done) return;
      await sleep(20);
    }
  };
  await subscribe();
  return {
    received: () => received,
    cancelled: () => cancelled,
    stop: async () => {
      stopped = true;
      await Promise.race([model.close().catch(() => {}), sleep(2000)]);
      sever();
    },
  };
}

/** Reads a queue to its end, and passes each message to the ledger in the order of the queue. Returns the number of messages. */
export async function drainQueue(url: string, queue: string, ledger: Ledger): Promise<number> {
  const { model, sever } = await openLink(url);
  try {
    const channel = await model.createChannel();
    const looking = await model.createChannel();
    let [read, before] = [0, -1];
    await channel.prefetch(2000);
    await channel.consume(queue, (message) => {
      if (message === null) return;
      read += 1;
      ledger.found(String(message.properties.messageId), message.content);
      channel.ack(message);
    });
    // a quorum queue sometimes counts a message late: it is empty if two counts in a row are 0 with no message read in between. One that
    // does not reply in time shows 0 messages and 0 consumers (3.10 to 4.3), but ours consumes it.
    for (;;) {
      const { messageCount, consumerCount } = await looking.checkQueue(queue);
      const isEmpty = messageCount === 0 && consumerCount > 0;
      if (isEmpty && read === before) break;
      before = isEmpty ? read : -1;
      await sleep(200);
    }
    await channel.close();
    return read;
  } finally {
    await model.close().catch(() => {});
    sever();
  }
}
