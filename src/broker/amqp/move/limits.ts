// Sizes and time limits of a move, each with its reason. Times in milliseconds.

/** Messages that are taken and not acknowledged: what a kill may duplicate. Enough to hide the round trips. */
export const prefetch = 1_000;

/** Bytes of bodies that are held; more stay with the broker. */
export const heldBytes = 64 * 1024 * 1024;

/** For a reply of the broker, and for the next confirm; after that the outcome is unknown. */
export const stallMs = 60_000;

/** Between two looks at the queue: the first ones, for a queue that is small, and the later ones. */
export const pollEveryMs = { first: 10, later: 250 } as const;

/** A queue that has not shrunk for so long is written as fast as it is read, or others hold it: `stay` leaves the rest. */
export const shrinkMs = 5_000;

/** `stay` moves at most so many times what was there at first. */
export const mostTimes = 3;

/** Gets that are sent at once, where a queue must not be consumed. */
export const getsAtOnce = 100;

/** Copies that need not be confirmed yet when a queue is deleted: those published to it by name at that moment. */
export const fewInHand = 100;

/** Deletes that are tried between two waits: each finds a message that came in the last millisecond, or none. */
export const deleteAttempts = 20;
