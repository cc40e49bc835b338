// A rename that is interrupted at any step or between any two messages, and repeated until it completes: no message published through a
// binding is lost, and at the end everything is in place. In memory; test/broker/migration kills real processes.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Binding, Entity, Queue } from '../../src/model/entity.ts';
import { keyOf } from '../../src/model/key.ts';
import { isOfMigration } from '../../src/model/migration.ts';
import type { Plan } from '../../src/model/plan.ts';
import type { Declaration, Topology } from '../../src/model/topology.ts';
import { planFault } from '../../src/planner/verify/plan.ts';
import { apply, plan } from '../../src/workflows/plan-and-apply.ts';
import { binding, exchange as exchangeOf, queue as queueOf } from '../support/ends.ts';
import { createMemoryBroker, type MemoryBroker } from '../support/memory/broker.ts';
import { breakOff } from '../support/renaming.ts';
import { sample } from '../support/sample.ts';

const vhost = '/';
const runs = sample(30);

const exchange = (name: string, type = 'topic') => exchangeOf(name, { type });
const queue = (name: string, more: Partial<Queue> = {}) => queueOf(name, { type: 'classic', ...more });
const bind = (source: string, destination: string, routingKey: string, destinationType: Binding['destinationType'] = 'queue') =>
  binding(source, destination, routingKey, { destinationType });

const front = [exchange('front', 'fanout'), bind('front', 'orders', '', 'exchange')];
const before = [...front, exchange('orders'), queue('old'), queue('audit'), bind('orders', 'old', 'order.#'), bind('orders', 'audit', '#')];
const undeclared = [bind('amq.topic', 'old', 'extra.*'), bind('orders', 'old', 'more')];
const carried = undeclared.map((one) => ({ ...one, destination: 'new' }));

/** The same with another name of the exchange; the old one keeps its bindings. */
const withExchange = [
  exchange('front', 'fanout'),
  exchange('events'),
  queue('new'),
  queue('audit'),
  bind('front', 'events', '', 'exchange'),
  bind('events', 'new', 'order.#'),
  bind('events', 'audit', '#'),
];
const ofBoth = [...withExchange, ...carried, bind('orders', 'new', 'order.#'), bind('orders', 'audit', '#'), bind('events', 'new', 'more')];

/** What the files declare afterwards; the queue `new` was `old`. */
const afters: { readonly [name: string]: readonly Entity[] } = {
  alone: [...front, exchange('orders'), queue('new'), queue('audit'), bind('orders', 'new', 'order.#'), bind('orders', 'audit', '#')],
  'with another type': [
    ...front,
    exchange('orders'),
    queue('new', { type: 'quorum' }),
    queue('audit'),
    bind('orders', 'new', 'order.#'),
    bind('orders', 'audit', '#'),
  ],
  'while its exchange and another queue are migrated': [
    ...front,
    exchange('orders', 'direct'),
    queue('new'),
    queue('audit', { type: 'quorum' }),
    bind('orders', 'new', 'order.#'),
    bind('orders', 'new', 'order.1'),
    bind('orders', 'audit', '#'),
  ],
};

function topologyOf(entities: readonly Entity[], names: { readonly [to: string]: string } = { new: 'old', events: 'orders' }): Topology {
  const declarations = new Map(
    entities.map((entity): [ReturnType<typeof keyOf>, Declaration] => {
      const name = entity.kind === 'queue' || entity.kind === 'exchange' ? names[entity.name] : undefined;
      const declaration = { entity, presence: 'present', protect: false } as const;
      return [keyOf(entity), name === undefined ? declaration : { ...declaration, renamedFrom: { vhost, name } }];
    }),
  );
  return { vhosts: [vhost], declarations, prune: new Map() };
}

async function planOn(broker: MemoryBroker, topology: Topology): Promise<Plan> {
  const allowances = (['queue', 'exchange'] as const).map((kind) => ({ what: 'migrate', kind, name: '*' }) as const);
  const made = await plan({ topology, origins: new Map(), allowances, version: '0.0.0' }, broker.reader);
  expect(planFault(JSON.parse(JSON.stringify(made)))).toBeUndefined();
  return made;
}

const arbitraryPoints = fc.array(fc.record({ step: fc.nat({ max: 40 }), messages: fc.integer({ min: 1, max: 4 }) }), { maxLength: 6 });

