// Consumes the streams of a scratch copy: the message count of a stream lags by up to 5 s (3.10 to 4.3), its consumers receive at once.
import { problem, TopoError } from '../../../model/diagnostic.ts';
import type { Stage } from '../../../model/playing.ts';
import { type DialOptions, dial } from '../connection/connect.ts';
import { changeMs, closeMs } from '../connection/limits.ts';
import { withLimit } from './wait.ts';

/** Listens until it is closed. */
export interface StreamListener {
  /** The number of messages per stream since this was opened. */
  heard(): ReadonlyMap<string, number>;
  /** Never throws, never hangs. */
  close(): Promise<void>;
}

/** A stream requires a prefetch; all messages of a test fit into it. */
const prefetch = 100;

/** Consumes from the end of each stream. Connects only if there is one. @throws TopoError as `dial` does, and if the broker refuses */
export async function listenToStreams(options: DialOptions, vhost: string, stages: readonly Stage[]): Promise<StreamListener> {
  const streams = stages.filter(({ stream }) => stream);
  const heard = new Map(streams.map(({ name }) => [name, 0]));
  if (streams.length === 0) return { heard: () => heard, close: async () => {} };
  const dialled = await dial({ ...options, name: 'topo test (streams)' }, vhost);
  const close = async (): Promise<void> => {
    await withLimit(dialled.model.close(), closeMs, 'closing', options.waits).catch(() => {});
    dialled.destroy();
  };
  try {
    const channel = await withLimit(dialled.model.createChannel(), changeMs, 'a channel', options.waits);
    channel.on('error', () => {}); // the reason arrives with the rejected call
    await withLimit(channel.prefetch(prefetch), changeMs, 'a channel', options.waits);
    for (const { name } of streams) {
      const consuming = channel.consume(
        name,
        (message) => {
          if (message === null) return;
          heard.set(name, (heard.get(name) ?? 0) + 1);
          channel.ack(message);
        },
        { arguments: { 'x-stream-offset': 'next' } },
      );
      await withLimit(consuming, changeMs, `a consumer of ${name}`, options.waits);
    }
  } catch (error) {
    await close();
    if (error instanceof TopoError) throw error;
    throw new TopoError([problem('connection-lost', `listening to streams in the scratch copy: ${String(error)}`)]);
  }
  return { heard: () => heard, close };
}
