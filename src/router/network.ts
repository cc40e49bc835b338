// Entities prepared for routing: exchanges with an index of their bindings, queues and exchanges with the policy that applies.

import type { Binding, Entity, Exchange, Policy, Queue } from '../model/entity.ts';
import { grouped } from '../model/grouped.ts';
import { type EntityKey, endsOf, exchangeKey, keyOf, queueKey } from '../model/key.ts';
import { alternateOf } from '../rabbitmq/dead-lettering.ts';
import { hasTooManyHashes, routesLike, rulesOf, type TypeRule, typeRule, type VersionRules } from '../rabbitmq/exchange-types.ts';
import { demandOf, type HeaderDemand } from '../rabbitmq/headers.ts';
import { operatorPolicyOf } from '../rabbitmq/operator-policies.ts';
import { patternOf } from '../rabbitmq/pattern.ts';
import { byPriority, type PolicyIndex, policyIndex } from '../rabbitmq/policies.ts';
import { exchangesOfEveryVhost, isDefaultExchange } from '../rabbitmq/predeclared.ts';
import type { Governed, Setting } from '../rabbitmq/settings.ts';
import { addPattern, type TopicTrie, topicTrie } from '../rabbitmq/topic.ts';
import { type Version, versionOf } from '../rabbitmq/version.ts';

/** The broker whose rules apply where versions differ. */
export interface NetworkOptions {
  /** RabbitMQ version such as `3.10.8`; default: the newest (4.3). */
  readonly version?: string;
  /** Virtual hosts that exist even without entities. */
  readonly vhosts?: Iterable<string>;
  /** Further operator policies in force, of any number of virtual hosts; one among the entities replaces that of the same name. */
  readonly operatorPolicies?: Iterable<Policy>;
}

/** Entities prepared for routing. Created by networkOf, read only by the router; it fills caches on first use. */
export interface Network {
  readonly rules: VersionRules;
  readonly version: Version | undefined;
  readonly places: ReadonlyMap<string, VhostNetwork>;
  /** Policies whose pattern cannot be evaluated: routing ignores them. */
  readonly unclear: readonly UnclearPolicy[];
}

/** One virtual host. */
export interface VhostNetwork {
  readonly vhost: string;
  readonly nodes: ReadonlyMap<string, ExchangeNode>;
  readonly queues: ReadonlyMap<string, QueueNode>;
}

/** An exchange with its outgoing bindings and alternate exchange. */
export interface ExchangeNode {
  readonly exchange: Exchange;
  readonly key: EntityKey;
  readonly rule: TypeRule;
  /** Every binding from it that the broker accepts. */
  readonly links: readonly Link[];
  /** Bindings from it that this version of the broker refuses. */
  readonly refused: readonly Link[];
  /** Bindings by exact key, for `direct`. */
  readonly byKey: ReadonlyMap<string, readonly Link[]>;
  readonly trie: TopicTrie<Link>;
  /** The headers that each binding requires; empty except on a headers exchange. */
  readonly demands: ReadonlyMap<Link, HeaderDemand>;
  readonly alternate: AlternateExchange | undefined;
}

/** The name of an alternate exchange, and what sets it. */
export interface AlternateExchange {
  readonly name: string;
  readonly by: 'argument' | EntityKey;
}

/** A binding with its keys. */
export interface Link {
  readonly binding: Binding;
  readonly key: EntityKey;
  readonly destination: EntityKey;
}

/** A queue with the policy that applies, resolved on first use: most routing does not need it. */
export interface QueueNode {
  readonly queue: Queue;
  readonly key: EntityKey;
  readonly governed: () => Governed;
}

/** A policy that the router cannot evaluate. */
export interface UnclearPolicy {
  readonly policy: EntityKey;
  /** A sentence without a full stop. */
  readonly reason: string;
}

/** The source of a setting, as reports name it. */
export function setBy({ policy }: Setting): 'argument' | EntityKey {
  return policy === undefined ? 'argument' : keyOf(policy);
}

/**
 * Prepares entities of any number of virtual hosts for routing. Predeclared exchanges are added implicitly. The caller must exclude
 * entities declared absent.
 */
