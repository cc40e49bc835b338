// Sends the redeclarations of a recovery: on the shared connection, or alone where a reply can close a connection, and again alone
// where one did so unexpectedly. Reply codes by version.
import type { Exchange, Queue } from '../../../model/entity.ts';
import { keyOf } from '../../../model/key.ts';
import type { QueueFacts } from '../../../model/observed.ts';
import { declaredArguments } from '../../../rabbitmq/queue-types.ts';
import { isProven, type Measured, measuredAs, versionOf } from '../../../rabbitmq/version.ts';
import { queueTable } from '../connection/argument-tables.ts';
import type { ServerProperties } from '../connection/connect.ts';
import type { CallResult } from '../connection/failure.ts';
import { riskyRedeclaration } from '../connection/isolation.ts';
import type { Session } from '../connection/session.ts';
import { endedByQuestion, withChannels } from '../connection/sessions.ts';
import type { Redeclare } from './recovery.ts';

/** Where redeclarations are sent. */
export interface RedeclareContext {
  session(): Promise<Session>;
  alone<T>(work: (session: Session) => Promise<T>): Promise<T>;
  readonly limitMs: number;
}

/**
 * The measured version whose replies to redeclarations the broker gives, if no invalid redeclaration can create an object; undefined for
 * all others: another product (LavinMQ speaks AMQP too, and accepts other arguments), and versions for which it is not proven.
 */
export function provenVersion({ product, version }: ServerProperties): Measured | undefined {
  const known = product === 'RabbitMQ' ? versionOf(version) : undefined;
  return known !== undefined && isProven(known) ? measuredAs(known) : undefined;
}

/** An `Ask` for recoveries. Never throws for a reply of the broker. */
export function redeclare({ session, alone, limitMs }: RedeclareContext): Redeclare<Exchange | Queue> {
  return async (frame) => {
    const on = (one: Session): Promise<CallResult<QueueFacts>> => send(frame, one, limitMs);
    if (riskyRedeclaration(frame)) return await alone(on);
    const answer = await withChannels(session, on);
    // The reply to another request may have ended the connection as well: then none of them is answered.
    return !answer.ok && endedByQuestion(answer.failure) ? await alone(on) : answer;
  };
}

async function send(frame: Exchange | Queue, session: Session, limitMs: number): Promise<CallResult<QueueFacts>> {
  return await session.call(
    async (channel): Promise<QueueFacts> => {
      const { name, durable, autoDelete } = frame;
      if (frame.kind === 'exchange') {
        const { type, internal } = frame;
        await channel.assertExchange(name, type, { durable, autoDelete, internal, arguments: queueTable(frame.arguments) });
        return {};
      }
      const table = queueTable(declaredArguments({ ...frame, type: frame.type ?? 'classic' }));
      const { messageCount, consumerCount } = await channel.assertQueue(name, { durable, autoDelete, exclusive: false, arguments: table });
      return { ready: messageCount, consumers: consumerCount };
    },
    limitMs,
    keyOf(frame),
  );
}
