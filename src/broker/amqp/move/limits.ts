// Sizes and time limits of a move, each with its reason. Times in milliseconds.

/** Messages received and not acknowledged, which a kill may duplicate. Enough to hide the round trips. */
export const prefetch = 1_000;

/** Bytes of message bodies in memory; the others remain on the broker. */
export const heldBytes = 64 * 1024 * 1024;

/** For a reply of the broker, and for the next confirm; afterwards the outcome is unknown. */
export const stallMs = 60_000;

/** Between two observations of the queue: the first ones, for a small queue, and the later ones. */
export const pollEveryMs = { first: 10, later: 250 } as const;

/** A queue that did not shrink for this time is filled as fast as it is read, or held by others: `stay` stops there. */
export const shrinkMs = 5_000;

/** A quorum queue whose leader does not reply for this time shows 0 messages and 0 consumers (rabbit_fifo_client:stat, 3.10 to 4.3). */
export const statMs = 250;

/** For a quorum queue to apply acknowledgements that were sent: 10 ms for 1,000 on an idle machine. */
export const appliedMs = 5_000;

/** `stay` moves at most this multiple of the initial number of messages. */
export const mostTimes = 3;

/**
 * The shortest wait until a holding queue shows neither messages nor consumers: the management API shows the unacknowledged messages of a
 * quorum queue as they were up to 10 s ago.
 */
export const holdingWaitMs = 30_000;

/** The management API counts the dead letters that a quorum queue keeps up to this many milliseconds late (measured: 5 s on 3.10 to 4.3). */
export const deadLettersMs = 10_000;

/** Concurrent gets, for a queue that must not be consumed. */
export const getsAtOnce = 100;

/** Copies that may be unconfirmed when a queue is deleted: those published to it by name at that moment. */
export const fewInHand = 100;

/** Late counts in a row that are believed, since a distant broker has no others. */
export const lateAttempts = 5;

/** Delete attempts between two waits: each finds a message from the last millisecond, or none. */
export const deleteAttempts = 20;
