// A move over TLS: it intercepts the frames of messages before amqplib for every kind of connection.
import { describe, expect, inject, it } from 'vitest';
import { parseAmqpUrls } from '../../../../src/broker/address.ts';
import { useVhost } from '../../../support/vhost.ts';
import { makeCertificate } from '../connection/certificate.ts';
import { startTls } from '../support.ts';
import { client, ends, fill, move, numbersIn, upTo } from './support.ts';

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);

  it.each([10, 200_000])('keeps count, order and content of messages of %s bytes', async (size) => {
    const certificate = makeCertificate();
    const addresses = parseAmqpUrls(await startTls(vhost.url, certificate));
    const channel = await client(vhost.url);
    const there = await ends(channel, vhost, 'classic');
    const count = size > 1000 ? 50 : 3_000;
    await fill(channel, there.source.name, 0, count, size);
    const options = { addresses, purpose: 'test', tls: { ca: certificate.cert } };
    expect(await move(vhost, there, { options })).toMatchObject({ moved: count, deleted: true, lost: 0 });
    expect(await numbersIn(channel, there.to)).toEqual(upTo(count));
  });
});
