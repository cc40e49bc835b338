// Messages whose reply-to is the pseudo queue of direct reply-to: refused unless their own channel consumes from it.
import { type ChannelModel, type ConfirmChannel, connect } from 'amqplib';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { directReplyTo } from '../../../src/rabbitmq/direct-reply-to.ts';

describe.each(inject('brokers'))('a message with a direct reply-to on $name $version', (broker) => {
  let connection: ChannelModel;
  beforeAll(async () => {
    connection = await connect(broker.amqpUrl, { noDelay: true });
  });
  afterAll(async () => await connection.close());

  /** The text of the refusal; undefined if the message is confirmed. */
  async function published(channel: ConfirmChannel, replyTo: string): Promise<string | undefined> {
    const refused = new Promise<string>((resolve) => channel.on('error', (error: Error) => resolve(error.message)));
    channel.publish('', 'topo.nowhere', Buffer.from('request'), { replyTo });
    const confirmed = channel.waitForConfirms().then(
      () => undefined,
      () => refused,
    );
    return await Promise.race([refused, confirmed]);
  }
  const channelOf = (): Promise<ConfirmChannel> => connection.createConfirmChannel();
  const consume = (channel: ConfirmChannel) => channel.consume(directReplyTo, () => undefined, { noAck: true });
  const refusal = expect.stringMatching(/406 .*fast reply consumer does not exist/);

  test('is refused without a consumer, and with one on another channel', async () => {
    expect(await published(await channelOf(), directReplyTo)).toEqual(refusal);
    const other = await channelOf();
    await consume(other);
    expect(await published(await channelOf(), directReplyTo)).toEqual(refusal);
  });

  test('is accepted if its own channel consumes, and no longer after that was cancelled', async () => {
    const channel = await channelOf();
    const { consumerTag } = await consume(channel);
    expect(await published(channel, directReplyTo)).toBeUndefined();
    await channel.cancel(consumerTag);
    expect(await published(channel, directReplyTo)).toEqual(refusal);
  });

  test.each([`${directReplyTo}.g1h2AA`, `${directReplyTo}x`, directReplyTo.toUpperCase()])('is accepted with %s', async (text) => {
    expect(await published(await channelOf(), text)).toBeUndefined();
  });
});
