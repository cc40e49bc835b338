// An observation creates nothing even if objects disappear meanwhile: queues and exchanges are deleted between its requests, hundreds at a
// time, and none exists afterwards. TOPO_VANISHING=5000 deletes that many per version; the default is for daily runs.
import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, inject, test } from 'vitest';
import type { Exchange, Queue, QueueType } from '../../../../src/model/entity.ts';
import { keyOf } from '../../../../src/model/key.ts';
import { arbitraryExchange, arbitraryQueue } from '../../../support/topologies.ts';
import { useVhost } from '../../../support/vhost.ts';
import { declare, open, remove } from '../support.ts';
import { type Pair, samplePairs, useManagement } from './random-things.ts';

const total = Number(process.env['TOPO_VANISHING'] ?? 600);
const atOnce = 200;

/** Pairs of live and declared objects, which cost the observation one request per difference. */
function pairsOf(vhost: string, round: number): readonly Pair<Queue | Exchange>[] {
  // Quorum queues and streams are rare: creating and deleting them is slow.
  const types = fc.constantFrom<QueueType[]>('classic', 'classic', 'classic', 'classic', 'classic', 'classic', 'quorum', 'stream');
  const queue = types.chain((type) => arbitraryQueue('q', vhost, [type]));
  const exchange = arbitraryExchange('e', vhost);
  const kinds: Arbitrary<Pair<Queue | Exchange>> = fc.oneof(fc.tuple(queue, queue), fc.tuple(exchange, exchange));
  return samplePairs(kinds, { numRuns: atOnce, seed: round }, (index) => `${round}.${index}`);
}

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  const management = useManagement(broker);

  const listed = async (): Promise<readonly string[]> => {
    const { observations } = await management().reader.observe({ vhosts: [vhost.name], wanted: new Map() });
    return [...observations.keys()];
  };

  test('declares nothing when queues and exchanges are deleted during the observation', { timeout: 3_600_000 }, async () => {
    const [looking, deleting] = [await open(vhost.url), await open(vhost.url)];
    const before = await listed();
    const states = { absent: 0, present: 0 };
    // how many have vanished when they are observed depends on the speed of both: more rounds if one outcome was rare
    const isRare = (): boolean => Math.min(states.absent, states.present) <= total / 20;
    for (let round = 0; round * atOnce < total || (isRare() && round * atOnce < 5 * total); round += 1) {
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
