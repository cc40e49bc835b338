// Executes steps over AMQP: declares, bindings, deletes. Each step is one broker operation that can be repeated safely. After a lost
// connection every further step fails at once: an apply must observe again before it continues.
import type { Channel } from 'amqplib';
import { problem, TopoError } from '../../../model/diagnostic.ts';
import type { Binding, Exchange, Queue } from '../../../model/entity.ts';
import { keyOf } from '../../../model/key.ts';
import { isOfManagement } from '../../../model/management-step.ts';
import { trialOf } from '../../../model/migration.ts';
import type { Step } from '../../../model/plan.ts';
import type { BrokerWriter } from '../../../model/ports.ts';
import { declaredArguments } from '../../../rabbitmq/queue-types.ts';
import { Waits } from '../../waits.ts';
import { bindingTable, bindingTables, queueTable, type WireTable } from '../connection/argument-tables.ts';
import { mayEndConnection } from '../connection/isolation.ts';
import { changeMs, changeWidth, queueWidth, settleMs } from '../connection/limits.ts';
import type { Session } from '../connection/session.ts';
import { type SessionOptions, type Sessions, withChannels } from '../connection/sessions.ts';
import { runCheck, runDelete } from './delete.ts';
import { type Fences, fenceLimit } from './fence.ts';
import { moveChannels, moveWidth, runMove } from './run-move.ts';
import { stepError, stepRefused } from './step-errors.ts';

/** The dependencies of a writer. */
export interface WriterOptions {
  readonly sessions: Sessions;
  /** Overrides the limit for a change, in milliseconds. */
  readonly timeoutMs?: number;
  /** Moves open their own connections. */
  readonly moving: SessionOptions;
  /** How long a move waits for other clients to release the queue, in milliseconds. */
  readonly drainMs: number;
  /** How long a move waits for the end of an alarm of the broker, in milliseconds. */
  readonly alarmMs: number;
  /** Waits for the nodes of the cluster; `drainMs` is its limit, too. */
  readonly fences: Fences;
}

/**
 * The writer. Besides the errors of the port, `execute` throws `needs-management` for policies. A connection that cannot be opened is
 * `step-refused`: nothing was sent.
 */
export function createAmqpWriter({ sessions, moving, drainMs, alarmMs, fences, timeoutMs = changeMs }: WriterOptions): BrokerWriter {
  const { waits = new Waits() } = moving;
  return {
    width: widthOf,
    leastMs: (step) => (isSettling(step) ? settleMs : 0),
    async execute(step, watching) {
      if (isOfManagement(step)) throw needsManagement(step);
      await connected(step, sessions);
      if (step.do === 'fence') {
        await fences.run(step, fenceLimit(step, drainMs), watching);
        return undefined;
      }
      if (step.do === 'move')
        return await withMoveChannels(step, sessions, () => runMove(step, moving, { waitMs: drainMs, alarmMs }, watching));
      await change(step, sessions, timeoutMs, watching?.inReach);
      if (isSettling(step)) await waits.pause(settleMs, () => `${keyOf(step.entity)} to become reliable after its declaration`);
      return undefined;
    },
  };
}

/** Whether the step waits until the declared queue is reliable. */
function isSettling(step: Step): boolean {
  return step.do === 'declare' && step.settle === true;
}

/** Runs a move while its channels are taken from those of the run. @throws TopoError `step-refused` */
async function withMoveChannels<T>(step: Step, { channels }: Sessions, move: () => Promise<T>): Promise<T> {
  try {
    await channels.take(moveChannels);
  } catch (error) {
    const [first] = error instanceof TopoError ? error.diagnostics : [];
    if (first === undefined) throw error;
    throw stepRefused(step, `a move requires ${moveChannels} more channels: ${first.message}`, first.hint);
  }
  try {
    return await move();
  } finally {
    channels.give(moveChannels);
  }
}

type ChangeStep = Extract<Step, { do: 'try' | 'declare' | 'bind' | 'unbind' | 'check' | 'delete' }>;

