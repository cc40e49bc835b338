// Time limits and concurrency limits of the AMQP transport, each with its reason. All times in milliseconds.

/** A handshake takes a few milliseconds; a host that drops packets answers nothing for minutes. */
export const connectMs = 10_000;

/** For asking once more why a connection could not be opened, on an address that has answered or kept silent already. */
export const inquireMs = 3_000;

/**
 * For a look. Where the home node of a classic queue is down, RabbitMQ 4.3 answers 404 `due to timeout` only after 65 to 85 s: waiting
 * for it tells nothing more than `unknown`, which 30 s tell as well.
 */
export const observeMs = 30_000;

/** For the looks after the first few of an observation that ran out of time: a node that is down is down for all its queues. */
export const reducedObserveMs = 5_000;

/** How many looks may run out of `observeMs` before the others get `reducedObserveMs`. */
export const patience = 3;

/**
 * For a change. Longer than the broker's own limits for its metadata store (RabbitMQ 4.3 in a minority: 541 after 30 s, after 60 s for
 * exchange.delete), so that its own words arrive.
 */
export const changeMs = 75_000;

/**
 * From the declaration of a quorum queue until it may be trusted. Its node writes down late which log belongs to it: killed before, it comes
 * up with an empty queue (RabbitMQ 4.3.6, up to 0.5 s after the declaration; never after 1 s) or with one that has no leader and answers
 * no request (3.10.8, up to 0.5 s; never after 2 s), whatever was confirmed.
 */
export const settleMs = 3_000;

/** For an orderly close; then the socket is destroyed. */
export const closeMs = 2_000;

/**
 * Looks at once: a passive declare of a missing thing costs a channel. 16 hide the round trips; with 64, more questions share a packet, and
 * the broker spends 7 to 17 % less CPU on 10,000 of them (3.10.8 and 4.3.6).
 */
export const observeWidth = 64;

/**
 * Changes of exchanges and bindings at once. They are so quick that it counts how many requests share a packet: with 64 instead of 16 the
 * broker spends 20 to 40 % less CPU on each (4.3.6: on exchanges, for bindings it is the same), and topo a quarter less. 128 brings no more.
 */
export const changeWidth = 64;

/**
 * Queue declares and deletes at once: each is several files on the broker's disk. Of 4, 8 and 16, 8 did best: 2,000 declares at 1,345 a
 * second on 3.10.8 (4: 1,150) and 580 on 4.3.6 (4: 520), 16 no better.
 */
export const queueWidth = 8;
