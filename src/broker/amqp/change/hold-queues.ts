// Declares exclusive queues with their bindings on one connection and holds them as long as it lasts: the broker deletes them with it.
// No other connection can use, bind or delete them (405 RESOURCE_LOCKED).
import type { Channel } from 'amqplib';
import { problem, TopoError } from '../../../model/diagnostic.ts';
import type { Binding, Queue } from '../../../model/entity.ts';
import { keyOf } from '../../../model/key.ts';
import { declaredArguments } from '../../../rabbitmq/queue-types.ts';
import { bindingTable, queueTable } from '../connection/argument-tables.ts';
import { type Failure, failureText } from '../connection/failure.ts';
import { changeMs, queueWidth } from '../connection/limits.ts';
import { permissionHint } from '../connection/permission-hint.ts';
import { endedByChannelLimit, Session } from '../connection/session.ts';
import type { SessionOptions } from '../connection/sessions.ts';

/** Queues and bindings to hold, all in one virtual host. */
export interface HoldRequest {
  readonly vhost: string;
  readonly queues: readonly Queue[];
  /** Bindings to those queues. */
  readonly bindings: readonly Binding[];
}

/** Queues that are held. */
export interface HeldQueues {
  /** Resolves when the connection has ended and the queues are deleted, with the reason in one line. */
  readonly closed: Promise<string>;
  /** Ends the connection, and the queues with it. Never throws, never hangs. */
  close(): Promise<void>;
}

/**
 * Declares and binds the queues. If one is refused, the connection is closed, which deletes the others.
 * @throws TopoError as `dial` does; `step-refused`, `access-refused` or `connection-lost` for a queue or binding
 */
export async function holdQueues(request: HoldRequest, options: SessionOptions): Promise<HeldQueues> {
  const session = await Session.open({ ...options, name: `topo ${options.purpose}` }, request.vhost, queueWidth);
  try {
    await Promise.all(request.queues.map((queue) => run(session, queue, (channel) => declareOwned(channel, queue))));
    await Promise.all(request.bindings.map((binding) => run(session, binding, (channel) => bindOwned(channel, binding))));
  } catch (error) {
    await session.close();
    throw error;
  }
  return { closed: session.closed.then((failure) => failureText(failure)), close: () => session.close() };
}

/** Declares an exclusive queue. `exclusive` makes a queue transient regardless of `durable` (RabbitMQ 3.10 to 4.3). */
export async function declareOwned(channel: Channel, queue: Queue): Promise<void> {
  const { name, durable, autoDelete } = queue;
  await channel.assertQueue(name, { durable, autoDelete, exclusive: true, arguments: queueTable(declaredArguments(queue)) });
}

/** Binds an exclusive queue on the connection that declared it. */
export async function bindOwned(channel: Channel, { source, destination, routingKey, arguments: table }: Binding): Promise<void> {
  await channel.bindQueue(destination, source, routingKey, bindingTable(table));
}

async function run(session: Session, entity: Queue | Binding, operation: (channel: Channel) => Promise<void>): Promise<void> {
  const answer = await session.call(operation, changeMs, keyOf(entity));
  if (!answer.ok) throw refused(session, entity, answer.failure);
}

function refused(session: Session, entity: Queue | Binding, failure: Failure): TopoError {
  const key = keyOf(entity);
  const message = `holding ${key}: ${failureText(failure)} (${session.address})`;
  switch (failure.kind) {
    case 'lost':
    case 'timeout':
      return new TopoError([problem(endedByChannelLimit(failure) ? 'channel-limit' : 'connection-lost', message, { key })]);
    case 'unsendable':
    case 'no-channel':
      return new TopoError([problem('step-refused', message, { key })]);
    case 'refused': {
      const hint = permissionHint(entity.kind === 'queue' ? 'declare' : 'bind', entity, failure.text);
      const code = hint === undefined ? 'step-refused' : 'access-refused';
      return new TopoError([problem(code, message, { key, ...(hint === undefined ? {} : { hint }) })]);
    }
  }
}
