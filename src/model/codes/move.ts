// Codes of moving messages between two queues.
import type { CodeEntry } from './entry.ts';

export const moveCodes = {
  'move-refused': {
    exit: 7,
    title: 'a queue does not take the messages that are to be moved to it',
    why: 'The broker returned a copy (basic.return: the exchange leads to no queue) or refused it (basic.nack: `x-overflow: reject-publish` with a limit that is reached, or a queue that has no majority). Every message whose copy was not confirmed is back in the queue that it came from.',
    fix: 'Remove the cause that the message names, and run the same command again: it goes on from there.',
  },
  'queue-has-consumers': {
    exit: 7,
    title: 'a queue that is to be deleted after its messages were moved is still in use',
    why: 'Others consume from it, or hold messages that they have not acknowledged: deleting the queue would lose those. A message that was taken with basic.get and not acknowledged is invisible over AMQP in a classic queue; with the management API it is seen as well.',
    fix: 'Stop the consumers, or give them longer, and run the same command again: it goes on from there.',
  },
  'queue-still-receiving': {
    exit: 7,
    title: 'messages keep arriving in a queue that is to be deleted after its messages were moved',
    why: 'Nothing is bound to it any more, so they are published to it by its name, through the default exchange.',
    fix: 'Stop those publishers, or have them publish to an exchange, and run the same command again: it goes on from there.',
  },
} as const satisfies { [code: string]: CodeEntry };
