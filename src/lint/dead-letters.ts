// Possible routes of messages: from an exchange with given keys or key patterns, and of dead-lettered messages from a queue. An
// over-approximation: a route that cannot be excluded counts as possible.

import { cyclesOf } from '../model/cycles.ts';
import type { Binding, Exchange, Queue } from '../model/entity.ts';
import { grouped } from '../model/grouped.ts';
import { type EntityKey, keyOf } from '../model/key.ts';
import type { DeathReason } from '../model/routing.ts';
import { admittedKeys, mayAdmit } from '../rabbitmq/binding-keys.ts';
import { alternateOf, automaticDeaths, deadLetteringOf } from '../rabbitmq/dead-lettering.ts';
import { routesLike, rulesOf, typeRule } from '../rabbitmq/exchange-types.ts';
import { matchesDeath } from '../rabbitmq/headers.ts';
import { isDefaultExchange, isPredeclared } from '../rabbitmq/predeclared.ts';
import { hasWildcard } from '../rabbitmq/topic.ts';
import type { View } from './view.ts';

/** The queues that a message may reach. */
export interface Reached {
  readonly queues: readonly Queue[];
  /** The message may reach an exchange that other parties bind to, so its further route is unknown. */
  readonly beyond: boolean;
}

/**
 * The queues that messages published to an exchange with one of these keys (topic patterns) may reach. `reasons`: those for which the
 * messages were dead-lettered, as far as known.
 */
export function reachedFrom(view: View, start: Exchange, keys: readonly string[], reasons?: readonly DeathReason[]): Reached {
  const queues = new Map<EntityKey, Queue>();
  const seen = new Set<EntityKey>();
  const open = [start];
  let beyond = false;
  for (let exchange = open.pop(); exchange !== undefined; exchange = open.pop()) {
    const here = keyOf(exchange);
    if (seen.has(here)) continue;
    seen.add(here);
    if (isPredeclared(exchange.name) || !view.owned(exchange)) beyond = true;
    const { matched, complete } = matching(view, exchange, keys, reasons);
    for (const { vhost, destinationType, destination } of matched) {
      if (destinationType === 'queue') {
        const queue = view.queue(vhost, destination);
        if (queue !== undefined) queues.set(keyOf(queue), queue);
      } else open.push(...found(view.exchange(vhost, destination)));
    }
    const alternate = complete ? undefined : alternateOf(view.governed(exchange))?.exchange;
    if (alternate !== undefined) open.push(...found(view.exchange(exchange.vhost, alternate)));
  }
  return { queues: [...queues.values()], beyond };
}

function found<T>(one: T | undefined): readonly T[] {
  return one === undefined ? [] : [one];
}

/** Bindings that may match, and whether each message matches one, as far as that is certain. */
interface Matched {
  readonly matched: readonly Binding[];
  /** False: some messages match none, and follow the alternate exchange. */
  readonly complete: boolean;
}

/** Bindings that may match a message with one of the keys. Exchange types other than direct and topic do not route by the key alone. */
function matching(view: View, exchange: Exchange, keys: readonly string[], reasons: readonly DeathReason[] | undefined): Matched {
  const bindings = view.bindingsFrom(exchange);
  const { matching: by } = typeRule(routesLike(exchange));
  if (by === 'headers') return matchingHeaders(view, bindings, reasons);
  if (by !== 'equal-key' && by !== 'pattern') return { matched: bindings, complete: bindings.length > 0 };
  const { plain, patterns } = indexOf(view, exchange);
  const found = new Set<Binding>();
  let complete = true;
  for (const key of keys) {
    const among = hasWildcard(key) ? bindings : patterns;
    const own = [...(plain.get(key) ?? []), ...among.filter((binding) => mayAdmit(by, binding.routingKey, key))];
    if (own.length === 0 && !hasWildcard(key)) complete = false;
    for (const binding of own) found.add(binding);
  }
  return { matched: [...found], complete: complete && found.size > 0 };
}

/** Of headers, only the reason of the last death is known. */
function matchingHeaders(view: View, bindings: readonly Binding[], reasons: readonly DeathReason[] | undefined): Matched {
  if (reasons === undefined) return { matched: bindings, complete: false };
  const rules = rulesOf(view.target);
  const byReason = reasons.map((reason) => bindings.map((binding) => ({ binding, how: matchesDeath(binding.arguments, reason, rules) })));
  const matched = new Set(byReason.flat().flatMap(({ binding, how }) => (how === 'none' ? [] : [binding])));
  return { matched: [...matched], complete: byReason.every((rows) => rows.some(({ how }) => how === 'all')) };
}

