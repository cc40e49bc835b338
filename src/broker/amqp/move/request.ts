// The request, the progress and the result of a move: plain data.
import type { Queue } from '../../../model/entity.ts';
import type { SessionOptions } from '../connection/sessions.ts';

/** The broker; the move opens connections of its own, and closes them. */
export interface MoveTarget {
  readonly options: SessionOptions;
  /** Overrides how long nothing may happen, in milliseconds. */
  readonly stallMs?: number;
}

/** Messages to move between two queues of one virtual host. */
export interface MoveRequest {
  readonly vhost: string;
  /** Where they are; its type matters, and is found out where it is absent. */
  readonly source: Queue;
  /** The queue that they go to. */
  readonly to: string;
  /** A fanout exchange that is bound to that queue, and to no other. */
  readonly via: string;
  /**
   * `stay`: moves what is there, until the queue is nearly empty or does not shrink; others may be at work on it. Nothing is done to a
   * stream, whose messages cannot be taken away. `delete`: nothing is bound to the queue any more; moves everything, waits for its
   * consumers to leave, and deletes it.
   */
  readonly rest: 'stay' | 'delete';
  /** A message that reaches no queue is dropped, as the broker does; else it stops the move. */
  readonly unroutable?: 'drop';
  /** How long to wait for others to let go of the queue, in milliseconds. */
  readonly waitMs: number;
  /** Stops taking messages, ends with those that are taken, and returns. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: MoveProgress) => void;
  /** How many messages of the queue are unacknowledged, where the management API shows it: AMQP shows none of a classic queue. */
  readonly unacknowledged?: () => Promise<number | undefined>;
}

/** How a move is going. */
export interface MoveProgress {
  readonly moved: number;
  /** Ready messages, when it was last looked. */
  readonly left: number;
  /** Over the last second or so. */
  readonly perSecond: number;
  /** What it waits for, in words. */
  readonly waitingFor?: string;
}

/** What was moved. */
export interface MoveResult {
  readonly moved: number;
  /** Of those, messages whose property user-id the broker would not take; it is in their header `topo-user-id`. */
  readonly withoutUserId: number;
  /** Ready messages, when it was last looked. */
  readonly left: number;
  /** Whether the queue was deleted, or was gone already. */
  readonly deleted: boolean;
  /** The signal stopped it. */
  readonly interrupted: boolean;
  /**
   * Messages that the queue held and that were deleted with it, by the broker's own count: always 0 for a classic queue, which the broker
   * guards. More than 0 is a loss that must be reported.
   */
  readonly lost: number;
}
