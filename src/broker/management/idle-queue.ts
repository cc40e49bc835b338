// Deletes a queue only while it has no message and no consumer. The broker itself checks that for classic queues. For quorum queues it
// rejects the conditions (400), for streams it ignores them and deletes; and the counts that the management API shows for both lag: a
// quorum queue shows 0 messages for 5 s, consumers and streams for up to 10 s after they arrived (3.10 to 4.3).
import { codes } from '../../model/codes.ts';
import { TopoError } from '../../model/diagnostic.ts';
import type { Queue } from '../../model/entity.ts';
import { keyOf } from '../../model/key.ts';
import type { QueueFacts } from '../../model/observed.ts';
import type { Step } from '../../model/plan.ts';
import { apiRefusal, apiRefusalKind } from '../../rabbitmq/api-refusals.ts';
import { outageOfRow, outageText } from '../../rabbitmq/queue-outages.ts';
import type { Row } from '../../rabbitmq/rows.ts';
import type { Client } from './client.ts';
import type { HttpRequest, HttpResponse } from './http.ts';
import { factsOf, statisticsColumns } from './listings.ts';
import { rowNamed, stateCall, totalsCall } from './queue-totals.ts';
import { jsonOf, refusalProblem } from './response.ts';
import { confirm, refuse } from './step-outcome.ts';

/** Milliseconds; counts read afterwards are newer than the first observation: the oldest measured counts were 9.1 s old. */
const settleMs = 15_000;
const lookEveryMs = 3_000;
const overAmqp = 'pass --transport amqp, which reads live counts of quorum queues';

/**
 * Deletes the queue if it is idle; a missing one is not an error. A classic queue cannot receive a message in between. A quorum queue or a
 * stream can: messages of the last 5 s (quorum) or 10 s (stream, consumers) before the last observation are not visible. A basic.get would
 * show them, but its requeue raises the delivery count, and a message over its delivery limit is dropped (3.10, 4.0).
 * @throws TopoError `step-refused` with the counts, or as confirm
 */
export async function deleteIdleQueue(client: Client, step: Step, queue: Queue): Promise<void> {
  const path = ['queues', queue.vhost, queue.name];
  let look = await lookAt(client, step, queue);
  if (look === undefined) return;
  if (look.type === 'classic') return confirm(step, await client.send({ method: 'DELETE', path, query: 'if-empty=true&if-unused=true' }));
  for (const until = performance.now() + settleMs; performance.now() < until; ) {
    await client.pause(lookEveryMs, () => `current counts of ${keyOf(queue)}`);
    look = await lookAt(client, step, queue);
    if (look === undefined) return;
  }
  const { ready, unacknowledged, consumers } = look.facts;
  if (ready === undefined || unacknowledged === undefined || consumers === undefined) {
    throw refuse(
      step,
      `the management API does not show the message and consumer counts of the ${look.type}${look.type === 'stream' ? '' : ' queue'}`,
      overAmqp,
    );
  }
  confirm(step, await client.send({ method: 'DELETE', path }));
}

/**
 * Deletes the queue with everything in it, unless it is down: RabbitMQ would delete it with an unknown number of messages.
 * @throws TopoError `step-refused` if it is down, or as confirm
 */
export async function deleteQueueInReach(client: Client, step: Step, { vhost, name }: Queue): Promise<void> {
  await rowInReach(client, step, { vhost, name });
  confirm(step, await client.send({ method: 'DELETE', path: ['queues', vhost, name] }));
}

/**
 * Resolves if the queue is not down and keeps no dead letters, or is missing: another transport may delete it.
 * @throws TopoError `step-refused` otherwise, or if that is not visible
 */
export async function requireInReach(client: Client, step: Step, queue: Queue): Promise<void> {
  try {
    const row = await rowInReach(client, step, queue);
    const { deadLetters = 0 } = factsOf(row, undefined);
    // the broker's own guard ignores them
    if (deadLetters > 0 && step.do === 'delete' && step.guard === 'if-idle')
      throw refuse(
        step,
        `the queue keeps ${deadLetters === 1 ? '1 dead letter' : `${deadLetters} dead letters`} that no queue has accepted`,
        codes['dead-letters-waiting'].fix,
      );
  } catch (error) {
    const [first] = error instanceof TopoError ? error.diagnostics : [];
    if (first === undefined || first.code === 'step-refused') throw error;
    throw refuse(step, first.message, first.hint);
  }
}

/**
 * The row of the queue with its counts; undefined if it is missing. A classic queue with counts is in reach. Of other queues, 4.0.5 lists
 * counts even in a minority: their state is read too.
 * @throws TopoError `step-refused` if it is down
 */
async function rowInReach(client: Client, step: Step, { vhost, name }: Pick<Queue, 'vhost' | 'name'>): Promise<Row | undefined> {
  const row = rowNamed(await read(client, step, totalsCall(vhost, name)), name, client);
  if (row?.['type'] === 'classic' && row['messages_ready'] !== undefined) return row;
  const state = rowNamed(await read(client, step, stateCall(vhost, name)), name, client);
  const down = state === undefined ? undefined : outageOfRow(state, row !== undefined, undefined);
  if (down !== undefined)
    throw refuse(step, `the queue is ${outageText(down)}: how many messages it holds is unknown`, codes['queue-down'].fix);
  return row;
}

/** Observes the queue once; a missing one is not an error. @throws TopoError `step-refused` with the counts */
export async function checkIdle(client: Client, step: Step & { do: 'check' }): Promise<void> {
  await lookAt(client, step, step.entity);
}

interface Look {
  readonly type: string;
  readonly facts: QueueFacts;
}

/** Type and counts; undefined if the queue is missing. Refuses if a count is not 0, or a classic queue has no counts. */
async function lookAt(client: Client, step: Step, { vhost, name }: Queue): Promise<Look | undefined> {
  const [row, statistics] = await Promise.all([
    rowInReach(client, step, { vhost, name }),
    read(client, step, { path: ['queues', vhost, name], query: statisticsColumns }),
  ]);
  if (row === undefined) return undefined;
  const type = String(row['type']);
  // for a classic queue all counts but consumers are live, and the broker checks those
  const facts = factsOf(row, type === 'classic' || statistics.status !== 200 ? undefined : (jsonOf(statistics, client) as Row));
  const { ready, unacknowledged, consumers } = facts;
  if ((ready ?? 0) + (unacknowledged ?? 0) + (consumers ?? 0) > 0) {
    const counts = [`${ready ?? '?'} ready`, `${unacknowledged ?? '?'} unacknowledged`, `${consumers ?? '?'} consumers`];
    throw refuse(
      step,
      `the queue is not idle: ${counts.join(', ')}`,
      type === 'classic' ? undefined : 'these counts can be up to 10 s old',
    );
  }
  if (type === 'classic' && unacknowledged === undefined) {
    // if-empty ignores unacknowledged messages; a queue whose node is down has no counts
    throw refuse(step, 'the management API does not show the number of unacknowledged messages', overAmqp);
  }
  return { type, facts };
}

/** A failed observation does not mean that the step may have been executed. */
async function read(client: Client, step: Step, call: Omit<HttpRequest, 'method'>): Promise<HttpResponse> {
  const [, vhost] = call.path;
  const answer = await client.send({ method: 'GET', ...call });
  const gone = apiRefusalKind(answer.status, apiRefusal(answer.text)) === 'missing' && call.path.length > 2;
  if (answer.status === 200 || gone) return answer;
  const { message, hint } = refusalProblem(answer, { client, ...(vhost === undefined ? {} : { vhost }) });
  throw refuse(step, message, hint);
}
