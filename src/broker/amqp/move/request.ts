// The request, the progress and the result of a move: plain data.
import type { Queue } from '../../../model/entity.ts';
import type { Alarm } from '../../../model/observed.ts';
import type { Consumers } from '../../../model/plan-parts.ts';
import type { SessionOptions } from '../connection/sessions.ts';

/** The broker; the move opens and closes its own connections. */
export interface MoveTarget {
  readonly options: SessionOptions;
  /** Overrides the maximum time without progress, in milliseconds. */
  readonly stallMs?: number;
}

/** Messages to move between two queues. */
export interface MoveRequest {
  readonly vhost: string;
  /** The virtual host of `to` and `via`, if it is not that of the source. */
  readonly toVhost?: string;
  /** The source; a missing type is determined from the broker. */
  readonly source: Queue;
  /** The target queue. */
  readonly to: string;
  /** A fanout exchange that is bound to the target queue and to no other. */
  readonly via: string;
  /**
   * `stay`: moves messages until the queue is nearly empty or does not shrink; other clients may use it. Has no effect on a
   * stream, whose messages cannot be removed. `delete`: the queue has no bindings any more; moves everything, waits for its
   * consumers to leave, and deletes it.
   */
  readonly rest: 'stay' | 'delete';
  /**
   * With `delete`: `wait` (default) until the consumers have left; `cancel`: the queue is deleted under them when it holds no message,
   * unacknowledged ones included, which `messages` must show.
   */
  readonly consumers?: Consumers;
  /** Refuses to move if source and target together hold more ready messages: what the queue accepts in which they end. */
  readonly most?: number;
  /** With `delete`: the queue may keep dead letters, which `unacknowledged` counts late. */
  readonly keepsDeadLetters?: true;
  /** It returns messages to the old queue. */
  readonly rollback?: true;
  /** Drops a message that reaches no queue, as the broker does; otherwise it stops the move. */
  readonly unroutable?: 'drop';
  /** How long to wait for other clients to release the queue, in milliseconds. */
  readonly waitMs: number;
  /** How long to wait for the end of an alarm of the broker, which accepts no messages meanwhile, in milliseconds. */
  readonly alarmMs: number;
  /** Stops receiving messages, completes those already received, and returns. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: MoveProgress) => void;
  /** The number of unacknowledged messages, if the management API shows it: AMQP shows none for a classic queue. */
  readonly unacknowledged?: () => Promise<number | undefined>;
  /** The alarms in effect with their nodes, if the management API shows them. */
  readonly alarms?: () => Promise<readonly Alarm[] | undefined>;
  /** The number of messages at one moment, ready and unacknowledged, if the management API shows it. */
  readonly messages?: () => Promise<number | undefined>;
}

/** The progress of a move. */
export interface MoveProgress {
  readonly moved: number;
  /** Ready messages at the last observation. */
  readonly left: number;
  /** Over about the last second. */
  readonly perSecond: number;
  /** What the move waits for, as text. */
  readonly waitingFor?: string;
}

/** The result of a move. */
export interface MoveResult {
  readonly moved: number;
  /** Of those, messages whose property user-id the broker would refuse; their header `topo-user-id` has it. */
  readonly withoutUserId: number;
  /** Ready messages at the last observation. */
  readonly left: number;
  /** Whether the queue was deleted or did not exist. */
  readonly deleted: boolean;
  /** Whether the signal stopped it. */
  readonly interrupted: boolean;
  /**
   * Messages that were deleted with the queue, by the count of the broker: always 0 for a classic queue, which the broker
   * guards. More than 0 is a loss that must be reported.
   */
  readonly lost: number;
}
