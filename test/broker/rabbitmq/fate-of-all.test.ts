// What a queue does with every message where an operator policy sets a limit of 0, on real brokers and with real messages.
import { setTimeout as sleep } from 'node:timers/promises';
import { type ConfirmChannel, connect } from 'amqplib';
import { describe, expect, inject, test } from 'vitest';
import type { Queue } from '../../../src/model/entity.ts';
import type { Arguments } from '../../../src/model/values.ts';
import { fateOfAll } from '../../../src/rabbitmq/dead-lettering.ts';
import { newest, versionOf } from '../../../src/rabbitmq/version.ts';
import { policy } from '../../support/ends.ts';
import { http, useVhost } from '../../support/vhost.ts';

const limits = ['max-length', 'max-length-bytes', 'message-ttl'] as const;

interface Play {
  readonly name: string;
  readonly type: 'classic' | 'quorum';
  readonly limit: (typeof limits)[number];
  readonly arguments: Arguments;
}

const variants: { readonly [variant: string]: (name: string) => Arguments } = {
  plain: () => ({}),
  'dead-lettering': (name) => ({ 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': `dead.${name}` }),
  refusing: () => ({ 'x-overflow': 'reject-publish' }),
};

const plays = (['classic', 'quorum'] as const).flatMap((type) =>
  limits.flatMap((limit) =>
    Object.entries(variants).map(([variant, argumentsOf]): Play => {
      const name = `${type}.${limit}.${variant}`;
      return { name, type, limit, arguments: argumentsOf(name) };
    }),
  ),
);

const published = 5;
/** Milliseconds until every message is where it stays: dead-lettering is not confirmed to the publisher. */
const settlingMs = 2000;

describe.each(inject('brokers'))('on RabbitMQ $version', (broker) => {
  const vhost = useVhost(broker);
  const version = versionOf(broker.version) ?? newest;

  test('every message meets the fate of a limit of 0', async () => {
    const connection = await connect(vhost.url);
    const channel = await connection.createConfirmChannel();
    await Promise.all(plays.map((play) => prepare(channel, play)));
    const refused = await Promise.all(plays.map(({ name }) => publish(channel, name)));
    await sleep(settlingMs);
    const seen = await Promise.all(plays.map(async ({ name }, at) => [name, await fateSeen(channel, name, refused[at] ?? 0)]));
    await connection.close();
    expect(seen).toEqual(plays.map((play) => [play.name, fateOfAll(governed(play))]));
  });

  async function prepare(channel: ConfirmChannel, { name, type, limit, arguments: own }: Play): Promise<void> {
    await channel.assertQueue(`dead.${name}`, { arguments: { 'x-queue-type': 'classic' } });
    await channel.assertQueue(name, { arguments: { ...own, 'x-queue-type': type } });
    const body = { pattern: `^${name.replaceAll('.', '\\.')}$`, 'apply-to': 'queues', definition: { [limit]: 0 } };
    await http(broker, 'PUT', `operator-policies/${vhost.name}/${name}`, body);
  }

  function governed({ name, type, limit, arguments: own }: Play): Parameters<typeof fateOfAll>[0] {
    const entity: Queue = { kind: 'queue', vhost: '/', name, type, durable: true, autoDelete: false, exclusive: false, arguments: own };
    return { entity, operatorPolicy: policy(name, { [limit]: 0 }), version };
  }
});

/** A quorum queue takes one message before it refuses. */
async function fateSeen(channel: ConfirmChannel, queue: string, refused: number): Promise<string> {
  const [{ messageCount: held }, { messageCount: dead }] = [await channel.checkQueue(queue), await channel.checkQueue(`dead.${queue}`)];
  if (refused >= published - 1 && held === published - refused) return 'refused';
  if (held === 0 && refused === 0 && (dead === 0 || dead === published)) return dead === 0 ? 'dropped' : 'dead-lettered';
  return `held ${held}, dead ${dead}, refused ${refused}`;
}

/** The number of refused messages. Each is confirmed before the next. */
async function publish(channel: ConfirmChannel, queue: string): Promise<number> {
  let refused = 0;
  for (let i = 0; i < published; i += 1) {
    const error = await new Promise((resolve) => {
      channel.sendToQueue(queue, Buffer.from('body'), {}, resolve);
    });
    if (error !== null) refused += 1;
  }
  return refused;
}
