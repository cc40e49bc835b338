// Shared by the tests of moves: a client that reads raw bytes, hand-made properties, and queues with an exchange between them.
import { Buffer } from 'node:buffer';
import { type Channel, type ConfirmChannel, connect } from 'amqplib';
import { onTestFinished } from 'vitest';
import { parseAmqpUrls } from '../../../../src/broker/address.ts';
import { openMoveConnection } from '../../../../src/broker/amqp/move/connections.ts';
import type { MoveRequest, MoveResult, MoveTarget } from '../../../../src/broker/amqp/move/move.ts';
import { moveMessages } from '../../../../src/broker/amqp/move/move.ts';
import type { RawMessage } from '../../../../src/broker/amqp/move/raw/frame-tap.ts';
import { ackFrame, publishFrames } from '../../../../src/broker/amqp/move/raw/frames.ts';
import type { Queue, QueueType } from '../../../../src/model/entity.ts';
import type { TestVhost } from '../../../support/vhost.ts';
import { queue } from '../support.ts';

/** A connection with a confirm channel, for one test; a concurrent one passes its own `onFinished`. */
export async function client(url: string, onFinished: (end: () => Promise<void>) => void = onTestFinished): Promise<ConfirmChannel> {
  const model = await connect(url, { noDelay: true });
  model.on('error', () => {});
  onFinished(() => model.close().catch(() => {}));
  const channel = await model.createConfirmChannel();
  channel.on('error', () => {});
  return channel;
}

/** A source, a target, and the fanout exchange between them. */
export interface Ends {
  readonly source: Queue;
  readonly to: string;
  readonly via: string;
}

let count = 0;

/** Declares a source of that type with those arguments, and a classic target. */
export async function ends(
  channel: Channel,
  vhost: TestVhost,
  type: QueueType,
  args: { readonly [key: string]: unknown } = {},
  target: { readonly [key: string]: unknown } = {},
): Promise<Ends> {
  count += 1;
  const name = `source-${count}`;
  const to = `target-${count}`;
  await channel.assertQueue(name, { arguments: { ...args, 'x-queue-type': type } });
  await channel.assertQueue(to, { arguments: target });
  await channel.assertExchange(to, 'fanout');
  await channel.bindQueue(to, to, '');
  return { source: queue(vhost.name, name, { type }), to, via: to };
}

/** Moves, with the ends of the test. */
export async function move(vhost: TestVhost, more: Ends & Partial<MoveRequest>, target: Partial<MoveTarget> = {}): Promise<MoveResult> {
  const options = { addresses: parseAmqpUrls(vhost.url), purpose: 'test' };
  return await moveMessages({ options, ...target }, { vhost: vhost.name, rest: 'delete', waitMs: 10_000, alarmMs: 10_000, ...more });
}

/** Publishes numbered messages to a queue by its name. */
export async function fill(channel: ConfirmChannel, name: string, from: number, to: number, size = 0): Promise<void> {
  for (let index = from; index < to; index += 1) {
    channel.sendToQueue(name, Buffer.from(String(index).padEnd(size)), { persistent: true });
  }
  await channel.waitForConfirms();
}

/** Takes all messages of a queue, as numbers, in their order; acknowledges none. */
export async function numbersIn(channel: Channel, name: string): Promise<number[]> {
  const numbers: number[] = [];
  for (let one = await channel.get(name); one !== false; one = await channel.get(name)) numbers.push(Number(one.content.toString()));
  return numbers;
}

/** 0, 1, ... up to and without `end`. */
export function upTo(end: number): number[] {
  return Array.from({ length: end }, (_, index) => index);
}

/** A message in raw bytes. */
export interface Raw {
  readonly routingKey: Buffer;
  readonly properties: Buffer;
  readonly body: Buffer;
}

/** A client that sends and receives raw bytes. */
export interface RawClient {
  publish(exchange: string, message: Raw): Promise<'confirmed' | 'returned' | 'refused'>;
  /** Receives a number of messages from a queue and acknowledges them. */
  take(name: string, count: number, args?: { readonly [key: string]: unknown }): Promise<Raw[]>;
}

/** Opens one, for one test. */
export async function rawClient(url: string, vhost: string): Promise<RawClient> {
  const line = await openMoveConnection({ addresses: parseAmqpUrls(url), purpose: 'test' }, vhost, 'raw', () => {});
  onTestFinished(() => line.close());
  const channel = await line.channel('confirms', (failure) => waiting(failure as never));
  let waiting: (is: 'confirmed' | 'returned' | 'refused') => void = () => {};
  line.tap.listen(channel, {
    message: () => {},
    notice: ({ is }) => {
      if (is === 'confirmed' || is === 'returned' || is === 'refused') waiting(is);
    },
  });
  return {
    publish: (exchange, { routingKey, properties, body }) => {
      const message = { exchange: Buffer.from(exchange), routingKey, properties, body: [body] };
      line.tap.send(channel, publishFrames((channel as unknown as { ch: number }).ch, line.tap.frameMax, message));
      return new Promise((resolve) => {
        waiting = resolve;
      });
    },
    take: async (name, wanted, args = {}) => {
      const takes = await line.channel('takes', () => {});
      const got: RawMessage[] = [];
      const all = new Promise<void>((resolve) => {
        line.tap.listen(takes, {
          message: (message) => {
            got.push(message);
            line.tap.send(takes, [ackFrame((takes as unknown as { ch: number }).ch, message.tag)]);
            if (got.length === wanted) resolve();
          },
          notice: () => {},
        });
      });
      await takes.prefetch(100);
      await takes.consume(name, () => {}, { arguments: args });
      await all;
      await takes.close();
      return got.map(({ routingKey, properties, body }) => ({ routingKey, properties, body: Buffer.concat(body) }));
    },
  };
}

/** A field of a table: name, type, the value's bytes. */
export function field(name: string, type: string, value: Buffer | string = ''): Buffer {
  const key = Buffer.from(name);
  return Buffer.concat([Buffer.from([key.length]), key, Buffer.from(type), Buffer.from(value as string, 'latin1')]);
}

/** Bytes behind their length in 32 bits: a table, an array, a long string. */
export function long(...parts: readonly (Buffer | string)[]): Buffer {
  const bytes = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** Bytes behind their length in 8 bits. */
export function short(text: string | Buffer): Buffer {
  const bytes = Buffer.from(text as string);
  return Buffer.concat([Buffer.from([bytes.length]), bytes]);
}

/** Property flags by bit (15 content-type, 13 headers, ... 2 cluster-id), with their values in the order of the bits. */
export function properties(values: { readonly [bit: number]: Buffer }): Buffer {
  const bits = Object.keys(values)
    .map(Number)
    .sort((one, other) => other - one);
  const flags = Buffer.alloc(2);
  flags.writeUInt16BE(bits.reduce((sum, bit) => sum | (1 << bit), 0));
  return Buffer.concat([flags, ...bits.map((bit) => values[bit] as Buffer)]);
}
