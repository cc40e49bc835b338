// fast-check generators of topologies that RabbitMQ 3.10 to 4.3 accept, with few names, so that two of them collide in many
// ways: the same name with another type, other arguments, as a tombstone. They shrink towards few, plain entities.
import fc, { type Arbitrary } from 'fast-check';
import type { Binding, Entity, Exchange, Policy, Queue, QueueType } from '../../src/model/entity.ts';
import { type EntityKey, endsOf, keyOf } from '../../src/model/key.ts';
import type { Declaration, Presence, Prune, Topology } from '../../src/model/topology.ts';
import { byCodeUnits } from '../../src/model/values.ts';
import { arbitraryBindingArguments, arbitraryExchangeArguments, arbitraryPolicyDefinition, arbitraryQueueArguments } from './arguments.ts';
import { binding, declared, exchange, policy, queue } from './ends.ts';

/** Options of the generators. */
export interface TopologyOptions {
  /** Default `/`. */
  readonly vhost?: string;
  /** Queue types to choose from, besides no type; default all. Quorum queues and streams are rare: real brokers create them slowly. */
  readonly queueTypes?: readonly QueueType[];
  /** The scope of prune: everything undeclared, nothing, or either (default). */
  readonly prune?: 'everything' | 'nothing' | 'either';
  /** Whether to include tombstones; default yes. */
  readonly tombstones?: boolean;
  /** Whether to include policies, which require the management API; default yes. */
  readonly policies?: boolean;
}

const exchangeNames = ['e0', 'e1', 'e2', 'both', 'e ž/%#'];
const queueNames = ['q0', 'q1', 'q2', 'q3', 'both', 'q ž/%#'];
const policyNames = ['p0', 'p 1'];
const prebuilt = ['amq.direct', 'amq.fanout', 'amq.headers', 'amq.topic'];
const routingKeys = ['', 'a', 'a.*', 'a.#', '#', 'b c', 'ž/%2F'];

/** Any topology of one virtual host. Nothing in it is protected, external or exclusive: a plan for it can always be applied. */
export function arbitraryTopology(options: TopologyOptions = {}): Arbitrary<Topology> {
  const { vhost = '/', prune = 'either', tombstones = true, policies = true } = options;
  const withTombstones = <E extends Entity>(entity: Arbitrary<E>): Arbitrary<Declaration<E> | undefined> => slot(entity, tombstones);
  return fc
    .record({
      exchanges: fc.tuple(...exchangeNames.map((name) => withTombstones(arbitraryExchange(name, vhost)))),
      queues: fc.tuple(...queueNames.map((name) => withTombstones(arbitraryQueue(name, vhost, options.queueTypes)))),
      policies: policies ? fc.tuple(...policyNames.map((name) => withTombstones(arbitraryPolicy(name, vhost)))) : fc.constant([]),
      bindings: fc.array(arbitraryEdge(tombstones), { maxLength: 10 }),
      everything: prune === 'either' ? fc.boolean() : fc.constant(prune === 'everything'),
    })
    .map(({ exchanges, queues, policies, bindings, everything }) => {
      const declarations = new Map<EntityKey, Declaration>();
      for (const one of [...exchanges, ...queues, ...policies]) if (one !== undefined) declarations.set(keyOf(one.entity), one);
      for (const one of connect(present(exchanges), present(queues), bindings, vhost)) declarations.set(keyOf(one.entity), one);
      const rule: Prune = { queues: ['.*'], exchanges: ['.*'], policies: ['.*'], bindings: true };
      return {
        vhosts: [vhost],
        declarations: new Map([...declarations].sort(([a], [b]) => byCodeUnits(a, b))),
        prune: new Map(everything ? [[vhost, rule]] : []),
      };
    });
}

/** Additional live entities. */
export interface ExtrasOptions {
  readonly vhost?: string;
  readonly queueTypes?: readonly QueueType[];
  readonly policies?: boolean;
  /** Whether to include entities that topo never changes: exclusive and server-named queues, and its lock. Only a seed creates those. */
  readonly untouchable?: boolean;
}

/**
 * Live entities before topo runs: some with names that topologies use, some with others. Ends of bindings may be
 * missing; `liveEntities` omits those bindings.
 */
export function arbitraryObservedExtras(options: ExtrasOptions = {}): Arbitrary<readonly Entity[]> {
  const { vhost = '/', policies = true, untouchable = false } = options;
  const exchanges = ['u0', 'u ž', 'e0', 'e1', 'both'];
  const queues = ['u0', 'u1', 'q0', 'q1', 'both'];
  const owned = [
    queue('amq.gen-Xyz', { vhost, type: 'classic', durable: false, autoDelete: true }),
    queue('mine', { vhost, type: 'classic', durable: false, exclusive: true }),
    queue('topo.other', { vhost, type: 'classic', durable: false, exclusive: true }),
  ];
  return fc
    .record({
      exchanges: fc.tuple(...exchanges.map((name) => slot(arbitraryExchange(name, vhost), false))),
      queues: fc.tuple(...queues.map((name) => slot(arbitraryQueue(name, vhost, options.queueTypes), false))),
      policies: policies ? fc.tuple(...['u0', 'p0'].map((name) => slot(arbitraryPolicy(name, vhost), false))) : fc.constant([]),
      owned: untouchable ? fc.subarray(owned) : fc.constant([]),
      bindings: fc.array(arbitraryEdge(false), { maxLength: 8 }),
    })
    .map(({ exchanges, queues, policies, owned, bindings }) => {
      const [someExchanges, someQueues] = [present(exchanges), present(queues)];
      // half of the ends are what a topology may declare
      const ends = [...someQueues, ...owned, queue('q2', { vhost })];
      const made = connect([...someExchanges, exchange('e2', { vhost })], ends, bindings, vhost);
      return [...someExchanges, ...someQueues, ...owned, ...present(policies), ...made.map(({ entity }) => entity)];
    });
}

