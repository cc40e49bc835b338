// Plays random routing worlds on a real broker, many concurrently in one virtual host, and reports where each message ended.
import { type Channel, type ChannelModel, type ConfirmChannel, type ConsumeMessage, connect, type GetMessage } from 'amqplib';
import { bindingTable, queueTable } from '../../src/broker/amqp/connection/argument-tables.ts';
import type { Publication } from '../../src/model/publication.ts';
import type { BrokerInfo } from './broker-source.ts';
import type { World } from './routing-world.ts';
import { http } from './vhost.ts';

/** The observed outcome of one publish. */
export interface Played {
  /** Names of the queues where copies ended, one per copy; sorted. */
  readonly resting: readonly string[];
  readonly returned: boolean;
  /** Reply code of a refusal, which closed the channel. */
  readonly refused?: number;
}

/** A publish with its world and publication. */
export type PlayKey = string;

/** The id of a publication while it is in transit. */
export function playKey(world: World, at: number): PlayKey {
  return `${world.prefix}${at}`;
}

interface Table {
  readonly resting: Map<PlayKey, string[]>;
  readonly returned: Set<PlayKey>;
  readonly refused: Map<PlayKey, number>;
}

/**
 * Declares the worlds, publishes everything, waits until `isDone` confirms that every message arrived as expected, or nothing has moved
 * for a while, and deletes the worlds. @throws for every refusal except of a publish
 */
export async function play(
  broker: BrokerInfo,
  url: string,
  worlds: readonly World[],
  isDone: (played: ReadonlyMap<PlayKey, Played>) => boolean,
): Promise<ReadonlyMap<PlayKey, Played>> {
  const connection = await connect(url, { noDelay: true });
  connection.on('error', () => {}); // its calls fail with the reason
  const table: Table = { resting: new Map(), returned: new Set(), refused: new Map() };
  try {
    await putPolicies(broker, worlds, 'PUT');
    await spread(connection, worlds, declare);
    const consuming = await connection.createChannel();
    await Promise.all(worlds.map((world) => consume(consuming, world, table)));
    await publishAll(connection, worlds, table);
    await settle(worlds, table, isDone);
    await consuming.close();
    return playedOf(worlds, table);
  } finally {
    await spread(connection, worlds, remove).catch(() => {}); // the virtual host is deleted after the test
    await putPolicies(broker, worlds, 'DELETE');
    await connection.close();
  }
}

/** Policies are created before the objects that they match, so that nothing changes for messages in transit. */
async function putPolicies(broker: BrokerInfo, worlds: readonly World[], method: 'PUT' | 'DELETE'): Promise<void> {
  for (const { vhost, name, pattern, applyTo, priority, definition } of worlds.flatMap(({ policies }) => policies)) {
    const body = { pattern, 'apply-to': applyTo, priority, definition };
    await http(broker, method, `policies/${encodeURIComponent(vhost)}/${encodeURIComponent(name)}`, method === 'PUT' ? body : undefined);
  }
}

/** Eight channels, each with its share of the worlds. */
async function spread(
  connection: ChannelModel,
  worlds: readonly World[],
  work: (channel: Channel, world: World) => Promise<void>,
): Promise<void> {
  const shares = Array.from({ length: 8 }, (_, at) => worlds.filter((_, index) => index % 8 === at));
  await Promise.all(
    shares.map(async (share) => {
      const channel = await connection.createChannel();
      channel.on('error', () => {}); // the failed call has the reason
      for (const world of share) await work(channel, world);
      await channel.close();
    }),
  );
}

async function declare(channel: Channel, { exchanges, queues, bindings }: World): Promise<void> {
  for (const { name, type, internal, arguments: table } of exchanges) {
    await channel.assertExchange(name, type, { durable: true, internal, arguments: queueTable(table) });
  }
  for (const { name, type, arguments: table } of queues) {
    const typed = type === undefined ? table : { ...table, 'x-queue-type': type };
    await channel.assertQueue(name, { durable: true, arguments: queueTable(typed) });
  }
  for (const { source, destination, destinationType, routingKey, arguments: table } of bindings) {
    if (destinationType === 'queue') await channel.bindQueue(destination, source, routingKey, bindingTable(table));
    else await channel.bindExchange(destination, source, routingKey, bindingTable(table));
  }
}

async function remove(channel: Channel, { exchanges, queues }: World): Promise<void> {
  for (const { name } of queues) await channel.deleteQueue(name);
  for (const { name } of exchanges) await channel.deleteExchange(name);
}

