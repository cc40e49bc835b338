// Shared by the tests of messaging patterns: a topology applied by topo, publishers with confirms, and workers with prefetch.
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type ChannelModel, type ConsumeMessage, connect } from 'amqplib';
import { expect, onTestFinished } from 'vitest';
import type { BrokerUrls } from '../../support/broker-source.ts';
import { topo } from '../../support/io.ts';
import { vhostUrl } from '../../support/vhost.ts';

/** Applies an example topology to a virtual host. */
export async function applied(name: string, broker: BrokerUrls, vhost: string): Promise<void> {
  const cwd = fileURLToPath(new URL(`../../../topologies/${name}`, import.meta.url));
  const env = { RABBITMQ_URL: `${broker.amqpUrl}/${encodeURIComponent(vhost)}`, RABBITMQ_MANAGEMENT_URL: broker.httpUrl };
  const { code, err } = await topo(['apply', '--yes'], { cwd, env });
  expect({ code, err }).toEqual({ code: 0, err: expect.not.stringContaining('error') });
}

/** A connection that ends with the test. */
export async function connected(broker: BrokerUrls, vhost: string): Promise<ChannelModel> {
  return (await mortal(broker, vhost)).connection;
}

/** A connection with a way to end its socket without a goodbye; it ends so with the test too. */
async function mortal(broker: BrokerUrls, vhost: string): Promise<{ connection: ChannelModel; die: () => void; signal: AbortSignal }> {
  const end = new AbortController();
  const url = vhostUrl(broker, vhost);
  const options = { noDelay: true, signal: end.signal };
  const connection = await connect(url, options);
  connection.on('error', () => {}); // it ends by force
  onTestFinished(() => end.abort());
  return { connection, die: () => end.abort(), signal: end.signal };
}

/** A message to publish. */
export interface Sent {
  readonly exchange?: string;
  readonly key: string;
  readonly body: string;
  readonly mandatory?: boolean;
  readonly persistent?: boolean;
  readonly expiration?: number;
}

/** The reply of the broker per message: `ack`, `nack`, and whether it was returned. */
export async function publish(connection: ChannelModel, messages: readonly Sent[]): Promise<readonly string[]> {
  const channel = await connection.createConfirmChannel();
  const returned = new Set<string>();
  channel.on('return', (message) => returned.add(message.content.toString()));
  const said = await Promise.all(
    messages.map(
      ({ exchange = '', key, body, mandatory = false, persistent = true, expiration }) =>
        new Promise<string>((resolve) => {
          const options = { mandatory, persistent, ...(expiration === undefined ? {} : { expiration }) };
          channel.publish(exchange, key, Buffer.from(body), options, (error) =>
            resolve(`${error === null || error === undefined ? 'ack' : 'nack'}${returned.has(body) ? ', returned' : ''}`),
          );
        }),
    ),
  );
  await channel.close();
  return said;
}

/** A consumer on a connection of its own. */
export interface Worker {
  readonly got: readonly ConsumeMessage[];
  readonly bodies: () => readonly string[];
  ack(message: ConsumeMessage): void;
  /** Ends the socket: no close, no acknowledgement. */
  die(): void;
}

/** A worker; `busyMs` passes before it acknowledges each message, never where it is undefined. */
export async function worker(broker: BrokerUrls, vhost: string, queue: string, prefetch: number, busyMs?: number): Promise<Worker> {
  const { connection, die, signal } = await mortal(broker, vhost);
  const channel = await connection.createChannel();
  channel.on('error', () => {});
  if (prefetch > 0) await channel.prefetch(prefetch);
  const got: ConsumeMessage[] = [];
  await channel.consume(queue, async (message) => {
    if (message === null) return;
    got.push(message);
    if (busyMs === undefined) return;
    await sleep(busyMs);
    if (!signal.aborted) channel.ack(message);
  });
  return {
    got,
    bodies: () => got.map(({ content }) => content.toString()),
    ack: (message) => channel.ack(message),
    die,
  };
}

/** Texts `0` to `count - 1`. */
export function numbers(count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => String(i));
}
