// Releases a source that is not deleted: ends our consumer, completes what it has received, and waits until the broker has applied the
// acknowledgements. A channel with 32 or more commands that its quorum queue has not applied keeps further acknowledgements to itself
// (rabbit_fifo_client, `slow`), and drops them when it ends: up to 966 of 1,000 messages whose copies exist were requeued (RabbitMQ 3.10.8,
// 4.0.5 and 4.3.6), even after a call on that channel was answered. The queue itself counts a cancelled consumer until its last message is
// acknowledged. Classic queues receive every acknowledgement that was sent.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Code } from '../../../model/codes.ts';
import { isOnly } from '../../../model/diagnostic.ts';
import { look, type MoveContext, quiet } from './context.ts';
import { appliedMs, pollEveryMs } from './limits.ts';

/**
 * Ends the consumer and returns when no moved message can return to the source; after `appliedMs` in any case, with up to `prefetch`
 * duplicates at worst (another client subscribed meanwhile, or took over as single active consumer: the count does not show which).
 * @throws TopoError if the broker does not respond
 */
export async function release(context: MoveContext): Promise<void> {
  const { consumer, pump, type } = context;
  const before = type === 'quorum' && consumer.consuming ? await look(context) : undefined;
  await consumer.stop();
  await quiet(context);
  if (before === undefined || pump.moved === 0 || pump.inHand > 0) return;
  const until = performance.now() + appliedMs;
  for (let waitMs = 2; performance.now() < until; waitMs = Math.min(waitMs * 2, pollEveryMs.later)) {
    const seen = await look(context);
    if (seen === undefined || (seen.consumers <= before.others && !seen.late)) return;
    context.report('the broker to apply acknowledgements', seen.ready);
    await sleep(waitMs);
  }
}

/** Releases the source of a move that other clients stopped. Any other error leaves nothing to wait for: the move has failed itself. */
export async function releaseAfter(context: MoveContext, error: unknown): Promise<void> {
  // the error that stopped the move is the one to report
  if (isOnly(error, stoppedByOthers)) await release(context).catch(() => {});
}

const stoppedByOthers: readonly Code[] = ['queue-has-consumers', 'queue-still-receiving'];
