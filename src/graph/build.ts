// Entities to a graph. The state before a plan and the state after it are drawn as one picture: what is in one of them only is marked.

import type { Binding, Entity, Exchange, Policy, Queue } from '../model/entity.ts';
import { type EntityKey, endsOf, exchangeKey, keyOf, queueKey } from '../model/key.ts';
import type { Observed } from '../model/observed.ts';
import type { Origins, Topology } from '../model/topology.ts';
import { byCodeUnits } from '../model/values.ts';
import { policyFor } from '../rabbitmq/policies.ts';
import { builtInExchanges, isBuiltInExchange } from '../rabbitmq/predeclared.ts';
import { bindingLabel, exchangeTraits, exchangeType, policyText, queueTraits } from './labels.ts';
import type { Graph, GraphEdge, GraphNode, Mark, Presence, Reason } from './model.ts';

/** All entities of one moment, with what is known of them beside their attributes. */
export interface Scene {
  readonly entities: ReadonlyMap<EntityKey, Entity>;
  /** Of those that are neither declared nor built in. */
  readonly presence: ReadonlyMap<EntityKey, 'external' | 'undeclared'>;
  readonly fileOf: (key: EntityKey) => string | undefined;
}

/** One edge before parallel ones are joined. */
interface Strand {
  readonly from: EntityKey;
  readonly to: EntityKey;
  readonly end: Pick<GraphNode, 'kind' | 'vhost' | 'name'>;
  readonly reason: Reason;
  readonly label: string;
  readonly presence: GraphEdge['presence'];
}

/** The graph of a topology. What is declared absent is left out. */
export function graphOf({ declarations }: Topology, origins: Origins): Graph {
  const present = [...declarations].filter(([, { presence }]) => presence !== 'absent');
  return drawScene({
    entities: new Map(present.map(([key, { entity }]) => [key, entity])),
    presence: new Map(present.flatMap(([key, { presence }]) => (presence === 'external' ? [[key, presence] as const] : []))),
    fileOf: (key) => origins.get(key)?.file,
  });
}

/** The graph of what a look at a broker, or at its export, saw. */
export function graphOfObserved({ observations }: Observed): Graph {
  const seen = [...observations].flatMap(([key, one]) =>
    one.state === 'present' && !isBuiltIn(one.entity) ? [[key, one.entity] as const] : [],
  );
  return drawScene({ entities: new Map(seen), presence: new Map(), fileOf: () => undefined });
}

function isBuiltIn(entity: Entity): boolean {
  return entity.kind === 'exchange' && (entity.name === '' || isBuiltInExchange(entity.name));
}

function drawScene(scene: Scene): Graph {
  const strands = [...strandsOf(scene).values()];
  return { nodes: nodesOf(scene, strands), edges: joined(strands.map((strand) => ({ strand }))) };
}

/** The graph of a change from one scene to another. Nodes are drawn as they will be; those that go, as they were. */
export function drawChange(before: Scene, after: Scene): Graph {
  const [old, wanted] = [strandsOf(before), strandsOf(after)];
  const strands = new Map([...old, ...wanted]);
  const scene: Scene = {
    entities: new Map([...before.entities, ...after.entities]),
    presence: new Map([...before.presence, ...after.presence]),
    fileOf: after.fileOf,
  };
  const marked = [...strands].map(
    ([id, strand]) => ({ strand, mark: !wanted.has(id) ? 'delete' : !old.has(id) ? 'create' : 'keep' }) as const,
  );
  // a policy that goes still is among all entities: what it says of nodes is taken from the scene that comes
  const policies = policiesOf(after);
  return { nodes: nodesOf(scene, [...strands.values()], policies), edges: joined(marked) };
}

function policiesOf({ entities }: Scene): readonly Policy[] {
  return [...entities.values()].filter((entity) => entity.kind === 'policy');
}

function strandsOf(scene: Scene): ReadonlyMap<string, Strand> {
  const policies = policiesOf(scene);
  const strands = [...scene.entities].flatMap(([key, entity]) => {
    const presence = scene.presence.get(key) === 'undeclared' ? 'undeclared' : 'declared';
    return strandsFrom(entity, scene, policies).map((strand) => ({ ...strand, presence }) as const);
  });
  return new Map(strands.map((strand) => [[strand.from, strand.to, strand.reason, strand.label].join('\n'), strand]));
}

function strandsFrom(entity: Entity, scene: Scene, policies: readonly Policy[]): readonly Omit<Strand, 'presence'>[] {
  switch (entity.kind) {
    case 'binding':
      return [bindingStrand(entity, scene)];
    case 'exchange':
      return alternateStrands(entity, policyFor(entity, policies));
    case 'queue':
      return deadLetterStrands(entity, policyFor(entity, policies));
    case 'policy':
      return [];
  }
}

function bindingStrand(binding: Binding, { entities }: Scene): Omit<Strand, 'presence'> {
  const [from, to] = endsOf(binding);
  const source = entities.get(from);
  const type =
    source?.kind === 'exchange'
      ? source.type === 'x-delayed-message'
        ? exchangeType(source)
        : source.type
      : builtInExchanges.get(binding.source);
  const end = { kind: binding.destinationType, vhost: binding.vhost, name: binding.destination };
  return { from, to, end, reason: 'binding', label: bindingLabel(binding, type) };
}

