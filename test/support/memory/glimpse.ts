// The observation of one entity of the in-memory broker over AMQP: recovered from refusals of 255 bytes, as on a real broker.
import { Buffer } from 'node:buffer';
import type { CallResult } from '../../../src/broker/amqp/connection/failure.ts';
import { recoverExchange } from '../../../src/broker/amqp/observe/recover-exchange.ts';
import { recoverQueue } from '../../../src/broker/amqp/observe/recover-queue.ts';
import type { Entity, Exchange, Queue } from '../../../src/model/entity.ts';
import type { Facts, Observation, QueueFacts } from '../../../src/model/observed.ts';
import { generationOf } from './compared.ts';
import { exchangeDifference, queueDifference } from './equivalence.ts';
import { exchangeTypesOf, type MemoryState, type StoredQueue, vhostOf } from './state.ts';

/** Observes one entity. Changes nothing. */
export async function glimpse(state: MemoryState, entity: Entity): Promise<Observation> {
  switch (entity.kind) {
    case 'exchange':
      return await glimpseExchange(state, entity);
    case 'queue':
      return await glimpseQueue(state, entity);
    case 'binding':
    case 'policy':
    case 'document':
      return { state: 'unknown', reason: 'transport' };
  }
}

async function glimpseExchange(state: MemoryState, exchange: Exchange): Promise<Observation> {
  const live = vhostOf(state, exchange.vhost).exchanges.get(exchange.name);
  if (live === undefined) return { state: 'absent' };
  const recovered = await recoverExchange(exchange, async (frame) => {
    if (!exchangeTypesOf(state).includes(frame.type)) return refused(`PRECONDITION_FAILED - unknown exchange type '${frame.type}'`);
    return answerOf(exchangeDifference(live, frame), {});
  });
  if (recovered.kind !== 'found') return { state: 'opaque', facts: {}, ...detailOf(recovered) };
  return { state: 'present', entity: recovered.entity, facts: uncomparedFact(recovered.uncompared) };
}

async function glimpseQueue(state: MemoryState, queue: Queue): Promise<Observation> {
  const live = vhostOf(state, queue.vhost).queues.get(queue.name);
  if (live === undefined) return { state: 'absent' };
  // 405: not even its counts are visible
  if (live.entity.exclusive) return { state: 'opaque', facts: { exclusiveElsewhere: true } };
  const recovered = await recoverQueue(queue, generationOf(state.version), async (frame) => {
    const { durable, autoDelete, type = 'classic' } = frame;
    const attempt = { durable, autoDelete, arguments: { ...frame.arguments, 'x-queue-type': type } };
    return answerOf(queueDifference(live, attempt, state.version), countsOf(live));
  });
  if (recovered.kind !== 'found') {
    return { state: 'opaque', facts: queue.type === 'stream' ? {} : countsOf(live), ...detailOf(recovered) };
  }
  // for a stream, a redeclaration returns an old message count and always 0 consumers; for a quorum queue that is down, 0 of both (3.10 to 4.3)
  const { type } = recovered.entity;
  const isUnreliable = type === 'stream' || (type === 'quorum' && recovered.counts.ready === 0 && recovered.counts.consumers === 0);
  const counts = isUnreliable ? {} : recovered.counts;
  return { state: 'present', entity: recovered.entity, facts: { ...counts, ...uncomparedFact(recovered.uncompared) } };
}

function countsOf({ ready, consumers }: StoredQueue): QueueFacts {
  return { ready: ready.length, consumers };
}

function answerOf(refusal: string | undefined, counts: QueueFacts): CallResult<QueueFacts> {
  return refusal === undefined ? { ok: true, value: counts } : refused(refusal);
}

function refused(text: string): CallResult<QueueFacts> {
  const bytes = Buffer.from(text);
  const cut = bytes.length > 255 ? `${bytes.toString('utf8', 0, 252)}...` : text;
  return { ok: false, failure: { kind: 'refused', code: 406, text: cut } };
}

function detailOf(recovered: { readonly kind: string; readonly detail?: string }): { readonly detail?: string } {
  return recovered.detail === undefined ? {} : { detail: recovered.detail };
}

function uncomparedFact(uncompared: readonly string[]): Facts {
  return uncompared.length === 0 ? {} : { uncompared };
}
