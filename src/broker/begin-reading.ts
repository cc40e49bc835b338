// Sends the requests of an observation before the broker is opened: the responses arrive while files are parsed.
import type { AheadClient } from './management/client.ts';
import type { BrokerOptions } from './open.ts';

/**
 * Sends the requests of an observation over the management API ahead, for a broker that is opened soon; undefined if that would use AMQP,
 * which has no requests that change nothing and fit every file. Never fails: what fails is sent again later, and its error reported then.
 */
export async function beginReading(
  { addresses, transport, tls, waits }: Pick<BrokerOptions, 'addresses' | 'transport' | 'tls' | 'waits'>,
  vhost: string | undefined,
): Promise<AheadClient | undefined> {
  const [address] = addresses.management;
  if (transport === 'amqp' || address === undefined || address.user.includes(':')) return undefined;
  const [{ createClient }, { responseMs }, { readAhead }] = await Promise.all([
    import('./management/client.ts'),
    import('./management/open.ts'),
    import('./management/ahead.ts'),
  ]);
  const options = { timeoutMs: responseMs, ...(tls === undefined ? {} : { tls }), ...(waits === undefined ? {} : { waits }) };
  const client = createClient(address, options);
  await readAhead(client, vhost, waits?.signal);
  return client;
}