interface Index {
  readonly plain: ReadonlyMap<string, readonly Binding[]>;
  readonly patterns: readonly Binding[];
}

const indexes = new WeakMap<View, Map<Exchange, Index>>();

/** Bindings indexed by key: thousands of queues may share one dead-letter exchange. */
function indexOf(view: View, exchange: Exchange): Index {
  const known = indexes.get(view) ?? new Map<Exchange, Index>();
  indexes.set(view, known);
  const bindings = view.bindingsFrom(exchange);
  const index = known.get(exchange) ?? {
    plain: grouped(
      bindings.filter(({ routingKey }) => !hasWildcard(routingKey)),
      ({ routingKey }) => routingKey,
    ),
    patterns: bindings.filter(({ routingKey }) => hasWildcard(routingKey)),
  };
  known.set(exchange, index);
  return index;
}

/** The queues that the dead-lettered messages of a queue may reach. Cached, because several rules use it. */
export function deadLettersOf(view: View, queue: Queue): Reached {
  const known = reachedOf.get(view) ?? new Map<Queue, Reached>();
  reachedOf.set(view, known);
  const reached = known.get(queue) ?? findDeadLetters(view, queue, ['rejected', ...automaticDeaths(view.governed(queue))]);
  known.set(queue, reached);
  return reached;
}

const reachedOf = new WeakMap<View, Map<Queue, Reached>>();

function findDeadLetters(view: View, queue: Queue, reasons: readonly DeathReason[]): Reached {
  const way = deadLetteringOf(view.governed(queue));
  if (way === undefined) return { queues: [], beyond: false };
  if (isDefaultExchange(way.exchange)) {
    const names = way.routingKey === undefined ? keysInto(view, queue) : [way.routingKey];
    return { queues: names.flatMap((name) => found(view.queue(queue.vhost, name))), beyond: false };
  }
  const exchange = view.exchange(queue.vhost, way.exchange);
  if (exchange === undefined) return { queues: [], beyond: true };
  return reachedFrom(view, exchange, way.routingKey === undefined ? keysInto(view, queue) : [way.routingKey], reasons);
}

/** The queues that messages may reach which no consumer has rejected: others, if a headers exchange sees the reason. */
function automaticDeadLetters(view: View, queue: Queue): readonly Queue[] {
  const governed = view.governed(queue);
  const way = deadLetteringOf(governed);
  const exchange = way === undefined ? undefined : view.exchange(queue.vhost, way.exchange);
  const seesReason = exchange !== undefined && routesLike(exchange) === 'headers';
  return (seesReason ? findDeadLetters(view, queue, automaticDeaths(governed)) : deadLettersOf(view, queue)).queues;
}

/** A queue with more keys than this is assumed to receive any key. */
const maxKeys = 100;

/** The keys, as patterns, of the messages that a queue receives: its name, and those of its bindings. */
function keysInto(view: View, queue: Queue): readonly string[] {
  const keys = [...new Set([queue.name, ...boundKeys(view, queue)])];
  return keys.length > maxKeys ? ['#'] : keys;
}

/** The keys, as patterns, of the messages that reach a queue through its bindings. */
export function boundKeys(view: View, queue: Queue): readonly string[] {
  return view.bindingsTo(queue).map((binding) => {
    const source = view.exchange(binding.vhost, binding.source);
    return source === undefined ? '#' : admittedKeys(typeRule(routesLike(source)).matching, binding.routingKey);
  });
}

/** Reasons for dead-lettering that require no consumer action. */
export type Automatic = 'expiry' | 'length' | 'delivery limit';

const wordsFor = { expired: 'expiry', maxlen: 'length', delivery_limit: 'delivery limit' } as const;

/** The automatic dead-lettering reasons of a queue, as text. */
export function automaticOf(view: View, queue: Queue): readonly Automatic[] {
  return automaticDeaths(view.governed(queue)).map((reason) => wordsFor[reason]);
}

/** One hop of dead-lettered messages. */
export interface DeadLetterHop {
  readonly from: Queue;
  readonly to: EntityKey;
}

/** Dead-letter cycles in which every hop is automatic; at most `most` of them. */
export function automaticCycles(view: View, most: number): readonly (readonly DeadLetterHop[])[] {
  const graph = new Map<EntityKey, readonly DeadLetterHop[]>();
  for (const queue of view.queues) {
    if (automaticOf(view, queue).length === 0) continue;
    const hops = automaticDeadLetters(view, queue).map((to) => ({ from: queue, to: keyOf(to) }));
    if (hops.length > 0) graph.set(keyOf(queue), hops);
  }
  return cyclesOf(graph, most);
}
