// Brokers with the plugin of x-consistent-hash exchanges, which is not enabled by default, and the messages that tell what such an exchange
// does: no listing shows it.
import { connect } from 'amqplib';
import { type BrokerInfo, type BrokerUrls, fetchSuite } from './broker-source.ts';
import { outermost, outermostSuites } from './fewer-versions.ts';
import { startPrivateBroker } from './private-broker.ts';
import { privateSuites } from './private-suites.ts';
import { http } from './vhost.ts';

/** Whether the broker offers the exchange type. */
export async function offersHashing(broker: BrokerUrls): Promise<boolean> {
  const { exchange_types: types } = (await (await http(broker, 'GET', 'overview')).json()) as { exchange_types: { name: string }[] };
  return types.some(({ name }) => name === 'x-consistent-hash');
}

/** A broker that offers the exchange type, once it is opened. */
export interface HashingBroker {
  readonly name: string;
  open(): Promise<BrokerUrls & { stop(): Promise<void> }>;
}

/**
 * Those of the brokers under test that offer the type; without any, private nodes of the suites, of all three with TOPO_TEST_VERSIONS=all.
 * Those between the oldest and the newest version are skipped.
 */
export async function hashingBrokers(brokers: readonly BrokerInfo[]): Promise<readonly HashingBroker[]> {
  const offering: BrokerInfo[] = [];
  for (const broker of brokers) if (await offersHashing(broker)) offering.push(broker);
  if (offering.length > 0) {
    return outermost(offering).map((broker) => ({
      name: `RabbitMQ ${broker.version}`,
      open: async () => ({ ...broker, stop: async () => {} }),
    }));
  }
  const all = privateSuites().length > 0 && process.env['TOPO_TEST_VERSIONS'] === 'all';
  return outermostSuites(all ? ['bookworm', 'trixie', 'forky'] : privateSuites()).map((suite) => ({
    name: `a private node of ${suite}`,
    open: async () => await startPrivateBroker({ prefix: await fetchSuite(suite), plugins: ['rabbitmq_consistent_hash_exchange'] }),
  }));
}

/** The messages that each queue receives of a number of messages with different keys, and those that the broker returns. */
export async function spread(
  url: string,
  exchange: string,
  queues: readonly string[],
  messages = 200,
): Promise<{ readonly [queue: string]: number }> {
  const connection = await connect(url, { noDelay: true });
  try {
    const channel = await connection.createConfirmChannel();
    let returned = 0;
    channel.on('return', () => {
      returned += 1;
    });
    for (let one = 0; one < messages; one += 1) channel.publish(exchange, `key.${one}`, Buffer.from('m'), { mandatory: true });
    await channel.waitForConfirms();
    const counts: { [queue: string]: number } = { returned };
    for (const queue of queues) counts[queue] = (await channel.purgeQueue(queue)).messageCount;
    return counts;
  } finally {
    await connection.close();
  }
}
