// A copy of a topology for live tests: in a virtual host of its own, or under scratch names in a given one. Times and lengths are scaled,
// in the copy only: down where a test lets a message expire or a queue overflow, up elsewhere. Pure.

import type { Diagnostic } from '../model/diagnostic.ts';
import type { Binding, Document, Entity, Exchange, Policy, Queue } from '../model/entity.ts';
import { keyOf } from '../model/key.ts';
import type { Owned, ScratchPlace, Stage } from '../model/playing.ts';
import type { Declaration, Origins, Topology } from '../model/topology.ts';
import { type Arguments, byCodeUnits } from '../model/values.ts';
import { operatorPolicyOf } from '../rabbitmq/operator-policies.ts';
import { patternOf } from '../rabbitmq/pattern.ts';
import { defaultExchangeName, exchangesOfEveryVhost, isDefaultExchange } from '../rabbitmq/predeclared.ts';
import type { QueueEffects } from './groups.ts';
import { scaled } from './scale.ts';

/** Translation of names to the copy and back. */
export interface ScratchNames {
  readonly exchange: (name: string) => string;
  readonly queue: (name: string) => string;
  /** The original exchange or queue of a scratch name. */
  readonly original: (name: string) => string;
}

/** A copy. */
export interface Copy {
  readonly place: ScratchPlace;
  readonly topology: Topology;
  readonly owned: Owned;
  readonly stages: readonly Stage[];
  readonly names: ScratchNames;
  readonly effects: QueueEffects;
  /** Number of policies in the copy. */
  readonly policies: number;
  /** Undeclared operator policies for the virtual host of the copy: the topology contains the declared ones. */
  readonly operatorPolicies: readonly Policy[];
  /** Positions of the declarations, by the keys of the entities in the copy. */
  readonly originsIn: (origins: Origins) => Origins;
  /** A diagnostic about the copy, with the names of the topology. */
  readonly originally: (diagnostic: Diagnostic) => Diagnostic;
  /** The scaled values as text: `messageTtl of mails.retry 30000 -> 500 ms`. */
  readonly scales: readonly string[];
}

/** Names of the copy. With a prefix, another exchange replaces the default exchange, so that no message is routed by names of the given
 * virtual host. */
export function scratchNames({ prefix = '' }: ScratchPlace): ScratchNames {
  if (prefix === '') return { exchange: (name) => name, queue: (name) => name, original: (name) => name };
  return {
    exchange: (name) => `${prefix}${isDefaultExchange(name) ? defaultExchangeName : name}`,
    queue: (name) => `${prefix}${name}`,
    original: (name) => {
      const bare = name.startsWith(prefix) ? name.slice(prefix.length) : name;
      return bare === defaultExchangeName ? '' : bare;
    },
  };
}

/** What governs the original. */
export interface CopiedGovernors {
  /** Undeclared ones. */
  readonly policies: readonly Policy[];
  /** A declared one of the same name is copied instead of one of these. */
  readonly operatorPolicies: readonly Policy[];
}

/** Copies the declarations of one virtual host, external ones included: nothing else declares them in the copy. Tombstones are excluded,
 * and so are policies and operator policies if the copy uses other names. */
export function copyOf(
  topology: Topology,
  vhost: string,
  place: ScratchPlace,
  effects: QueueEffects,
  governors: CopiedGovernors = { policies: [], operatorPolicies: [] },
): Copy {
  const names = scratchNames(place);
  const scales: string[] = [];
  const there = [...topology.declarations.values()].filter(({ entity, presence }) => entity.vhost === vhost && presence !== 'absent');
  const queues = there.flatMap(({ entity }) => (entity.kind === 'queue' ? [entity] : []));
  const moved = {
    queues: queues.map((queue) => movedQueue(queue, place, names, effects, scales)),
    exchanges: there.flatMap(({ entity }) => (entity.kind === 'exchange' ? [movedExchange(entity, place, names)] : [])),
    bindings: there.flatMap(({ entity }) => (entity.kind === 'binding' ? [movedBinding(entity, place, names)] : [])),
    policies: [
      ...there.flatMap(({ entity }) => (entity.kind === 'policy' ? [movedPolicy(entity, place, effects, scales)] : [])),
      ...governors.policies.map((policy) => movedGovernor(policy, place, effects, scales)),
    ],
    operatorPolicies: place.prefix === undefined ? there.flatMap(({ entity }) => movedDocument(entity, place, effects, scales)) : [],
  };
  const declared = new Set(moved.operatorPolicies.map(({ name }) => name));
  const extra = place.prefix === undefined ? { exchanges: [], bindings: [] } : standIns(queues, place, names);
  const exclusive = new Set(moved.queues.filter((queue) => queue.exclusive).map(({ name }) => name));
  const bindings = [...moved.bindings, ...extra.bindings];
  const isOwned = (binding: Binding): boolean => binding.destinationType === 'queue' && exclusive.has(binding.destination);
  const provisioned = [
    ...moved.exchanges,
    ...extra.exchanges,
    ...moved.queues.filter((queue) => !queue.exclusive),
    ...bindings.filter((binding) => !isOwned(binding)),
    ...moved.policies,
    ...moved.operatorPolicies,
  ];
  const declarations = provisioned
    .map((entity) => [keyOf(entity), { entity, presence: 'present', protect: false } satisfies Declaration] as const)
    .sort(([one], [other]) => byCodeUnits(one, other));
  return {
    place,
    topology: { vhosts: [place.vhost], declarations: new Map(declarations), prune: new Map() },
    owned: { queues: moved.queues.filter((queue) => queue.exclusive), bindings: bindings.filter(isOwned) },
    stages: moved.queues.map(stageOf),
    policies: moved.policies.length,
    operatorPolicies: governors.operatorPolicies
      .filter(({ name }) => !declared.has(name))
      .map((policy) => movedGovernor(policy, place, effects, scales)),
    ...translation(
      there.map(({ entity }) => entity),
      place,
      names,
    ),
    names,
    effects,
    scales,
  };
}

