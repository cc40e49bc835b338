// The topology as rules look at it: what is wanted to be there, who is bound to whom, which policy applies. Tombstones are left out.

import type { Binding, Entity, EntityKind, Exchange, Policy, Queue } from '../model/entity.ts';
import { endsOf, exchangeKey, keyOf, queueKey } from '../model/key.ts';
import type { Declaration, Topology } from '../model/topology.ts';
import { builtInExchanges } from '../rabbitmq/predeclared.ts';
import type { Version } from '../rabbitmq/version.ts';
import { applying } from './matching.ts';

/** What rules see. */
export interface View {
  readonly target: Version;
  readonly topology: Topology;
  /** Present and external ones, in key order. */
  readonly queues: readonly Queue[];
  readonly exchanges: readonly Exchange[];
  readonly bindings: readonly Binding[];
  readonly policies: readonly Policy[];
  /** Whether it is declared here, and not elsewhere (`external: true`). */
  readonly owned: (entity: Entity) => boolean;
  /** A declared exchange, or one that every virtual host has. */
  readonly exchange: (vhost: string, name: string) => Exchange | undefined;
  readonly queue: (vhost: string, name: string) => Queue | undefined;
  readonly bindingsFrom: (exchange: Exchange) => readonly Binding[];
  readonly bindingsTo: (entity: Exchange | Queue) => readonly Binding[];
  /** The policy that applies, as far as declared policies tell; the broker knows one at a time. */
  readonly policyOf: (entity: Exchange | Queue) => Policy | undefined;
}

/** Makes the view of a topology. */
export function viewOf(topology: Topology, target: Version): View {
  const live = [...topology.declarations.values()].filter(({ presence }) => presence !== 'absent');
  const queues = ofKind<Queue>(live, 'queue');
  const exchanges = ofKind<Exchange>(live, 'exchange');
  const bindings = ofKind<Binding>(live, 'binding');
  const policies = ofKind<Policy>(live, 'policy');
  const byKey = new Map([...queues, ...exchanges].map((entity) => [keyOf(entity), entity] as const));
  const from = grouped(bindings, (binding) => endsOf(binding)[0]);
  const to = grouped(bindings, (binding) => endsOf(binding)[1]);
  const policyOf = applying(policies, target);
  return {
    target,
    topology,
    queues,
    exchanges,
    bindings,
    policies,
    owned: (entity) => topology.declarations.get(keyOf(entity))?.presence === 'present',
    exchange: (vhost, name) => (byKey.get(exchangeKey(vhost, name)) as Exchange | undefined) ?? builtInExchange(vhost, name),
    queue: (vhost, name) => byKey.get(queueKey(vhost, name)) as Queue | undefined,
    bindingsFrom: (exchange) => from.get(keyOf(exchange)) ?? [],
    bindingsTo: (entity) => to.get(keyOf(entity)) ?? [],
    policyOf,
  };
}

/** The type that an exchange routes like: that of `x-delayed-type`, where it delays. */
export function routesLike({ type, arguments: values }: Exchange): string {
  const delayed = values['x-delayed-type'];
  return type === 'x-delayed-message' && typeof delayed === 'string' ? delayed : type;
}

function builtInExchange(vhost: string, name: string): Exchange | undefined {
  const type = builtInExchanges.get(name);
  if (type === undefined) return undefined;
  return { kind: 'exchange', vhost, name, type, durable: true, autoDelete: false, internal: false, arguments: {} };
}

function ofKind<E extends Entity>(declarations: readonly Declaration[], kind: EntityKind): readonly E[] {
  return declarations.flatMap(({ entity }) => (entity.kind === kind ? [entity as E] : []));
}

/** Items by a key of each. */
export function grouped<T, K>(items: readonly T[], keyFor: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyFor(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
