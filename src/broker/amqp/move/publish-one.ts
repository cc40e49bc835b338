// Publishes one message on a channel of its own and returns its outcome: for a message whose refusal must not affect others.
import type { Failure } from '../connection/failure.ts';
import type { MoveConnection } from './connections.ts';
import { publishFrames, type RawPublication } from './raw/frames.ts';

/** The outcome. */
export type PublishOutcome = 'confirmed' | 'returned' | 'refused' | Failure;

/** Publishes with the mandatory flag. Never throws for a reply of the broker. */
export async function publishOne(put: MoveConnection, message: RawPublication): Promise<PublishOutcome> {
  let end: (single: PublishOutcome) => void = () => {};
  const ended = new Promise<PublishOutcome>((resolve) => {
    end = resolve;
  });
  const channel = await put.channel('confirms', end);
  put.tap.listen(channel, {
    message: () => {},
    notice: ({ is }) => {
      // A return arrives before the confirm of the returned message.
      if (is === 'confirmed' || is === 'returned' || is === 'refused') end(is);
    },
  });
  put.tap.send(channel, publishFrames((channel as unknown as { readonly ch: number }).ch, put.tap.frameMax, message));
  const single = await ended;
  if (typeof single === 'string') await channel.close();
  return single;
}
