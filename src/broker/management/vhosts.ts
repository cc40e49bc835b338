// Puts and deletes virtual hosts over the management API, and reads the future contents of a virtual host that does not exist yet.
import type { Document } from '../../model/entity.ts';
import { nameText } from '../../model/key.ts';
import type { Step } from '../../model/plan.ts';
import { isTable } from '../../model/values.ts';
import { protectionPath, vhosts } from '../../rabbitmq/documents/vhost.ts';
import { isReserved } from '../../rabbitmq/predeclared.ts';
import type { Row } from '../../rabbitmq/rows.ts';
import { writeJson } from '../json.ts';
import type { Client } from './client.ts';
import type { HttpResponse } from './http.ts';
import { everyQueue, factsOf, liveTotals, statisticsColumns } from './listings.ts';
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
 * Deletes it. `if-empty`: only if none of its queues holds a message.
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

/** Live counts; those of streams are up to 10 s old, as RabbitMQ has no live ones (3.10 to 4.3). */
async function whyNotEmpty(client: Client, vhost: string): Promise<string | undefined> {
  const path = ['queues', vhost];
  const answers = await Promise.all(
    [everyQueue, `${liveTotals}&columns=name,messages_ready,messages_unacknowledged`, statisticsColumns].map((query) =>
      client.send({ method: 'GET', path, query }),
    ),
  );
  const [all, totals, statistics] = answers.map((answer) => rowsByName(answer, client));
  if (all === undefined) return answers[0]?.status === 404 ? undefined : 'its queues cannot be listed';
  for (const name of all.keys()) {
    if (isReserved(name)) continue;
    const { ready, unacknowledged = 0 } = factsOf(totals?.get(name), statistics?.get(name));
    if (ready === undefined) return `the number of messages in queue ${nameText(name)} is not visible`;
    if (ready + unacknowledged > 0) return `queue ${nameText(name)} holds ${ready + unacknowledged} messages`;
  }
  return undefined;
}

function rowsByName(answer: HttpResponse, client: Client): ReadonlyMap<string, Row> | undefined {
  const value = answer.status === 200 ? jsonOf(answer, client) : undefined;
  return Array.isArray(value) ? new Map(value.filter(isTable).map((row) => [String(row['name']), row])) : undefined;
}
