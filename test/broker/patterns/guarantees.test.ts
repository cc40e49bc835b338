// Replies to publishers and destinations of messages: confirms, mandatory returns, dead-lettering with real limits, delays, auto-delete.
import { describe, expect, inject, test } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { useVhost } from '../../support/vhost.ts';
import { applied, connected, numbers, publish, worker } from './support.ts';

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  const at = vhost.name;

  test('the broker confirms both routed and unroutable messages', async () => {
    await applied('routing', broker, at);
    const publisher = await connected(broker, at);
    const messages = numbers(100).map((body) => ({ exchange: 'payments', key: 'paid', body }));
    expect(new Set(await publish(publisher, messages))).toEqual(new Set(['ack']));
    expect(await publish(publisher, [{ exchange: 'payments', key: 'nobody', body: 'x' }])).toEqual(['ack']);
    const channel = await publisher.createChannel();
    expect([(await channel.checkQueue('billing')).messageCount, (await channel.checkQueue('shipping')).messageCount]).toEqual([100, 100]);
  });

  test('a mandatory unroutable message is returned before its confirm, unless an alternate exchange takes it', async () => {
    await applied('routing', broker, at);
    await applied('reliable-delivery', broker, at);
    const publisher = await connected(broker, at);
    const said = await publish(publisher, [
      { exchange: 'payments', key: 'nobody', body: 'a', mandatory: true },
      { exchange: 'payments', key: 'paid', body: 'b', mandatory: true },
      { exchange: 'orders', key: 'nobody', body: 'c', mandatory: true },
    ]);
    expect(said).toEqual(['ack, returned', 'ack', 'ack']);
    const unrouted = await worker(broker, at, 'orders.unrouted', 1, 0);
    await eventually(() => expect(unrouted.bodies()).toEqual(['c']));
  });

  test('rejected, expired and dropped messages arrive in their parking queues with their reasons', async () => {
    await applied('dead-letter', broker, at);
    const publisher = await connected(broker, at);
    // the topology's own limit of 1000, and a message whose own time to live is shorter than the queue's ten minutes
    const prices = numbers(1002).map((body) => ({ key: 'prices', body }));
    expect(new Set(await publish(publisher, prices))).toEqual(new Set(['ack']));
    await publish(publisher, [
      { key: 'orders', body: 'order' },
      { key: 'quotes', body: 'quote', expiration: 100 },
    ]);
    const channel = await publisher.createChannel();
    const order = await channel.get('orders');
    if (order !== false) channel.nack(order, false, false);
    for (const [parking, reason, queue, bodies] of [
      ['parking.rejected', 'rejected', 'orders', ['order']],
      ['parking.expired', 'expired', 'quotes', ['quote']],
      ['parking.dropped', 'maxlen', 'prices', ['0', '1']], // the oldest
    ] as const) {
      const reader = await worker(broker, at, parking, 0, 0);
      await eventually(() => expect(reader.bodies()).toEqual(bodies));
      expect(reader.got[0]?.properties.headers?.['x-death']?.[0]).toMatchObject({ reason, queue });
      expect(reader.got[0]?.properties.expiration).toBeUndefined(); // so that it stays where it is parked
    }
    expect((await channel.checkQueue('prices')).messageCount).toBe(1000);
  });

  test('a full queue with reject-publish rejects new messages and keeps the ones it has', async () => {
    const publisher = await connected(broker, at);
    const channel = await publisher.createChannel();
    await channel.assertQueue('small', { maxLength: 3, arguments: { 'x-queue-type': 'quorum', 'x-overflow': 'reject-publish' } });
    const said: string[] = [];
    for (const body of numbers(40)) said.push(...(await publish(publisher, [{ key: 'small', body }])));
    const taken = said.filter((one) => one === 'ack').length;
    expect(said.slice(0, 3)).toEqual(['ack', 'ack', 'ack']);
    expect(said.at(-1)).toBe('nack');
    expect((await channel.checkQueue('small')).messageCount).toBe(taken);
    await channel.deleteQueue('small');
  });

  test('a message with a time to live waits in a queue without consumers and returns when it expires', async () => {
    await applied('delayed-retry', broker, at);
    const publisher = await connected(broker, at);
    const channel = await publisher.createChannel();
    const reader = await worker(broker, at, 'mails', 1, 0);
    // 300 ms of its own, where the queue gives 30 s: the lower one counts
    const began = performance.now();
    await publish(publisher, [{ key: 'mails.retry', body: 'later', expiration: 300 }]);
    await eventually(() => expect(reader.bodies()).toEqual(['later']));
    const waited = performance.now() - began;
    expect(waited).toBeGreaterThan(290);
    expect(waited).toBeLessThan(30_000);
    expect(reader.got[0]?.properties.headers?.['x-death']?.[0]).toMatchObject({ queue: 'mails.retry', reason: 'expired' });
    expect((await channel.checkQueue('mails.retry')).messageCount).toBe(0);
  });

  test('temporary queues are deleted with their last consumer or their connection', async () => {
    await applied('temporary-queues', broker, at);
    const publisher = await connected(broker, at);
    const exists = async (queue: string): Promise<boolean> => {
      const channel = await publisher.createChannel();
      channel.on('error', () => {}); // a missing queue closes it
      return channel.checkQueue(queue).then(
        () => true,
        () => false,
      );
    };
    const [screen, owner] = [await worker(broker, at, 'prices.screen', 1, 0), await connected(broker, at)];
    const channel = await owner.createChannel();
    await channel.assertQueue('prices.private', { exclusive: true, durable: false });
    await channel.bindQueue('prices.private', 'prices', '');
    await publish(publisher, [{ exchange: 'prices', key: '', body: '1' }]);
    await eventually(() => expect(screen.bodies()).toEqual(['1']));
    expect((await channel.checkQueue('prices.private')).messageCount).toBe(1);
    expect(await exists('prices.private')).toBe(false); // locked: 405
    screen.die();
    await owner.close();
    await eventually(async () => expect(await exists('prices.screen')).toBe(false));
    expect(await exists('prices.session')).toBe(true);
    // the name is free again
    const next = await (await connected(broker, at)).createChannel();
    expect(await next.assertQueue('prices.private', { exclusive: true, durable: false })).toMatchObject({ messageCount: 0 });
  });
});
