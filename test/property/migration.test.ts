// A migration that is interrupted at any step or between any two messages, and repeated until it completes: no message published through
// a binding is lost, and at the end everything is in place. In memory; test/broker/migration kills real processes.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Binding, Entity, Queue } from '../../src/model/entity.ts';
import { keyOf } from '../../src/model/key.ts';
import { isOfMigration } from '../../src/model/migration.ts';
import type { Plan } from '../../src/model/plan.ts';
import type { Topology } from '../../src/model/topology.ts';
import type { Allowance } from '../../src/planner/allow.ts';
import { apply, plan } from '../../src/workflows/plan-and-apply.ts';
import { binding, exchange as exchangeOf, queue as queueOf, topology } from '../support/ends.ts';
import { createMemoryBroker, type MemoryBroker } from '../support/memory/broker.ts';
import { sample } from '../support/sample.ts';

const runs = sample(30);
const allowances: readonly Allowance[] = [
  { what: 'migrate', kind: 'queue', name: '*' },
  { what: 'migrate', kind: 'exchange', name: '*' },
];

const exchange = (name: string, type = 'topic') => exchangeOf(name, { type });
const queue = (name: string, more: Partial<Queue> = {}) => queueOf(name, { type: 'classic', ...more });
const bind = (source: string, destination: string, routingKey: string, destinationType: Binding['destinationType'] = 'queue') =>
  binding(source, destination, routingKey, { destinationType });

const topologyOf = (entities: readonly Entity[]): Topology => topology(...entities);

function planOn(broker: MemoryBroker, files: Topology): Promise<Plan> {
  return plan({ topology: files, origins: new Map(), allowances, version: '0.0.0' }, broker.reader);
}

/** Two queues and an exchange, with the declared bindings and an undeclared one. */
const before = [
  exchange('front', 'fanout'),
  exchange('orders'),
  queue('created'),
  queue('audit'),
  bind('front', 'orders', '', 'exchange'),
  bind('orders', 'created', 'order.#'),
  bind('orders', 'created', 'order.1'), // which a direct exchange matches as well
  bind('orders', 'audit', '#'),
];
const undeclared = bind('amq.topic', 'created', 'extra.*');

const afters: { readonly [name: string]: readonly Entity[] } = {
  'a queue': before.map((one) =>
    one.kind === 'queue' && one.name === 'created' ? queue('created', { arguments: { 'x-message-ttl': 9 } }) : one,
  ),
  'two queues': before.map((one) => (one.kind === 'queue' ? queue(one.name, { type: 'quorum' }) : one)),
  'an exchange': before.map((one) => (one.kind === 'exchange' && one.name === 'orders' ? exchange('orders', 'direct') : one)),
  'queue and exchange': before.map((one) => {
    if (one.kind === 'queue' && one.name === 'created') return queue('created', { type: 'quorum' });
    return one.kind === 'exchange' && one.name === 'orders' ? { ...exchange('orders'), arguments: { 'x-new': 1 } } : one;
  }),
};

/** Publishes on every path through a binding; messages that are not accepted were never confirmed. */
function traffic(broker: MemoryBroker, confirmed: Set<string>, round: number): void {
  for (const [source, key] of [
    ['front', 'order.1'],
    ['amq.topic', 'extra.1'],
  ] as const) {
    const id = `${round}-${source}`;
    if (broker.send(source, key, id)) confirmed.add(id);
  }
}

function messagesOf(broker: MemoryBroker): ReadonlySet<string> {
  const queues = broker.entities().filter((entity) => entity.kind === 'queue');
  return new Set(queues.flatMap(({ name }) => broker.messages(name)));
}

