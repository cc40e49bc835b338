// The attributes of random queues and exchanges, recovered over AMQP alone, equal those in the management API, whatever was declared;
// and nothing is created, whether all objects exist or none.
// TOPO_RECOVERY=500 runs that many per kind and version; the default is for daily runs.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, inject, test } from 'vitest';
import type { Entity, Exchange, Queue, QueueType } from '../../../../src/model/entity.ts';
import { type EntityKey, keyOf } from '../../../../src/model/key.ts';
import type { Observation } from '../../../../src/model/observed.ts';
import { differences } from '../../../../src/planner/equal.ts';
import { arbitraryExchange, arbitraryQueue } from '../../../support/topologies.ts';
import { useVhost } from '../../../support/vhost.ts';
import { declare, open } from '../support.ts';
import { ignoredBy, type Pair, samplePairs, useManagement, without } from './random-things.ts';

const count = Number(process.env['TOPO_RECOVERY'] ?? 60);
const seed = Number(process.env['TOPO_SEED'] ?? 20);
const types: readonly QueueType[] = ['classic', 'quorum', 'stream'];

/** Live entities, each with a declaration with its name. */
function pairsIn(vhost: string): readonly Pair<Queue | Exchange>[] {
  const queue = fc.constantFrom(...types).chain((type) => arbitraryQueue('q', vhost, [type]));
  const exchange = arbitraryExchange('e', vhost);
  const runs = { numRuns: count, seed };
  return [
    ...samplePairs(fc.tuple(queue, queue), runs, (index) => `q${index}`),
    ...samplePairs(fc.tuple(exchange, exchange), runs, (index) => `e${index}`),
  ];
}

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  const management = useManagement(broker);

  const names = (observations: ReadonlyMap<EntityKey, Observation>): readonly EntityKey[] => [...observations.keys()].sort();

  test('recovers the attributes of random queues and exchanges, and declares nothing', { timeout: 3_600_000 }, async () => {
    const there = await open(vhost.url);
    const pairs = pairsIn(vhost.name);
    const missing = pairs.map(([, expected]) => ({ ...expected, name: `${expected.name}-${randomUUID()}` }));
    const failed: string[] = [];
    for (const [live] of pairs) await there.writer.execute(declare(live)).catch((error: unknown) => failed.push(String(error)));
    expect(failed).toEqual([]);
    const asked = new Map<EntityKey, Entity>([...pairs.map(([, expected]) => expected), ...missing].map((one) => [keyOf(one), one]));
    const before = (await management().reader.observe({ vhosts: [vhost.name], wanted: new Map() })).observations;
    const { observations } = await there.reader.observe({ vhosts: [vhost.name], wanted: asked });
    const after = (await management().reader.observe({ vhosts: [vhost.name], wanted: new Map() })).observations;
    expect(names(after)).toEqual(names(before));
    for (const one of missing) expect(observations.get(keyOf(one)), keyOf(one)).toEqual({ state: 'absent' });
    for (const [live, expected] of pairs) {
      const key = keyOf(live);
      const [amqp, http] = [observations.get(key), after.get(key)];
      const about = JSON.stringify({ expected, amqp, http });
      if (amqp?.state !== 'present' || http?.state !== 'present') throw new Error(about);
      // uncompared arguments are not visible, and are named if declared; everything else is equal
      const ignored = ignoredBy(broker.version, http.entity);
      const shown = without(http.entity as Queue | Exchange, ignored);
      const asked = Object.keys(expected.arguments).filter((argument) => ignored.includes(argument));
      expect(amqp.facts.uncompared ?? [], about).toEqual(asked);
      expect(differences(amqp.entity, shown), about).toEqual([]);
      expect(differences(shown, amqp.entity), about).toEqual([]);
    }
  });
});