/** All live entities of a broker with this topology applied and these extras: no bindings with missing ends, declared entities first. */
export function liveEntities(topology: Topology, extras: readonly Entity[] = []): Entity[] {
  const live = new Map<EntityKey, Entity>();
  for (const [key, { entity, presence }] of topology.declarations) if (presence === 'present') live.set(key, entity);
  for (const entity of extras) if (!live.has(keyOf(entity))) live.set(keyOf(entity), entity);
  return [...live.values()].filter(
    (entity) => entity.kind !== 'binding' || endsOf(entity).every((end) => live.has(end) || prebuiltKeys(entity.vhost).has(end)),
  );
}

function prebuiltKeys(vhost: string): ReadonlySet<EntityKey> {
  return new Set(prebuilt.map((name) => keyOf(exchange(name, { vhost }))));
}

/** Any exchange with that name. */
export function arbitraryExchange(name: string, vhost = '/'): Arbitrary<Exchange> {
  return fc
    .record({
      type: fc.constantFrom('topic', 'direct', 'fanout', 'headers'),
      durable: mostly(true),
      autoDelete: mostly(false),
      internal: mostly(false),
      arguments: arbitraryExchangeArguments([...exchangeNames, 'nowhere']),
    })
    .map((attributes) => exchange(name, { vhost, ...attributes }));
}

/** Any queue with that name, with arguments of its type. */
export function arbitraryQueue(name: string, vhost = '/', types: readonly QueueType[] = ['classic', 'quorum', 'stream']): Arbitrary<Queue> {
  const classic = fc
    .record({
      durable: mostly(true),
      autoDelete: mostly(false),
      typed: types.includes('classic') ? fc.boolean() : fc.constant(false),
      arguments: arbitraryQueueArguments('classic', [...exchangeNames, 'nowhere', '']),
    })
    .map(({ typed, ...attributes }) => queue(name, { vhost, ...attributes, ...(typed ? { type: 'classic' as const } : {}) }));
  const durable = (type: QueueType): Arbitrary<Queue> =>
    arbitraryQueueArguments(type, [...exchangeNames, 'nowhere', '']).map((table) => queue(name, { vhost, type, arguments: table }));
  const seldom = types.filter((type) => type !== 'classic').map((type) => ({ weight: 1, arbitrary: durable(type) }));
  return fc.oneof({ withCrossShrink: true }, { weight: 8, arbitrary: classic }, ...seldom);
}

/** Any policy with that name. */
function arbitraryPolicy(name: string, vhost = '/'): Arbitrary<Policy> {
  return fc
    .record({
      pattern: fc.constantFrom('.*', '^q', '^none$', 'ž'),
      applyTo: fc.constantFrom('queues', 'exchanges', 'all'),
      priority: fc.integer({ min: -1, max: 2 }),
      definition: arbitraryPolicyDefinition(exchangeNames),
    })
    .map(({ definition, ...rest }) => policy(name, definition, { vhost, ...rest }));
}

/** Nothing, an entity, or its tombstone. */
function slot<E extends Entity>(entity: Arbitrary<E>, tombstones: boolean): Arbitrary<Declaration<E> | undefined> {
  return fc
    .tuple(
      fc.constantFrom<(Presence | undefined)[]>(undefined, 'present', 'present', 'present', ...(tombstones ? ['absent' as const] : [])),
      entity,
    )
    .map(([presence, one]) => (presence === undefined ? undefined : { ...declared(one, { presence }), entity: one }));
}

/** A binding before its ends are known: numbers that select them. */
interface Edge {
  readonly presence: Presence;
  readonly source: number;
  readonly toExchange: boolean;
  readonly destination: number;
  readonly routingKey: string;
  readonly arguments: Binding['arguments'];
}

function arbitraryEdge(tombstones: boolean): Arbitrary<Edge> {
  return fc.record({
    presence: tombstones
      ? fc.constantFrom<Presence[]>('present', 'present', 'present', 'present', 'absent')
      : fc.constant<Presence>('present'),
    source: fc.nat({ max: 1000 }),
    toExchange: mostly(false),
    destination: fc.nat({ max: 1000 }),
    routingKey: fc.constantFrom(...routingKeys),
    arguments: arbitraryBindingArguments(),
  });
}

/** Bindings between present entities, one in five from a predeclared exchange. */
function connect(
  exchanges: readonly Exchange[],
  queues: readonly (Exchange | Queue)[],
  edges: readonly Edge[],
  vhost: string,
): Declaration[] {
  const made = new Map<EntityKey, Declaration>();
  for (const edge of edges) {
    const source = edge.source % 5 === 4 ? pick(prebuilt, edge.source) : pick(exchanges, edge.source)?.name;
    const destination = pick(edge.toExchange ? exchanges : queues, edge.destination)?.name;
    if (source === undefined || destination === undefined) continue;
    const { routingKey, presence } = edge;
    const destinationType = edge.toExchange ? 'exchange' : 'queue';
    const one = binding(source, destination, routingKey, { vhost, destinationType, arguments: edge.arguments });
    made.set(keyOf(one), declared(one, { presence }));
  }
  return [...made.values()];
}

function pick<T>(from: readonly T[], number: number): T | undefined {
  return from[number % Math.max(1, from.length)];
}

function present<E extends Entity>(slots: readonly (Declaration<E> | undefined)[]): E[] {
  return slots.flatMap((one) => (one?.presence === 'present' ? [one.entity] : []));
}

/** The value in four of five cases; also the one that it shrinks to. */
function mostly(value: boolean): Arbitrary<boolean> {
  return fc.constantFrom(value, value, value, value, !value);
}
