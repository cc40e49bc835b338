// Executes the steps of a plan over the management API. A step is confirmed, refused, or unknown; nothing is guessed.
import { TopoError } from '../../model/diagnostic.ts';
import type { Binding, Entity, Exchange, Policy, Queue } from '../../model/entity.ts';
import { trialOf } from '../../model/migration.ts';
import type { Step } from '../../model/plan.ts';
import type { BrokerWriter, Secrets } from '../../model/ports.ts';
import { isEmpty, sameValue } from '../../model/values.ts';
import { documentRow } from '../../rabbitmq/documents/table.ts';
import { boundArguments } from '../../rabbitmq/listed-arguments.ts';
import { declaredArguments } from '../../rabbitmq/queue-types.ts';
import type { Row } from '../../rabbitmq/rows.ts';
import { notCarried, writeJson } from '../json.ts';
import { noSecrets } from '../secrets.ts';
import type { Client } from './client.ts';
import type { HttpRequest } from './http.ts';
import { addressable } from './http.ts';
import { checkIdle, deleteIdleQueue, deleteQueueInReach } from './idle-queue.ts';
import { putDocument } from './put-document.ts';
import { jsonOf } from './response.ts';
import { confirm, refuse, unknown } from './step-outcome.ts';
import { deleteVhost, putVhost } from './vhosts.ts';

/** Concurrent requests: more than 16 gain nothing on two cores, and a node has other users. */
const width = 16;

/** A writer over an open client. A step that deletes a quorum queue or a stream `if-idle` takes 15 s (idle-queue.ts). */
export function createManagementWriter(client: Client, secrets: Secrets = noSecrets): BrokerWriter {
  return {
    execute: async (step) => {
      await execute(client, step, secrets);
      return undefined;
    },
    width: widthOf,
  };
}

function widthOf(step: Step): number {
  if (step.do === 'try') return 1; // all under one name
  return step.do === 'move' ? 0 : width;
}

async function execute(client: Client, step: Step, secrets: Secrets): Promise<void> {
  checkSendable(step);
  try {
    return await run(client, step, secrets);
  } catch (error) {
    if (!(error instanceof TopoError)) throw error;
    throw error.diagnostics.some((d) => d.code === 'step-refused' || d.code === 'step-unknown') ? error : unknown(step, error);
  }
}

async function run(client: Client, step: Step, secrets: Secrets): Promise<void> {
  switch (step.do) {
    case 'try':
      return await tryOut(client, step);
    case 'declare':
      return confirm(step, await client.send(put(step.entity)));
    case 'bind':
      return confirm(step, await client.send(postBinding(step.entity)));
    case 'unbind':
      return unbind(client, step);
    case 'check':
      return await checkIdle(client, step);
    case 'delete': {
      const { kind, vhost, name } = step.entity;
      if (kind === 'queue' && step.guard !== 'none') return deleteIdleQueue(client, step, step.entity);
      if (step.entity.kind === 'queue') return deleteQueueInReach(client, step, step.entity);
      const query = step.guard === 'none' ? {} : { query: 'if-unused=true' };
      return confirm(step, await client.send({ method: 'DELETE', path: [`${kind}s`, vhost, name], ...query }));
    }
    case 'fence':
      throw refuse(step, 'the management API cannot ask the nodes of a cluster', 'pass an AMQP URL with --url');
    case 'move':
      throw refuse(step, 'the management API cannot move messages', 'pass an AMQP URL with --url');
    case 'put-policy':
      return confirm(step, await client.send(putPolicy(step.entity)));
    case 'delete-policy':
      return confirm(step, await client.send({ method: 'DELETE', path: ['policies', step.entity.vhost, step.entity.name] }));
    case 'put-document':
      if (step.entity.of === 'vhost') return await putVhost(client, step, step.entity);
      return await putDocument(client, step, secrets);
    case 'delete-document':
      if (step.entity.of === 'vhost') return await deleteVhost(client, step, step.entity, step.guard);
      return confirm(step, await client.send({ method: 'DELETE', path: documentRow(step.entity.of).remove(step.entity) }));
  }
}

/** A killed run may have left one. */
async function tryOut(client: Client, step: Step & { do: 'try' }): Promise<void> {
  const trial = trialOf(step.entity);
  const remove: HttpRequest = { method: 'DELETE', path: [`${trial.kind}s`, trial.vhost, trial.name] };
  for (const call of [remove, put(trial), remove]) {
    const answer = await client.send(call);
    if (call.method !== 'DELETE' || answer.status !== 404) confirm(step, answer);
  }
}

