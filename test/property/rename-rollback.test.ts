// Renames and moves whose consumers stay for some runs: they are rolled back, interrupted at any step or between any two messages on the way
// there or back, and repeated until they complete. No routed message is lost, and a completed rollback leaves everything as before. In memory.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Entity, Queue } from '../../src/model/entity.ts';
import { keyOf } from '../../src/model/key.ts';
import { isOfMigration } from '../../src/model/migration.ts';
import type { Plan, Step } from '../../src/model/plan.ts';
import { planFault } from '../../src/planner/verify/plan.ts';
import { apply, plan } from '../../src/workflows/plan-and-apply.ts';
import { binding, declared, exchange, queue, topology } from '../support/ends.ts';
import { createMemoryBroker, type MemoryBroker } from '../support/memory/broker.ts';
import { publishersOfMove } from '../support/renaming.ts';
import { sample } from '../support/sample.ts';

const runs = sample(15);
const there = { vhost: '/new' };
const old = queue('old', { type: 'classic' });
const exchanges = [exchange('events'), exchange('events', there)];
const before: readonly Entity[] = [...exchanges, old, binding('events', 'old', 'order.#'), binding('amq.topic', 'old', 'extra.*')];

interface Run {
  /** Whether the consumer of the old queue stays during the run. */
  readonly stays: boolean;
  /** The step from which on nothing is done, of those that the run executes; none if it is beyond them. */
  readonly step: number;
  readonly messages: number;
  readonly isSaved: boolean;
}

const arbitraryRuns = fc.array(
  fc.record({ stays: fc.boolean(), step: fc.nat({ max: 40 }), messages: fc.integer({ min: 1, max: 4 }), isSaved: fc.boolean() }),
  { maxLength: 6 },
);

function scene(to: Queue) {
  const broker = createMemoryBroker();
  broker.seed(before);
  const { routed, publish } = publishersOfMove(broker);
  const live = (entity: Queue): boolean => broker.entities().some((one) => keyOf(one) === keyOf(entity));
  const missing = (): readonly string[] => {
    const held = new Set([old, to].flatMap((one) => (live(one) ? broker.messages(one.name, one.vhost) : [])));
    return [...routed].filter((id) => !held.has(id));
  };
  publish();
  publish();
  return { broker, publish, missing, live };
}

async function planOn(broker: MemoryBroker, to: Queue): Promise<Plan> {
  const declaredAs = { ...declared(to), renamedFrom: { vhost: '/', name: 'old' } };
  const files = topology(...exchanges, declaredAs, binding('events', to.name, 'order.#', { vhost: to.vhost }));
  const made = await plan({ topology: files, origins: new Map(), allowances: [], version: '0.0.0' }, broker.reader);
  expect(planFault(JSON.parse(JSON.stringify(made)))).toBeUndefined();
  return made;
}

/** Kills the run at the given step of those that it executes. */
function killing(broker: MemoryBroker, { step, messages }: Run): () => void {
  let executed = -1;
  const isDue = (one: Step): boolean => {
    executed += 1;
    return executed >= step && one.do === 'move';
  };
  const died = { code: 'step-unknown', severity: 'error', message: 'killed' } as const;
  const ends = [
    broker.failOn(isDue, died, { afterMessages: messages }),
    broker.failOn(() => executed >= step, died, { done: messages % 2 === 0 }),
  ];
  return () => {
    for (const end of ends) end();
  };
}

it.each([
  ['a rename', queue('new', { type: 'classic' })],
  ['a rename to a quorum queue', queue('new', { type: 'quorum' })],
  ['a move to another virtual host', queue('old', { type: 'classic', ...there })],
])('loses no message in the rollback of %s, wherever it is interrupted', async (_, to) => {
  await fc.assert(
    fc.asyncProperty(arbitraryRuns, async (all) => {
      const { broker, publish, missing, live } = scene(to);
      const bindings = [
        binding('events', to.name, 'order.#', { vhost: to.vhost }),
        ...(to.vhost === '/' ? [binding('amq.topic', to.name, 'extra.*')] : []),
      ];
      let previous: Plan | undefined;
      for (const one of all) {
        if (live(old)) broker.consumers('old', one.stays ? 1 : 0);
        const fresh = await planOn(broker, to);
        expect(fresh.changes.filter(({ blocked }) => blocked !== undefined)).toEqual([]);
        const saved = previous ?? fresh;
        previous = JSON.parse(JSON.stringify(fresh)) as Plan;
        const end = killing(broker, one);
        // a saved plan may be stale: another one has rolled back since
        const result = await apply(one.isSaved ? saved : fresh, broker, { saved: true }).catch((error: unknown) => {
          expect(one.isSaved, String(error)).toBe(true);
        });
        end();
        expect(missing()).toEqual([]);
        if (result?.diagnostics.length === 0) expect(broker.entities()).toEqual(expect.arrayContaining(bindings));
        if (result?.rolledBack !== undefined) {
          expect(result.rolledBack.flatMap(({ differs }) => differs)).toEqual([]);
          expect(live(to)).toBe(false);
          expect(broker.entities().map(keyOf)).toEqual(expect.arrayContaining(before.map(keyOf)));
        }
        publish();
      }
      if (live(old)) broker.consumers('old', 0);
      expect((await apply(await planOn(broker, to), broker, { saved: true })).diagnostics).toEqual([]);
      publish();
      expect(missing()).toEqual([]);
      expect((await planOn(broker, to)).steps).toEqual([]);
      expect(live(old)).toBe(false);
      expect(broker.entities().filter((entity) => entity.kind === 'exchange' && isOfMigration(entity.name))).toEqual([]);
      // those of a rename that no file declares are carried over, whatever was rolled back in between
      expect(broker.entities()).toEqual(expect.arrayContaining(bindings));
    }),
    runs,
  );
});
