// Builds a graph from entities. The states before and after a plan form one graph; objects in only one of them are marked.

import type { Binding, Entity, Exchange, Policy, Queue } from '../model/entity.ts';
import { type EntityKey, endsOf, exchangeKey, keyOf } from '../model/key.ts';
import { type Observed, type Outage, outageOf } from '../model/observed.ts';
import type { Origins, Topology } from '../model/topology.ts';
import { byCodeUnits } from '../model/values.ts';
import { admittedKeys } from '../rabbitmq/binding-keys.ts';
import { alternateOf, deadLetteringOf, deadLetterTarget } from '../rabbitmq/dead-lettering.ts';
import { routesLike, typeRule } from '../rabbitmq/exchange-types.ts';
import { type PolicyIndex, policyIndex } from '../rabbitmq/policies.ts';
import { isDefaultExchange, isPredeclared, predeclaredType } from '../rabbitmq/predeclared.ts';
import { outageText } from '../rabbitmq/queue-outages.ts';
import { type Governed, type Setting, settingOf } from '../rabbitmq/settings.ts';
import { versionOf } from '../rabbitmq/version.ts';
import { federationStrands, upstreamNode } from './federation.ts';
import { bindingLabel, exchangeTraits, exchangeType, policyText, queueTraits } from './labels.ts';
import type { Graph, GraphEdge, GraphNode, Mark, NodePresence, Passage } from './model.ts';
import { shovelNode, shovelStrands } from './shovels.ts';
import type { Snapshot, Strand } from './snapshot.ts';

/** The graph of a topology. Tombstones are excluded. */
export function graphOf({ declarations }: Topology, origins: Origins): Graph {
  const present = [...declarations].filter(([, { presence }]) => presence !== 'absent');
  return drawSnapshot({
    entities: new Map(present.map(([key, { entity }]) => [key, entity])),
    presence: new Map(present.flatMap(([key, { presence }]) => (presence === 'external' ? [[key, presence] as const] : []))),
    fileOf: (key) => origins.get(key)?.file,
  });
}

/** The graph of an observation of a broker, or of its export. */
export function graphOfObserved({ observations, broker }: Observed): Graph {
  const seen = [...observations].flatMap(([key, one]) =>
    one.state === 'present' && !isBuiltIn(one.entity) ? [[key, one.entity] as const] : [],
  );
  const drawn = drawSnapshot({ entities: new Map(seen), presence: new Map(), fileOf: () => undefined, version: versionOf(broker.version) });
  return { ...drawn, nodes: drawn.nodes.map((node) => withOutage(node, outageOf(observations.get(node.key)))) };
}

/** A queue that is down is drawn as the broker lists it, and labelled. */
export function withOutage(node: GraphNode, down: Outage | undefined): GraphNode {
  return down === undefined ? node : { ...node, down: outageText(down) };
}

function isBuiltIn(entity: Entity): boolean {
  return entity.kind === 'exchange' && (isDefaultExchange(entity.name) || isPredeclared(entity.name));
}

function drawSnapshot(snapshot: Snapshot): Graph {
  const strands = [...strandsOf(snapshot).values()];
  return { nodes: nodesOf(snapshot, strands), edges: joined(strands.map((strand) => ({ strand }))) };
}

/** The graph of a change between two snapshots. Nodes have their attributes after the change; deleted nodes, those before it. */
export function drawChange(before: Snapshot, after: Snapshot): Graph {
  const [old, wanted] = [strandsOf(before), strandsOf(after)];
  const strands = new Map([...old, ...wanted]);
  const snapshot: Snapshot = {
    entities: new Map([...before.entities, ...after.entities]),
    presence: new Map([...before.presence, ...after.presence]),
    fileOf: after.fileOf,
    version: after.version,
  };
  const marked = [...strands].map(
    ([id, strand]) => ({ strand, mark: !wanted.has(id) ? 'delete' : !old.has(id) ? 'create' : 'keep' }) as const,
  );
  // a deleted policy is still among all entities: settings of nodes come from the later snapshot
  const policies = policiesIn(after);
  return { nodes: nodesOf(snapshot, [...strands.values()], policies), edges: joined(marked) };
}

