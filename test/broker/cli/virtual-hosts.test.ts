// Files applied to another virtual host than they name: the one that they name is not touched.
import { describe, expect, inject, test } from 'vitest';
import { connect } from '../../../src/workflows/connect.ts';
import { directoryOf, topo } from '../../support/io.ts';
import { http, useVhost } from '../../support/vhost.ts';

describe.each(inject('brokers'))('$name $version', (broker) => {
  const named = useVhost(broker);
  const other = useVhost(broker);
  const env = { RABBITMQ_URL: broker.amqpUrl, RABBITMQ_MANAGEMENT_URL: broker.httpUrl };

  /** Everything in a virtual host, as the broker exports it. */
  async function contentOf(vhost: string): Promise<{ readonly [section: string]: unknown }> {
    const response = await http(broker, 'GET', `definitions/${encodeURIComponent(vhost)}`);
    const { exchanges, queues, bindings, policies } = (await response.json()) as { readonly [section: string]: unknown };
    return { exchanges, queues, bindings, policies };
  }

  const files = (): { readonly 'topology.yaml': string } => ({
    'topology.yaml': `vhost: ${named.name}
exchanges: { orders: { type: topic } }
queues: { orders.created: { type: quorum } }
bindings:
  - { source: orders, destination: orders.created, routingKey: '#' }
policies:
  cap: { pattern: '^orders', applyTo: queues, definition: { max-length-bytes: 64MiB, message-ttl: '\${TTL}' } }
prune: { queues: ['.*'] }
tests:
  - name: an order reaches its queue
    publish: { exchange: orders, routingKey: order.created }
    expect: { queues: [orders.created] }
`,
  });

  test('--map-vhost applies, plans and tests another virtual host and leaves the one of the files unchanged', async () => {
    await http(broker, 'PUT', `queues/${encodeURIComponent(named.name)}/precious`, { durable: true });
    const before = await contentOf(named.name);
    const cwd = directoryOf(files());
    const map = ['--map-vhost', `${named.name}=${other.name}`, '--var', 'TTL=7d'];
    const refused = await topo(['apply', '--yes', '--vhost', other.name, '--var', 'TTL=7d'], { cwd, env });
    expect({ code: refused.code, out: refused.out }).toEqual({ code: 65, out: '' });
    expect(refused.err).toContain(`remove --vhost, or map the virtual host of the file: --map-vhost ${named.name}=${other.name}`);
    expect(await topo(['apply', '--yes', '--vhost', other.name, ...map], { cwd, env })).toMatchObject({ code: 0, err: '' });
    expect(await contentOf(named.name)).toEqual(before);
    expect(await contentOf(other.name)).toMatchObject({
      exchanges: [{ name: 'orders', type: 'topic' }],
      queues: [{ name: 'orders.created' }],
      bindings: [{ source: 'orders', destination: 'orders.created', routing_key: '#' }],
      policies: [{ name: 'cap', definition: { 'max-length-bytes': 67_108_864, 'message-ttl': 604_800_000 } }],
    });
    expect((await topo(['plan', '--detailed-exitcode', ...map], { cwd, env })).code).toBe(0);
    expect((await topo(['drift', ...map], { cwd, env })).code).toBe(0);
    expect((await topo(['test', '--live', ...map], { cwd, env })).code).toBe(0);
    expect(await contentOf(named.name)).toEqual(before);
  });

  test('a program maps the virtual host of files to that of its URL', async () => {
    const cwd = directoryOf(files());
    const connection = await connect(other.url, { management: broker.httpUrl, readOnly: true });
    const variables = { TTL: '7d' };
    try {
      await expect(connection.load('.', { cwd, variables })).rejects.toMatchObject({
        diagnostics: [{ code: 'vhost-conflict', hint: `to map it, pass mapVhost: {"${named.name}":"${other.name}"}` }],
      });
      const loaded = await connection.load('.', { cwd, variables, mapVhost: { [named.name]: other.name } });
      const plan = await connection.plan(loaded);
      expect(plan.vhosts).toEqual([other.name]);
    } finally {
      await connection.close();
    }
  });
});
