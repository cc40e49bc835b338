// Plans of migrations in a broker in memory, whose objects are declared as they are.
import type { TopoError } from '../../../src/model/diagnostic.ts';
import type { Binding, Entity, Exchange, Policy, Queue } from '../../../src/model/entity.ts';
import { keyOf } from '../../../src/model/key.ts';
import type { Plan } from '../../../src/model/plan.ts';
import type { Declaration, Topology } from '../../../src/model/topology.ts';
import type { Allowance } from '../../../src/planner/allow.ts';
import { apply, plan } from '../../../src/workflows/plan-and-apply.ts';
import type { MemoryBroker } from '../../support/memory/broker.ts';

export const vhost = '/';
const migrateAll: readonly Allowance[] = [
  { what: 'migrate', kind: 'queue', name: '*' },
  { what: 'migrate', kind: 'exchange', name: '*' },
];
export const killed = { code: 'step-unknown', severity: 'error', message: 'killed' } as const;

export function queue(name: string, more: Partial<Queue> = {}): Queue {
  return { kind: 'queue', vhost, name, type: 'classic', durable: true, autoDelete: false, exclusive: false, arguments: {}, ...more };
}

export function exchange(name: string, type = 'topic', more: Partial<Exchange> = {}): Exchange {
  return { kind: 'exchange', vhost, name, type, durable: true, autoDelete: false, internal: false, arguments: {}, ...more };
}

export function bind(
  source: string,
  destination: string,
  routingKey = '#',
  destinationType: Binding['destinationType'] = 'queue',
): Binding {
  return { kind: 'binding', vhost, source, destinationType, destination, routingKey, arguments: {} };
}

export function policy(name: string, pattern: string, definition: Policy['definition'], applyTo: Policy['applyTo'] = 'queues'): Policy {
  return { kind: 'policy', vhost, name, pattern, applyTo, priority: 0, definition };
}

export type Declared = Entity | { readonly entity: Entity; readonly more: Partial<Declaration> };

function topologyOf(all: readonly Declared[]): Topology {
  const declarations = new Map(
    all.map((one) => {
      const { entity, more } = 'entity' in one ? one : { entity: one, more: {} };
      return [keyOf(entity), { entity, presence: 'present', protect: false, ...more } as const] as const;
    }),
  );
  return { vhosts: [vhost], declarations, prune: new Map() };
}

export function planFor(broker: MemoryBroker, all: readonly Declared[], allowances = migrateAll): Promise<Plan> {
  return plan({ topology: topologyOf(all), origins: new Map(), allowances, version: '0.0.0' }, broker.reader);
}

export function blocksOf({ changes }: Plan): readonly string[] {
  return changes.flatMap(({ blocked }) => (blocked === undefined ? [] : [blocked.code]));
}

export async function staleness(made: Plan, broker: MemoryBroker): Promise<readonly string[]> {
  return await apply(made, broker, { saved: true }).then(
    () => [],
    (error: TopoError) => error.diagnostics.map(({ code }) => code),
  );
}

export const priority = { arguments: { 'x-max-priority': 3 } };