function policiesIn({ entities, version }: Snapshot): PolicyIndex {
  return policyIndex(
    [...entities.values()].filter((entity): entity is Policy => entity.kind === 'policy'),
    version,
  );
}

function strandsOf(snapshot: Snapshot): ReadonlyMap<string, Strand> {
  const policies = policiesIn(snapshot);
  const strands = [...snapshot.entities].flatMap(([key, entity]) => {
    const presence = snapshot.presence.get(key) === 'undeclared' ? 'undeclared' : 'declared';
    return strandsFrom(entity, snapshot, policies).map((strand) => ({ ...strand, presence }) as const);
  });
  const byId = new Map<string, Strand>();
  for (const strand of strands) {
    const id = [strand.from, strand.to, strand.reason, strand.label].join('\n');
    const same = byId.get(id)?.keys;
    // a key and an argument can make the label of another key
    byId.set(id, same === undefined || same === strand.keys ? strand : { ...strand, keys: '#' });
  }
  return byId;
}

function strandsFrom(entity: Entity, snapshot: Snapshot, policies: PolicyIndex): readonly Omit<Strand, 'presence'>[] {
  const governed = (one: Exchange | Queue): Governed => ({ entity: one, policy: policies(one).policy, version: snapshot.version });
  switch (entity.kind) {
    case 'binding':
      return [bindingStrand(entity, snapshot)];
    case 'exchange':
      return [...alternateStrands(entity, governed(entity)), ...federationStrands(entity, policies(entity).policy, snapshot)];
    case 'queue':
      return [...deadLetterStrands(entity, governed(entity)), ...federationStrands(entity, policies(entity).policy, snapshot)];
    case 'document':
      return entity.of === 'shovel' ? shovelStrands(entity) : [];
    case 'policy':
      return [];
  }
}

function bindingStrand(binding: Binding, { entities }: Snapshot): Omit<Strand, 'presence'> {
  const [from, to] = endsOf(binding);
  const source = entities.get(from);
  const type = source?.kind === 'exchange' ? routesLike(source) : predeclaredType(binding.source);
  const end = { kind: binding.destinationType, vhost: binding.vhost, name: binding.destination };
  const keys = type === undefined ? '#' : admittedKeys(typeRule(type).matching, binding.routingKey);
  return { from, to, end, reason: 'binding', label: bindingLabel(binding, type), keys };
}

function alternateStrands(exchange: Exchange, governed: Governed): readonly Omit<Strand, 'presence'>[] {
  const alternate = alternateOf(governed);
  if (alternate === undefined) return [];
  const { vhost } = exchange;
  const end = { kind: 'exchange', vhost, name: alternate.exchange } as const;
  return [{ from: keyOf(exchange), to: exchangeKey(vhost, alternate.exchange), end, reason: 'alternate', label: setBy(alternate.by) }];
}

function deadLetterStrands(queue: Queue, governed: Governed): readonly Omit<Strand, 'presence'>[] {
  const route = deadLetteringOf(governed);
  const to = route === undefined ? undefined : deadLetterTarget(queue.vhost, route);
  // without a target queue, the routing key of each message names the queue
  if (route === undefined || to === undefined) return [];
  const { vhost } = queue;
  const { exchange, routingKey = '', by } = route;
  const waits = settingOf(governed, 'message-ttl') === undefined ? {} : { waits: true as const };
  const strand = { from: keyOf(queue), to, reason: 'dead-letter', ...waits } as const;
  if (isDefaultExchange(exchange)) {
    return [{ ...strand, end: { kind: 'queue', vhost, name: routingKey }, label: setBy(by), keys: routingKey }];
  }
  const key = route.routingKey === undefined ? '' : `as ${routingKey === '' ? '""' : routingKey}`;
  const label = [key, setBy(by)].filter((part) => part !== '').join(', ');
  return [{ ...strand, end: { kind: 'exchange', vhost, name: exchange }, label, keys: route.routingKey }];
}

