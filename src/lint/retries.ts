// Waiting queues of delayed retries: they receive dead-lettered messages of other queues and have a short message TTL.
import type { Queue } from '../model/entity.ts';
import { numberOf } from '../rabbitmq/settings.ts';
import { deadLettersOf } from './dead-letters.ts';
import type { View } from './view.ts';

/** From this value on, a message TTL counts as retention. Milliseconds. */
const retention = 86_400_000;

/** A queue in which messages of other queues wait for their retry. */
export interface WaitingQueue {
  readonly queue: Queue;
  /** Its message TTL in milliseconds. */
  readonly time: number;
  /** The queues whose dead-lettered messages it may receive; at least one. */
  readonly from: readonly Queue[];
}

/** The waiting queues, in key order. */
export function waitingQueues(view: View): readonly WaitingQueue[] {
  const feeding = new Map<Queue, Queue[]>();
  for (const from of view.queues) {
    for (const to of deadLettersOf(view, from).queues) {
      const others = feeding.get(to);
      if (others === undefined) feeding.set(to, [from]);
      else others.push(from);
    }
  }
  return view.queues.flatMap((queue) => {
    const time = numberOf(view.governed(queue), 'message-ttl');
    const from = feeding.get(queue);
    return time === undefined || time >= retention || from === undefined ? [] : [{ queue, time, from }];
  });
}
