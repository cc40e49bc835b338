// The work of comparing a plan with a second observation: an apply runs without pause meanwhile, and its connections miss their heartbeats.
import { expect, it } from 'vitest';
import type { Binding, Exchange, Queue } from '../../../src/model/entity.ts';
import { keyOf } from '../../../src/model/key.ts';
import type { Observed } from '../../../src/model/observed.ts';
import type { Step } from '../../../src/model/plan.ts';
import { recheck } from '../../../src/planner/recheck.ts';
import { plan } from '../../../src/workflows/plan-and-apply.ts';
import { createMemoryBroker } from '../../support/memory/broker.ts';

it('compares the steps of a migration in linear time', async () => {
  const [vhost, many] = ['/', 500];
  const events: Exchange = {
    kind: 'exchange',
    vhost,
    name: 'events',
    type: 'direct',
    durable: true,
    autoDelete: false,
    internal: false,
    arguments: {},
  };
  const orders: Queue = {
    kind: 'queue',
    vhost,
    name: 'orders',
    type: 'classic',
    durable: true,
    autoDelete: false,
    exclusive: false,
    arguments: {},
  };
  const bindings = Array.from(
    { length: many },
    (_, at): Binding => ({
      ...{
        kind: 'binding',
        vhost,
        source: 'events',
        destinationType: 'queue',
        destination: 'orders',
        routingKey: `key.${at}`,
        arguments: {},
      },
    }),
  );
  const broker = createMemoryBroker();
  broker.seed([events, orders, ...bindings]);
  const wanted = [events, { ...orders, arguments: { 'x-max-priority': 3 } }, ...bindings];
  const declarations = new Map(wanted.map((entity) => [keyOf(entity), { entity, presence: 'present', protect: false }] as const));
  const topology = { vhosts: [vhost], declarations, prune: new Map() };
  let observed: Observed | undefined;
  const reader: typeof broker.reader = {
    observe: async (request) => {
      observed = await broker.reader.observe(request);
      return observed;
    },
  };
  const allowances = [{ what: 'migrate', kind: 'queue', name: '*' } as const];
  const made = await plan({ topology, origins: new Map(), allowances, version: '0.0.0' }, reader);
  let reads = 0;
  const get: ProxyHandler<Step>['get'] = (step, name) => {
    reads += 1;
    return Reflect.get(step, name);
  };
  const counting = made.steps.map((step) => new Proxy(step, { get }));
  recheck({ ...made, steps: counting }, observed as Observed);
  expect(made.steps.length).toBeGreaterThan(3 * many);
  expect(reads).toBeLessThan(60 * made.steps.length);
});
