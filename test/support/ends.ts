// Builders for the two ends of a plan: entities, declarations and observations. Tests set only the relevant fields.
import type { Binding, Entity, Exchange, Policy, Queue } from '../../src/model/entity.ts';
import { type EntityKey, keyOf } from '../../src/model/key.ts';
import type { Facts, Observation, Observed } from '../../src/model/observed.ts';
import type { ObserveRequest } from '../../src/model/ports.ts';
import type { Declaration, Presence, Prune, Topology } from '../../src/model/topology.ts';
import { byCodeUnits } from '../../src/model/values.ts';

type Rest<E extends Entity, K extends keyof E = never> = Partial<Omit<E, 'kind' | K>>;

/** An exchange of the virtual host `/`: durable, `topic`, without arguments. */
export function exchange(name: string, rest: Rest<Exchange, 'name'> = {}): Exchange {
  return { kind: 'exchange', vhost: '/', name, type: 'topic', durable: true, autoDelete: false, internal: false, arguments: {}, ...rest };
}

/** A queue of the virtual host `/`: durable, without a type and arguments. */
export function queue(name: string, rest: Rest<Queue, 'name'> = {}): Queue {
  return { kind: 'queue', vhost: '/', name, durable: true, autoDelete: false, exclusive: false, arguments: {}, ...rest };
}

/** A binding from an exchange to a queue of the virtual host `/`. `rest` may contain `destinationType: 'exchange'`. */
export function binding(source: string, destination: string, routingKey = '', rest: Rest<Binding, 'source' | 'destination'> = {}): Binding {
  return { kind: 'binding', vhost: '/', source, destinationType: 'queue', destination, routingKey, arguments: {}, ...rest };
}

/** A policy of the virtual host `/`, for all queues. */
export function policy(name: string, definition: Policy['definition'], rest: Rest<Policy, 'name' | 'definition'> = {}): Policy {
  return { kind: 'policy', vhost: '/', name, pattern: '.*', applyTo: 'queues', priority: 0, definition, ...rest };
}

/** A declaration other than present and unprotected. */
export function declared(entity: Entity, rest: { presence?: Presence; protect?: boolean } = {}): Declaration {
  return { entity, presence: 'present', protect: false, ...rest };
}

/** The topology that declares all of them, in key order; `prune` applies to the virtual host `/`, as does an empty topology. */
export function topology(...all: (Entity | Declaration | { readonly prune: Partial<Prune> })[]): Topology {
  const declarations: [EntityKey, Declaration][] = [];
  const prune = new Map<string, Prune>();
  for (const one of all) {
    if ('prune' in one) prune.set('/', { queues: [], exchanges: [], policies: [], bindings: false, ...one.prune });
    else if ('presence' in one) declarations.push([keyOf(one.entity), one]);
    else declarations.push([keyOf(one), declared(one)]);
  }
  declarations.sort(([a], [b]) => byCodeUnits(a, b));
  const vhosts = new Set(all.length === 0 ? ['/'] : [...declarations.map(([, { entity }]) => entity.vhost), ...prune.keys()]);
  return { vhosts: [...vhosts].sort(byCodeUnits), declarations: new Map(declarations), prune };
}

/** A complete observation of RabbitMQ 4.3.6: these entities, with the facts of a pair, and nothing else. */
export function observed(...all: (Entity | readonly [Entity, Facts])[]): Observed {
  const observations = all.map((one): [EntityKey, Observation] => {
    const [entity, facts] = 'kind' in one ? [one, {}] : one;
    return [keyOf(entity), { state: 'present', entity, facts }];
  });
  return {
    over: 'memory',
    broker: { name: 'memory', version: '4.3.6', address: 'memory' },
    complete: true,
    observations: new Map(observations.sort(([a], [b]) => byCodeUnits(a, b))),
  };
}

/** A request to observe these entities, with all counts. */
export function asking(...entities: Entity[]): ObserveRequest {
  const wanted = new Map(entities.map((entity) => [keyOf(entity), entity] as const));
  return { vhosts: [...new Set(entities.map(({ vhost }) => vhost))], wanted, consumers: true };
}
