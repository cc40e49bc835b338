// The live counts of one queue. 3.10 has no totals for a single queue; every version has them for a listing that a regular expression
// narrows to one queue. Those of a classic queue are live, those of others up to 10 s old (3.10 to 4.3).
import { TopoError } from '../../model/diagnostic.ts';
import type { Queue } from '../../model/entity.ts';
import type { Row } from '../../rabbitmq/rows.ts';
import type { Client } from './client.ts';
import type { HttpRequest } from './http.ts';
import { factsOf, liveTotals } from './listings.ts';
import { jsonOf } from './response.ts';

/** Requests the totals of one queue; the response is a page of rows. */
export function totalsCall(vhost: string, name: string): Omit<HttpRequest, 'method'> {
  const pattern = encodeURIComponent(`^${name.replace(/[\\^$.*+?()[\]{}|#-]/g, '\\$&')}$`);
  return { path: ['queues', vhost], query: `${liveTotals}&page=1&page_size=10&use_regex=true&name=${pattern}` };
}

/** The number of unacknowledged messages of the queue. Undefined if the count is not visible or the request fails. */
export async function unacknowledged(client: Client, { vhost, name }: Queue): Promise<number | undefined> {
  try {
    const answer = await client.send({ method: 'GET', ...totalsCall(vhost, name) });
    if (answer.status !== 200) return undefined;
    const items = (jsonOf(answer, client) as { items?: readonly Row[] }).items ?? [];
    const row = items.find((item) => item['name'] === name);
    return row === undefined ? undefined : factsOf(row, undefined).unacknowledged;
  } catch (error) {
    if (error instanceof TopoError) return undefined;
    throw error;
  }
}