/** An argument wins over a policy (measured on 3.10 to 4.3), here and for dead letters. */
function alternateStrands(exchange: Exchange, policy: Policy | undefined): readonly Omit<Strand, 'presence'>[] {
  const [name, label] = named(exchange.arguments['alternate-exchange'], policy, 'alternate-exchange');
  if (name === undefined) return [];
  const { vhost } = exchange;
  return [{ from: keyOf(exchange), to: exchangeKey(vhost, name), end: { kind: 'exchange', vhost, name }, reason: 'alternate', label }];
}

function deadLetterStrands(queue: Queue, policy: Policy | undefined): readonly Omit<Strand, 'presence'>[] {
  const [exchange, by] = named(queue.arguments['x-dead-letter-exchange'], policy, 'dead-letter-exchange');
  if (exchange === undefined) return [];
  const [key] = named(queue.arguments['x-dead-letter-routing-key'], policy, 'dead-letter-routing-key');
  const { vhost } = queue;
  const strand = { from: keyOf(queue), reason: 'dead-letter' } as const;
  if (exchange === '') {
    // the default exchange: the key is the name of a queue. Without one, each message's own key decides
    return key === undefined ? [] : [{ ...strand, to: queueKey(vhost, key), end: { kind: 'queue', vhost, name: key }, label: by }];
  }
  const label = [key === undefined ? '' : `as ${key === '' ? '""' : key}`, by].filter((part) => part !== '').join(', ');
  return [{ ...strand, to: exchangeKey(vhost, exchange), end: { kind: 'exchange', vhost, name: exchange }, label }];
}

/** A name from the arguments or from the policy, with a word on the policy. */
function named(argument: unknown, policy: Policy | undefined, key: string): readonly [string | undefined, string] {
  if (typeof argument === 'string') return [argument, ''];
  const value = policy?.definition[key];
  return typeof value === 'string' ? [value, `policy ${policy?.name}`] : [undefined, ''];
}

function nodesOf(scene: Scene, strands: readonly Strand[], policies = policiesOf(scene)): readonly GraphNode[] {
  const nodes = new Map<EntityKey, GraphNode>();
  for (const [key, entity] of scene.entities) {
    if (entity.kind === 'exchange' || entity.kind === 'queue') nodes.set(key, nodeOf(key, entity, scene, policyFor(entity, policies)));
  }
  const bindings = [...scene.entities.values()].filter((entity) => entity.kind === 'binding');
  const sources = bindings.map(
    (binding) => ({ key: endsOf(binding)[0], kind: 'exchange', vhost: binding.vhost, name: binding.source }) as const,
  );
  for (const { key, ...end } of [...sources, ...strands.map(({ to, end }) => ({ key: to, ...end }))]) {
    if (!nodes.has(key)) nodes.set(key, namedOnly(key, end));
  }
  return [...nodes.values()].sort((one, other) => byCodeUnits(one.key, other.key));
}

function nodeOf(key: EntityKey, entity: Exchange | Queue, scene: Scene, policy: Policy | undefined): GraphNode {
  const { kind, vhost, name } = entity;
  const type = entity.kind === 'exchange' ? exchangeType(entity) : entity.type;
  const file = scene.fileOf(key);
  return {
    key,
    kind,
    vhost,
    name,
    ...(type === undefined ? {} : { type }),
    presence: scene.presence.get(key) ?? 'declared',
    traits: entity.kind === 'exchange' ? exchangeTraits(entity) : queueTraits(entity),
    ...(policy === undefined ? {} : { policy: policyText(policy) }),
    ...(file === undefined ? {} : { file }),
  };
}

/** A node that something names, and nothing describes. */
function namedOnly(key: EntityKey, end: Pick<GraphNode, 'kind' | 'vhost' | 'name'>): GraphNode {
  const type = end.kind === 'exchange' ? builtInExchanges.get(end.name) : undefined;
  const presence: Presence = type === undefined ? 'missing' : 'built-in';
  return { key, ...end, ...(type === undefined ? {} : { type }), presence, traits: [] };
}

function joined(strands: readonly { readonly strand: Strand; readonly mark?: Mark }[]): readonly GraphEdge[] {
  const edges = new Map<string, GraphEdge>();
  for (const { strand, mark } of strands) {
    const { from, to, reason, label, presence } = strand;
    const id = [from, to, reason, presence, mark].join('\n');
    const labels = [...(edges.get(id)?.labels ?? []), ...(label === '' ? [] : [label])];
    edges.set(id, { from, to, reason, labels, presence, ...(mark === undefined ? {} : { mark }) });
  }
  const sorted = [...edges].sort(([one], [other]) => byCodeUnits(one, other));
  return sorted.map(([, edge]) => ({ ...edge, labels: [...new Set(edge.labels)].sort(byCodeUnits) }));
}
