// A publishing connection from which the broker reads nothing more, as if the target were a quorum queue without a leader: the move ends with
// its outcome, and with all messages in the source. A stream shows it first: its end mark needs another channel.
import { connect } from 'node:net';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { TopoError } from '../../../../src/model/diagnostic.ts';
import { amqpFrames } from '../../../support/amqp-frames.ts';
import { outermost } from '../../../support/fewer-versions.ts';
import { portOf, serveClients } from '../../../support/ports.ts';
import { useVhost } from '../../../support/vhost.ts';
import { client, ends, fill, move } from './support.ts';

/** AMQP 0-9-1: class 60, method 40. */
const publish = '60.40';

/** The URL of a proxy that passes nothing on of a connection after its first publish. */
async function blockingPublishers(url: string): Promise<string> {
  const server = await serveClients((own) => {
    const other = connect(Number(new URL(url).port), '127.0.0.1').setNoDelay(true);
    for (const socket of [own, other]) {
      socket.on('error', () => {});
      socket.on('close', () => void [own, other].map((one) => one.destroy()));
    }
    const requests = amqpFrames(8);
    let blocked = false;
    own.on('data', (data: Buffer) => {
      blocked ||= requests(data).some((frame) => frame[0] === 1 && `${frame.readUInt16BE(7)}.${frame.readUInt16BE(9)}` === publish);
      if (!blocked) other.write(data);
    });
    other.on('data', (data: Buffer) => void own.write(data));
  });
  onTestFinished(() => void server.close());
  return url.replace(/:\d+(?=\/|$)/, `:${portOf(server)}`);
}

describe.each(outermost(inject('brokers')))('$name $version', (broker) => {
  const vhost = useVhost(broker);

  it('ends the move of a stream with its outcome if its publisher is blocked', async () => {
    const channel = await client(vhost.url);
    const there = await ends(channel, vhost, 'stream');
    await fill(channel, there.source.name, 0, 300);
    const moving = move({ name: vhost.name, url: await blockingPublishers(vhost.url) }, there);
    const error = await moving.catch((one: unknown) => one);
    expect(error).toBeInstanceOf(TopoError);
    expect((error as TopoError).diagnostics).toMatchObject([
      { code: 'step-unknown', message: expect.stringMatching(/\d+ copies are not confirmed after 15 s/) },
    ]);
    expect(await channel.checkQueue(there.to)).toMatchObject({ messageCount: 0 });
  });
});
