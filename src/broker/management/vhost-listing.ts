// The list of virtual hosts, which RabbitMQ cannot produce correctly while one of them is being deleted.
import { isTable } from '../../model/values.ts';
import { parseJson } from '../json.ts';
import type { Client } from './client.ts';
import type { HttpRequest, HttpResponse } from './http.ts';

/** A virtual host is deleted in milliseconds: one more request suffices unless many are deleted in turn. */
const attempts = 10;
const pauseMs = 50;

/**
 * Sends the GET of a listing. That of all virtual hosts is sent again, at most ten times, while one that is being deleted spoils the response:
 * its row is `[]` (3.10.8, with columns) or lacks the name (3.10.8, 4.3.6), or the status is 500 with an empty body (4.0.5). The last response is
 * returned, whatever it is.
 * @throws TopoError as Client.send
 */
export async function sendListing(client: Client, call: Omit<HttpRequest, 'method'>): Promise<HttpResponse> {
  const listsVhosts = call.path.length === 1 && call.path[0] === 'vhosts';
  let answer = await client.send({ method: 'GET', ...call });
  for (let left = attempts - 1; left > 0 && listsVhosts && isSpoilt(answer); left -= 1) {
    await client.pause(pauseMs, () => 'the deletion of a virtual host');
    call.signal?.throwIfAborted();
    answer = await client.send({ method: 'GET', ...call });
  }
  return answer;
}

function isSpoilt({ status, text }: HttpResponse): boolean {
  if (status === 500) return text === '';
  const rows = status === 200 ? rowsIn(text) : [];
  return rows.some((row) => (isTable(row) ? !Object.hasOwn(row, 'name') : Array.isArray(row)));
}

/** None of a response that is no list: the reader of the response reports it. */
function rowsIn(text: string): readonly unknown[] {
  try {
    const value = parseJson(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