async function consume(channel: Channel, { queues, fates }: World, table: Table): Promise<void> {
  for (const { name } of queues) {
    const fate = fates.get(name);
    if (fate === 'rest') await channel.consume(name, (message) => message && rest(name, message, table), { noAck: true });
    if (fate !== 'rejected') continue;
    await channel.consume(name, (message) => {
      if (message === null) return;
      if (!hasBeenRejected(message, name)) return channel.nack(message, false, false);
      channel.ack(message);
      rest(name, message, table);
    });
  }
}

function hasBeenRejected(message: ConsumeMessage | GetMessage, queue: string): boolean {
  const deaths = (message.properties.headers?.['x-death'] ?? []) as readonly { readonly queue: string; readonly reason: string }[];
  return deaths.some((death) => death.queue === queue && death.reason === 'rejected');
}

function rest(queue: string, message: ConsumeMessage, { resting }: Table): void {
  const key = String(message.properties.messageId);
  const queues = resting.get(key);
  if (queues === undefined) resting.set(key, [queue]);
  else queues.push(queue);
}

async function publishAll(connection: ChannelModel, worlds: readonly World[], table: Table): Promise<void> {
  let channel = await openConfirm(connection, table);
  let confirms: Promise<void>[] = [];
  for (const world of worlds) {
    for (const [at, publication] of world.publications.entries()) {
      const key = playKey(world, at);
      if (!mayBeRefused(publication, world)) {
        confirms.push(confirmed(channel, publication, key));
        continue;
      }
      // a refusal closes the channel
      await Promise.all(confirms);
      confirms = [];
      const code = await publishAlone(channel, publication, key);
      if (code === undefined) continue;
      table.refused.set(key, code);
      channel = await openConfirm(connection, table);
    }
  }
  await Promise.all(confirms);
  await channel.close();
}

async function openConfirm(connection: ChannelModel, { returned }: Table): Promise<ConfirmChannel> {
  const channel = await connection.createConfirmChannel();
  channel.on('error', () => {}); // reported by publishAlone
  channel.on('return', ({ properties }) => returned.add(String(properties.messageId)));
  return channel;
}

function mayBeRefused({ exchange, headers }: Publication, { exchanges }: World): boolean {
  const target = exchanges.find(({ name }) => name === exchange);
  const isList = (value: unknown): boolean => value === undefined || Array.isArray(value);
  return (target === undefined && exchange !== '') || target?.internal === true || !isList(headers['CC']) || !isList(headers['BCC']);
}

function publishAlone(channel: ConfirmChannel, publication: Publication, key: PlayKey): Promise<number | undefined> {
  return new Promise((resolve) => {
    channel.once('error', (error: { code?: number }) => resolve(error.code ?? -1));
    send(channel, publication, key, () => resolve(undefined));
  });
}

/** Resolves with a nack too, which a full queue causes. */
function confirmed(channel: ConfirmChannel, publication: Publication, key: PlayKey): Promise<void> {
  return new Promise((resolve) => send(channel, publication, key, resolve));
}

function send(channel: ConfirmChannel, { exchange, routingKey, headers, mandatory }: Publication, key: PlayKey, settled: () => void): void {
  channel.publish(exchange, routingKey, Buffer.from(''), { headers: bindingTable(headers), mandatory, messageId: key }, () => settled());
}

/** Waits until the state is stable and as expected, or until nothing has moved for three seconds. */
async function settle(worlds: readonly World[], table: Table, isDone: (played: ReadonlyMap<PlayKey, Played>) => boolean): Promise<void> {
  let [count, still] = [-1, 0];
  while (still < 30) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const now = [...table.resting.values()].reduce((sum, queues) => sum + queues.length, 0);
    still = now === count ? still + 1 : 0;
    count = now;
    // a surplus copy may still be in transit
    if (still === 5 && isDone(playedOf(worlds, table))) return;
  }
}

function playedOf(worlds: readonly World[], { resting, returned, refused }: Table): ReadonlyMap<PlayKey, Played> {
  const keys = worlds.flatMap((world) => world.publications.map((_, at) => playKey(world, at)));
  return new Map(
    keys.map((key) => {
      const code = refused.get(key);
      const queues = [...(resting.get(key) ?? [])].sort();
      return [key, { resting: queues, returned: returned.has(key), ...(code === undefined ? {} : { refused: code }) }] as const;
    }),
  );
}
