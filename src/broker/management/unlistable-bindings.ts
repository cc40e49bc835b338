// Locates bindings that RabbitMQ (3.10 to 4.3) cannot list: every listing that contains one fails with 500, so listings by destination
// show where they are. Runs only after the listing of all bindings has failed.
import { nameText } from '../../model/key.ts';
import type { Row } from '../../rabbitmq/rows.ts';
import type { ApiContext } from './response.ts';

/** As many requests as the client has connections. */
const width = 16;
/** Enough for a start; each has the same fix. */
const most = 5;

/** Up to 5 destinations, as `queue orders.created`, whose bindings cannot be listed. About 1 ms per queue or exchange. */
export async function findHidingPlaces(
  asked: ApiContext & { readonly vhost: string },
  ends: { readonly exchanges: readonly Row[]; readonly queues: readonly Row[] },
  abort: { readonly signal?: AbortSignal },
): Promise<readonly string[]> {
  const { client, vhost } = asked;
  const places = [
    ...ends.queues.map((row) => ({ kind: 'queue', name: String(row['name']), tail: ['bindings'] })),
    ...ends.exchanges.map((row) => ({ kind: 'exchange', name: String(row['name']), tail: ['bindings', 'destination'] })),
  ].filter(({ name }) => !['', '.', '..'].includes(name));
  const found: string[] = [];
  const waiting = places.values();
  const search = async (): Promise<void> => {
    for (const { kind, name, tail } of waiting) {
      if (found.length >= most) return;
      const { status } = await client.send({ method: 'GET', path: [`${kind}s`, vhost, name, ...tail], ...abort });
      if (status === 500) found.push(`${kind} ${nameText(name)}`);
    }
  };
  await Promise.all(Array.from({ length: width }, search));
  return found.sort();
}
