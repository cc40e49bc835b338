// How queues treat their consumers, as measured on RabbitMQ 3.10.8, 4.0.5 and 4.3.6. For a version between two of these, a rule is certain
// if it is the same on both.
import type { Consuming } from '../model/consumer-step.ts';
import type { QueueType } from '../model/entity.ts';
import { type Measured, mayBehaveAs, type Version } from './version.ts';

/** What the treatment of consumers depends on. */
export interface ConsumedQueue {
  readonly type: QueueType;
  readonly singleActive: boolean;
  /** Whether the queue has a delivery limit, its default one included. */
  readonly limited: boolean;
}

/**
 * The rules of a queue. Exclusive subscriptions: a classic queue refuses (403) every second one, and an exclusive one with a single active
 * consumer; a quorum queue accepts all. basic.get: a quorum queue with a single active consumer refuses it (405).
 */
export function consumingOf(queue: ConsumedQueue, version: Version | undefined): Consuming {
  const quorum = queue.type === 'quorum';
  const versions = mayBehaveAs(version);
  const certain = <T>(rule: (measured: Measured) => T): T | undefined => {
    const [first, ...others] = versions.map(rule);
    return others.every((other) => other === first) ? first : undefined;
  };
  const globalPrefetch = certain((measured) => globalIn(measured, quorum));
  const requeued = certain((measured) => requeuedIn(measured, quorum, queue.limited));
  const nackCounts = certain((measured) => measured !== '4.3');
  const takesOver = certain((measured) => quorum || measured !== '3.10');
  // 3.10.8: after a message that exceeds the limit, a consumer with prefetch 1 receives two
  const roomForOne = certain((measured) => measured !== '3.10');
  return {
    singleActive: queue.singleActive,
    exclusive: !quorum,
    get: !(quorum && queue.singleActive),
    returned: quorum ? 'front' : 'former',
    ...(globalPrefetch === undefined ? {} : { globalPrefetch }),
    ...(requeued === undefined ? {} : { requeued }),
    ...(nackCounts === undefined ? {} : { nackCounts }),
    ...(roomForOne === undefined ? {} : { roomForOne }),
    ...(takesOver === undefined ? {} : { takesOver }),
  };
}

/** The deprecated feature `global_qos` is denied since 4.3; before, a quorum queue closes the connection (540 `does not support global qos`). */
function globalIn(measured: Measured, quorum: boolean): 'shared' | 'each' | 'refused' {
  if (measured === '4.3') return 'each';
  return quorum ? 'refused' : 'shared';
}

/** A classic queue restores the order; a quorum queue delivers returned messages first, except on 3.10 without a delivery limit. */
function requeuedIn(measured: Measured, quorum: boolean, limited: boolean): 'former' | 'front' | 'back' {
  if (!quorum) return 'former';
  return measured === '3.10' && !limited ? 'back' : 'front';
}