export function networkOf(entities: Iterable<Entity>, options: NetworkOptions = {}): Network {
  const version = versionOf(options.version);
  const rules = rulesOf(version);
  const drafts = new Map([...(options.vhosts ?? [])].map((vhost) => [vhost, emptyDraft()]));
  for (const entity of entities) {
    let draft = drafts.get(entity.vhost);
    if (draft === undefined) {
      draft = emptyDraft();
      drafts.set(entity.vhost, draft);
    }
    add(draft, entity);
  }
  const policies = [...drafts.values()].flatMap((draft) => [...draft.policies.values()]);
  const own = new Map([...drafts].map(([vhost, draft]) => [vhost, draft.operatorPolicies] as const));
  const others = [...(options.operatorPolicies ?? [])].filter(({ vhost, name }) => own.get(vhost)?.has(name) !== true);
  const operatorPolicies = [...others, ...[...own.values()].flatMap((named) => [...named.values()])];
  const context = {
    rules,
    version,
    policies: policyIndex(policies, version),
    operatorPolicies: policyIndex(operatorPolicies, version),
  };
  const places = new Map([...drafts].map(([vhost, draft]) => [vhost, placeOf(vhost, draft, context)]));
  return { rules, version, places, unclear: policies.toSorted(byPriority).flatMap(unclearOf) };
}

function unclearOf(policy: Policy): readonly UnclearPolicy[] {
  const outcome = patternOf(policy.pattern);
  if ('matches' in outcome) return [];
  return [{ policy: keyOf(policy), reason: `its pattern ${policy.pattern} cannot be evaluated: ${outcome.unclear}` }];
}

/** The virtual host, or an empty one with only the predeclared exchanges. */
export function placeIn({ places, rules, version }: Network, vhost: string): VhostNetwork {
  const none = policyIndex([], version);
  return places.get(vhost) ?? placeOf(vhost, emptyDraft(), { rules, version, policies: none, operatorPolicies: none });
}

interface Context {
  readonly rules: VersionRules;
  readonly version: Version | undefined;
  readonly policies: PolicyIndex;
  readonly operatorPolicies: PolicyIndex;
}

interface Draft {
  readonly exchanges: Map<string, Exchange>;
  readonly queues: Map<string, Queue>;
  readonly bindings: Map<EntityKey, Binding>;
  readonly policies: Map<string, Policy>;
  readonly operatorPolicies: Map<string, Policy>;
}

function emptyDraft(): Draft {
  return { exchanges: new Map(), queues: new Map(), bindings: new Map(), policies: new Map(), operatorPolicies: new Map() };
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
    case 'document': {
      const operatorPolicy = operatorPolicyOf(entity);
      if (operatorPolicy !== undefined) draft.operatorPolicies.set(entity.name, operatorPolicy);
      break;
    }
  }
}

function placeOf(vhost: string, draft: Draft, context: Context): VhostNetwork {
  const queues = new Map<string, QueueNode>();
  for (const [name, queue] of draft.queues) {
    let known: Governed | undefined;
    const governed = (): Governed => {
      known ??= {
        entity: queue,
        policy: context.policies(queue).policy,
        operatorPolicy: context.operatorPolicies(queue).policy,
        version: context.version,
      };
      return known;
    };
    queues.set(name, { queue, key: queueKey(vhost, name), governed });
  }
  const outgoing = grouped(draft.bindings, ([, { source }]) => source);
  const nodes = new Map<string, ExchangeNode>();
  for (const exchange of [...exchangesOfEveryVhost(vhost), ...draft.exchanges.values()]) {
    // the default exchange only has implicit bindings
    const bindings = isDefaultExchange(exchange.name) ? [] : (outgoing.get(exchange.name) ?? []);
    nodes.set(exchange.name, nodeOf(exchange, bindings, context));
  }
  return { vhost, nodes, queues };
}

function nodeOf(
  exchange: Exchange,
  bindings: readonly (readonly [EntityKey, Binding])[],
  { rules, version, policies }: Context,
): ExchangeNode {
  const type = routesLike(exchange);
  const rule = typeRule(type);
  const links: Link[] = [];
  const refused: Link[] = [];
  for (const [key, binding] of bindings) {
    const [, destination] = endsOf(binding);
    const link = { binding, key, destination };
    if (hasTooManyHashes(type, binding.routingKey, rules)) refused.push(link);
    else links.push(link);
  }
  const policy = isDefaultExchange(exchange.name) ? undefined : policies(exchange).policy;
  const alternate = alternateOf({ entity: exchange, policy, version });
  return {
    exchange,
    key: exchangeKey(exchange.vhost, exchange.name),
    rule,
    links,
    refused,
    byKey: rule.matching === 'equal-key' ? grouped(links, ({ binding }) => binding.routingKey) : new Map(),
    trie: rule.matching === 'pattern' ? trieOf(links) : topicTrie(),
    demands: new Map(rule.matching === 'headers' ? links.map((link) => [link, demandOf(link.binding.arguments, rules)]) : []),
    alternate: alternate === undefined ? undefined : { name: alternate.exchange, by: setBy(alternate.by) },
  };
}

function trieOf(links: readonly Link[]): TopicTrie<Link> {
  const trie = topicTrie<Link>();
  for (const link of links) addPattern(trie, link.binding.routingKey, link);
  return trie;
}
