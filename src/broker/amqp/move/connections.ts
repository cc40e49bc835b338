// The connections of one move: one consumes, one publishes, so that a broker that blocks publishers (memory, disk) still accepts
// acknowledgements. They never declare. The end of a connection or channel ends the move, unless expected.
import type { Channel } from 'amqplib';
import { type Version, versionOf } from '../../../rabbitmq/version.ts';
import { timedOut, Waits } from '../../waits.ts';
import { addressOf, type Dialled, dial } from '../connection/connect.ts';
import { type Failure, failureOf, lostBecause } from '../connection/failure.ts';
import { channelMs, closeMs, interruptedCloseMs } from '../connection/limits.ts';
import type { SessionOptions } from '../connection/sessions.ts';
import { type Tap, tap, unexpectedStructure } from './raw/frame-tap.ts';

/** The broker reads nothing from a connection that has published during an alarm. */
export interface Blocked {
  /** The text of the broker, such as `low on memory`. */
  readonly reason: string;
  readonly since: number;
}

/**
 * The broker opened no channel within `channelMs`: it has stopped reading from the connection, as it does for a publisher whose messages it
 * cannot pass on, such as to a quorum queue without a leader (3.10.8, 4.0.5).
 */
export class NoChannel extends Error {
  constructor() {
    super(`no channel was opened within ${channelMs / 1000} s`);
  }
}

/** One connection. */
export interface MoveConnection {
  readonly tap: Tap;
  /** The version of the broker; undefined if it announces none. */
  readonly version: Version | undefined;
  /** Why, and since when in `performance.now()`, the broker blocks the connection (memory or disk alarm); undefined while it does not. */
  readonly blocked: Blocked | undefined;
  /** When it last ceased to be blocked, in `performance.now()`; 0 if it never was. */
  readonly unblockedAt: number;
  /** Opens a channel. `onEnd` is called when it ends unexpectedly. @throws NoChannel */
  channel(kind: 'takes' | 'confirms', onEnd: (failure: Failure) => void): Promise<Channel>;
  /** Closes the connection, orderly if the broker responds in time. Never throws. */
  close(): Promise<void>;
}

/**
 * Opens a connection.
 * @throws TopoError as `dial` does
 */
export async function openMoveConnection(
  options: SessionOptions,
  vhost: string,
  what: string,
  onEnd: (failure: Failure) => void,
): Promise<MoveConnection> {
  const { waits = new Waits() } = options;
  const dialled = await dial({ ...options, name: `topo ${options.purpose} (${what})` }, vhost);
  const { model } = dialled;
  let blocked: Blocked | undefined;
  let unblockedAt = 0;
  let ended: Failure | undefined;
  const end = (error: unknown): void => {
    if (ended !== undefined) return;
    ended = lostBecause(error);
    onEnd(ended);
  };
  model.on('error', end);
  model.on('close', (error) => end(error ?? new Error('closed')));
  model.on('blocked', (reason: unknown) => {
    blocked ??= { reason: String(reason), since: performance.now() };
  });
  model.on('unblocked', () => {
    blocked = undefined;
    unblockedAt = performance.now();
  });
  const tapped = tap(model);
  return {
    tap: tapped,
    version: versionOf(dialled.server.version),
    get blocked() {
      return blocked;
    },
    get unblockedAt() {
      return unblockedAt;
    },
    channel: (kind, onChannelEnd) =>
      openChannel({ model, address: addressOf(dialled), waits }, kind, (error) => onChannelEnd(failureOf(error, ended))),
    close: async () => {
      const open = ended === undefined;
      ended ??= { kind: 'lost', text: 'closed by topo' };
      tapped.resume();
      // a blocked connection gets no reply to its close either
      if (open && blocked === undefined) await orderly(model, waits);
      dialled.destroy();
    },
  };
}

async function openChannel(
  { model, address, waits }: Pick<Dialled, 'model'> & { readonly address: string; readonly waits: Waits },
  kind: 'takes' | 'confirms',
  onEnd: (error: unknown) => void,
): Promise<Channel> {
  const opening = kind === 'takes' ? model.createChannel() : model.createConfirmChannel();
  const channel = await waits.within(opening, channelMs, () => `a channel of ${address}`);
  if (channel === timedOut) throw new NoChannel();
  let ended = false;
  const end = (error: unknown): void => {
    if (!ended) onEnd(error);
    ended = true;
  };
  channel.on('error', end);
  channel.on('close', () => end(new Error('the channel was closed')));
  for (const event of ['delivery', 'return', 'ack', 'nack']) {
    channel.on(event, () => end(unexpectedStructure('Connection')));
  }
  return channel;
}

async function orderly(model: Dialled['model'], waits: Waits): Promise<void> {
  // If the connection is lost meanwhile, amqplib never settles the call.
  const lost = new Promise<void>((resolve) => void model.once('close', () => resolve()));
  const closed = Promise.race([model.close().catch(() => {}), lost]);
  await waits.within(closed, waits.interrupted ? interruptedCloseMs : closeMs, () => 'the close of a connection');
}
