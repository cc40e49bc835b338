// Puts a document: replaces its templates by values, and sends again what RabbitMQ would otherwise clear.
import { problem, TopoError } from '../../model/diagnostic.ts';
import type { Document } from '../../model/entity.ts';
import type { Step } from '../../model/plan.ts';
import type { Secrets } from '../../model/ports.ts';
import { isTable } from '../../model/values.ts';
import { documentRow } from '../../rabbitmq/documents/table.ts';
import { writeJson } from '../json.ts';
import { resolved } from '../secrets.ts';
import type { Client } from './client.ts';
import { jsonOf } from './response.ts';
import { confirm, refuse } from './step-outcome.ts';

/** @throws TopoError `step-refused`, also for a secret without a value: nothing is sent then; `step-unknown` */
export async function putDocument(client: Client, step: Step & { readonly do: 'put-document' }, secrets: Secrets): Promise<void> {
  const document = await withValues(step, secrets);
  const row = documentRow(document.of);
  const kept = document.of === 'user' ? await withStoredPassword(client, document) : document;
  const { path, body } = row.put(kept);
  confirm(step, await client.send({ method: 'PUT', path, body: writeJson(body) }));
}

async function withValues(step: Step & { readonly do: 'put-document' }, secrets: Secrets): Promise<Document> {
  try {
    return await resolved(step.entity, secrets);
  } catch (error) {
    if (!(error instanceof TopoError)) throw error;
    const [first] = error.diagnostics;
    throw refuse(step, first?.message ?? '', first?.hint);
  }
}

/** A PUT without a password and hash clears it (3.10.8, 4.0.5, 4.3.6): the stored hash is sent again, with its algorithm. */
async function withStoredPassword(client: Client, user: Document): Promise<Document> {
  if (user.body['password'] !== undefined || user.body['passwordHash'] !== undefined) return user;
  const answer = await client.send({ method: 'GET', path: ['users', user.name] });
  if (answer.status === 404) return user;
  const row = answer.status === 200 ? jsonOf(answer, client) : undefined;
  // without its hash, the update would clear the password
  if (!isTable(row) || typeof row['password_hash'] !== 'string') throw new TopoError([unreadable(answer.status)]);
  const { password_hash: passwordHash, hashing_algorithm: hashingAlgorithm } = row;
  return { ...user, body: { ...user.body, passwordHash, hashingAlgorithm: String(hashingAlgorithm) } };
}

function unreadable(status: number): ReturnType<typeof problem> {
  return problem('unexpected-response', `the stored password hash of the user cannot be read: status ${status}`);
}
