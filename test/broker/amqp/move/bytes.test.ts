// Moved messages are equal byte for byte: deliveries from the target are compared with those from a queue like the source. (RabbitMQ 4.x
// itself sorts the headers of a message, and a quorum queue there has two priorities.)
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { describe, expect, inject, it } from 'vitest';
import { useVhost } from '../../../support/vhost.ts';
import { client, ends, field, long, move, properties, type Raw, rawClient, short } from './support.ts';

const every = Buffer.concat([
  field('z-last-first', 'S', long('text')),
  field('int8', 'b', Buffer.from([0x80])),
  field('uint8', 'B', Buffer.from([0xff])),
  field('int16', 's', Buffer.from([0x80, 0])),
  field('uint16', 'u', Buffer.from([0xff, 0xff])),
  field('int32', 'I', Buffer.from([0x80, 0, 0, 0])),
  field('uint32', 'i', Buffer.from([0xff, 0xff, 0xff, 0xff])),
  field('int64', 'l', Buffer.from([0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff])),
  field('float', 'f', Buffer.from([0x3f, 0x80, 0, 1])),
  field('double', 'd', Buffer.from([0x3f, 0xf0, 0, 0, 0, 0, 0, 1])),
  field('decimal', 'D', Buffer.from([2, 0, 0, 1, 0])),
  field('time', 'T', Buffer.from([0, 0, 0, 1, 0, 0, 0, 0])),
  field('true', 't', Buffer.from([1])),
  field('void', 'V'),
  field('bytes', 'x', long(Buffer.from([0, 0xff, 0xfe]))),
  field('not-utf8', 'S', long(Buffer.from([0xff, 0xfe, 0]))),
  field('table', 'F', long(field('b', 'I', Buffer.alloc(4)), field('a', 'F', long()))),
  field('array', 'A', long('b', Buffer.from([1]), 'S', long('x'), 'A', long())),
  field('double-again', 'd', Buffer.from([0x40, 0, 0, 0, 0, 0, 0, 0])),
  field('', 'S', long('a header without a name')),
]);
const death = field(
  'x-death',
  'A',
  long(
    'F',
    long(field('count', 'l', Buffer.from([0, 0, 0, 0, 0, 0, 0, 2])), field('queue', 'S', long('q')), field('reason', 'S', long('expired'))),
  ),
);
const all = {
  15: short('text/plain'),
  14: short('gzip'),
  13: long(every),
  12: Buffer.from([2]),
  11: Buffer.from([7]),
  10: short('correlation'),
  9: short('reply'),
  8: short('86400000'),
  7: short('id'),
  6: Buffer.from([0, 0, 0, 0, 0x60, 0, 0, 1]),
  5: short('type'),
  4: short('guest'),
  3: short('app'),
  2: short('cluster'),
};

const messages: { readonly [name: string]: Partial<Raw> } = {
  'no property at all': {},
  'every property and every type of header': { properties: properties(all) },
  'empty texts': { properties: properties({ 15: short(''), 10: short(''), 7: short(''), 3: short('') }) },
  'an empty table of headers': { properties: properties({ 13: long() }) },
  'a header x-death of a publisher': { properties: properties({ 13: long(death), 12: Buffer.from([2]) }) },
  'a header CC': { properties: properties({ 13: long(field('CC', 'A', long('S', long('elsewhere')))) }) },
  'headers that the broker may add': {
    properties: properties({ 13: long(field('x-delivery-count', 'l', Buffer.alloc(8)), field('x-stream-offset', 'l', Buffer.alloc(8))) }),
  },
  'delivery-mode 1': { properties: properties({ 12: Buffer.from([1]) }) },
  'text that is not UTF-8': { properties: properties({ 15: short(Buffer.from([0xff])), 10: short(Buffer.from([0xc0, 0x80])) }) },
  'a routing key that is not UTF-8': { routingKey: Buffer.from([0x61, 0xff, 0x00]) },
  'a routing key of 255 bytes': { routingKey: Buffer.alloc(255, 'k') },
  'headers of 100 kB': { properties: properties({ 13: long(field('big', 'S', long(Buffer.alloc(100_000, 'b')))) }) },
  'one byte': { body: Buffer.from([0]) },
  'as long as a frame': { body: Buffer.alloc(131_072 - 8, 1) },
  'one byte more than a frame': { body: Buffer.alloc(131_072 - 7, 2) },
  'of many frames': { body: Buffer.alloc(5_000_000, 3) },
};

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);

  it.each(['classic', 'quorum'] as const)('moves every message of a %s queue byte for byte', async (type) => {
    const channel = await client(vhost.url);
    const raw = await rawClient(vhost.url, vhost.name);
    const there = await ends(channel, vhost, type);
    await channel.assertExchange('any', 'fanout');
    await channel.assertQueue('witness', { arguments: { 'x-queue-type': type } });
    for (const one of [there.source.name, 'witness']) await channel.bindQueue(one, 'any', '');
    const sent = Object.values(messages).map((one) => ({
      routingKey: Buffer.from('key'),
      properties: Buffer.alloc(2),
      body: Buffer.alloc(0),
      ...one,
    }));
    for (const one of sent) expect(await raw.publish('any', one)).toBe('confirmed');
    expect(await move(vhost, there)).toMatchObject({ moved: sent.length, withoutUserId: 0, deleted: true, lost: 0 });
    const got = await raw.take(there.to, sent.length);
    const hex = (list: readonly Raw[]): unknown =>
      list.map(({ routingKey, properties: bytes, body }) => [
        routingKey.toString('hex'),
        bytes.toString('hex'),
        body.length,
        createHash('sha256').update(body).digest('hex'),
      ]);
    expect(hex(got)).toEqual(hex(await raw.take('witness', sent.length)));
    await channel.deleteQueue('witness');
  });
});
