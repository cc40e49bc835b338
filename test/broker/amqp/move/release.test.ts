// A move that leaves its source in place ends its connection only after the broker has applied every acknowledgement. Otherwise messages
// whose copies are in the target return to the source: those that a channel with 32 or more unapplied commands has not passed to its
// quorum queue yet (RabbitMQ 3.10 to 4.3).
import { describe, expect, inject, it } from 'vitest';
import { eventually } from '../../../support/eventually.ts';
import { useVhost } from '../../../support/vhost.ts';
import { lateConfirms } from './late-confirms.ts';
import { client, ends, fill, move, numbersIn, upTo } from './support.ts';

/** Fewer than a move receives at once: all of them are in transit when it cancels its consumer. */
const count = 900;

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);

  it.each(['classic', 'quorum'] as const)('requeues no moved message of a %s queue that it leaves in place', async (type) => {
    const channel = await client(vhost.url);
    const there = await ends(channel, vhost, type);
    await fill(channel, there.source.name, 0, count);
    const through = { name: vhost.name, url: await lateConfirms(vhost.url, { lateMs: 300 }) };
    expect(await move(through, { ...there, rest: 'stay' })).toMatchObject({ moved: count, deleted: false });
    await eventually(async () => expect((await channel.checkQueue(there.source.name)).consumerCount).toBe(0));
    expect(await numbersIn(channel, there.source.name)).toEqual([]);
    expect(await numbersIn(channel, there.to)).toEqual(upTo(count));
  });
});
