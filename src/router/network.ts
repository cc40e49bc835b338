// Entities made ready for routing: exchanges with their bindings in an index, queues and exchanges with the policy that applies.
import type { Binding, Entity, Exchange, Policy, Queue } from '../model/entity.ts';
import { type EntityKey, endsOf, exchangeKey, keyOf, queueKey } from '../model/key.ts';
import { rulesOf, type TypeRule, typeRule, type VersionRules } from '../rabbitmq/exchange-types.ts';
import { demandOf, type HeaderDemand } from '../rabbitmq/headers.ts';
import { addPattern, type TopicTrie, topicTrie, wordsOf } from '../rabbitmq/topic.ts';
import { versionOf } from '../rabbitmq/version.ts';
import { type PolicySet, policyOfExchange, policyOfQueue, policySet, type Setting, settingOf, type UnclearPolicy } from './policies.ts';

/** Which broker's rules count, where versions differ. */
export interface NetworkOptions {
  /** RabbitMQ version such as `3.10.8`; without one the newest (4.3). */
  readonly version?: string;
  /** Virtual hosts that are there even without entities. */
  readonly vhosts?: Iterable<string>;
}

/** Entities ready for routing. Made by networkOf, read by the router only; it changes when it is first used, and then no more. */
export interface Network {
  readonly rules: VersionRules;
  readonly places: ReadonlyMap<string, Place>;
  /** Policies whose pattern cannot be tried here: routing is as if they were not there. */
  readonly unclear: readonly UnclearPolicy[];
}

/** One virtual host. */
export interface Place {
  readonly vhost: string;
  readonly nodes: ReadonlyMap<string, Node>;
  readonly queues: ReadonlyMap<string, QueueNode>;
}

/** An exchange with what leads away from it. */
export interface Node {
  readonly exchange: Exchange;
  readonly key: EntityKey;
  readonly rule: TypeRule;
  /** Every binding from it that the broker would take. */
  readonly links: readonly Link[];
  /** Bindings from it that this version of the broker refuses. */
  readonly refused: readonly Link[];
  /** By equal key: what `direct` looks up. */
  readonly byKey: ReadonlyMap<string, readonly Link[]>;
  readonly trie: TopicTrie<Link>;
  /** What each binding asks of the headers; empty but on a headers exchange. */
  readonly demands: ReadonlyMap<Link, HeaderDemand>;
  readonly alternate: Setting | undefined;
}

/** A binding as a way to go. */
export interface Link {
  readonly binding: Binding;
  readonly key: EntityKey;
  readonly destination: EntityKey;
}

/** A queue with the policy that applies. */
export interface QueueNode {
  readonly queue: Queue;
  readonly key: EntityKey;
  /** What counts of an argument and the same key of the policy. */
  readonly setting: (name: string, prefer?: 'argument' | 'policy') => Setting | undefined;
}

/**
 * Makes entities of any number of virtual hosts ready for routing. The exchanges that every virtual host has are there without being
 * given. Entities that are to be absent must be left out by the caller.
 */
export function networkOf(entities: Iterable<Entity>, options: NetworkOptions = {}): Network {
  const rules = rulesOf(versionOf(options.version));
  const drafts = new Map([...(options.vhosts ?? [])].map((vhost) => [vhost, emptyDraft()]));
  for (const entity of entities) {
    let draft = drafts.get(entity.vhost);
    if (draft === undefined) {
      draft = emptyDraft();
      drafts.set(entity.vhost, draft);
    }
    add(draft, entity);
  }
  const unclear: UnclearPolicy[] = [];
  const places = new Map<string, Place>();
  for (const [vhost, draft] of drafts) {
    const policies = policySet([...draft.policies.values()]);
    unclear.push(...policies.unclear);
    places.set(vhost, placeOf(vhost, draft, policies, rules));
  }
  return { rules, places, unclear };
}

/** The virtual host, or an empty one that has only what every virtual host has. */
export function placeIn(network: Network, vhost: string): Place {
  return network.places.get(vhost) ?? placeOf(vhost, emptyDraft(), { policies: [], unclear: [] }, network.rules);
}

interface Draft {
  readonly exchanges: Map<string, Exchange>;
  readonly queues: Map<string, Queue>;
  readonly bindings: Map<EntityKey, Binding>;
  readonly policies: Map<string, Policy>;
}

