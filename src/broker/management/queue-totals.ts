// The live counts of one queue. 3.10 has no totals for a single queue; every version has them for a listing that a regular expression
// narrows to one queue. Those of a classic queue are live, those of others up to 10 s old (3.10 to 4.3).
import { TopoError } from '../../model/diagnostic.ts';
import type { Queue } from '../../model/entity.ts';
import type { QueueFacts } from '../../model/observed.ts';
import type { Row } from '../../rabbitmq/rows.ts';
import type { Client } from './client.ts';
import type { HttpRequest, HttpResponse } from './http.ts';
import { everyQueue, factsOf, liveTotals } from './listings.ts';
import { jsonOf } from './response.ts';

/** Requests the totals of one queue; the response is a page of rows, without the queue if it is down. */
export function totalsCall(vhost: string, name: string): Omit<HttpRequest, 'method'> {
  return { path: ['queues', vhost], query: `${liveTotals}&${onlyNamed(name)}` };
}

/** Requests the row of one queue, whatever is down; the response is a page of rows. A queue by its path is `running` on 4.x, and 404 on 3.10. */
export function stateCall(vhost: string, name: string): Omit<HttpRequest, 'method'> {
  return { path: ['queues', vhost], query: `${everyQueue}&${onlyNamed(name)}` };
}

function onlyNamed(name: string): string {
  const pattern = encodeURIComponent(`^${name.replace(/[\\^$.*+?()[\]{}|#-]/g, '\\$&')}$`);
  return `page=1&page_size=10&use_regex=true&name=${pattern}`;
}

/** The row of the queue on a page of rows; undefined if it is not on it. */
export function rowNamed(answer: HttpResponse, name: string, client: Client): Row | undefined {
  const items = (jsonOf(answer, client) as { items?: readonly Row[] }).items ?? [];
  return items.find((item) => item['name'] === name);
}

/** The number of unacknowledged messages of the queue. Undefined if the count is not visible or the request fails. */
export async function unacknowledged(client: Client, queue: Queue): Promise<number | undefined> {
  return (await totalsOf(client, queue))?.unacknowledged;
}

/** The number of its messages, ready and unacknowledged, at one moment. Undefined as above. */
export async function messages(client: Client, queue: Queue): Promise<number | undefined> {
  const totals = await totalsOf(client, queue);
  return totals?.ready === undefined || totals.unacknowledged === undefined ? undefined : totals.ready + totals.unacknowledged;
}

async function totalsOf(client: Client, { vhost, name }: Queue): Promise<QueueFacts | undefined> {
  try {
    const answer = await client.send({ method: 'GET', ...totalsCall(vhost, name) });
    if (answer.status !== 200) return undefined;
    const row = rowNamed(answer, name, client);
    return row === undefined ? undefined : factsOf(row, undefined);
  } catch (error) {
    if (error instanceof TopoError) return undefined;
    throw error;
  }
}
