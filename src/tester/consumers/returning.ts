// Messages that a client does not acknowledge: they return to their queue, or are removed from it.
import { type EntityKey, queueKey } from '../../model/key.ts';
import type { DeathReason } from '../../model/routing.ts';
import type { Scene } from './scene.ts';
import { arrive, type Copy, deliver, type Held, putBack, type State } from './state.ts';

/** What happens in one step. */
export interface Returning extends Scene {
  readonly state: State;
  /** Keys of the bindings that dead-lettered messages use. */
  readonly used: Set<EntityKey>;
  /** Queues that receive dead-lettered messages in this step. */
  readonly targets: Set<string>;
  /** Whether a message was dropped in this step. */
  lost: boolean;
}

/** Messages return to their queues; those that exceed a delivery limit are removed. `lost`: the connection of the client ended. */
export function putBackAll(held: readonly Held[], how: 'nack' | 'reject' | 'lost', returning: Returning): void {
  const { state } = returning;
  for (const { copy, by } of held) {
    const limits = state.limits(copy.queue);
    if (limits === undefined) continue;
    const { consuming, deliveryLimit } = limits;
    const counts = how === 'nack' ? consuming.nackCounts : true;
    if (counts === undefined && deliveryLimit !== undefined)
      state.uncertain ??= 'whether basic.nack counts for the delivery limit depends on the version';
    const returned: Copy = counts === true ? { ...copy, returns: copy.returns + 1 } : copy;
    const to = how === 'lost' ? consuming.returned : consuming.requeued;
    if (deliveryLimit !== undefined && returned.returns > deliveryLimit) {
      if (how !== 'lost' && by !== undefined && by.prefetch > 0 && consuming.roomForOne !== true) {
        state.uncertain ??= 'how many messages a consumer receives after one that exceeds the delivery limit depends on the version';
      }
      giveUp(returned, 'delivery_limit', returning);
    } else if (to === undefined) state.uncertain ??= `the place of a requeued message in ${copy.queue} depends on the version`;
    else putBack(state, returned, to);
  }
}

/** The queue drops or dead-letters a message. */
export function giveUp(copy: Copy, reason: DeathReason, returning: Returning): void {
  const { router, state, used, targets, fates, arrivals } = returning;
  const dead = router.deadLetter(copy.message, copy.queue, reason);
  if (dead.outcome === 'kept' || dead.outcome === 'refused' || dead.outcome === 'impossible') {
    state.uncertain ??= `queue ${copy.queue} does not give the message up`;
    return;
  }
  const [copies = [], other] = 'routing' in dead ? arrivals(dead.routing) : [];
  if (other !== undefined) state.uncertain ??= 'an exchange chooses the queue of a dead-lettered message';
  if ('routing' in dead) for (const key of dead.routing.exercised) used.add(key);
  if (copies.length === 0) returning.lost = true;
  for (const { queue, message } of copies) {
    if (fates.has(queueKey(message.vhost, queue))) state.uncertain ??= `an operator policy removes messages from ${queue}`;
    if (queue === copy.queue) state.uncertain ??= `queue ${queue} dead-letters a message to itself`;
    targets.add(queue);
    arrive(state, queue, copy.number, message);
    deliver(state, queue);
  }
}
