// Brokers with the plugin of x-consistent-hash exchanges, which is not enabled by default.
import type { BrokerInfo } from './broker-source.ts';
import { http } from './vhost.ts';

/** Whether the broker offers the exchange type. */
export async function offersHashing(broker: BrokerInfo): Promise<boolean> {
  const { exchange_types: types } = (await (await http(broker, 'GET', 'overview')).json()) as { exchange_types: { name: string }[] };
  return types.some(({ name }) => name === 'x-consistent-hash');
}
