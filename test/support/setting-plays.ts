// How the value of a setting shows: what a queue or exchange does under an argument, a policy and an operator policy that set it. Each play
// has a low and a high value, or one and another, and answers with the value that is in force.
import type { ConfirmChannel } from 'amqplib';
import type { QueueType } from '../../src/model/entity.ts';
import type { Arguments, ArgumentValue } from '../../src/model/values.ts';
import type { SettingOf } from '../../src/rabbitmq/settings.ts';

/** A setting that can be observed in bounded time. */
export interface SettingPlay {
  readonly key: string;
  readonly of: readonly SettingOf[];
  /** Two values, or more, of which none is like another where the row's objects are named `id`. */
  readonly values: (id: string) => readonly ArgumentValue[];
  /** Other arguments that the play needs. */
  readonly beside?: Arguments;
  /** What must exist beside the queue or exchange. */
  readonly prepare?: (channel: ConfirmChannel, id: string) => Promise<void>;
  /** Answers with the value in force as text; `none` where no value is. */
  readonly observe: (channel: ConfirmChannel, id: string) => Promise<string>;
  /** What `observe` answers where the value is in force; by default the value as text, `none` for none. */
  readonly shows?: (value: ArgumentValue | undefined) => string;
}

const later = (ms: number) => new Promise((done) => setTimeout(done, ms));
const notStream: readonly QueueType[] = ['classic', 'quorum'];
/** What has to be over before it counts as never: ten times the low value of a time. */
const lowTime = 150;
const longEnough = 10 * lowTime;

async function publish(channel: ConfirmChannel, exchange: string, key: string, times = 1): Promise<void> {
  for (let i = 0; i < times; i++) channel.publish(exchange, key, Buffer.alloc(10), { persistent: true });
  await channel.waitForConfirms();
}

/** Polls until a message is in one of the queues; its name, without the row's. */
async function landing(channel: ConfirmChannel, id: string): Promise<string> {
  const ends = [`${id} one`, `${id} other`];
  for (const until = Date.now() + 5000; Date.now() < until; await later(20)) {
    for (const end of ends) if ((await channel.checkQueue(end)).messageCount > 0) return end;
  }
  return 'none';
}

async function ends(channel: ConfirmChannel, id: string, exchanges: boolean): Promise<void> {
  for (const end of [`${id} one`, `${id} other`]) {
    await channel.assertQueue(end, { arguments: { 'x-queue-type': 'classic' } });
    if (!exchanges) continue;
    await channel.assertExchange(end, 'fanout');
    await channel.bindQueue(end, end, '');
  }
}

async function rejectOne(channel: ConfirmChannel, id: string): Promise<string> {
  await publish(channel, '', id);
  const message = await getSoon(channel, id);
  if (message === undefined) return 'no message to reject';
  channel.reject(message, false);
  return landing(channel, id);
}

/** A quorum queue has a returned message again after a moment. */
async function getSoon(channel: ConfirmChannel, id: string) {
  for (let tries = 0; tries < 25; tries++) {
    const message = await channel.get(id);
    if (message !== false) return message;
    await later(20);
  }
  return undefined;
}

/** Messages that stay of eight. */
async function kept(channel: ConfirmChannel, id: string): Promise<number> {
  await publish(channel, '', id, 8);
  let last = -1;
  for (let now = 8; now !== last; await later(100)) {
    last = now;
    now = (await channel.checkQueue(id)).messageCount;
  }
  return last;
}

/** Every setting with an effect that shows at once. */
export const settingPlays: readonly SettingPlay[] = [
  {
    key: 'max-length',
    of: notStream,
    values: () => [2, 5],
    observe: async (channel, id) => String(await kept(channel, id)),
    shows: (value) => String(value ?? 8),
  },
  {
    key: 'max-length-bytes',
    // of a quorum queue the size of a message counts its header
    of: ['classic'],
    values: () => [20, 50],
    observe: async (channel, id) => String(10 * (await kept(channel, id))),
    shows: (value) => String(value ?? 80),
  },
  {
    key: 'message-ttl',
    of: notStream,
    values: () => [lowTime, 600_000],
    observe: async (channel, id) => {
      await publish(channel, '', id);
      await later(longEnough);
      return (await channel.get(id)) === false ? 'expired' : 'kept';
    },
    shows: (value) => (value === lowTime ? 'expired' : 'kept'),
  },
  {
    key: 'expires',
    of: ['classic'],
    values: () => [lowTime, 600_000],
    observe: async (channel, id) => {
      await later(longEnough);
      return await channel.checkQueue(id).then(
        () => 'kept',
        (error: { code?: number }) => (error.code === 404 ? 'expired' : String(error)),
      );
    },
    shows: (value) => (value === lowTime ? 'expired' : 'kept'),
  },
  {
    key: 'overflow',
    of: notStream,
    values: () => ['drop-head', 'reject-publish'],
    beside: { 'x-max-length': 1 },
    observe: async (channel, id) => {
      const nacks: boolean[] = [];
      for (let i = 0; i < 6; i++) {
        nacks.push(await new Promise((done) => channel.sendToQueue(id, Buffer.from('m'), {}, (error) => done(error !== null))));
      }
      return nacks.includes(true) ? 'reject-publish' : 'drop-head';
    },
    shows: (value) => String(value ?? 'drop-head'),
  },
  {
    key: 'dead-letter-exchange',
    of: notStream,
    values: (id) => [`${id} one`, `${id} other`],
    prepare: (channel, id) => ends(channel, id, true),
    observe: rejectOne,
  },
  {
    key: 'dead-letter-routing-key',
    of: notStream,
    values: (id) => [`${id} one`, `${id} other`],
    beside: { 'x-dead-letter-exchange': '' },
    prepare: (channel, id) => ends(channel, id, false),
    observe: rejectOne,
  },
  {
    key: 'delivery-limit',
    of: ['quorum'],
    values: () => [1, 3, -1],
    observe: async (channel, id) => {
      await publish(channel, '', id);
      for (let deliveries = 0; deliveries < 25; deliveries++) {
        const message = await getSoon(channel, id);
        if (message === undefined) return `${deliveries} deliveries`;
        channel.reject(message, true);
      }
      return 'no limit';
    },
  },
  {
    key: 'alternate-exchange',
    of: ['exchange'],
    values: (id) => [`${id} one`, `${id} other`],
    prepare: (channel, id) => ends(channel, id, true),
    observe: async (channel, id) => {
      await publish(channel, id, 'unrouted');
      return landing(channel, id);
    },
  },
];
