// The claims of the lint rules about dead-lettered messages: full targets with reject-publish, and retries through a shared exchange.
import { setTimeout as sleep } from 'node:timers/promises';
import { type ConfirmChannel, connect, type GetMessage } from 'amqplib';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { useVhost } from '../../support/vhost.ts';

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  let connection: Awaited<ReturnType<typeof connect>>;
  let channel: ConfirmChannel;
  beforeAll(async () => {
    connection = await connect(vhost.url, { noDelay: true });
    channel = await connection.createConfirmChannel();
  });
  afterAll(() => connection.close());

  const count = async (name: string) => (await channel.checkQueue(name)).messageCount;
  const take = (name: string): Promise<GetMessage> =>
    eventually(
      async () => {
        const got = await channel.get(name);
        if (got === false) throw new Error('not there yet');
        return got;
      },
      { interval: 20 },
    );
  const give = async (exchange: string, key: string, times = 1) => {
    for (let at = 0; at < times; at++) channel.publish(exchange, key, Buffer.from('m'), { persistent: true });
    await channel.waitForConfirms();
  };

  test.each([
    ['classic', 'classic', 3],
    ['quorum', 'classic', 3],
    ['classic', 'quorum', 10],
    ['quorum', 'quorum', 10],
  ] as const)(
    'dead-letter-overflow: of 10 messages from a %s queue, a %s queue of 3 with reject-publish keeps %i',
    async (from, to, kept) => {
      const [source, target] = [`${from}.${to}`, `${from}.${to}.failed`];
      await channel.assertQueue(target, { arguments: { 'x-queue-type': to, 'x-max-length': 3, 'x-overflow': 'reject-publish' } });
      const dead = { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': target };
      await channel.assertQueue(source, { arguments: { 'x-queue-type': from, ...dead } });
      await give('', source, 10);
      for (let at = 0; at < 10; at++) channel.nack(await take(source), false, false);
      await eventually(async () => expect(await count(target)).toBe(kept));
      await sleep(300); // the other ones have arrived in the meantime, or never will
      for (let at = 0; at < kept; at++) channel.ack(await take(target));
      expect([await count(source), await count(target)]).toEqual([0, 0]);
    },
  );

  test('retry-duplicates: a retry through a shared exchange copies the message to the other queues that its key matches', async () => {
    await channel.assertExchange('orders', 'topic');
    const wait = { 'x-message-ttl': 50, 'x-dead-letter-exchange': 'orders', 'x-dead-letter-routing-key': 'order.created' };
    const rejected = { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': 'billing.wait' };
    await channel.assertQueue('billing.wait', { arguments: wait });
    await channel.assertQueue('billing', { arguments: rejected });
    await channel.assertQueue('audit');
    await channel.assertQueue('shipping');
    await channel.bindQueue('billing', 'orders', 'order.*');
    await channel.bindQueue('audit', 'orders', '#');
    await channel.bindQueue('shipping', 'orders', 'order.shipped');
    await give('orders', 'order.created');
    for (let retry = 1; retry <= 3; retry++) {
      channel.nack(await take('billing'), false, false);
      await eventually(async () => expect([await count('billing'), await count('audit')]).toEqual([1, 1 + retry]), { interval: 20 });
    }
    expect(await count('shipping')).toBe(0);
  });
});
