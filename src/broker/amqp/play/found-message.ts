// A received message as data, for the comparison with the simulator.
import type { Message } from 'amqplib';
import type { FoundMessage } from '../../../model/playing.ts';
import type { MessageProperties } from '../../../model/publication.ts';
import type { Death, DeathReason } from '../../../model/routing.ts';
import type { Arguments } from '../../../model/values.ts';
import { idIn } from './publisher.ts';

/** `original` identifies the messages of the test by their ids. */
export function foundOf({ fields, properties, content }: Message, queue: string, original: (id: string) => boolean): FoundMessage {
  const { headers, expiration, priority, deliveryMode } = properties;
  return {
    queue,
    exchange: fields.exchange,
    routingKey: fields.routingKey,
    redelivered: fields.redelivered,
    deaths: deathsOf(headers?.['x-death']),
    original: original(idIn(content)),
    headers: (headers ?? {}) as Arguments,
    properties: propertiesOf(properties),
    ...(expiration === undefined ? {} : { expiration: Number(expiration) }),
    ...(priority === undefined ? {} : { priority: Number(priority) }),
    persistent: deliveryMode === 2,
  };
}

function propertiesOf(received: Message['properties']): MessageProperties {
  const { contentType, contentEncoding, correlationId, replyTo, messageId, timestamp, type, userId, appId } = received;
  const all = { contentType, contentEncoding, correlationId, replyTo, messageId, timestamp, type, userId, appId };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as MessageProperties;
}

/** The rows of `x-death` as RabbitMQ 3.10 to 4.3 writes them. */
function deathsOf(rows: unknown): readonly Death[] {
  if (!Array.isArray(rows)) return [];
  return rows.map((row: { readonly [field: string]: unknown }) => ({
    queue: String(row['queue']),
    reason: String(row['reason']) as DeathReason,
    exchange: String(row['exchange']),
    routingKeys: Array.isArray(row['routing-keys']) ? row['routing-keys'].map(String) : [],
    count: Number(row['count']),
  }));
}
