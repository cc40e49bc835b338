// The topology as rules see it: declared objects, their bindings, and the policies that apply. Tombstones are excluded.

import type { Binding, Document, Entity, EntityKind, Exchange, Policy, Queue } from '../model/entity.ts';
import { grouped } from '../model/grouped.ts';
import { type EntityKey, endsOf, exchangeKey, keyOf, nameText, queueKey } from '../model/key.ts';
import type { Declaration, Topology } from '../model/topology.ts';
import { operatorPolicyOf } from '../rabbitmq/operator-policies.ts';
import { type InEffect, policyIndex, targetsOf } from '../rabbitmq/policies.ts';
import type { PolicyKind } from '../rabbitmq/policy-rows.ts';
import { exchangesOfEveryVhost, isDefaultExchange, isPredeclared, predeclaredExchange } from '../rabbitmq/predeclared.ts';
import type { Governed } from '../rabbitmq/settings.ts';
import type { Version } from '../rabbitmq/version.ts';

/** The declared policies of one kind, of which one at a time applies to an object. */
export interface PolicyGroup {
  readonly kind: PolicyKind;
  /** Operator policies in the form of policies. */
  readonly policies: readonly Policy[];
  /** The one that applies. */
  readonly inEffect: (entity: Exchange | Queue) => InEffect;
}

/** The input of a rule. */
export interface View {
  readonly target: Version;
  readonly topology: Topology;
  /** Present and external queues, in key order. */
  readonly queues: readonly Queue[];
  readonly exchanges: readonly Exchange[];
  readonly bindings: readonly Binding[];
  readonly policies: readonly Policy[];
  /** The policies, and the operator policies. */
  readonly policyGroups: readonly PolicyGroup[];
  /** The key of a policy or an operator policy. */
  readonly policyKey: (policy: Policy) => EntityKey;
  /** `policy ttl`, `operator policy ttl`. */
  readonly policyText: (policy: Policy) => string;
  /** Whether the object is declared here, not elsewhere (`external: true`). */
  readonly owned: (entity: Entity) => boolean;
  /** A declared or predeclared exchange. */
  readonly exchange: (vhost: string, name: string) => Exchange | undefined;
  readonly queue: (vhost: string, name: string) => Queue | undefined;
  readonly bindingsFrom: (exchange: Exchange) => readonly Binding[];
  readonly bindingsTo: (entity: Exchange | Queue) => readonly Binding[];
  /** Predeclared exchanges of the virtual hosts in use, except the default exchange and those that a file declares. */
  readonly predeclared: readonly Exchange[];
  /**
   * The queues and exchanges, including predeclared ones, that match a policy by pattern and `applyTo`, regardless of other policies. Of an
   * operator policy only queues: no exchange uses a key that RabbitMQ accepts in one.
   */
  readonly targets: (policy: Policy) => readonly (Exchange | Queue)[];
  /** The object with the policies and version that determine its settings. */
  readonly governed: (entity: Exchange | Queue) => Governed;
}

/** Policies and operator policies that are declared here. */
export function allPolicies({ policyGroups, owned }: Pick<View, 'policyGroups' | 'owned'>): readonly Policy[] {
  return policyGroups.flatMap(({ policies }) => policies.filter(owned));
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
  const documents = new Map(ofKind<Document>(live, 'document').flatMap((one) => pairs(operatorPolicyOf(one), one)));
  const operatorPolicies = [...documents.keys()];
  const inEffect = remembered(policyIndex(policies, target));
  const operatorInEffect = remembered(policyIndex(operatorPolicies, target));
  const governed = remembered(
    (entity): Governed => ({
      entity,
      policy: inEffect(entity).policy,
      operatorPolicy: operatorInEffect(entity).policy,
      version: target,
    }),
  );
  const present = new Set(live.flatMap(({ entity, presence }) => (presence === 'present' ? [entity] : [])));
  const written = (entity: Entity): Entity => (entity.kind === 'policy' ? (documents.get(entity) ?? entity) : entity);
  const predeclared = predeclaredIn(live, byKey);
  let targets: ReturnType<typeof targetsOf<Exchange | Queue>> | undefined;
  return {
    target,
    topology,
    queues,
    exchanges,
    bindings,
    policies,
    policyGroups: [
      { kind: 'policy', policies, inEffect },
      { kind: 'operatorPolicy', policies: operatorPolicies, inEffect: operatorInEffect },
    ],
    policyKey: (policy) => keyOf(written(policy)),
    policyText: (policy) => `${documents.has(policy) ? 'operator policy' : 'policy'} ${nameText(policy.name)}`,
    owned: (entity) => present.has(written(entity)),
    exchange: (vhost, name) =>
      (byKey.get(exchangeKey(vhost, name)) as Exchange | undefined) ?? (isPredeclared(name) ? predeclaredExchange(vhost, name) : undefined),
    queue: (vhost, name) => byKey.get(queueKey(vhost, name)) as Queue | undefined,
    bindingsFrom: (exchange) => from.get(keyOf(exchange)) ?? [],
    bindingsTo: (entity) => to.get(keyOf(entity)) ?? [],
    predeclared,
    targets: (policy) => {
      targets ??= new Map([
        ...targetsOf<Exchange | Queue>(policies, [...queues, ...exchanges, ...predeclared]),
        ...targetsOf<Exchange | Queue>(operatorPolicies, queues),
      ]);
      return targets.get(policy) ?? [];
    },
    governed,
  };
}

function pairs(policy: Policy | undefined, document: Document): readonly (readonly [Policy, Document])[] {
  return policy === undefined ? [] : [[policy, document]];
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
