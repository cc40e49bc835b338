// The connections of one move: one consumes, one publishes, so that a broker that blocks publishers (memory, disk) still accepts
// acknowledgements. They never declare. The end of a connection or channel ends the move, unless expected.
import type { Channel, ChannelModel } from 'amqplib';
import { type Version, versionOf } from '../../../rabbitmq/version.ts';
import { type Dialled, dial } from '../connection/connect.ts';
import { type Failure, failureOf, lostBecause } from '../connection/failure.ts';
import { closeMs } from '../connection/limits.ts';
import type { SessionOptions } from '../connection/sessions.ts';
import { type Tap, tap, unexpectedStructure } from './raw/frame-tap.ts';

/** One connection. */
export interface MoveConnection {
  readonly tap: Tap;
  /** The version of the broker; undefined if it announces none. */
  readonly version: Version | undefined;
  /** Why the broker blocks the connection (memory or disk alarm); undefined while it does not. */
  readonly blocked: string | undefined;
  /** Opens a channel. `onEnd` is called when it ends unexpectedly. */
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
  const dialled = await dial({ ...options, name: `topo ${options.purpose} (${what})` }, vhost);
  const { model } = dialled;
  let blocked: string | undefined;
  let ended: Failure | undefined;
  const end = (error: unknown): void => {
    if (ended !== undefined) return;
    ended = lostBecause(error);
    onEnd(ended);
  };
  model.on('error', end);
  model.on('close', (error) => end(error ?? new Error('closed')));
  model.on('blocked', (reason: unknown) => {
    blocked = String(reason);
  });
  model.on('unblocked', () => {
    blocked = undefined;
  });
  const tapped = tap(model);
  return {
    tap: tapped,
    version: versionOf(dialled.server.version),
    get blocked() {
      return blocked;
    },
    channel: (kind, onChannelEnd) => openChannel(model, kind, (error) => onChannelEnd(failureOf(error, ended))),
    close: async () => {
      const open = ended === undefined;
      ended ??= { kind: 'lost', text: 'closed by topo' };
      tapped.resume();
      if (open) await orderly(model);
      dialled.destroy();
    },
  };
}

async function openChannel(model: ChannelModel, kind: 'takes' | 'confirms', onEnd: (error: unknown) => void): Promise<Channel> {
  const channel = kind === 'takes' ? await model.createChannel() : await model.createConfirmChannel();
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

async function orderly(model: Dialled['model']): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, closeMs);
    // If the connection is lost meanwhile, amqplib never settles the call.
    model.once('close', () => resolve());
  });
  await Promise.race([model.close().catch(() => {}), over]);
  clearTimeout(timer);
}
