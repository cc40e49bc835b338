// The generators of topologies make nothing that the broker in memory refuses, as any version; and the declared and the seeded way lead
// to the same broker.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Entity } from '../../../src/model/entity.ts';
import { keyOf } from '../../../src/model/key.ts';
import type { Step } from '../../../src/model/plan.ts';
import { createMemoryBroker } from '../../support/memory/broker.ts';
import { sample } from '../../support/sample.ts';
import { arbitraryObservedExtras, arbitraryTopology, liveEntities } from '../../support/topologies.ts';

/** Whatever a plan has to do, one step an entity: ends first. */
function making(entities: readonly Entity[]): Step[] {
  const rank = { exchange: 0, queue: 0, binding: 1, policy: 0, document: 0 };
  const sorted = entities.toSorted((one, other) => rank[one.kind] - rank[other.kind]);
  const what = { exchange: 'declare', queue: 'declare', binding: 'bind', policy: 'put-policy', document: 'put-document' } as const;
  return sorted.map((entity, index) => ({ id: index + 1, level: index + 1, change: keyOf(entity), do: what[entity.kind], entity }) as Step);
}

describe.each(['3.10.8', '4.0.5', '4.3.6'] as const)('as %s', (version) => {
  test('creates every generated topology, twice with the same result', async () => {
    const property = fc.asyncProperty(arbitraryTopology(), arbitraryObservedExtras(), async (topology, extras) => {
      const broker = createMemoryBroker({ version });
      const entities = liveEntities(topology, extras);
      for (const step of [...making(entities), ...making(entities)]) await broker.writer.execute(step);
      const seeded = createMemoryBroker({ version });
      seeded.seed(entities);
      expect(broker.entities()).toEqual(seeded.entities());
      expect(broker.entities().map(keyOf)).toEqual(entities.map(keyOf).sort());
    });
    await fc.assert(property, sample(60));
  });
});

test('generates all kinds, types, tombstones, collisions and prunes', () => {
  const seen = new Set<string>();
  const property = fc.property(arbitraryTopology(), arbitraryTopology(), (a, b) => {
    for (const [key, { entity, presence }] of a.declarations) {
      const kind =
        entity.kind === 'queue' ? `${entity.kind} ${entity.type}` : entity.kind === 'exchange' ? `exchange ${entity.type}` : entity.kind;
      seen.add(`${presence} ${kind}`);
      if (entity.kind === 'binding') seen.add(`to ${entity.destinationType}`);
      if ('arguments' in entity) for (const argument of Object.keys(entity.arguments)) seen.add(argument);
      const other = b.declarations.get(key);
      if (other !== undefined) seen.add(other.presence === presence ? `again ${entity.kind}` : `turned ${entity.kind}`);
    }
    seen.add(`prune ${a.prune.size}`);
  });
  fc.assert(property, { numRuns: 300, seed: 1 });
  const types = [
    'queue undefined',
    'queue classic',
    'queue quorum',
    'queue stream',
    'exchange topic',
    'exchange headers',
    'binding',
    'policy',
  ];
  const expected = [
    ...types.flatMap((type) => [`present ${type}`, `absent ${type}`]),
    ...['exchange', 'queue', 'binding', 'policy'].map((kind) => `again ${kind}`),
    ...['exchange', 'queue', 'policy'].map((kind) => `turned ${kind}`),
    ...[
      'to queue',
      'to exchange',
      'prune 0',
      'prune 1',
      'x-match',
      'alternate-exchange',
      'x-max-age',
      'x-delivery-limit',
      'x-max-priority',
    ],
    ...['x-dead-letter-exchange', 'x-dead-letter-routing-key', 'x-foo', 'x-message-ttl', 'x-expires', 'x-queue-mode'],
  ];
  expect(expected.filter((one) => !seen.has(one))).toEqual([]);
});

test('generates extras that topo must never touch, beside any topology', () => {
  const untouchable = new Set<string>();
  const property = fc.property(arbitraryTopology(), arbitraryObservedExtras({ untouchable: true }), (topology, extras) => {
    const broker = createMemoryBroker();
    broker.seed(liveEntities(topology, extras));
    for (const entity of extras)
      if (entity.kind === 'queue' && (entity.exclusive || entity.name.startsWith('amq.'))) untouchable.add(entity.name);
  });
  fc.assert(property, { numRuns: 50, seed: 1 });
  expect([...untouchable].sort()).toEqual(['amq.gen-Xyz', 'mine', 'topo.other']);
});