async function change(step: ChangeStep, sessions: Sessions, limitMs: number, inReach: true | undefined): Promise<void> {
  if (step.do === 'delete') return await runDelete(step, sessions, limitMs, inReach);
  if (step.do === 'check') return await runCheck(step, sessions, limitMs);
  const operations = operationsOf(step);
  const shared = (): Promise<Session> => sessions.get(step.entity.vhost, 'change', 'renew-if-asked-for');
  if (!mayEndConnection(step)) return await withChannels(shared, (session) => run(step, operations, session, limitMs, false));
  await sessions.alone(step.entity.vhost, 'change', (session) => run(step, operations, session, limitMs, true));
}

/** Opens the connection of the step's virtual host, if it is not open. @throws TopoError `step-refused` */
async function connected(step: Step, sessions: Sessions): Promise<void> {
  try {
    await sessions.get(step.entity.vhost, 'change');
  } catch (error) {
    const [first] = error instanceof TopoError ? error.diagnostics : [];
    if (!(error instanceof TopoError) || first?.code === 'interrupted') throw error;
    throw stepRefused(step, `not sent: ${error.diagnostics.map(({ message }) => message).join('; ')}`, first?.hint);
  }
}

type Operation = (channel: Channel) => Promise<unknown>;

async function run(step: Step, operations: readonly Operation[], session: Session, limitMs: number, alone: boolean): Promise<void> {
  for (const operation of operations) {
    const answer = await session.call(operation, limitMs, keyOf(step.entity));
    if (!answer.ok) throw stepError(step, answer.failure, { address: session.address, alone });
  }
}

function operationsOf(step: Exclude<ChangeStep, { do: 'check' | 'delete' }>): readonly Operation[] {
  if (step.do === 'bind') return [bind(step.entity)];
  if (step.do === 'unbind') return unbindings(step.entity);
  if (step.do === 'try') return tryOut(trialOf(step.entity));
  return [declare(step.entity)];
}

function declare(entity: Exchange | Queue): Operation {
  return entity.kind === 'exchange' ? declareExchange(entity) : declareQueue(entity);
}

/** A killed run may have left one. */
function tryOut(trial: Exchange | Queue): readonly Operation[] {
  const remove: Operation = async (channel) =>
    trial.kind === 'exchange' ? await channel.deleteExchange(trial.name) : await channel.deleteQueue(trial.name);
  return [remove, declare(trial), remove];
}

function declareExchange({ name, type, durable, autoDelete, internal, arguments: table }: Exchange): Operation {
  return async (channel) => await channel.assertExchange(name, type, { durable, autoDelete, internal, arguments: queueTable(table) });
}

/** Without a type, none is sent: the default of the virtual host applies. */
function declareQueue(queue: Queue): Operation {
  const { name, durable, autoDelete, exclusive } = queue;
  const table = queueTable(declaredArguments(queue));
  return async (channel) => await channel.assertQueue(name, { durable, autoDelete, exclusive, arguments: table });
}

function bind({ source, destinationType, destination, routingKey, arguments: table }: Binding): Operation {
  return async (channel) =>
    destinationType === 'queue'
      ? await channel.bindQueue(destination, source, routingKey, bindingTable(table))
      : await channel.bindExchange(destination, source, routingKey, bindingTable(table));
}

/** One unbind per form in which the binding may have been created; the broker confirms an unbind of a missing one. */
function unbindings({ source, destinationType, destination, routingKey, arguments: table }: Binding): readonly Operation[] {
  const unbind =
    (wire: WireTable): Operation =>
    async (channel) =>
      destinationType === 'queue'
        ? await channel.unbindQueue(destination, source, routingKey, wire)
        : await channel.unbindExchange(destination, source, routingKey, wire);
  return bindingTables(table).map(unbind);
}

function widthOf(step: Step): number {
  switch (step.do) {
    case 'declare':
    case 'check':
    case 'delete':
      return step.entity.kind === 'queue' ? queueWidth : changeWidth;
    case 'bind':
    case 'unbind':
    case 'fence':
      return changeWidth;
    case 'move':
      return moveWidth;
    case 'try': // all under one name
    case 'put-policy':
    case 'delete-policy':
    case 'put-document':
    case 'delete-document':
      return 1;
  }
}

function needsManagement(step: Step): TopoError {
  const hint = 'pass a management URL with --management';
  return new TopoError([problem('needs-management', `${keyOf(step.entity)}: AMQP has no operation for it`, { key: step.change, hint })]);
}
