// The type of a live queue, over AMQP alone: its attributes are recovered, starting from the assumption that it is a stream. The first
// reply of the broker then reveals the type. Where names are so long that no reply fits into 255 bytes, the attribute that the broker
// names still shows whether it is a stream. A broker that accepts a quorum queue as a classic one (4.x,
// `quorum_relaxed_checks_on_redeclaration`) does not accept it as a stream.
import type { Queue, QueueType } from '../../../model/entity.ts';
import { comparedArguments } from '../../../rabbitmq/compared.ts';
import { queueTypeArgument } from '../../../rabbitmq/queue-types.ts';
import { measuredAs, newest } from '../../../rabbitmq/version.ts';
import { type Failure, failureText } from '../connection/failure.ts';
import { endedByQuestion } from '../connection/sessions.ts';
import { recoverQueue } from './recover-queue.ts';
import { provenVersion, type RedeclareContext, redeclare } from './redeclare.ts';

/** `classic-or-quorum`: not a stream; the replies do not distinguish the two. */
export type FoundQueueType = QueueType | 'classic-or-quorum' | 'missing';

/** The type, or why it cannot be determined: a failure of a call, or a text. */
export type QueueTypeResult = { readonly type: FoundQueueType } | { readonly failure: Failure } | { readonly why: string };

/** Determines the type. Cannot create a queue. */
export async function queueType(queue: Queue, asking: RedeclareContext): Promise<QueueTypeResult> {
  const version = provenVersion((await asking.session()).server);
  if (version === undefined) return { why: 'redeclarations are not known to be safe on this broker' };
  const recovered = await recoverQueue({ ...queue, type: 'stream' }, version, redeclare(asking));
  switch (recovered.kind) {
    case 'missing':
      return { type: 'missing' };
    case 'found':
      return { type: recovered.entity.type ?? 'classic-or-quorum' };
    case 'failed':
      // 4.x: 541 if the reply does not fit into 255 bytes
      return endedByQuestion(recovered.failure) ? { why: failureText(recovered.failure) } : { failure: recovered.failure };
    case 'unreadable': {
      const { sent, key } = recovered.at ?? {};
      const notStream = sent?.type === 'stream' && key !== undefined && isNoStream(key);
      return notStream || (sent !== undefined && sent.type !== 'stream') ? { type: 'classic-or-quorum' } : { why: recovered.detail };
    }
  }
}

/** Whether a stream, redeclared as a stream, would not differ in this attribute. */
function isNoStream(key: string): boolean {
  return key === queueTypeArgument || !comparedArguments('stream', measuredAs(newest)).has(key);
}
