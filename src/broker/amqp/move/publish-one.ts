// Publishes one message on a channel of its own, and says what became of it: where it may be refused, nothing else is to go with it.
import type { Failure } from '../connection/failure.ts';
import type { Line } from './connections.ts';
import { publishFrames, type RawPublication } from './raw/frames.ts';

/** What became of it. */
export type Single = 'confirmed' | 'returned' | 'refused' | Failure;

/** Publishes it with the mandatory flag. Never throws what the broker answered. */
export async function publishSingle(put: Line, message: RawPublication): Promise<Single> {
  let end: (single: Single) => void = () => {};
  const ended = new Promise<Single>((resolve) => {
    end = resolve;
  });
  const channel = await put.channel('confirms', end);
  put.tap.listen(channel, {
    message: () => {},
    notice: ({ is }) => {
      // A return comes before the confirm of what is returned.
      if (is === 'confirmed' || is === 'returned' || is === 'refused') end(is);
    },
  });
  put.tap.send(channel, publishFrames((channel as unknown as { readonly ch: number }).ch, put.tap.frameMax, message));
  const single = await ended;
  if (typeof single === 'string') await channel.close();
  return single;
}
