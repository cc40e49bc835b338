// The topology as rules see it: declared objects, their bindings, and the policies that apply. Tombstones are excluded.

import type { Binding, Entity, EntityKind, Exchange, Policy, Queue } from '../model/entity.ts';
import { grouped } from '../model/grouped.ts';
import { type EntityKey, endsOf, exchangeKey, keyOf, queueKey } from '../model/key.ts';
import type { Declaration, Topology } from '../model/topology.ts';
import { type InEffect, policyIndex, targetsOf } from '../rabbitmq/policies.ts';
import { exchangesOfEveryVhost, isDefaultExchange, isPredeclared, predeclaredExchange } from '../rabbitmq/predeclared.ts';
import type { Governed } from '../rabbitmq/settings.ts';
import type { Version } from '../rabbitmq/version.ts';

/** The input of a rule. */
export interface View {
  readonly target: Version;
  readonly topology: Topology;
  /** Present and external queues, in key order. */
  readonly queues: readonly Queue[];
  readonly exchanges: readonly Exchange[];
  readonly bindings: readonly Binding[];
  readonly policies: readonly Policy[];
  /** Whether the object is declared here, not elsewhere (`external: true`). */
  readonly owned: (entity: Entity) => boolean;
  /** A declared or predeclared exchange. */
  readonly exchange: (vhost: string, name: string) => Exchange | undefined;
  readonly queue: (vhost: string, name: string) => Queue | undefined;
  readonly bindingsFrom: (exchange: Exchange) => readonly Binding[];
  readonly bindingsTo: (entity: Exchange | Queue) => readonly Binding[];
  /** Predeclared exchanges of the virtual hosts in use, except the default exchange and those that a file declares. */
  readonly predeclared: readonly Exchange[];
  /** The queues and exchanges, including predeclared ones, that match a policy by pattern and `applyTo`, regardless of other policies. */
  readonly targets: (policy: Policy) => readonly (Exchange | Queue)[];
  /** The declared policy that applies. */
  readonly inEffect: (entity: Exchange | Queue) => InEffect;
  /** The object with the policy and version that determine its settings. */
  readonly governed: (entity: Exchange | Queue) => Governed;
}

/** Creates the view of a topology. */
export function viewOf(topology: Topology, target: Version): View {
  const live = [...topology.declarations.values()].filter(({ presence }) => presence !== 'absent');
  const queues = ofKind<Queue>(live, 'queue');
  const exchanges = ofKind<Exchange>(live, 'exchange');
  const bindings = ofKind<Binding>(live, 'binding');
  const policies = ofKind<Policy>(live, 'policy');
  const byKey = new Map([...queues, ...exchanges].map((entity) => [keyOf(entity), entity] as const));
  const from = grouped(bindings, (binding) => endsOf(binding)[0]);
  const to = grouped(bindings, (binding) => endsOf(binding)[1]);
  const inEffect = remembered(policyIndex(policies, target));
  const governed = remembered((entity): Governed => ({ entity, policy: inEffect(entity).policy, version: target }));
  const owned = new Set(live.flatMap(({ entity, presence }) => (presence === 'present' ? [entity] : [])));
  const predeclared = predeclaredIn(live, byKey);
  let targets: ReturnType<typeof targetsOf<Exchange | Queue>> | undefined;
  return {
    target,
    topology,
    queues,
    exchanges,
    bindings,
    policies,
    owned: (entity) => owned.has(entity),
    exchange: (vhost, name) =>
      (byKey.get(exchangeKey(vhost, name)) as Exchange | undefined) ?? (isPredeclared(name) ? predeclaredExchange(vhost, name) : undefined),
    queue: (vhost, name) => byKey.get(queueKey(vhost, name)) as Queue | undefined,
    bindingsFrom: (exchange) => from.get(keyOf(exchange)) ?? [],
    bindingsTo: (entity) => to.get(keyOf(entity)) ?? [],
    predeclared,
    targets: (policy) => {
      targets ??= targetsOf(policies, [...queues, ...exchanges, ...predeclared]);
      return targets.get(policy) ?? [];
    },
    inEffect,
    governed,
  };
}

/** Caches the answer per object: many rules use it. */
function remembered<T>(answer: (entity: Exchange | Queue) => T): (entity: Exchange | Queue) => T {
  const known = new Map<Exchange | Queue, T>();
  return (entity) => {
    const before = known.get(entity);
    if (before !== undefined) return before;
    const now = answer(entity);
    known.set(entity, now);
    return now;
  };
}

function predeclaredIn(live: readonly Declaration[], byKey: ReadonlyMap<EntityKey, unknown>): readonly Exchange[] {
  const vhosts = [...new Set(live.map(({ entity }) => entity.vhost))];
  return vhosts.flatMap(exchangesOfEveryVhost).filter((exchange) => !isDefaultExchange(exchange.name) && !byKey.has(keyOf(exchange)));
}

function ofKind<E extends Entity>(declarations: readonly Declaration[], kind: EntityKind): readonly E[] {
  return declarations.flatMap(({ entity }) => (entity.kind === kind ? [entity as E] : []));
}