/** Runs once for each of the given points, and dies there; ends early where nothing is left to do. */
async function breakOff(broker: MemoryBroker, topology: Topology, points: readonly Point[], between: () => void): Promise<void> {
  for (const { step, messages } of points) {
    const made = await planOn(broker, topology);
    if (made.steps.length === 0) return;
    expect(made.changes.filter(({ blocked }) => blocked !== undefined)).toEqual([]);
    const at = made.steps[step % made.steps.length];
    const fault = at?.do === 'move' ? { afterMessages: messages } : { done: messages % 2 === 0 };
    const end = broker.failOn((one) => one.id >= (at?.id ?? 0), { code: 'step-unknown', severity: 'error', message: 'killed' }, fault);
    await apply(made, broker, { saved: false });
    end();
    between();
  }
}

/** Runs until it is over; each run but the last dies at the next of the given points. */
async function untilDone(broker: MemoryBroker, topology: Topology, points: readonly Point[], between: () => void): Promise<void> {
  await breakOff(broker, topology, points, between);
  const { diagnostics } = await apply(await planOn(broker, topology), broker, { saved: false });
  expect(diagnostics).toEqual([]);
}

/** A broker in its previous state, with the confirmed messages, a function to publish on every path, and a check for completeness. */
function scene() {
  const broker = createMemoryBroker();
  broker.seed([...before, undeclared]);
  const confirmed = new Set<string>();
  let round = 0;
  return {
    broker,
    publish: (): void => {
      round += 1;
      traffic(broker, confirmed, round);
    },
    expectAllThere: (): void => {
      const held = messagesOf(broker);
      expect([...confirmed].filter((id) => !held.has(id))).toEqual([]);
    },
  };
}

interface Point {
  readonly step: number;
  readonly messages: number;
}

const arbitraryPoints = fc.array(fc.record({ step: fc.nat({ max: 40 }), messages: fc.integer({ min: 1, max: 4 }) }), { maxLength: 6 });

it.each(Object.keys(afters))('migrates %s without a lost message, wherever it is interrupted', async (name) => {
  const after = topologyOf(afters[name] ?? []);
  await fc.assert(
    fc.asyncProperty(arbitraryPoints, async (points) => {
      const { broker, publish, expectAllThere } = scene();
      publish();
      publish();
      await untilDone(broker, after, points, publish);
      expectAllThere();
      const again = await planOn(broker, after);
      expect(again.steps).toEqual([]);
      expect(broker.entities().filter((entity) => entity.kind !== 'binding' && isOfMigration(entity.name))).toEqual([]);
      const bindings = new Set(
        broker
          .entities()
          .filter(({ kind }) => kind === 'binding')
          .map(keyOf),
      );
      const wanted = [...(afters[name] ?? []), undeclared].filter(({ kind }) => kind === 'binding').map(keyOf);
      expect(bindings).toEqual(new Set(wanted));
    }),
    runs,
  );
});

it('reverts a half-done migration when the files are reverted', async () => {
  const after = topologyOf(afters['two queues'] ?? []);
  const old = topologyOf(before);
  await fc.assert(
    fc.asyncProperty(arbitraryPoints, arbitraryPoints, async (there, back) => {
      const { broker, publish, expectAllThere } = scene();
      publish();
      await breakOff(broker, after, there, publish);
      await untilDone(broker, old, back, publish);
      expectAllThere();
      expect((await planOn(broker, old)).steps).toEqual([]);
    }),
    runs,
  );
});

it('resumes a saved plan, wherever it was interrupted', async () => {
  const after = topologyOf(afters['queue and exchange'] ?? []);
  await fc.assert(
    fc.asyncProperty(arbitraryPoints, async (points) => {
      const { broker, publish, expectAllThere } = scene();
      publish();
      const made = await planOn(broker, after);
      for (const { step, messages } of points) {
        const at = made.steps[step % made.steps.length]?.id ?? 1;
        const end = broker.failOn(
          ({ id }) => id >= at,
          { code: 'step-unknown', severity: 'error', message: 'killed' },
          { afterMessages: messages },
        );
        await apply(made, broker, { saved: true });
        end();
        publish();
      }
      expect((await apply(made, broker, { saved: true })).diagnostics).toEqual([]);
      expectAllThere();
      expect((await planOn(broker, after)).steps).toEqual([]);
    }),
    runs,
  );
});
