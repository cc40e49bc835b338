// Time limits and concurrency limits of the AMQP transport, each with its reason. All times in milliseconds.

/** A handshake takes a few milliseconds; a host that drops packets does not respond for minutes. */
export const connectMs = 10_000;

/**
 * In seconds, unless the URL has another value; the broker proposes 60. An end without a word (a frozen node, a host without power) is found
 * after two to two and a half of them, by topo and by the broker, which then frees the lock. Less would end connections of a run that
 * computes for seconds.
 */
export const heartbeatSeconds = 10;

/** For the second request that finds out why a connection could not be opened, to an address that responded or timed out before. */
export const inquireMs = 3_000;

/** For one request about a queue beside a plan, such as those of a test with real messages. Observations for plans: observe/patience.ts. */
export const observeMs = 30_000;

/**
 * For a change. Longer than the broker's own limits for its metadata store (RabbitMQ 4.3 in a minority: 541 after 30 s, after 60 s for
 * exchange.delete), so that its reply arrives.
 */
export const changeMs = 75_000;

/**
 * From the declaration of a quorum queue until it is reliable. Its node persists late which log belongs to it: if killed before, it starts
 * with an empty queue (RabbitMQ 4.3.6, up to 0.5 s after the declaration; never after 1 s) or with one that has no leader and completes
 * no request (3.10.8, up to 0.5 s; never after 2 s), even if messages were confirmed.
 */
export const settleMs = 3_000;

/** For a channel to open where no call with a limit of its own waits for it: a healthy broker opens it at once. */
export const channelMs = 15_000;

/** For an orderly close; then the socket is destroyed. */
export const closeMs = 2_000;

/** The same after an interruption, which leaves less time. */
export const interruptedCloseMs = 500;

/**
 * Concurrent observations: a passive declare of a missing object costs a channel. 16 hide the round trips; 64 share packets better, and
 * the broker spends 7 to 17 % less CPU on 10,000 of them (3.10.8 and 4.3.6).
 */
export const observeWidth = 64;

/**
 * Concurrent changes of exchanges and bindings. They are so fast that the number of requests per packet matters: with 64 instead of 16 the
 * broker spends 20 to 40 % less CPU on each (4.3.6: on exchanges, no difference for bindings), and topo a quarter less. 128 gains nothing.
 */
export const changeWidth = 64;

/**
 * Concurrent declares and deletes of queues: each writes several files. Of 4, 8 and 16, 8 was best: 2,000 declares at 1,345 per
 * second on 3.10.8 (4: 1,150) and 580 on 4.3.6 (4: 520), 16 no better.
 */
export const queueWidth = 8;
