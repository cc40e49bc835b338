// A move of a queue to another virtual host that is interrupted at any step or between any two messages, and repeated until it completes: no
// message that a binding routed to the old or to the new queue is lost. In memory; test/broker/migration kills real processes.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keyOf, queueKey } from '../../src/model/key.ts';
import { isOfMigration } from '../../src/model/migration.ts';
import type { Plan } from '../../src/model/plan.ts';
import type { Topology } from '../../src/model/topology.ts';
import { planFault } from '../../src/planner/verify/plan.ts';
import { apply, plan } from '../../src/workflows/plan-and-apply.ts';
import { binding, declared, exchange, queue, topology } from '../support/ends.ts';
import { createMemoryBroker, type MemoryBroker } from '../support/memory/broker.ts';
import { breakOff, publishersOfMove } from '../support/renaming.ts';
import { sample } from '../support/sample.ts';

const runs = sample(12);
const there = { vhost: '/new' };
const oldQueue = queue('q', { type: 'classic' });
const before = [
  exchange('events'),
  oldQueue,
  binding('events', 'q', 'order.#'),
  binding('amq.topic', 'q', 'extra.*'),
  exchange('events', there),
];
const kept = [exchange('events'), exchange('events', there)];

/** Files that have the queue in the virtual host `/new`, with this type and name. */
function movedAs(type: 'classic' | 'quorum', name: string): Topology {
  const to = { ...declared(queue(name, { type, ...there })), renamedFrom: { vhost: '/', name: 'q' } };
  return topology(...kept, to, binding('events', name, 'order.#', there));
}

const movedBack = topology(
  ...kept,
  { ...declared(oldQueue), renamedFrom: { vhost: '/new', name: 'q' } },
  binding('events', 'q', 'order.#'),
  binding('amq.topic', 'q', 'extra.*'),
);

async function planOn(broker: MemoryBroker, files: Topology): Promise<Plan> {
  const made = await plan({ topology: files, origins: new Map(), allowances: [], version: '0.0.0' }, broker.reader);
  expect(planFault(JSON.parse(JSON.stringify(made)))).toBeUndefined();
  return made;
}

const arbitraryPoints = fc.array(fc.record({ step: fc.nat({ max: 12 }), messages: fc.integer({ min: 1, max: 4 }) }), { maxLength: 6 });

function scene() {
  const broker = createMemoryBroker();
  broker.seed(before);
  const { routed, publish } = publishersOfMove(broker);
  const missingIn = (name: string, vhost: string): readonly string[] => {
    const held = new Set(broker.messages(name, vhost));
    return [...routed].filter((id) => !held.has(id));
  };
  publish();
  publish();
  return { broker, publish, missingIn };
}

function expectOnly(broker: MemoryBroker, key: string): void {
  const rest = broker.entities().filter((entity) => entity.kind !== 'binding' && isOfMigration(entity.name));
  expect(rest).toEqual([]);
  expect(broker.entities().flatMap((entity) => (entity.kind === 'queue' ? [keyOf(entity)] : []))).toEqual([key]);
}

it('moves a queue to another virtual host without a lost message, wherever it is interrupted', async () => {
  const names = fc.constantFrom('q', 'renamed');
  await fc.assert(
    fc.asyncProperty(arbitraryPoints, fc.constantFrom('classic', 'quorum'), names, fc.boolean(), async (points, type, name, isSaved) => {
      const { broker, publish, missingIn } = scene();
      const files = movedAs(type, name);
      const saved = JSON.parse(JSON.stringify(await planOn(broker, files))) as Plan;
      const made = async (): Promise<Plan> => (isSaved ? saved : await planOn(broker, files));
      await breakOff(broker, made, points, publish);
      expect((await apply(await made(), broker, { saved: true })).diagnostics).toEqual([]);
      publish();
      expect(missingIn(name, '/new')).toEqual([]);
      expect((await planOn(broker, files)).steps).toEqual([]);
      expectOnly(broker, queueKey('/new', name));
    }),
    runs,
  );
});

it('reverts a half-done move by the opposite one', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPoints, arbitraryPoints, async (forth, points) => {
      const { broker, publish, missingIn } = scene();
      await breakOff(broker, () => planOn(broker, movedAs('classic', 'q')), forth, publish);
      await breakOff(broker, () => planOn(broker, movedBack), points, publish);
      expect((await apply(await planOn(broker, movedBack), broker, { saved: false })).diagnostics).toEqual([]);
      publish();
      expect(missingIn('q', '/')).toEqual([]);
      expectOnly(broker, queueKey('/', 'q'));
    }),
    runs,
  );
});