function put(entity: Exchange | Queue): HttpRequest {
  return entity.kind === 'exchange' ? putExchange(entity) : putQueue(entity);
}

/** Always all fields: the defaults of RabbitMQ differ from those of the file format (without `durable`, a queue is transient). */
function putExchange({ vhost, name, type, durable, autoDelete, internal, arguments: args }: Exchange): HttpRequest {
  const body = writeJson({ type, durable, auto_delete: autoDelete, internal, arguments: args });
  return { method: 'PUT', path: ['exchanges', vhost, name], body };
}

function putQueue(queue: Queue): HttpRequest {
  const { vhost, name, durable, autoDelete } = queue;
  return {
    method: 'PUT',
    path: ['queues', vhost, name],
    body: writeJson({ durable, auto_delete: autoDelete, arguments: declaredArguments(queue) }),
  };
}

/** Idempotent, so it may be sent again: two binds create one binding. */
function postBinding(binding: Binding): HttpRequest {
  const body = writeJson({ routing_key: binding.routingKey, arguments: binding.arguments });
  return { method: 'POST', path: pairPath(binding), body };
}

function putPolicy({ vhost, name, pattern, applyTo, priority, definition }: Policy): HttpRequest {
  return { method: 'PUT', path: ['policies', vhost, name], body: writeJson({ pattern, 'apply-to': applyTo, priority, definition }) };
}

/** By the properties keys of the broker: two if bindings differ only in integer width. */
async function unbind(client: Client, step: Step & { do: 'unbind' }): Promise<void> {
  const keys = step.propertiesKeys ?? (await propertiesKeys(client, step));
  for (const key of keys) confirm(step, await client.send({ method: 'DELETE', path: [...pairPath(step.entity), key] }));
}

async function propertiesKeys(client: Client, step: Step & { do: 'unbind' }): Promise<readonly string[]> {
  const { entity } = step;
  const answer = await client.send({ method: 'GET', path: pairPath(entity) });
  if (answer.status !== 200) {
    confirm(step, answer); // 404: an end is missing, and therefore the binding
    return [];
  }
  const rows = jsonOf(answer, client) as readonly Row[];
  return rows
    .filter((row) => row['routing_key'] === entity.routingKey && sameValue(boundArguments(row).arguments, entity.arguments))
    .map((row) => String(row['properties_key']));
}

function pairPath({ vhost, source, destinationType, destination }: Binding): readonly string[] {
  return ['bindings', vhost, 'e', source, destinationType === 'queue' ? 'q' : 'e', destination];
}

/** Rejects, before anything is sent, values that JSON cannot express and requests that the management API handles incorrectly. */
function checkSendable(step: Step): void {
  const { entity } = step;
  const names = step.do === 'put-document' ? documentRow(step.entity.of).put(step.entity).path : namesIn(entity);
  const name = names.find((one) => !addressable(one));
  if (name !== undefined) throw refuse(step, `the management API cannot address the name ${JSON.stringify(name)}`, overAmqp);
  // documents are JSON themselves
  if (step.do !== 'try' && step.do !== 'declare' && step.do !== 'bind' && step.do !== 'put-policy') return;
  const what = notCarried(step.do === 'put-policy' ? step.entity.definition : step.entity.arguments);
  if (what !== undefined) throw refuse(step, `the management API cannot carry ${what}`, overAmqp);
  if (entity.kind === 'queue' && entity.exclusive) {
    // 3.10 to 4.3 reply 201 and create a transient queue that is not exclusive
    throw refuse(step, 'the management API cannot declare an exclusive queue', '`topo hold` declares and holds it');
  }
  if (step.do === 'bind' && unlistable(step.entity)) {
    throw refuse(
      step,
      'RabbitMQ cannot list a binding with arguments whose routing key contains a "~" before its end: its management API would respond with 500 to every listing of bindings',
      'use another routing key',
    );
  }
}

/** The names in the paths of its requests. */
function namesIn(entity: Entity): readonly string[] {
  if (entity.kind === 'binding') return [entity.vhost, entity.source, entity.destination];
  if (entity.kind === 'document') return documentRow(entity.of).remove(entity);
  return [entity.vhost, entity.name];
}

const overAmqp = 'pass --transport amqp';

/** 3.10 to 4.3: a key with characters after its last `~`, with arguments; `a~` is listed, `~a` is not. */
function unlistable({ routingKey, arguments: args }: Binding): boolean {
  return routingKey.includes('~') && !routingKey.endsWith('~') && !isEmpty(args);
}