/** The policy that sets it; empty for an argument of the object itself. */
function setBy({ policy }: Setting): string {
  return policy === undefined ? '' : `policy ${policy.name}`;
}

function nodesOf(snapshot: Snapshot, strands: readonly Strand[], policies = policiesIn(snapshot)): readonly GraphNode[] {
  const nodes = new Map<EntityKey, GraphNode>();
  for (const [key, entity] of snapshot.entities) {
    if (entity.kind === 'exchange' || entity.kind === 'queue') nodes.set(key, nodeOf(key, entity, snapshot, policies(entity).policy));
  }
  const bindings = [...snapshot.entities.values()].filter((entity) => entity.kind === 'binding');
  const sources = bindings.map(
    (binding) => ({ key: endsOf(binding)[0], kind: 'exchange', vhost: binding.vhost, name: binding.source }) as const,
  );
  const described = strands.filter(({ reason }) => reason !== 'shovel');
  for (const { key, ...end } of [...sources, ...described.map(({ to, end }) => ({ key: to, ...end }))]) {
    if (!nodes.has(key)) nodes.set(key, namedOnly(key, end));
  }
  for (const { from, start } of described) if (start !== undefined) nodes.set(from, upstreamNode(from, start, snapshot));
  for (const { reason, from, start, to, end } of strands) {
    if (reason !== 'shovel' || start === undefined) continue;
    if (!nodes.has(from)) nodes.set(from, shovelNode(from, start, snapshot));
    if (!nodes.has(to)) nodes.set(to, shovelNode(to, end, snapshot));
  }
  return [...nodes.values()].sort((one, other) => byCodeUnits(one.key, other.key));
}

function nodeOf(key: EntityKey, entity: Exchange | Queue, snapshot: Snapshot, policy: Policy | undefined): GraphNode {
  const { kind, vhost, name } = entity;
  const type = entity.kind === 'exchange' ? exchangeType(entity) : entity.type;
  const file = snapshot.fileOf(key);
  return {
    key,
    kind,
    vhost,
    name,
    ...(type === undefined ? {} : { type }),
    presence: snapshot.presence.get(key) ?? 'declared',
    traits: entity.kind === 'exchange' ? exchangeTraits(entity) : queueTraits(entity),
    ...(policy === undefined ? {} : { policy: policyText(policy) }),
    ...(file === undefined ? {} : { file }),
  };
}

/** A node for an object that is referenced but not described. */
function namedOnly(key: EntityKey, end: Pick<GraphNode, 'kind' | 'vhost' | 'name'>): GraphNode {
  const type = end.kind === 'exchange' ? predeclaredType(end.name) : undefined;
  const presence: NodePresence = type === undefined ? 'missing' : 'built-in';
  return { key, ...end, ...(type === undefined ? {} : { type }), presence, traits: [] };
}

function joined(strands: readonly { readonly strand: Strand; readonly mark?: Mark }[]): readonly GraphEdge[] {
  const edges = new Map<string, Required<Omit<GraphEdge, 'mark'>> & Pick<GraphEdge, 'mark'>>();
  for (const { strand, mark } of strands) {
    const { from, to, reason, label, keys, waits, presence } = strand;
    const id = [from, to, reason, presence, mark].join('\n');
    const before = edges.get(id);
    const labels = [...(before?.labels ?? []), ...(label === '' ? [] : [label])];
    const passage: Passage = { label, ...(keys === undefined ? {} : { keys }), ...(waits === undefined ? {} : { waits }) };
    const passages = [...(before?.passages ?? []), passage];
    edges.set(id, { from, to, reason, labels, presence, ...(mark === undefined ? {} : { mark }), passages });
  }
  const sorted = [...edges].sort(([one], [other]) => byCodeUnits(one, other));
  return sorted.map(([, edge]) => ({ ...edge, labels: [...new Set(edge.labels)].sort(byCodeUnits) }));
}
