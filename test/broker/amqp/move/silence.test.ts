// A broker that stops responding at any request of a move that compares the room of its target, and Ctrl-C at the first report of a wait: the
// move ends within seconds, and no message is lost. A request that no limit bounds ends only with the heartbeats of its connection.
import type { Channel } from 'amqplib';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { parseAmqpUrls } from '../../../../src/broker/address.ts';
import { Waits } from '../../../../src/broker/waits.ts';
import { TopoError } from '../../../../src/model/diagnostic.ts';
import { outermost } from '../../../support/fewer-versions.ts';
import { startSilencer } from '../../../support/silencer.ts';
import { useVhost } from '../../../support/vhost.ts';
import { client, ends, fill, move } from './support.ts';

/** More than a move of three messages sends. */
const most = 40;
/**
 * Milliseconds from Ctrl-C, or from a silence that begins after it: a grace of 1 s for replies, up to 2 s for a request after Ctrl-C, 0.7 s
 * for each further one, and the time to close both connections.
 */
const endedMs = 6_000;

describe.each(outermost(inject('brokers')))('$name $version', (broker) => {
  const vhost = useVhost(broker);

  it('ends a move within seconds of Ctrl-C, whichever of its requests the broker does not answer', async () => {
    const channel = await client(vhost.url);
    const there = await Promise.all(Array.from({ length: most }, () => ends(channel, vhost, 'classic')));
    for (const { source } of there) await fill(channel, source.name, 0, 3);
    const late: string[] = [];
    const unexpected: string[] = [];
    let silent = 0;
    await Promise.all(
      there.map(async (one, passed) => {
        const proxy = await startSilencer({ amqp: vhost.url, http: broker.httpUrl }, passed);
        onTestFinished(() => proxy.close());
        const interruption = new AbortController();
        let interruptedAt = Number.POSITIVE_INFINITY;
        const onWait = (): void => {
          interruptedAt = Math.min(interruptedAt, performance.now());
          interruption.abort(new Error('interrupted'));
        };
        const { signal } = interruption;
        const waits = new Waits({ signal, onWait, limits: { reportMs: 300, finishMs: 2_000 } });
        const options = { addresses: parseAmqpUrls(proxy.through(vhost.url)), purpose: 'test', waits };
        await move(vhost, { ...one, most: 10, signal }, { options }).catch((error: unknown) => {
          if (!(error instanceof TopoError)) unexpected.push(`${passed} requests: ${String(error)}`);
        });
        if (proxy.silentSince() === undefined) return;
        silent += 1;
        const tookMs = Math.round(performance.now() - Math.max(interruptedAt, proxy.silentSince() ?? 0));
        if (!(tookMs < endedMs)) late.push(`${passed} requests: ${tookMs} ms`);
      }),
    );
    expect({ late, unexpected }).toEqual({ late: [], unexpected: [] });
    expect(silent).toBeGreaterThan(15);
    for (const { source, to } of there) await expect.poll(() => together(channel, source.name, to)).toBeGreaterThanOrEqual(3);
  });
});

/** A source is missing only if all its messages were moved. */
async function together(channel: Channel, source: string, to: string): Promise<number> {
  const copies = (await channel.checkQueue(to)).messageCount;
  return copies >= 3 ? copies : copies + (await channel.checkQueue(source)).messageCount;
}