function emptyDraft(): Draft {
  return { exchanges: new Map(), queues: new Map(), bindings: new Map(), policies: new Map() };
}

function add(draft: Draft, entity: Entity): void {
  switch (entity.kind) {
    case 'exchange':
      draft.exchanges.set(entity.name, entity);
      break;
    case 'queue':
      draft.queues.set(entity.name, entity);
      break;
    case 'binding':
      draft.bindings.set(keyOf(entity), entity);
      break;
    case 'policy':
      draft.policies.set(entity.name, entity);
      break;
  }
}

const predeclared: readonly (readonly [name: string, type: string, internal?: boolean])[] = [
  ['', 'direct'],
  ['amq.direct', 'direct'],
  ['amq.fanout', 'fanout'],
  ['amq.headers', 'headers'],
  ['amq.match', 'headers'],
  ['amq.topic', 'topic'],
  ['amq.rabbitmq.trace', 'topic', true],
];

function placeOf(vhost: string, draft: Draft, policies: PolicySet, rules: VersionRules): Place {
  const queues = new Map<string, QueueNode>();
  for (const [name, queue] of draft.queues) {
    let policy: ReturnType<typeof policyOfQueue> | null = null;
    // looked for when it is first asked for: most routing never asks
    const applying = (): ReturnType<typeof policyOfQueue> => {
      if (policy === null) policy = policyOfQueue(policies, queue, rules);
      return policy;
    };
    const setting: QueueNode['setting'] = (key, prefer) => settingOf(queue.arguments[`x-${key}`], applying(), key, prefer);
    queues.set(name, { queue, key: queueKey(vhost, name), setting });
  }
  const outgoing = groupedBy(draft.bindings, ([, { source }]) => source);
  const nodes = new Map<string, Node>();
  for (const exchange of [...predeclaredExchanges(vhost), ...draft.exchanges.values()]) {
    // the default exchange has no bindings but the implicit ones
    const bindings = exchange.name === '' ? [] : (outgoing.get(exchange.name) ?? []);
    nodes.set(exchange.name, nodeOf(exchange, bindings, policies, rules));
  }
  return { vhost, nodes, queues };
}

function predeclaredExchanges(vhost: string): readonly Exchange[] {
  return predeclared.map(([name, type, internal = false]) => ({
    kind: 'exchange',
    vhost,
    name,
    type,
    internal,
    durable: true,
    autoDelete: false,
    arguments: {},
  }));
}

function nodeOf(exchange: Exchange, bindings: readonly (readonly [EntityKey, Binding])[], policies: PolicySet, rules: VersionRules): Node {
  const rule = typeRule(exchange.type, exchange.arguments['x-delayed-type']);
  const links: Link[] = [];
  const refused: Link[] = [];
  for (const [key, binding] of bindings) {
    const [, destination] = endsOf(binding);
    const link = { binding, key, destination };
    if (rule.matching === 'pattern' && hashesOf(binding.routingKey) > rules.mostHashes) refused.push(link);
    else links.push(link);
  }
  const policy = exchange.name === '' ? undefined : policyOfExchange(policies, exchange);
  return {
    exchange,
    key: exchangeKey(exchange.vhost, exchange.name),
    rule,
    links,
    refused,
    byKey: rule.matching === 'equal-key' ? groupedBy(links, ({ binding }) => binding.routingKey) : new Map(),
    trie: rule.matching === 'pattern' ? trieOf(links) : topicTrie(),
    demands: new Map(rule.matching === 'headers' ? links.map((link) => [link, demandOf(link.binding.arguments, rules)]) : []),
    alternate: settingOf(exchange.arguments['alternate-exchange'], policy, 'alternate-exchange'),
  };
}

function groupedBy<T>(items: Iterable<T>, groupOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(groupOf(item));
    if (group === undefined) groups.set(groupOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

function hashesOf(pattern: string): number {
  return wordsOf(pattern).filter((word) => word === '#').length;
}

function trieOf(links: readonly Link[]): TopicTrie<Link> {
  const trie = topicTrie<Link>();
  for (const link of links) addPattern(trie, link.binding.routingKey, link);
  return trie;
}
