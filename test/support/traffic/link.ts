// A connection as in an application: it reconnects silently when the broker is back.
import { setTimeout as sleep } from 'node:timers/promises';
import { type ChannelModel, type ConfirmChannel, connect } from 'amqplib';

/** Opens a connection that is destroyed, not closed, with `sever`; its errors and those of its channels only end the work on it. */
export async function openLink(url: string): Promise<{ readonly model: ChannelModel; sever(): void }> {
  const abort = new AbortController();
  const model = await connect(url, { noDelay: true, timeout: 10_000, signal: abort.signal } as Parameters<typeof connect>[1]);
  model.on('error', () => {});
  return { model, sever: () => abort.abort() };
}

/** Opens a confirm channel on a separate connection, repeatedly until it succeeds; undefined once `stopped` returns true. */
export async function openChannel(
  url: string,
  stopped: () => boolean,
): Promise<{ readonly channel: ConfirmChannel; readonly closed: Promise<void>; leave(): Promise<void> } | undefined> {
  while (!stopped()) {
    try {
      const { model, sever } = await openLink(url);
      const channel = await model.createConfirmChannel();
      channel.on('error', () => {});
      const closed = new Promise<void>((resolve) => {
        channel.once('close', () => resolve());
        model.once('close', () => resolve());
      });
      const leave = (): Promise<void> => Promise.race([model.close(), sleep(2000)]).then(sever, sever);
      return { channel, closed, leave };
    } catch {
      await sleep(50); // the broker is being restarted
    }
  }
  return undefined;
}
