// An AMQP connection to one broker and the management API of another: nothing is planned from one and changed on the other.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BrokerUrls } from '../support/broker-source.ts';
import { fetchSuite } from '../support/broker-source.ts';
import { directoryOf, type Ran, topo } from '../support/io.ts';
import { type PrivateBroker, startPrivateBroker } from '../support/private-broker.ts';
import { clusterSuites } from '../support/private-suites.ts';
import { http } from '../support/vhost.ts';

const files = {
  'topology.yaml': "exchanges: { shop.other: { type: topic } }\nprune: { exchanges: ['shop\\..*'] }\n",
};
const fix = 'pass addresses of one cluster: --url or RABBITMQ_URL, and --management or RABBITMQ_MANAGEMENT_URL';

async function run(amqp: BrokerUrls, management: BrokerUrls, ...argv: readonly string[]): Promise<Ran> {
  const env = { RABBITMQ_URL: amqp.amqpUrl, RABBITMQ_MANAGEMENT_URL: management.httpUrl };
  return await topo(argv, { cwd: directoryOf(files), env });
}

const exchangesOf = async (broker: BrokerUrls): Promise<readonly string[]> => {
  const rows = (await (await http(broker, 'GET', 'exchanges/%2F?columns=name')).json()) as { name: string }[];
  return rows.map(({ name }) => name).filter((name) => name.startsWith('shop.'));
};

describe.each(clusterSuites())('two brokers of %s', (suite) => {
  let brokers: readonly [PrivateBroker, PrivateBroker];
  beforeAll(async () => {
    const prefix = await fetchSuite(suite);
    brokers = await Promise.all([startPrivateBroker({ prefix }), startPrivateBroker({ prefix })]);
    for (const broker of brokers) await http(broker, 'PUT', 'exchanges/%2F/shop.orders', { type: 'topic', durable: true });
  });
  afterAll(async () => await Promise.all(brokers.map((broker) => broker.stop())));

  const applying = ['apply', '--yes', '--allow', 'blast-radius'];

  test('of the same name and version are told apart by the lock before anything is changed', async () => {
    const [one, other] = brokers;
    const { code, err } = await run(one, other, ...applying);
    expect.soft(code).toBe(4);
    expect.soft(err).toContain('error[wrong-broker]: the management API at ');
    expect.soft(err).toContain(' does not show the lock that topo holds in virtual host / at ');
    expect.soft(err).toContain(fix);
    for (const broker of brokers) expect.soft(await exchangesOf(broker)).toEqual(['shop.orders']);
  });

  test('with different names are rejected at once, but not one broker that is renamed', async () => {
    const [one, other] = brokers;
    const { name } = (await (await http(other, 'GET', 'cluster-name')).json()) as { name: string };
    await http(other, 'PUT', 'cluster-name', { name: 'rabbit@other' });
    for (const argv of [['plan'], ['drift'], applying, ['doctor']]) {
      const { code, out, err } = await run(one, other, ...argv);
      expect.soft({ argv, code }).toEqual({ argv, code: 4 });
      expect.soft(out + err).toContain('AMQP reaches cluster ');
    }
    for (const broker of brokers) expect.soft(await exchangesOf(broker)).toEqual(['shop.orders']);
    // one broker with its new name
    expect.soft(await run(other, other, 'plan')).toMatchObject({ code: 0 });
    expect(await run(other, other, ...applying)).toMatchObject({ code: 0 });
    expect(await exchangesOf(other)).toEqual(['shop.other']);
    await http(other, 'PUT', 'cluster-name', { name });
  });
});