/** A broker in its previous state, and the confirmed messages, also of a publisher that uses the old exchange by its name. */
function scene({ byName = false } = {}) {
  const broker = createMemoryBroker();
  broker.seed([...before, ...undeclared]);
  const confirmed = new Set<string>();
  let round = 0;
  const publish = (): void => {
    round += 1;
    for (const [source, key] of [
      ...(byName ? ([['orders', 'order.2']] as const) : []),
      ['front', 'order.1'],
      ['amq.topic', 'extra.1'],
    ] as const) {
      const id = `${round}-${source}`;
      if (broker.send(source, key, id)) confirmed.add(id);
    }
  };
  /** Of each message one copy is in the renamed queue; the other queue does not count. */
  const expectAllIn = (name: string): void => {
    const held = new Set(broker.messages(name));
    expect([...confirmed].filter((id) => !held.has(id))).toEqual([]);
  };
  publish();
  publish();
  return { broker, publish, expectAllIn };
}

function expectRest(broker: MemoryBroker, wanted: readonly Entity[]): void {
  const rest = broker.entities().filter((entity) => entity.kind !== 'binding' && isOfMigration(entity.name));
  expect(rest).toEqual([]);
  const bindings = broker.entities().flatMap((entity) => (entity.kind === 'binding' ? [keyOf(entity)] : []));
  expect(new Set(bindings)).toEqual(new Set(wanted.flatMap((entity) => (entity.kind === 'binding' ? [keyOf(entity)] : []))));
}

it.each(Object.keys(afters))('renames a queue %s without a lost message, wherever it is interrupted', async (name) => {
  const wanted = afters[name] ?? [];
  const topology = topologyOf(wanted);
  await fc.assert(
    fc.asyncProperty(arbitraryPoints, async (points) => {
      const { broker, publish, expectAllIn } = scene();
      await breakOff(broker, () => planOn(broker, topology), points, publish);
      expect((await apply(await planOn(broker, topology), broker, { saved: false })).diagnostics).toEqual([]);
      expectAllIn('new');
      expect((await planOn(broker, topology)).steps).toEqual([]);
      expectRest(broker, [...wanted, ...carried]);
    }),
    runs,
  );
});

it('resumes a saved plan, wherever it was interrupted', async () => {
  const wanted = afters['with another type'] ?? [];
  await fc.assert(
    fc.asyncProperty(arbitraryPoints, async (points) => {
      const { broker, publish, expectAllIn } = scene();
      const saved = JSON.parse(JSON.stringify(await planOn(broker, topologyOf(wanted)))) as Plan;
      await breakOff(broker, async () => saved, points, publish);
      expect((await apply(saved, broker, { saved: true })).diagnostics).toEqual([]);
      expectAllIn('new');
      expectRest(broker, [...wanted, ...carried]);
    }),
    runs,
  );
});

it('reverts a half-done rename when the old name is declared as renamed from the new one', async () => {
  const back = topologyOf(before, { old: 'new', orders: 'events' });
  await fc.assert(
    fc.asyncProperty(arbitraryPoints, arbitraryPoints, async (there, points) => {
      const { broker, publish, expectAllIn } = scene();
      await breakOff(broker, () => planOn(broker, topologyOf(afters['alone'] ?? [])), there, publish);
      await breakOff(broker, () => planOn(broker, back), points, publish);
      expect((await apply(await planOn(broker, back), broker, { saved: false })).diagnostics).toEqual([]);
      expectAllIn('old');
      expectRest(broker, [...before, ...undeclared]);
    }),
    runs,
  );
});

it('renames a queue and its exchange without a lost message, for publishers by the old name too', async () => {
  const topology = topologyOf(withExchange);
  await fc.assert(
    fc.asyncProperty(arbitraryPoints, fc.boolean(), async (points, isSaved) => {
      const { broker, publish, expectAllIn } = scene({ byName: true });
      const saved = JSON.parse(JSON.stringify(await planOn(broker, topology))) as Plan;
      const made = async (): Promise<Plan> => (isSaved ? saved : await planOn(broker, topology));
      await breakOff(broker, made, points, publish);
      expect((await apply(await made(), broker, { saved: true })).diagnostics).toEqual([]);
      publish();
      expectAllIn('new');
      expect(await planOn(broker, topology)).toMatchObject({ steps: [], notices: [{ code: 'rename-old-exchange' }] });
      expectRest(broker, ofBoth);
    }),
    runs,
  );
});
