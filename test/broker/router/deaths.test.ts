// Dead-lettering that the random worlds do not contain: by delivery limit, and with an x-death header of a publisher. The router against
// real brokers.
import { type ChannelModel, type ConfirmChannel, connect } from 'amqplib';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Entity, Queue } from '../../../src/model/entity.ts';
import { queueKey } from '../../../src/model/key.ts';
import type { DeathReason } from '../../../src/model/routing.ts';
import type { Arguments } from '../../../src/model/values.ts';
import { deadLetter } from '../../../src/router/dead-letter.ts';
import { networkOf } from '../../../src/router/network.ts';
import { route } from '../../../src/router/route.ts';
import { useVhost } from '../../support/vhost.ts';

interface Case {
  readonly title: string;
  readonly queue: Arguments;
  readonly headers: Arguments;
  readonly reason: DeathReason;
  /** Versions on which it gets to the queue `parking`. */
  readonly arrives: (version: string) => boolean;
}

const limited = { 'x-queue-type': 'quorum', 'x-delivery-limit': 1, 'x-dead-letter-exchange': '' };
const claimed = { 'x-death': [{ queue: 'parking', reason: 'expired', count: 1 }] };
const cases: readonly Case[] = [
  {
    title: 'a quorum queue dead-letters a message at its delivery limit',
    queue: { ...limited, 'x-dead-letter-routing-key': 'parking' },
    headers: {},
    reason: 'delivery_limit',
    arrives: () => true,
  },
  {
    title: 'a cycle through a delivery limit is automatic, and the broker drops the message',
    queue: { ...limited, 'x-dead-letter-routing-key': 'work' },
    headers: {},
    reason: 'delivery_limit',
    arrives: () => false,
  },
  {
    title: 'an x-death header set by the publisher counts on 3.10 only',
    queue: { 'x-message-ttl': 0, 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': 'parking' },
    headers: claimed,
    reason: 'expired',
    arrives: (version) => !version.startsWith('3.'),
  },
];

describe.each(inject('brokers'))('dead-lettering on RabbitMQ $version ($name)', (broker) => {
  const vhost = useVhost(broker);
  let connection: ChannelModel;
  let channel: ConfirmChannel;

  beforeAll(async () => {
    connection = await connect(vhost.url, { noDelay: true });
    channel = await connection.createConfirmChannel();
  });
  afterAll(() => connection.close());

  it.each(cases.map((one) => [one.title, one] as const))('%s', async (_, { queue, headers, reason, arrives }) => {
    await channel.assertQueue('work', { arguments: queue });
    await channel.assertQueue('parking');
    channel.publish('', 'work', Buffer.from(''), { headers });
    await channel.waitForConfirms();
    if (reason === 'delivery_limit') await abandon(connection, 'work', 3);
    const found = await messagesIn(channel, 'parking');
    // nothing is left behind where it started, whatever became of it
    expect(await channel.checkQueue('work')).toMatchObject({ messageCount: 0 });
    await channel.deleteQueue('work');
    await channel.deleteQueue('parking');
    expect({ found, simulated: simulated(queue, headers, reason, broker.version) }).toEqual({
      found: arrives(broker.version) ? 1 : 0,
      simulated: arrives(broker.version) ? [queueKey('/', 'parking')] : [],
    });
  });
});

/** Repeatedly receives the message and closes the channel without a reply: 4.3 does not count a requeue by the consumer itself. */
async function abandon(connection: ChannelModel, queue: string, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    const channel = await connection.createChannel();
    await channel.get(queue);
    await channel.close();
    await new Promise((resolve) => setTimeout(resolve, 200)); // it is put back after the answer to the close
  }
}

/** The number of messages that arrive within the maximum time of a dead-lettering. */
async function messagesIn(channel: ConfirmChannel, queue: string): Promise<number> {
  for (let tries = 0; tries < 30; tries += 1) {
    const { messageCount } = await channel.checkQueue(queue);
    if (messageCount > 0) return messageCount;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return 0;
}

function simulated(args: Arguments, headers: Arguments, reason: DeathReason, version: string): readonly string[] {
  const { 'x-queue-type': type, ...rest } = args;
  const common = { kind: 'queue', vhost: '/', durable: true, autoDelete: false, exclusive: false } as const;
  const work: Queue = { ...common, name: 'work', arguments: rest, ...(type === 'quorum' ? { type } : {}) };
  const entities: readonly Entity[] = [work, { ...common, name: 'parking', arguments: {} }];
  const network = networkOf(entities, { version });
  const { message } = route(network, { vhost: '/', exchange: '', routingKey: 'work', headers, persistent: false, mandatory: false });
  const next = deadLetter(network, message, 'work', reason);
  return 'routing' in next ? next.routing.queues : [];
}
