// Held exclusive queues: they and their bindings exist as long as the connection, and no other connection can use them.
import { connect } from 'amqplib';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { parseAmqpUrls } from '../../../../src/broker/address.ts';
import { type HeldQueues, type HoldRequest, holdQueues } from '../../../../src/broker/amqp/change/hold-queues.ts';
import { eventually } from '../../../support/eventually.ts';
import { createUser, http, useVhost, vhostUrl } from '../../../support/vhost.ts';
import { binding, declare, diagnosticOf, exchange, look, open, queue, startProxy } from '../support.ts';

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  const at = vhost.name;

  function hold(request: Partial<HoldRequest>, url = vhost.url): Promise<HeldQueues> {
    return holdQueues({ vhost: at, queues: [], bindings: [], ...request }, { addresses: parseAmqpUrls(url), purpose: 'hold' });
  }

  const exclusive = (name: string) => queue(at, name, { exclusive: true });

  test('holds queues and bindings until the connection is closed', async () => {
    const there = await open(vhost.url);
    await there.writer.execute(declare(exchange(at, 'x')));
    const held = await hold({
      queues: [exclusive('a'), exclusive('b')],
      bindings: [binding(at, 'x', 'a', { routingKey: '#', arguments: { n: 1 } })],
    });
    onTestFinished(() => held.close());
    const elsewhere = { state: 'opaque', facts: { exclusiveElsewhere: true } };
    expect(await look(there, exclusive('a'), exclusive('b'))).toEqual([elsewhere, elsewhere]);
    const bindings = await (await http(broker, 'GET', `bindings/${at}/e/x/q/a`)).json();
    expect(bindings).toMatchObject([{ routing_key: '#', arguments: { n: 1 } }]);
    await held.close();
    expect(await held.closed).toContain('connection lost');
    await eventually(async () =>
      expect(await look(there, exclusive('a'), exclusive('b'))).toEqual([{ state: 'absent' }, { state: 'absent' }]),
    );
  });

  test('reports when and why the connection ended', async () => {
    const proxy = await startProxy(vhost.url);
    const held = await hold({ queues: [exclusive('lost')] }, proxy.url(vhost.url));
    proxy.cut();
    expect(await held.closed).toBe('connection lost: read ECONNRESET');
    await held.close();
  });

  test('holds none of the queues if another connection holds one of them, and reports step-refused', async () => {
    const connection = await connect(vhost.url, { noDelay: true });
    onTestFinished(() => connection.close());
    await (await connection.createChannel()).assertQueue('theirs', { exclusive: true });
    const problem = await diagnosticOf(hold({ queues: [exclusive('mine'), exclusive('theirs')] }));
    expect(problem).toMatchObject({
      code: 'step-refused',
      key: `queue ${at} theirs`,
      message: expect.stringContaining('405 RESOURCE_LOCKED'),
    });
    const there = await open(vhost.url);
    await eventually(async () => expect(await look(there, exclusive('mine'))).toEqual([{ state: 'absent' }]));
  });

  test('reports access-refused and vhost-not-found', async () => {
    const user = await createUser(broker, { name: `u@${at}`, password: 's3cret', permissions: [{ vhost: at, write: '.*' }] });
    onTestFinished(() => user.remove());
    const problem = await diagnosticOf(hold({ queues: [exclusive('q')] }, vhostUrl(user, at)));
    expect(problem).toMatchObject({ code: 'access-refused', hint: expect.stringContaining('the configure pattern of user') });
    expect(await diagnosticOf(hold({ vhost: 'no such' }))).toMatchObject({ code: 'vhost-not-found' });
  });
});
