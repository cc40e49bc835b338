// A part of a plan does what it shows: what it leaves out is afterwards as it was before, and the rest of the plan completes it. In memory.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Entity } from '../../src/model/entity.ts';
import type { EntityKey } from '../../src/model/key.ts';
import type { Plan } from '../../src/model/plan.ts';
import type { Topology } from '../../src/model/topology.ts';
import type { Allowance } from '../../src/planner/allow.ts';
import type { Part } from '../../src/planner/part.ts';
import { apply, plan } from '../../src/workflows/plan-and-apply.ts';
import { createMemoryBroker, type MemoryBroker } from '../support/memory/broker.ts';
import { sample } from '../support/sample.ts';
import { arbitraryObservedExtras, arbitraryTopology, liveEntities } from '../support/topologies.ts';

const everything: readonly Allowance[] = [
  { what: 'replace', kind: 'queue', name: '*' },
  { what: 'replace', kind: 'exchange', name: '*' },
  { what: 'lose', kind: 'exchange', name: '*' },
  { what: 'blast-radius' },
];

function planPart(broker: MemoryBroker, topology: Topology, part: Part, allowances = everything): Promise<Plan> {
  return plan({ topology, origins: new Map(), allowances, version: '0.0.0', ...part }, broker.reader);
}

async function live(broker: MemoryBroker, { vhosts }: Topology): Promise<ReadonlyMap<EntityKey, Entity>> {
  const { observations } = await broker.reader.observe({ vhosts, wanted: new Map() });
  return new Map([...observations].flatMap(([key, seen]) => (seen.state === 'present' ? [[key, seen.entity] as const] : [])));
}

/** The keys that the plan shows as changed: its changes and all that is deleted with them. */
function shown({ changes }: Plan): ReadonlySet<EntityKey> {
  return new Set(changes.flatMap(({ key, action, cascades }) => (action === 'keep' ? [] : [key, ...cascades.map((one) => one.key)])));
}

async function applyPart(broker: MemoryBroker, topology: Topology, part: Part, allowances = everything): Promise<Plan> {
  const before = await live(broker, topology);
  const made = await planPart(broker, topology, part, allowances);
  const result = await apply(made, broker, { saved: false });
  expect(result.diagnostics).toEqual([]);
  const after = await live(broker, topology);
  const changed = shown(made);
  const keys = [...new Set([...before.keys(), ...after.keys()])].filter((key) => !changed.has(key));
  expect(keys.filter((key) => JSON.stringify(before.get(key)) !== JSON.stringify(after.get(key)))).toEqual([]);
  return made;
}

const arbitraryOnly = fc.subarray(['queue/q0', 'queue/u*', 'queue/*', 'exchange/e0', 'exchange/e*', 'policy/*'], { minLength: 1 });

it('changes nothing beyond what a part of a plan shows, and the whole plan completes it', async () => {
  await fc.assert(
    fc.asyncProperty(
      arbitraryTopology(),
      arbitraryTopology(),
      arbitraryObservedExtras(),
      arbitraryOnly,
      async (before, topology, extras, texts) => {
        const broker = createMemoryBroker();
        broker.seed(liveEntities(before, extras));
        const only = texts.map((text) => ({ kind: text.split('/')[0] as 'queue', name: text.split('/')[1] ?? '' }));
        const part = await applyPart(broker, topology, { only });
        const again = await planPart(broker, topology, { only });
        expect(again.steps).toEqual([]);
        expect((part.left ?? []).map(({ key }) => key).filter((key) => !(again.left ?? []).some((one) => one.key === key))).toEqual(
          // an autoDelete exchange and its bindings may go with what the part deletes, as the plan shows
          (part.left ?? [])
            .map(({ key }) => key)
            .filter((key) => shown(part).has(key) && !(again.left ?? []).some((one) => one.key === key)),
        );
        await applyPart(broker, topology, {});
        expect((await planPart(broker, topology, {})).steps).toEqual([]);
      },
    ),
    sample(60),
  );
});

it('applies everything but blocked changes, and no step is refused', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryTopology(), arbitraryTopology(), arbitraryObservedExtras(), async (before, topology, extras) => {
      const broker = createMemoryBroker();
      broker.seed(liveEntities(before, extras));
      const made = await applyPart(broker, topology, { skipBlocked: true }, [{ what: 'blast-radius' }]);
      expect(made.summary.blocked).toBe(0);
      expect((await planPart(broker, topology, { skipBlocked: true }, [{ what: 'blast-radius' }])).steps).toEqual([]);
    }),
    sample(60),
  );
});
