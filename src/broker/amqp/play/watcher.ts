// Observes the queues of a scratch copy and removes messages from them. It also declares and holds the exclusive queues, which only
// their own connection can observe. It never publishes.
import type { Channel, GetMessage, Replies } from 'amqplib';
import { problem, TopoError } from '../../../model/diagnostic.ts';
import type { FoundMessage, Owned, Stage } from '../../../model/playing.ts';
import { bindOwned, declareOwned } from '../change/hold-queues.ts';
import type { DialOptions } from '../connection/connect.ts';
import { type Failure, failureText } from '../connection/failure.ts';
import { changeMs, observeMs, observeWidth } from '../connection/limits.ts';
import { type Operation, Session } from '../connection/session.ts';
import { foundOf } from './found-message.ts';
import { listenToStreams, type StreamListener } from './stream-listener.ts';

/** Ready messages by queue; for a stream, those received so far. */
export type ReadyCounts = ReadonlyMap<string, number>;

/** The delivery of a counted message arrives within milliseconds. */
const deliveryMs = 5_000;

/** The watching connection. */
export interface Watcher {
  /** The number of ready messages per queue; 0 for a missing queue. */
  look(): Promise<ReadyCounts>;
  /** The number of consumers of a queue; 0 for a missing queue. */
  consumers(queue: string): Promise<number>;
  /** Receives the first message of a queue and rejects it with requeue false; false if there is none. */
  reject(stage: Stage): Promise<boolean>;
  /** Removes all messages from a queue; `original` identifies the message of the test by its id. */
  drain(stage: Stage, count: number, original: (id: string) => boolean): Promise<readonly FoundMessage[]>;
  purge(stage: Stage): Promise<void>;
  /** Never throws, never hangs. */
  close(): Promise<void>;
}

/** Connects, and declares the exclusive queues. @throws TopoError as `dial` does, and if the broker refuses */
export async function openWatcher(options: DialOptions, vhost: string, stages: readonly Stage[], owned: Owned): Promise<Watcher> {
  const session = await Session.open(options, vhost, observeWidth);
  let ears: StreamListener | undefined;
  const run = async <T>(what: string, operation: Operation<T>, limitMs: number): Promise<T> => {
    const answer = await session.call(operation, limitMs);
    if (answer.ok) return answer.value;
    throw lost(what, answer.failure);
  };
  try {
    for (const queue of owned.queues) await run(`declaring ${queue.name}`, (channel) => declareOwned(channel, queue), changeMs);
    for (const one of owned.bindings) await run(`binding ${one.destination}`, (channel) => bindOwned(channel, one), changeMs);
    ears = await listenToStreams(options, vhost, stages);
  } catch (error) {
    await session.close();
    throw error;
  }
  const { heard, close } = ears;
  const queues = stages.filter(({ stream }) => !stream);
  return {
    look: async () => {
      const counts = await Promise.all(queues.map(async (stage) => [stage.name, await count(session, stage)] as const));
      return new Map([...counts, ...heard()]);
    },
    consumers: async (queue) => (await stateOf(session, queue))?.consumerCount ?? 0,
    reject: (stage) => run(`rejecting from ${stage.name}`, (channel) => rejectFirst(channel, stage), observeMs),
    drain: (stage, most, original) =>
      run(
        `draining ${stage.name}`,
        async (channel) => (await takeAll(channel, stage, most)).map((one) => foundOf(one, stage.name, original)),
        observeMs,
      ),
    purge: async (stage) => {
      // a stream cannot be purged (540) and retains its messages
      if (!stage.stream) await run(`purging ${stage.name}`, (channel) => channel.purgeQueue(stage.name), observeMs);
    },
    close: async () => {
      await Promise.all([session.close(), close()]);
    },
  };
}

async function count(session: Session, { name }: Stage): Promise<number> {
  return (await stateOf(session, name))?.messageCount ?? 0;
}

/** Undefined if the queue does not exist. */
async function stateOf(session: Session, name: string): Promise<Replies.AssertQueue | undefined> {
  const answer = await session.call((channel) => channel.checkQueue(name), observeMs);
  if (answer.ok) return answer.value;
  if (answer.failure.kind === 'refused' && answer.failure.code === 404) return undefined;
  throw lost(`reading ${name}`, answer.failure);
}

function lost(what: string, failure: Failure): TopoError {
  return new TopoError([problem('connection-lost', `${what} in the scratch copy: ${failureText(failure)}`)]);
}

async function rejectFirst(channel: Channel, stage: Stage): Promise<boolean> {
  if (!stage.singleActive) {
    const message = await channel.get(stage.name);
    if (message === false) return false;
    channel.reject(message, false);
    return true;
  }
  const [message, end] = await consumeOne(channel, stage);
  // basic.nack, equivalent to basic.reject here
  if (message !== undefined) channel.nack(message, false, false);
  await end();
  return message !== undefined;
}

/** With prefetch 1; `end` cancels the consumer. */
async function consumeOne(channel: Channel, { name }: Stage): Promise<readonly [GetMessage | undefined, () => Promise<void>]> {
  await channel.prefetch(1);
  let deliver = (_: GetMessage | undefined): void => {};
  const delivery = new Promise<GetMessage | undefined>((resolve) => {
    deliver = resolve;
  });
  const timer = setTimeout(() => deliver(undefined), deliveryMs);
  const { consumerTag } = await channel.consume(name, (message) =>
    deliver(message === null ? undefined : (message as unknown as GetMessage)),
  );
  const message = await delivery;
  clearTimeout(timer);
  return [message, async () => void (await channel.cancel(consumerTag))];
}

/** Acknowledges each message. */
async function takeAll(channel: Channel, stage: Stage, most: number): Promise<readonly GetMessage[]> {
  const taken: GetMessage[] = [];
  if (stage.singleActive) {
    for (let left = most; left > 0; left -= 1) {
      const [message, end] = await consumeOne(channel, stage);
      if (message !== undefined) {
        taken.push(message);
        channel.ack(message);
      }
      await end();
    }
    return taken;
  }
  for (;;) {
    const message = await channel.get(stage.name);
    if (message === false) return taken;
    taken.push(message);
    channel.ack(message);
  }
}
