// topo route on real brokers: routes in the live topology over the management API, and the rejection over AMQP alone.
import { connect } from 'amqplib';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { topo } from '../../support/io.ts';
import { http, useVhost } from '../../support/vhost.ts';

describe.each(inject('brokers'))('topo route --live on RabbitMQ $version ($name)', (broker) => {
  const vhost = useVhost(broker);
  const flags = ['--url', vhost.url, '--management', broker.httpUrl];

  beforeAll(async () => {
    const connection = await connect(vhost.url, { noDelay: true });
    const channel = await connection.createChannel();
    await channel.assertExchange('orders', 'topic');
    await channel.assertExchange('inner', 'fanout', { internal: true });
    for (const queue of ['created', 'archive', 'unrouted']) await channel.assertQueue(queue);
    await channel.bindQueue('created', 'orders', 'order.created.#');
    await channel.bindExchange('inner', 'orders', 'order.*.eu');
    await channel.bindQueue('archive', 'inner', '');
    await channel.bindQueue('unrouted', 'amq.fanout', '');
    const path = `policies/${encodeURIComponent(vhost.name)}/ae`;
    await http(broker, 'PUT', path, { pattern: '^orders$', 'apply-to': 'exchanges', definition: { 'alternate-exchange': 'amq.fanout' } });
    await connection.close();
  });

  it('topo route --live lists the queues through internal exchanges and an alternate exchange set by policy', async () => {
    const { code, out } = await topo(['route', 'orders', 'order.created.eu', '--live', ...flags]);
    expect({ code, end: out.trimEnd().split('\n').at(-1) }).toEqual({ code: 0, end: 'Queues: archive, created' });
    const other = await topo(['route', 'orders', 'invoice', '--live', ...flags]);
    expect(other.out).toContain('no match, to the alternate exchange amq.fanout (fanout), by policy ae');
    expect(other.out).toContain('Queues: unrouted');
  });

  it('topo route --live exits 77 for an exchange that does not exist', async () => {
    const unknown = await topo(['route', 'odrers', 'k', '--live', ...flags]);
    expect(unknown).toMatchObject({ code: 77, out: expect.stringContaining("Refused (404): no exchange 'odrers'") });
  });

  it('topo route --live is rejected over AMQP alone, which cannot show bindings', async () => {
    const { code, out, err } = await topo(['route', 'orders', 'k', '--live', '--url', vhost.url, '--transport', 'amqp']);
    expect({ code, out }).toEqual({ code: 69, out: '' });
    expect(err).toContain('error[management-unavailable]: AMQP alone does not show bindings');
  });
});
