// Of which type a live queue is, over AMQP alone: it is declared again as a stream with an argument that no stream may have. Where it is
// missing, that is refused before anything is made (406 `invalid arg`); where it exists, the broker names the first attribute that
// differs (406 `inequivalent arg`), in an order that is fixed for each type and tells them apart. Measured on RabbitMQ 3.10, 4.0, 4.3.
import type { Queue, QueueType } from '../../model/entity.ts';
import type { Answer, Failure } from './failure.ts';
import type { Session } from './session.ts';

/** `classic-or-quorum`: an attribute that both have differs, and is named before the type. */
export type LiveType = QueueType | 'classic-or-quorum' | 'missing';

/** Attributes that only one type compares; of a stream those, too, that come after its type, of a classic queue none does. */
const tells: { readonly [argument: string]: QueueType } = {
  // Neither quorum queues nor streams may be transient or autoDelete.
  durable: 'classic',
  auto_delete: 'classic',
  'x-max-priority': 'classic',
  'x-queue-mode': 'classic',
  'x-queue-version': 'classic',
  'x-queue-master-locator': 'classic',
  'x-dead-letter-strategy': 'quorum',
  'x-quorum-initial-group-size': 'quorum',
  'x-delivery-limit': 'quorum',
  'x-max-in-memory-length': 'quorum',
  'x-max-in-memory-bytes': 'quorum',
  'x-max-age': 'stream',
  'x-stream-max-segment-size-bytes': 'stream',
  'x-stream-filter-size-bytes': 'stream',
  'x-initial-cluster-size': 'stream',
  'x-queue-leader-locator': 'stream',
};

/**
 * Asks. The failure is what else the broker answers: 403, 405 where it is exclusive to another connection, 404 where its node is down,
 * or a 406 that does not tell.
 */
export async function liveType(queue: Queue, session: Session, limitMs: number): Promise<Answer<LiveType>> {
  const first = await askAs({}, queue, session, limitMs);
  // The only argument that all three types compare, and before the type: asked again with the value that it has.
  const heard = first.kind === 'bytes' ? await askAs({ 'x-max-length-bytes': first.value }, queue, session, limitMs) : first;
  switch (heard.kind) {
    case 'type':
      return { ok: true, value: heard.type };
    case 'bytes':
      return { ok: false, failure: { kind: 'unsendable', text: 'its x-max-length-bytes changes while it is looked at' } };
    case 'unclear':
      return { ok: false, failure: heard.failure };
  }
}

type Heard = { readonly kind: 'type'; readonly type: LiveType } | { readonly kind: 'bytes'; readonly value: number } | Unclear;
type Unclear = { readonly kind: 'unclear'; readonly failure: Failure };

async function askAs(more: object, { name, vhost }: Queue, session: Session, limitMs: number): Promise<Heard> {
  const poisoned = { 'x-queue-type': 'stream', 'x-max-priority': 1, ...more };
  const answer = await session.call((channel) => channel.assertQueue(name, { durable: true, arguments: poisoned }), limitMs);
  if (answer.ok) return { kind: 'type', type: 'stream' };
  const { failure } = answer;
  if (failure.kind !== 'refused' || failure.code !== 406) return { kind: 'unclear', failure };
  if (failure.text.startsWith("PRECONDITION_FAILED - invalid arg 'x-max-priority'")) return { kind: 'type', type: 'missing' };
  const argument = /^PRECONDITION_FAILED - inequivalent arg '([^']+)' for queue '/.exec(failure.text)?.[1];
  if (argument === undefined) return { kind: 'unclear', failure };
  // The text may be cut at 255 bytes; then what is current is not in it.
  const names = `' for queue '${name}' in vhost '${vhost}': `;
  const at = failure.text.indexOf(names);
  const current = at < 0 ? '' : (/ but current is (.*)$/s.exec(failure.text.slice(at + names.length))?.[1] ?? '');
  if (argument === 'x-queue-type') return { kind: 'type', type: typeNamed(current) };
  if (argument !== 'x-max-length-bytes') return { kind: 'type', type: tells[argument] ?? 'classic-or-quorum' };
  const bytes = /^the value '(\d+)' of type /.exec(current)?.[1];
  return bytes === undefined ? { kind: 'unclear', failure } : { kind: 'bytes', value: Number(bytes) };
}

/** Another type than `stream`, which was sent. 3.10 stores none where none was sent. */
function typeNamed(current: string): LiveType {
  if (current.includes("'quorum'")) return 'quorum';
  return current === 'none' || current.includes("'classic'") ? 'classic' : 'classic-or-quorum';
}
