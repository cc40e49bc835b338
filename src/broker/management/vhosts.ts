// Puts and deletes virtual hosts over the management API, and reads the future contents of a virtual host that does not exist yet.
import type { Document } from '../../model/entity.ts';
import { nameText } from '../../model/key.ts';
import type { Step } from '../../model/plan.ts';
import { isTable } from '../../model/values.ts';
import { protectionPath, vhosts } from '../../rabbitmq/documents/vhost.ts';
import { isReserved } from '../../rabbitmq/predeclared.ts';
import { writeJson } from '../json.ts';
import type { Client } from './client.ts';
import type { HttpResponse } from './http.ts';
import { everyQueue } from './listings.ts';
import { jsonOf } from './response.ts';
import { confirm, refuse } from './step-outcome.ts';

/**
 * Puts its attributes, then its protection from deletion, which is a resource of its own.
 * @throws TopoError as confirm
 */
export async function putVhost(client: Client, step: Step, document: Document): Promise<void> {
  const { path, body } = vhosts.put(document);
  const answer = await client.send({ method: 'PUT', path, body: writeJson(body) });
  if (answer.status >= 500) await requireWhole(client, step, document, answer);
  confirm(step, answer);
  const isProtected = document.body['protectedFromDeletion'];
  if (isProtected === undefined) return;
  const protection = protectionPath(document.name);
  const done = await client.send(
    isProtected === true ? { method: 'POST', path: protection, body: '{}' } : { method: 'DELETE', path: protection },
  );
  // a version without protection protects nothing
  if (isProtected !== true && (done.status === 405 || done.status === 404)) return;
  confirm(step, done);
}

/** A limit of the cluster that is reached while RabbitMQ creates the virtual host leaves a part of it (4.3.6: 500, an empty body). */
async function requireWhole(client: Client, step: Step, { name }: Document, { status }: HttpResponse): Promise<void> {
  const now = await client.send({ method: 'GET', path: ['vhosts', name], query: 'columns=name' });
  if (now.status !== 200 && now.status !== 404) return;
  const is = now.status === 200 ? 'exists, and may lack predeclared exchanges' : 'was not created';
  throw refuse(
    step,
    `status ${status}: virtual host ${nameText(name)} ${is}`,
    now.status === 200
      ? 'a limit of the cluster may be reached (cluster_exchange_limit): raise it, delete the virtual host and apply again'
      : 'the log of the broker contains the reason',
  );
}

/**
 * Deletes it. `if-empty`: only if it has no queue.
 * @throws TopoError `step-refused` if one does or may, and as confirm
 */
export async function deleteVhost(client: Client, step: Step, { name }: Document, guard: 'if-empty' | undefined): Promise<void> {
  const why = guard === undefined ? undefined : await whyNotEmpty(client, name);
  if (why !== undefined) throw refuse(step, why, 'drain the queues, or plan again');
  confirm(
    step,
    await client.send({ method: 'DELETE', path: vhosts.remove({ kind: 'document', of: 'vhost', vhost: name, name, body: {} }) }),
  );
}

/**
 * Counts are no proof: those of quorum queues and streams lag by up to 10 s (3.10 to 4.3). The names of the queues are current, and a message needs
 * a queue.
 */
async function whyNotEmpty(client: Client, vhost: string): Promise<string | undefined> {
  const answer = await client.send({ method: 'GET', path: ['queues', vhost], query: everyQueue });
  if (answer.status === 404) return undefined;
  const rows = answer.status === 200 ? jsonOf(answer, client) : undefined;
  if (!Array.isArray(rows)) return 'its queues cannot be listed';
  const queue = rows.filter(isTable).find(({ name }) => !isReserved(String(name)));
  return queue === undefined ? undefined : `queue ${nameText(String(queue['name']))} exists, and may hold messages`;
}
