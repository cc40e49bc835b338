// Topologies for tests, on every broker: applied in virtual hosts of their own, checked with real messages, and removed in every case.
import { connect } from 'amqplib';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type StartOptions, startTopology, type TestTopology } from '../../../src/testing/start.ts';
import { createUser, http } from '../../support/vhost.ts';

const orders = {
  yaml: `vhost: /orders
exchanges:
  orders: { type: topic }
  orders.unrouted: { type: fanout }
  shared: { type: direct, external: true }
queues:
  orders.created: { type: quorum }
  orders.audit: { type: classic }
  orders.retired: { state: absent }
  orders.session: { exclusive: true }
bindings:
  - { source: orders, destination: orders.created, routingKey: 'order.created.#' }
  - { source: orders, destination: orders.audit, routingKey: 'order.#' }
  - { source: shared, destination: orders.audit, routingKey: billing }
policies: { unrouted: { pattern: '^orders$', applyTo: exchanges, definition: { alternate-exchange: orders.unrouted } } }
users: { someone-else: { passwordHash: 'AAAAAAAA' } }
permissions: { someone-else: { configure: '', write: '', read: '' } }
`,
};

describe.each(inject('brokers'))('$name $version', (broker) => {
  const at: StartOptions = { url: broker.amqpUrl, management: broker.httpUrl };
  const exists = async (vhost: string): Promise<boolean> => (await http(broker, 'GET', `vhosts/${vhost}`)).status === 200;
  let topology: TestTopology;

  beforeAll(async () => {
    topology = await startTopology(orders, at);
  });
  afterAll(() => topology.stop());

  it('applies the files in a virtual host of its own, whatever they name, and creates no user', async () => {
    expect(topology.vhost).toMatch(/^topo-test-[0-9a-f]{12}$/);
    expect([...topology.vhosts.keys()]).toEqual(['/orders']);
    expect(topology.broker).toContain(broker.version);
    const connection = await connect(topology.url);
    const channel = await connection.createChannel();
    await channel.checkQueue('orders.created');
    await channel.checkExchange('shared');
    await connection.close();
    expect((await http(broker, 'GET', 'users/someone-else')).status).toBe(404);
  });

  it('routes a message by the rules, and a real one to the same queues', async () => {
    const message = { exchange: 'orders', routingKey: 'order.created.eu' };
    topology.expectRoutes(message, ['orders.audit', 'orders.created']);
    await topology.publishAndExpect(message, { queues: ['orders.created', 'orders.audit'] });
    await topology.publishAndExpect({ ...message, routingKey: 'order.paid', content: '{"id":1}' }, { queue: 'orders.audit' });
    const connection = await connect(topology.url);
    const channel = await connection.createChannel();
    const messages = [await channel.get('orders.audit'), await channel.get('orders.audit')];
    expect(messages.map((one) => one !== false && one.content.toString()).at(-1)).toBe('{"id":1}');
    await connection.close();
    await topology.publishAndExpect({ exchange: 'orders', routingKey: 'other' }, []);
  });

  it('explains a difference with the bindings, as an error that test runners print', async () => {
    const message = { exchange: 'orders', routingKey: 'order.paid' };
    const explanation = expect.stringMatching(
      /expected {2}orders\.created\n.*got {7}orders\.audit\n[\s\S]*missing {3}orders\.created\n.*\[order\.created\.#\] did not match[\s\S]*topology\.yaml:12/,
    );
    expect(() => topology.expectRoutes(message, 'orders.created')).toThrow(
      expect.objectContaining({ name: 'Error', message: explanation, expected: ['orders.created'], actual: ['orders.audit'] }),
    );
    const publishing = topology.publishAndExpect(message, { queue: 'orders.created' }, { withinMs: 200 });
    await expect(publishing).rejects.toMatchObject({ message: explanation, expected: ['orders.created'], actual: ['orders.audit'] });
    await expect(topology.publishAndExpect({ exchange: 'missing' }, 'orders.audit')).rejects.toThrow(/404/);
    await topology.publishAndExpect(message, 'orders.audit'); // the connection is usable again
  });

  it('removes the virtual host with stop, also twice, and when the block of a failing test ends', async () => {
    let vhost = '';
    const failing = async (): Promise<void> => {
      await using one = await startTopology({ yaml: 'queues: { a: {} }' }, at);
      ({ vhost } = one);
      expect(await exists(vhost)).toBe(true);
      await one.publishAndExpect({ routingKey: 'a' }, 'b', { withinMs: 0 });
    };
    await expect(failing()).rejects.toThrow('expected  b');
    expect(await exists(vhost)).toBe(false);
    const another = await startTopology({ yaml: 'queues: { a: {} }' }, at);
    await Promise.all([another.stop(), another.stop()]);
    expect(await exists(another.vhost)).toBe(false);
    await expect(another.publishAndExpect({ routingKey: 'a' }, 'a')).rejects.toThrow();
  });

  it('leaves no virtual host if the topology cannot be applied, or the signal ends it', async () => {
    const refused = await startTopology({ yaml: 'exchanges: { a: { type: x-no-such-type } }' }, at).catch((error: unknown) => error);
    expect(String(refused)).toContain('x-no-such-type');
    const [left = ''] = /topo-test-[0-9a-f]{12}/.exec(String(refused)) ?? [];
    expect(left).not.toBe('');
    expect(await exists(left)).toBe(false);
    const ending = new AbortController();
    const running = await startTopology({ yaml: 'queues: { a: {} }' }, { ...at, signal: ending.signal });
    ending.abort();
    await running.stop();
    expect(await exists(running.vhost)).toBe(false);
    await expect(startTopology(orders, { ...at, signal: ending.signal })).rejects.toThrow('aborted');
  });

  it('gives each virtual host of the files one of its own', async () => {
    const two = { yaml: 'vhost: /one\nqueues: { a: {} }\n---\nvhost: /two\nqueues: { b: {} }\n' };
    await using both = await startTopology(two, at);
    expect([...both.vhosts.keys()]).toEqual(['/one', '/two']);
    await both.publishAndExpect({ vhost: '/two', routingKey: 'b' }, 'b');
    both.expectRoutes({ vhost: '/one', routingKey: 'a' }, 'a');
    expect(() => both.expectRoutes({ routingKey: 'a' }, 'a')).toThrow('requires the property vhost, one of "/one", "/two"');
  });

  it('explains what it needs if the user may not create virtual hosts, without the password', async () => {
    const password = 'word&of/user';
    const user = await createUser(broker, { name: `testing-${broker.name}`, password, tags: 'management' });
    try {
      const error = await startTopology(orders, { url: user.amqpUrl, management: user.httpUrl }).catch((cause: unknown) => cause);
      expect(String(error)).toMatch(/requires the plugin rabbitmq_management.*\n.*tag administrator/);
      expect(String(error)).not.toContain(password);
      expect(String(error)).not.toContain(encodeURIComponent(password));
    } finally {
      await user.remove();
    }
  });
});
