// The name of the cluster that the AMQP URL reaches, for commands that read over the management API alone.
import type { BrokerIdentity } from '../model/observed.ts';
import { type BrokerAddresses, printAddress, type TlsOptions } from './address.ts';

/** Milliseconds after which such a command continues without AMQP. */
const limitMs = 1_000;

interface Options {
  readonly addresses: BrokerAddresses;
  readonly vhost?: string;
  readonly tls?: TlsOptions;
}

/** What AMQP reports of the broker; undefined if the management URL is derived from that of AMQP, or AMQP does not respond. Never throws. */
export async function nameOverAmqp({ addresses, vhost, tls = {} }: Options): Promise<Pick<BrokerIdentity, 'name' | 'address'> | undefined> {
  if (!addresses.managementGiven) return undefined;
  const { clusterNameAt } = await import('./amqp/connection/connect-inquiry.ts');
  const name = await clusterNameAt(addresses.amqp, vhost ?? addresses.amqp[0]?.vhost ?? '/', tls, limitMs);
  return name === undefined ? undefined : { name, address: addresses.amqp.map(printAddress).join(', ') };
}
