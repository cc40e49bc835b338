// Publishes numbered, persistent, mandatory messages with confirms, steadily or as fast as the broker accepts them, through every fault of
// the broker: after a lost connection or a closed channel it continues with the next number, and messages in flight remain unsure.
import { setTimeout as sleep } from 'node:timers/promises';
import type { ConfirmChannel } from 'amqplib';
import { bodyOf, idOf, type Ledger, type Path } from './ledger.ts';
import { openChannel } from './link.ts';

/** The messages to publish, and their destination. */
export interface Publishing {
  /** The AMQP URL of the virtual host. */
  readonly url: string;
  readonly ledger: Ledger;
  readonly path: Path;
  /** '' is the default exchange. */
  readonly exchange: string;
  readonly routingKey: string;
  /** Size of a body in bytes; default 1024. */
  readonly size?: number;
  /** Messages per second; absent: as fast as confirms arrive. */
  readonly rate?: number;
  /** Stops after this number of messages. */
  readonly count?: number;
  /** Message n has the priority n modulo this number; absent: no priorities. */
  readonly priorities?: number;
}

/** A running publisher. */
export interface Publisher {
  /** Resolves when `count` messages were sent and each has a reply. */
  readonly done: Promise<void>;
  /** Stops sending, and resolves when each message has a reply, or has had none for 5 s (it remains unsure). */
  stop(): Promise<void>;
}

/** The maximum number of messages in flight, without a rate. */
const window = 2000;
const settleMs = 5000;

/** Starts a publisher with its own connection. */
export function startPublisher(publishing: Publishing): Publisher {
  let stopped = false;
  const done = run(publishing, () => stopped);
  return {
    done,
    stop: () => {
      stopped = true;
      return done;
    },
  };
}

/** Publishes `count` messages and waits for their confirms. @throws if one is not confirmed */
export async function publishAll(publishing: Publishing & { readonly count: number }): Promise<void> {
  const before = publishing.ledger.confirmed();
  await startPublisher(publishing).done;
  const confirmed = publishing.ledger.confirmed() - before;
  if (confirmed !== publishing.count) throw new Error(`${confirmed} of ${publishing.count} messages were confirmed`);
}

async function run(publishing: Publishing, stopped: () => boolean): Promise<void> {
  const { count = Number.POSITIVE_INFINITY, rate } = publishing;
  const began = performance.now();
  let sent = 0;
  const due = (): number => (rate === undefined ? count : Math.min(count, Math.ceil(((performance.now() - began) / 1000) * rate)));
  while (!stopped() && sent < count) {
    const opened = await openChannel(publishing.url, stopped);
    if (opened === undefined) return;
    const { channel, closed, leave } = opened;
    let open = true;
    void closed.then(() => {
      open = false;
    });
    const flight = followFlight(channel, publishing);
    while (open && !stopped() && sent < count) {
      while (open && sent < due() && flight.size() < window) {
        flight.send();
        sent += 1;
        if (sent % 100 === 0) await flight.pause();
      }
      await (rate === undefined ? flight.pause() : sleep(5));
    }
    const limit = performance.now() + settleMs;
    while (open && flight.size() > 0 && performance.now() < limit) await sleep(5);
    flight.giveUp();
    await leave();
  }
}

/** Sends on one channel, and passes each reply to the ledger. */
function followFlight(
  channel: ConfirmChannel,
  publishing: Publishing,
): { send(): void; size(): number; pause(): Promise<void>; giveUp(): void } {
  const { ledger, path, exchange, routingKey, size = 1024, priorities } = publishing;
  const flying = new Set<number>();
  let over = false;
  channel.on('return', ({ properties }: { properties: { messageId: string } }) => {
    ledger.verdict(path, Number(properties.messageId.slice(path.length + 1)), 'returned');
  });
  return {
    send: () => {
      const number = ledger.issue(path);
      const id = idOf(path, number);
      const priority = priorities === undefined ? {} : { priority: number % priorities };
      const settled = (error: unknown): void => {
        if (over || !flying.delete(number)) return;
        if (error === null) ledger.verdict(path, number, 'confirmed');
        else ledger.verdict(path, number, isNack(error) ? 'refused' : 'unsure');
      };
      flying.add(number);
      try {
        channel.publish(exchange, routingKey, bodyOf(id, size), { messageId: id, persistent: true, mandatory: true, ...priority }, settled);
      } catch {
        settled(new Error('channel closed')); // between its end and the corresponding event
      }
    },
    size: () => flying.size,
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    giveUp: () => {
      over = true;
      for (const number of flying) ledger.verdict(path, number, 'unsure');
      flying.clear();
    },
  };
}

function isNack(error: unknown): boolean {
  return error instanceof Error && error.message === 'message nacked';
}
