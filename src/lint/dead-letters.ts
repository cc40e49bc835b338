// Where messages may go: from an exchange with keys of some form, and as dead letters from a queue. "May": what cannot be told is taken.

import { cyclesOf } from '../model/cycles.ts';
import type { Binding, Exchange, Queue } from '../model/entity.ts';
import { type EntityKey, keyOf } from '../model/key.ts';
import { intersect } from '../rabbitmq/binding-keys.ts';
import { alternateOf, automaticDeaths, deadLetteringOf } from '../rabbitmq/dead-lettering.ts';
import { routesLike } from '../rabbitmq/exchange-types.ts';
import { isDefaultExchange, isPredeclared } from '../rabbitmq/predeclared.ts';
import { grouped, type View } from './view.ts';

/** Where a message may arrive. */
export interface Reached {
  readonly queues: readonly Queue[];
  /** It may go on to an exchange that others bind to as well, so that nobody can tell. */
  readonly beyond: boolean;
}

/** Queues that messages may reach which come to an exchange with one of these keys (patterns of a topic exchange). */
function reachedFrom(view: View, start: Exchange, keys: readonly string[]): Reached {
  const queues = new Map<EntityKey, Queue>();
  const seen = new Set<EntityKey>();
  const open = [start];
  let beyond = false;
  for (let exchange = open.pop(); exchange !== undefined; exchange = open.pop()) {
    const here = keyOf(exchange);
    if (seen.has(here)) continue;
    seen.add(here);
    if (isPredeclared(exchange.name) || !view.owned(exchange)) beyond = true;
    const matched = matching(view, exchange, keys);
    for (const { vhost, destinationType, destination } of matched) {
      if (destinationType === 'queue') {
        const queue = view.queue(vhost, destination);
        if (queue !== undefined) queues.set(keyOf(queue), queue);
      } else open.push(...found(view.exchange(vhost, destination)));
    }
    const alternate = matched.length === 0 ? alternateOf(view.governed(exchange))?.exchange : undefined;
    if (alternate !== undefined) open.push(...found(view.exchange(exchange.vhost, alternate)));
  }
  return { queues: [...queues.values()], beyond };
}

function found<T>(one: T | undefined): readonly T[] {
  return one === undefined ? [] : [one];
}

/** Bindings that may match a message with one of the keys. Types other than direct and topic do not go by the key alone. */
function matching(view: View, exchange: Exchange, keys: readonly string[]): readonly Binding[] {
  const bindings = view.bindingsFrom(exchange);
  const type = routesLike(exchange);
  if (type !== 'direct' && type !== 'topic') return bindings;
  const { plain, patterns } = indexOf(view, exchange);
  const found = new Set<Binding>();
  for (const key of keys) {
    const among = isPattern(key) ? bindings : patterns;
    for (const binding of plain.get(key) ?? []) found.add(binding);
    for (const binding of among) if (mayMatch(type, binding.routingKey, key)) found.add(binding);
  }
  return [...found];
}

/** A wildcard of a direct binding is a character like others, which no pattern of keys tells. */
function mayMatch(type: 'direct' | 'topic', bound: string, key: string): boolean {
  return type === 'direct' && isPattern(bound) ? bound === key || isPattern(key) : intersect(bound, key);
}

function isPattern(key: string): boolean {
  return key.includes('*') || key.includes('#');
}

interface Index {
  readonly plain: ReadonlyMap<string, readonly Binding[]>;
  readonly patterns: readonly Binding[];
}

const indexes = new WeakMap<View, Map<Exchange, Index>>();

/** Bindings by their keys: thousands of queues may have the same dead letter exchange. */
function indexOf(view: View, exchange: Exchange): Index {
  const known = indexes.get(view) ?? new Map<Exchange, Index>();
  indexes.set(view, known);
  const bindings = view.bindingsFrom(exchange);
  const index = known.get(exchange) ?? {
    plain: grouped(
      bindings.filter(({ routingKey }) => !isPattern(routingKey)),
      ({ routingKey }) => routingKey,
    ),
    patterns: bindings.filter(({ routingKey }) => isPattern(routingKey)),
  };
  known.set(exchange, index);
  return index;
}

/** Queues that the dead letters of a queue may reach. Several rules ask: it is found out once. */
export function deadLettersOf(view: View, queue: Queue): Reached {
  const known = reachedOf.get(view) ?? new Map<Queue, Reached>();
  reachedOf.set(view, known);
  const reached = known.get(queue) ?? findDeadLetters(view, queue);
  known.set(queue, reached);
  return reached;
}

const reachedOf = new WeakMap<View, Map<Queue, Reached>>();

function findDeadLetters(view: View, queue: Queue): Reached {
  const way = deadLetteringOf(view.governed(queue));
  if (way === undefined) return { queues: [], beyond: false };
  if (isDefaultExchange(way.exchange)) {
    const names = way.routingKey === undefined ? keysInto(view, queue) : [way.routingKey];
    return { queues: names.flatMap((name) => found(view.queue(queue.vhost, name))), beyond: false };
  }
  const exchange = view.exchange(queue.vhost, way.exchange);
  if (exchange === undefined) return { queues: [], beyond: true };
  return reachedFrom(view, exchange, way.routingKey === undefined ? keysInto(view, queue) : [way.routingKey]);
}

/** With more keys than this a queue is taken to get any. */
const maxKeys = 100;

/** Keys, as patterns, with which messages come into a queue: by its name, or through its bindings. */
function keysInto(view: View, queue: Queue): readonly string[] {
  const bound = view.bindingsTo(queue).map((binding) => {
    const source = view.exchange(binding.vhost, binding.source);
    const type = source === undefined ? '' : routesLike(source);
    return type === 'topic' || (type === 'direct' && !/[*#]/.test(binding.routingKey)) ? binding.routingKey : '#';
  });
  const keys = [...new Set([queue.name, ...bound])];
  return keys.length > maxKeys ? ['#'] : keys;
}

/** Why messages leave a queue as dead letters without any consumer rejecting them. */
export type Automatic = 'expiry' | 'length' | 'delivery limit';

const wordsFor = { expired: 'expiry', maxlen: 'length', delivery_limit: 'delivery limit' } as const;

/** The automatic reasons of a queue, in words. */
export function automaticOf(view: View, queue: Queue): readonly Automatic[] {
  return automaticDeaths(view.governed(queue)).map((reason) => wordsFor[reason]);
}

/** One hop of dead letters. */
export interface Hop {
  readonly from: Queue;
  readonly to: EntityKey;
}

/** Circles of dead letters in which every hop happens by itself; at most `most`. */
export function automaticCircles(view: View, most: number): readonly (readonly Hop[])[] {
  const graph = new Map<EntityKey, readonly Hop[]>();
  for (const queue of view.queues) {
    if (automaticOf(view, queue).length === 0) continue;
    const hops = deadLettersOf(view, queue).queues.map((to) => ({ from: queue, to: keyOf(to) }));
    if (hops.length > 0) graph.set(keyOf(queue), hops);
  }
  return cyclesOf(graph, most);
}