/** Translation between keys of the topology and keys of its copy. */
function translation(entities: readonly Entity[], place: ScratchPlace, names: ScratchNames): Pick<Copy, 'originsIn' | 'originally'> {
  const keys = new Map(entities.map((entity) => [keyOf(movedName(entity, place, names)), keyOf(entity)] as const));
  return {
    originsIn: (origins) =>
      new Map(
        [...keys].flatMap(([there, here]) => {
          const span = origins.get(here);
          return span === undefined ? [] : [[there, span] as const];
        }),
      ),
    originally: ({ key, ...diagnostic }) => {
      const original = key === undefined ? undefined : keys.get(key);
      if (key === undefined || original === undefined) return { ...diagnostic, ...(key === undefined ? {} : { key }) };
      return { ...diagnostic, key: original, message: diagnostic.message.replaceAll(key as string, () => original) };
    },
  };
}

function movedName(entity: Entity, place: ScratchPlace, names: ScratchNames): Entity {
  switch (entity.kind) {
    case 'exchange':
      return { ...entity, vhost: place.vhost, name: names.exchange(entity.name) };
    case 'queue':
      return { ...entity, vhost: place.vhost, name: names.queue(entity.name) };
    case 'binding':
      return movedBinding(entity, place, names);
    case 'policy':
    case 'document':
      return { ...entity, vhost: place.vhost };
  }
}

function stageOf({ name, type, autoDelete, arguments: table }: Queue): Stage {
  return { name, stream: type === 'stream', autoDelete, singleActive: table['x-single-active-consumer'] === true };
}

/** Replacements of the default exchange and of the predeclared exchanges. */
function standIns(queues: readonly Queue[], { vhost }: ScratchPlace, names: ScratchNames): { exchanges: Exchange[]; bindings: Binding[] } {
  // only exchanges that accept publishes
  const all = exchangesOfEveryVhost(vhost).filter(({ internal }) => !internal);
  return {
    exchanges: all.map((exchange) => ({ ...exchange, name: names.exchange(exchange.name) })),
    bindings: queues.map(({ name }) => ({
      kind: 'binding',
      vhost,
      source: names.exchange(''),
      destinationType: 'queue',
      destination: names.queue(name),
      routingKey: name,
      arguments: {},
    })),
  };
}

function movedExchange(exchange: Exchange, { vhost }: ScratchPlace, names: ScratchNames): Exchange {
  const table = renamed(exchange.arguments, 'alternate-exchange', names);
  return { ...exchange, vhost, name: names.exchange(exchange.name), arguments: table };
}

function movedBinding(binding: Binding, { vhost }: ScratchPlace, names: ScratchNames): Binding {
  const { source, destination, destinationType } = binding;
  const moved = destinationType === 'queue' ? names.queue(destination) : names.exchange(destination);
  return { ...binding, vhost, source: names.exchange(source), destination: moved };
}

function movedQueue(queue: Queue, { vhost }: ScratchPlace, names: ScratchNames, effects: QueueEffects, scales: string[]): Queue {
  const limits = scaled(queue.arguments, 'x-', isExpiring(queue.name, effects), effects.overflowing.has(queue.name), queue.name, scales);
  return { ...queue, vhost, name: names.queue(queue.name), arguments: renamed(limits, 'x-dead-letter-exchange', names) };
}

/** A pattern that only the broker can evaluate is assumed to match. */
function movedPolicy(policy: Policy, { vhost }: ScratchPlace, effects: QueueEffects, scales: string[]): Policy {
  const matches = (queues: ReadonlySet<string>): boolean => [...queues].some((queue) => matchesPattern(policy.pattern, queue));
  const definition = scaled(
    policy.definition,
    '',
    matches(effects.expiring),
    matches(effects.overflowing),
    `policy ${policy.name}`,
    scales,
  );
  return { ...policy, vhost, definition };
}

/** An operator policy, scaled as a governor is; nothing for documents of other kinds, which decide no routing. */
function movedDocument(entity: Entity, place: ScratchPlace, effects: QueueEffects, scales: string[]): readonly Document[] {
  const policy = entity.kind === 'document' ? operatorPolicyOf(entity) : undefined;
  if (entity.kind !== 'document' || policy === undefined) return [];
  const { definition } = movedGovernor(policy, place, effects, scales);
  return [{ ...entity, vhost: place.vhost, body: { ...entity.body, definition } }];
}

/** A limit of 0 is kept: messages meet the same fate in the copy. */
function movedGovernor(policy: Policy, place: ScratchPlace, effects: QueueEffects, scales: string[]): Policy {
  const moved = movedPolicy(policy, place, effects, scales);
  const definition = Object.entries(moved.definition).map(([key, value]) => [key, policy.definition[key] === 0 ? 0 : value] as const);
  return { ...moved, definition: Object.fromEntries(definition) };
}

function matchesPattern(pattern: string, name: string): boolean {
  const outcome = patternOf(pattern);
  return !('matches' in outcome) || !outcome.isSure(name) || outcome.matches(name);
}

function isExpiring(name: string, { expiring }: QueueEffects): boolean {
  return expiring.has(name);
}

function renamed(table: Arguments, argument: string, names: ScratchNames): Arguments {
  const name = table[argument];
  return typeof name === 'string' ? { ...table, [argument]: names.exchange(name) } : table;
}
