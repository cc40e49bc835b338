// A federated exchange with a running link: the plan names the upstream and the undeclared policy. On a private node, for its plugins.
import { connect } from 'amqplib';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { fetchSuite } from '../../../support/broker-source.ts';
import { directoryOf, topo } from '../../../support/io.ts';
import { type PrivateBroker, startPrivateBroker } from '../../../support/private-broker.ts';
import { privateSuites } from '../../../support/private-suites.ts';
import { http } from '../../../support/vhost.ts';

const [suite] = privateSuites();
const topology =
  'exchanges: { orders: { type: topic } }\nqueues: { q: { type: classic } }\nbindings: [{ source: orders, destination: q, routingKey: "#" }]\n';

describe.skipIf(suite === undefined)('a federated exchange', () => {
  let broker: PrivateBroker;
  const call = (method: string, path: string, body?: unknown): Promise<Response> =>
    http({ name: 'federation', version: '', ...broker }, method, path, body);

  beforeAll(async () => {
    const plugins = ['rabbitmq_federation', 'rabbitmq_federation_management'];
    broker = await startPrivateBroker({ prefix: await fetchSuite(suite ?? ''), plugins });
  });

  afterAll(() => broker?.stop());

  test('is named with its upstream and its undeclared policy, and really receives messages of the upstream', async () => {
    for (const vhost of ['up', 'down']) {
      await call('PUT', `vhosts/${vhost}`, {});
      await call('PUT', `exchanges/${vhost}/orders`, { type: 'topic', durable: true });
    }
    await call('PUT', 'queues/down/q', { durable: true, arguments: { 'x-queue-type': 'classic' } });
    await call('POST', 'bindings/down/e/orders/q/q', { routing_key: '#' });
    await call('PUT', 'parameters/federation-upstream/down/up1', { value: { uri: `${broker.amqpUrl}/up` } });
    const fed = { pattern: '^orders$', 'apply-to': 'exchanges', definition: { 'federation-upstream-set': 'all' } };
    await call('PUT', 'policies/down/fed', fed);
    const env = { RABBITMQ_URL: `${broker.amqpUrl}/down`, RABBITMQ_MANAGEMENT_URL: broker.httpUrl };
    const cwd = directoryOf({ 'topology.yaml': topology });
    const { out } = await vi.waitFor(
      async () => {
        const planned = await topo(['plan'], { cwd, env });
        expect(planned.out).toContain('link running');
        return planned;
      },
      { timeout: 30_000, interval: 1000 },
    );
    expect(out).toContain('No changes.');
    expect(out).toContain('exchange orders: federation-upstream-set all');
    expect(out).toContain('federation upstream up1  exchange orders: receives its messages too (link running)');
    expect(out).not.toContain('guest:guest');

    const connection = await connect(`${broker.amqpUrl}/up`);
    const channel = await connection.createConfirmChannel();
    // the link forwards the binding to the upstream a moment after it runs, and 3.10 shows totals in the list only
    await vi.waitFor(
      async () => {
        channel.publish('orders', 'a', Buffer.from('x'));
        await channel.waitForConfirms();
        const listed = await call('GET', 'queues/down?disable_stats=true&enable_queue_totals=true');
        const [queue] = (await listed.json()) as { messages: number }[];
        expect(queue?.messages).toBeGreaterThan(0);
      },
      { timeout: 30_000, interval: 500 },
    );
    await connection.close();
  });
});
