// Codes of moving messages between two queues.
import type { CodeEntry } from './entry.ts';

export const moveCodes = {
  'move-refused': {
    exit: 7,
    title: 'moved messages refused by their destination queue',
    why: 'The broker returned a copy (basic.return: the exchange routes to no queue) or refused it (basic.nack: `x-overflow: reject-publish` with its limit reached, or a queue without a majority). Every message whose copy was not confirmed is back in its source queue.',
    fix: 'Remove the cause named in the message, and run the same command again to resume.',
  },
  'queue-has-consumers': {
    exit: 7,
    title: 'queue still in use after its messages were moved',
    why: 'Other clients consume from the queue, or hold unacknowledged messages: deleting the queue would lose those. In a classic queue, an unacknowledged message fetched with basic.get is invisible over AMQP; the management API counts it.',
    fix: 'Stop the consumers, allow more time (`--drain-timeout`), or let the broker cancel them (`--consumers cancel`), and run the same command again.',
  },
  'queue-still-receiving': {
    exit: 7,
    title: 'queue still receiving messages after its messages were moved',
    why: 'The queue has no bindings left, so these messages are published to it by name, through the default exchange.',
    fix: 'Stop those publishers, or make them publish to an exchange, and run the same command again.',
  },
  'rollback-would-drop': {
    exit: 7,
    title: 'messages that the old queue of a migration or rename would drop or refuse',
    why: 'The wait for the old queue timed out, so the migration or rename must be rolled back, but the messages exceed a limit of that queue: it would drop or refuse some of them. They stay in the holding queue or, for a rename, in the new queue.',
    fix: 'Stop the consumers and run the same command again to complete the migration. To roll it back, raise the limit, restore the previous declaration in the files, and apply them.',
  },
} as const satisfies { [code: string]: CodeEntry };
