// From any live state, a plan leads to the topology, and a plan after an apply is empty. In memory; a sample runs on real brokers.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entity } from '../../src/model/entity.ts';
import { keyOf } from '../../src/model/key.ts';
import type { Plan } from '../../src/model/plan.ts';
import type { Topology } from '../../src/model/topology.ts';
import type { Allowance } from '../../src/planner/allow.ts';
import { apply, plan } from '../../src/workflows/plan-and-apply.ts';
import { createMemoryBroker, type MemoryBroker, type MemoryVersion } from '../support/memory/broker.ts';
import { sample } from '../support/sample.ts';
import { arbitraryObservedExtras, arbitraryTopology, liveEntities } from '../support/topologies.ts';

const everything: readonly Allowance[] = [
  { what: 'replace', kind: 'queue', name: '*' },
  { what: 'replace', kind: 'exchange', name: '*' },
  { what: 'lose', kind: 'exchange', name: '*' },
  { what: 'blast-radius' },
];
const versions: readonly MemoryVersion[] = ['3.10.8', '4.0.5', '4.3.6'];
const runs = sample(50);

function planOn(broker: MemoryBroker, topology: Topology): Promise<Plan> {
  return plan({ topology, origins: new Map(), allowances: everything, version: '0.0.0' }, broker.reader);
}

async function applyOn(broker: MemoryBroker, topology: Topology): Promise<Plan> {
  const made = await planOn(broker, topology);
  const result = await apply(made, broker, { saved: false });
  expect(result.diagnostics).toEqual([]);
  return made;
}

function pending({ summary }: Plan): number {
  return summary.create + summary.update + summary.replace + summary.delete + summary.blocked;
}

describe.each(versions)('on a broker of %s', (version) => {
  it('leads from any live state to any topology, and leaves no change', async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryTopology(),
        arbitraryTopology(),
        arbitraryObservedExtras({ untouchable: true }),
        async (before, topology, extras) => {
          const broker = createMemoryBroker({ version });
          broker.seed(liveEntities(before, extras));
          await applyOn(broker, topology);
          const again = await planOn(broker, topology);
          expect(again.changes.filter(({ action }) => action !== 'keep')).toEqual([]);
          expect(pending(again)).toBe(0);
          expect(again.steps).toEqual([]);
        },
      ),
      runs,
    );
  });

  it('leads to any topology over AMQP, and leaves no change that AMQP can observe', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryTopology({ policies: false, prune: 'nothing' }), async (topology) => {
        const broker = createMemoryBroker({ version, visibility: 'amqp' });
        await applyOn(broker, topology);
        const again = await planOn(broker, topology);
        expect(pending(again)).toBe(0);
      }),
      runs,
    );
  });
});

it('leaves undeclared objects unchanged that are not pruned', async () => {
  await fc.assert(
    fc.asyncProperty(
      arbitraryTopology(),
      arbitraryTopology({ prune: 'nothing' }),
      arbitraryObservedExtras({ untouchable: true }),
      async (before, topology, extras) => {
        const broker = createMemoryBroker();
        broker.seed(liveEntities(before, extras));
        const made = await applyOn(broker, topology);
        const left = new Set((await planOn(broker, topology)).undeclared.map(({ key }) => key));
        // undeclared objects in the plan still exist, and objects that it deletes by cascade do not
        expect(made.undeclared.filter(({ key }) => !left.has(key))).toEqual([]);
        expect(made.changes.flatMap(({ cascades }) => cascades.filter(({ restored, key }) => !restored && left.has(key)))).toEqual([]);
      },
    ),
    runs,
  );
});

it('makes the same plan whatever the order of the declarations and of the listing', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryTopology(), arbitraryTopology(), fc.infiniteStream(fc.nat()), async (before, topology, random) => {
      const shuffled = <K, V>(map: ReadonlyMap<K, V>): Map<K, V> => {
        const keyed = [...map].map((entry) => ({ entry, rank: random.next().value ?? 0 }));
        return new Map(keyed.sort((a, b) => a.rank - b.rank).map(({ entry }) => entry));
      };
      const broker = createMemoryBroker();
      broker.seed(liveEntities(before));
      const one = await planOn(broker, topology);
      const observe: MemoryBroker['reader']['observe'] = async (request) => {
        const observed = await broker.reader.observe(request);
        return { ...observed, observations: shuffled(observed.observations) };
      };
      const other = await planOn({ ...broker, reader: { observe } }, { ...topology, declarations: shuffled(topology.declarations) });
      expect(other).toEqual(one);
    }),
    runs,
  );
});

