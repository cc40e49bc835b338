// The rename of a queue `old` to `new` in a broker in memory, for tests of its plan and of what blocks it.
import { expect } from 'vitest';
import type { Binding, Entity, Exchange, Policy, Queue } from '../../../../src/model/entity.ts';
import { keyOf, queueKey } from '../../../../src/model/key.ts';
import type { Plan } from '../../../../src/model/plan.ts';
import type { Declaration, Prune, Topology } from '../../../../src/model/topology.ts';
import { type Allowance, parseAllowance } from '../../../../src/planner/allow.ts';
import { planFault } from '../../../../src/planner/verify/plan.ts';
import { plan } from '../../../../src/workflows/plan-and-apply.ts';
import { createMemoryBroker, type MemoryBroker } from '../../../support/memory/broker.ts';

export const vhost = '/';

export function queue(name: string, more: Partial<Queue> = {}): Queue {
  return { kind: 'queue', vhost, name, type: 'classic', durable: true, autoDelete: false, exclusive: false, arguments: {}, ...more };
}

export function exchange(name: string, more: Partial<Exchange> = {}): Exchange {
  return { kind: 'exchange', vhost, name, type: 'topic', durable: true, autoDelete: false, internal: false, arguments: {}, ...more };
}

export function bind(source: string, destination: string, routingKey = 'k', more: Partial<Binding> = {}): Binding {
  return { kind: 'binding', vhost, source, destinationType: 'queue', destination, routingKey, arguments: {}, ...more };
}

export function policy(name: string, pattern: string, definition: Policy['definition']): Policy {
  return { kind: 'policy', vhost, name, pattern, applyTo: 'queues', priority: 0, definition };
}

export const present = (entity: Entity): Declaration => ({ entity, presence: 'present', protect: false });

/** Everything is declared as it is; the queue `new` was `old`. */
export function topologyOf(entities: readonly Entity[], prune?: Partial<Prune>): Topology {
  const declarations = new Map(
    entities.map((entity) => {
      const isNew = entity.kind === 'queue' && entity.name === 'new';
      return [keyOf(entity), { ...present(entity), ...(isNew ? { renamedFrom: { vhost, name: 'old' } } : {}) }] as const;
    }),
  );
  const rule = { queues: [], exchanges: [], policies: [], bindings: false, ...prune };
  return { vhosts: [vhost], declarations, prune: prune === undefined ? new Map() : new Map([[vhost, rule]]) };
}

/** The plan; what is saved of it does what it shows. */
export async function planFor(broker: MemoryBroker, topology: Topology, allow: readonly string[] = []): Promise<Plan> {
  const allowances = allow.map((text) => parseAllowance(text) as Allowance);
  const made = await plan({ topology, origins: new Map(), allowances, version: '0.0.0' }, broker.reader);
  expect(planFault(saved(made))).toBeUndefined();
  return made;
}

export const saved = (made: Plan): Plan => JSON.parse(JSON.stringify(made)) as Plan;

export const newKey = queueKey(vhost, 'new');
export const isForward = ({ rollback }: Plan['steps'][number]): boolean => rollback !== true;
export const changeOf = (made: Plan) => made.changes.find(({ key }) => key === newKey);

export function brokerWith(entities: readonly Entity[], options: Parameters<typeof createMemoryBroker>[0] = {}): MemoryBroker {
  const broker = createMemoryBroker(options);
  broker.seed(entities);
  return broker;
}

export const declared = [exchange('x'), queue('new'), bind('x', 'new')];
export const live = [exchange('x'), queue('old'), bind('x', 'old'), bind('x', 'old', 'undeclared')];
