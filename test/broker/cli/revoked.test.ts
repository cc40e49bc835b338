// A permission that is taken from a connected consumer: named and blocked, and what RabbitMQ does once it is allowed.
import { connect } from 'amqplib';
import { afterAll, describe, expect, inject, test } from 'vitest';
import type { Plan } from '../../../src/model/plan.ts';
import { eventually } from '../../support/eventually.ts';
import { directoryOf, topo } from '../../support/io.ts';
import { createUser, http, useVhost, vhostUrl } from '../../support/vhost.ts';

describe.each(inject('brokers'))('on RabbitMQ $version', (broker) => {
  const vhost = useVhost(broker);
  const user = `reader-${vhost.name}`;
  const env = { RABBITMQ_URL: vhostUrl(broker, vhost.name), RABBITMQ_MANAGEMENT_URL: broker.httpUrl };
  const run = (text: string, ...args: readonly string[]) =>
    topo([...args, 'topology.yaml'], { cwd: directoryOf({ 'topology.yaml': `vhost: ${vhost.name}\n${text}` }), env });

  afterAll(() => http(broker, 'DELETE', `users/${user}`));

  test('the plan names the consumer, and once it is allowed, the consumer continues and its next subscription is refused', async () => {
    const permission = { configure: '', write: '', read: '^(orders|audit)$' };
    const few = await createUser(broker, { name: user, password: 'p', permissions: [{ vhost: vhost.name, ...permission }] });
    const queues = 'queues: { orders: { type: classic }, audit: { type: quorum } }\n';
    const text = (read: string): string => `${queues}permissions: { ${user}: { configure: '', write: '', read: '${read}' } }\n`;
    expect(await run(text('^(orders|audit)$'), 'apply', '--yes')).toMatchObject({ code: 0 });
    const connection = await connect(vhostUrl(few, vhost.name), { clientProperties: { connection_name: 'billing' } });
    connection.on('error', () => undefined);
    const channel = await connection.createChannel();
    const received: string[] = [];
    await channel.consume('orders', (message) => message !== null && received.push(message.content.toString()), { noAck: true });
    await eventually(async () => {
      const { out } = await run(text('^audit$'), 'plan', '--format', 'json');
      const change = (JSON.parse(out) as { plan: Plan }).plan.changes.find(({ before }) => before?.kind === 'document');
      expect(change).toMatchObject({ risk: 'disruptive', blocked: { code: 'permission-in-use', allow: `revoke:user/${user}` } });
      expect(change?.facts?.attached).toMatchObject([{ user, name: 'billing', queue: 'orders' }]);
    });
    expect(await run(text('^orders$'), 'plan', '--detailed-exitcode')).toMatchObject({ code: 2 });
    const refused = await run(text('^audit$'), 'apply', '--yes');
    expect(refused.code).toBe(4);
    expect(refused.out).toMatch(/billing .*\n? *user \S+, 1 consumer of queue orders/);
    const allowed = await run(text('^audit$'), 'apply', '--yes', '--allow', `revoke:user/${user}`);
    expect(allowed, allowed.err).toMatchObject({ code: 0 });
    // the open consumer receives what is published now
    const path = `exchanges/${encodeURIComponent(vhost.name)}/amq.default/publish`;
    await http(broker, 'POST', path, { routing_key: 'orders', payload: 'after', payload_encoding: 'string', properties: {} });
    await eventually(() => expect(received).toEqual(['after']));
    const next = await connection.createChannel();
    next.on('error', () => undefined);
    await expect(next.consume('orders', () => undefined)).rejects.toThrow(/403|ACCESS_REFUSED|refused/);
    await connection.close();
  });
});
