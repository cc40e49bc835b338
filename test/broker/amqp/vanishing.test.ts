// A look makes nothing, whatever goes while it looks: queues and exchanges are deleted between its questions, hundreds at a time, and
// afterwards nothing is there. TOPO_VANISHING=5000 deletes that many of each version; the default is for every day.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Management, openManagement } from '../../../src/broker/management/open.ts';
import type { Exchange, Queue, QueueType } from '../../../src/model/entity.ts';
import { keyOf } from '../../../src/model/key.ts';
import { arbitraryExchange, arbitraryQueue } from '../../support/topologies.ts';
import { useVhost } from '../../support/vhost.ts';
import { declare, open, remove } from './support.ts';

const total = Number(process.env['TOPO_VANISHING'] ?? 600);
const atOnce = 200;

/** Pairs of what is there and what is expected of it, which takes the look one question a difference. */
function pairsOf(vhost: string, round: number): readonly (readonly [Queue | Exchange, Queue | Exchange])[] {
  // Quorum queues and streams come seldom: they take their time to be made and deleted.
  const types = fc.constantFrom<QueueType[]>('classic', 'classic', 'classic', 'classic', 'classic', 'classic', 'quorum', 'stream');
  const queue = types.chain((type) => arbitraryQueue('q', vhost, [type]));
  const kinds = fc.oneof(fc.tuple(queue, queue), fc.tuple(arbitraryExchange('e', vhost), arbitraryExchange('e', vhost)));
  const any = fc.tuple(kinds, fc.boolean());
  return fc.sample(any, { numRuns: atOnce, seed: round }).map(([[live, other], same], index) => {
    const name = `${round}.${index}`;
    return [
      { ...live, name },
      { ...(same ? live : other), name },
    ];
  });
}

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  let management: Management;
  beforeAll(async () => {
    management = await openManagement({ url: broker.httpUrl });
  });
  afterAll(() => management.close());

  const listed = async (): Promise<readonly string[]> => {
    const { observations } = await management.reader.observe({ vhosts: [vhost.name], wanted: new Map() });
    return [...observations.keys()];
  };

  test('deletes while it looks', { timeout: 3_600_000 }, async () => {
    const [looking, deleting] = [await open(vhost.url), await open(vhost.url)];
    const before = await listed();
    const states = { absent: 0, present: 0 };
    for (let round = 0; round * atOnce < total; round += 1) {
      const pairs = pairsOf(vhost.name, round);
      await Promise.all(pairs.map(([live]) => deleting.writer.execute(declare(live))));
      const wanted = new Map(pairs.map(([, expected]) => [keyOf(expected), expected]));
      const reversed = pairs.toReversed();
      const [{ observations }] = await Promise.all([
        looking.reader.observe({ vhosts: [vhost.name], wanted }),
        ...reversed.map(([live]) => deleting.writer.execute(remove(live, 'none'))),
      ]);
      for (const { state } of observations.values()) if (state === 'absent' || state === 'present') states[state] += 1;
      expect(await listed()).toEqual(before);
    }
    // both happened often, or the test has tested nothing
    expect(states.absent).toBeGreaterThan(total / 20);
    expect(states.present).toBeGreaterThan(total / 20);
  });
});
