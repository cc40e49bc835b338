// Why a message is not in a queue to which the router routes it. Names as a cause only what was checked; the rest is possible.
import { nameText, queueKey } from '../model/key.ts';
import type { DeadLettering } from '../model/routing.ts';
import type { Because, Mismatch, QueueLimits } from '../model/routing-test.ts';

/** What is known of a queue. */
export interface QueueFacts {
  /** Number of ready messages before the publish and at the end; absent if the queue is not visible. */
  readonly before: number | undefined;
  readonly now: number | undefined;
  readonly consumers: number;
  /** Undefined if the queue does not exist. */
  readonly limits: QueueLimits | undefined;
  /** What happens to a message that exceeds the length limit. */
  readonly overflow: DeadLettering;
  /** Whether the message itself has a time to live. */
  readonly expires: boolean;
}

/** Whether the length limit was reached before the publish. */
function isFull({ before, limits }: Pick<QueueFacts, 'before' | 'limits'>): boolean {
  return before !== undefined && limits?.maxLength !== undefined && before >= limits.maxLength;
}

/** Adds what is known of the queues to which the router routes the message, by their names. */
export function withFacts(mismatches: readonly Mismatch[], facts: ReadonlyMap<string, QueueFacts>): readonly Mismatch[] {
  return mismatches.map((mismatch) => ({ ...mismatch, because: mismatch.because.map((one) => factual(one, facts)) }));
}

function factual(one: Because, facts: ReadonlyMap<string, QueueFacts>): Because {
  const own = facts.get(one.queue);
  if (one.routed === true) return own === undefined ? one : { ...one, note: `routed to it, but ${absence(own)}` };
  const [source] = [...facts].find(([, queue]) => isFull(queue) && deadLettersTo(queue.overflow, one.queue)) ?? [];
  return source === undefined || one.bindings.length > 0 ? one : { ...one, note: `dead-lettered by ${nameText(source)} (max-length)` };
}

/** Continues `the broker rejected the message`: the queues that are full and reject messages; empty if none is. */
export function rejectedBy(facts: ReadonlyMap<string, QueueFacts>): string {
  const full = [...facts].filter(([, queue]) => isFull(queue) && rejects(queue.overflow));
  const texts = full.map(
    ([name, { before, limits }]) =>
      `${nameText(name)} has ${before} ${before === 1 ? 'message' : 'messages'}, and max-length is ${limits?.maxLength}`,
  );
  return texts.length === 0 ? '' : `: ${texts.join('; ')}`;
}

function rejects(overflow: DeadLettering): boolean {
  return overflow.outcome === 'refused' || ('nacked' in overflow && overflow.nacked === true);
}

function absence({ before, now, consumers, limits, overflow, expires }: QueueFacts): string {
  if (before === undefined || now === undefined) return 'it is exclusive: it exists only for the connection that declares it';
  const unchanged = `the number of its messages did not rise (${before} before, ${now} now)`;
  if (isFull({ before, limits })) {
    const oldest = overflow.outcome === 'dead-lettered' ? 'dead-letters' : 'drops';
    return `${unchanged}: max-length is ${limits?.maxLength}, and each further message ${oldest} the oldest one`;
  }
  const possible = [
    ...(limits?.maxLengthBytes === undefined ? [] : [`the limit max-length-bytes of ${limits.maxLengthBytes} was reached`]),
    ...(expires || limits?.expires === true ? ['it has expired (a time to live applies)'] : []),
    ...(consumers === 0 ? [] : [`a consumer has received it (the queue has ${consumers})`]),
  ];
  return possible.length === 0 ? unchanged : `${unchanged}; possible: ${possible.join(', or ')}`;
}

function deadLettersTo(overflow: DeadLettering, queue: string): boolean {
  return 'routing' in overflow && overflow.routing.queues.includes(queueKey(overflow.routing.message.vhost, queue));
}
