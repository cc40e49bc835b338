// Dead letters that wait in a quorum queue because their exchange has no binding, and what becomes of them when the policy changes.
import { type ConfirmChannel, connect } from 'amqplib';
import { describe, expect, inject, test } from 'vitest';
import { isDiverted } from '../../../src/rabbitmq/dead-lettering.ts';
import type { Row } from '../../../src/rabbitmq/rows.ts';
import { eventually } from '../../support/eventually.ts';
import { http, useVhost } from '../../support/vhost.ts';

const sent = 5;
const key = 'dead-letter-strategy';

describe.concurrent.each(inject('brokers'))('on RabbitMQ $version', (broker) => {
  const vhost = useVhost(broker);

  test.concurrent.each(['at-least-once', 'at-most-once', undefined])(
    'dead letters that wait are kept or dropped as predicted under %s',
    async (after) => {
      const before = 'at-least-once';
      const connection = await connect(vhost.url);
      const channel = await connection.createConfirmChannel();
      const name = `work.${after ?? 'unset'}`;
      await setPolicy(name, { [key]: before });
      await channel.assertExchange(`dead.${name}`, 'fanout');
      await channel.assertQueue(name, { arguments: { 'x-queue-type': 'quorum' } });
      await rejectAll(channel, name, sent);
      await eventually(async () => expect(await listed(name)).toMatchObject({ messages: sent }));
      await setPolicy(name, { ...(after && { [key]: after }), 'max-length': 100 });
      await eventually(async () => expect(await listed(name)).toMatchObject({ effective_policy_definition: { 'max-length': 100 } }));
      const isLost = isDiverted(key, { before, after }, true);
      // without the strategy, a dead letter without a route does not wait
      await rejectAll(channel, name, 1);
      await eventually(async () => expect(await listed(name)).toMatchObject({ messages: isLost ? 0 : sent + 1 }));
      await connection.close();
    },
  );

  async function setPolicy(name: string, more: object): Promise<void> {
    const definition = { 'dead-letter-exchange': `dead.${name}`, overflow: 'reject-publish', ...more };
    await http(broker, 'PUT', `policies/${vhost.name}/${name}`, { pattern: `^${name}$`, 'apply-to': 'queues', definition });
  }

  /** The queue as the management API lists it: its messages include dead letters that wait. */
  async function listed(name: string): Promise<Row> {
    return (await http(broker, 'GET', `queues/${vhost.name}/${name}`)).json() as Promise<Row>;
  }
});

/** Publishes messages to the queue, and rejects each of them. */
async function rejectAll(channel: ConfirmChannel, queue: string, count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) channel.sendToQueue(queue, Buffer.from(String(at)), { persistent: true });
  await channel.waitForConfirms();
  for (let at = 0; at < count; at += 1) {
    const message = await channel.get(queue, { noAck: false });
    if (message === false) throw new Error(`${queue} is empty after ${at} messages`);
    channel.reject(message, false);
  }
}