it('makes plans that JSON represents without loss', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryTopology(), arbitraryTopology(), async (before, topology) => {
      const broker = createMemoryBroker();
      broker.seed(liveEntities(before));
      const made = await planOn(broker, topology);
      expect(JSON.parse(JSON.stringify(made))).toEqual(made);
    }),
    sample(30, 4),
  );
});

it('resumes where an autoDelete exchange was deleted with its last binding', async () => {
  // e0 is replaced and bound to e2 again, then q0 is deleted and e2 with it, which a policy names: e2 and the binding are created again
  const vhost = '/';
  const exchange = { kind: 'exchange', vhost, type: 'topic', durable: true, autoDelete: false, internal: false, arguments: {} } as const;
  const queue = { kind: 'queue', vhost, durable: true, autoDelete: false, exclusive: false, arguments: {} } as const;
  const binding = { kind: 'binding', vhost, routingKey: '', arguments: {} } as const;
  const policy: Entity = {
    kind: 'policy',
    vhost,
    name: 'p',
    pattern: '.*',
    applyTo: 'queues',
    priority: 0,
    definition: { 'dead-letter-exchange': 'e2' },
  };
  const broker = createMemoryBroker();
  broker.seed([
    { ...exchange, name: 'e0' },
    { ...exchange, name: 'e2', autoDelete: true },
    { ...queue, name: 'q0' },
    { ...binding, source: 'e0', destinationType: 'exchange', destination: 'e2' },
    { ...binding, source: 'e2', destinationType: 'queue', destination: 'q0' },
  ]);
  const declared = [{ ...exchange, name: 'e0', arguments: { 'x-foo': 1 } }, policy].map((entity) => {
    return [keyOf(entity), { entity, presence: 'present', protect: false }] as const;
  });
  const prune = { queues: ['.*'], exchanges: ['.*'], policies: [], bindings: false };
  const topology: Topology = { vhosts: [vhost], declarations: new Map(declared), prune: new Map([[vhost, prune]]) };
  const made = await planOn(broker, topology);
  const restored = made.steps.filter(({ do: what, entity }) => what === 'bind' && keyOf(entity).includes('exchange e2'));
  expect(restored).toHaveLength(2);
  const again = made.steps.findIndex(({ do: what, entity }) => what === 'declare' && keyOf(entity) === 'exchange / e2');
  const end = broker.failOn((step) => step.id > again, { code: 'step-unknown', severity: 'error', message: 'no answer' });
  await apply(made, broker, { saved: false });
  end();
  const result = await apply(made, broker, { saved: true });
  expect(result.diagnostics).toEqual([]);
  expect(pending(await planOn(broker, topology))).toBe(0);
});

it('resumes from any point where an apply was interrupted', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryTopology(), arbitraryTopology(), fc.nat({ max: 30 }), async (before, topology, after) => {
      const broker = createMemoryBroker();
      broker.seed(liveEntities(before));
      const made = await planOn(broker, topology);
      const end = broker.failOn((step) => step.id > after, { code: 'step-unknown', severity: 'error', message: 'no answer' });
      await apply(made, broker, { saved: false });
      end();
      // the same saved plan again, and then a new one, which has nothing left to do
      const result = await apply(made, broker, { saved: true });
      expect(result.diagnostics).toEqual([]);
      expect(pending(await planOn(broker, topology))).toBe(0);
    }),
    runs,
  );
});

it('restores what it has deleted, whichever queue turns out to be in use', async () => {
  await fc.assert(
    fc.asyncProperty(
      arbitraryTopology(),
      arbitraryTopology(),
      arbitraryObservedExtras(),
      fc.nat({ max: 30 }),
      async (before, topology, extras, at) => {
        const broker = createMemoryBroker();
        broker.seed(liveEntities(before, extras));
        const made = await planOn(broker, topology);
        broker.failOn((step) => step.id === at && step.do === 'delete' && step.entity.kind === 'queue', {
          code: 'step-refused',
          severity: 'error',
          message: 'no',
        });
        const { outcomes } = await apply(made, broker, { saved: false });
        const gone = new Set(outcomes.flatMap(({ step, state }) => (step.do === 'delete' && state === 'done' ? [step.change] : [])));
        const live = new Set(broker.entities().map(keyOf));
        const missing = made.changes
          .filter(({ key, action }) => action === 'replace' && gone.has(key))
          .flatMap(({ key, cascades }) => [key, ...cascades.filter(({ restored }) => restored).map((cascade) => cascade.key)]);
        expect(missing.filter((key) => !live.has(key))).toEqual([]);
      },
    ),
    runs,
  );
});
