// The result of a route: queues that certainly receive the message, and sets of destinations from which the broker chooses one.
import type { EntityKey } from '../model/key.ts';
import type { Alternative, Hop, OneOf, Passage, Routing } from '../model/routing.ts';
import { byCodeUnits } from '../model/values.ts';

/** The queues that the message reaches along a walk, and the bindings that it uses. */
export function arrivals(way: Hop): Pick<Routing, 'queues' | 'oneOf' | 'unknown' | 'unroutable' | 'exercised'> {
  const hops = new Map<EntityKey, Hop>();
  const exercised = new Set<EntityKey>();
  const unknown = new Set<EntityKey>();
  collect(way, hops, exercised, unknown);
  const { queues, oneOf } = reach([way], hops, new Set());
  const unroutable = queues.length === 0 && oneOf.every(isDeadEnd) && unknown.size === 0;
  return { queues, oneOf, unknown: sorted(unknown), unroutable, exercised: sorted(exercised) };
}

function collect(first: Hop, hops: Map<EntityKey, Hop>, exercised: Set<EntityKey>, unknown: Set<EntityKey>): void {
  const pending = [first];
  for (const hop of pending) {
    hops.set(hop.exchange, hop);
    if (hop.takes === 'unknown') unknown.add(hop.exchange);
    for (const { binding, hop: next } of hop.passages) {
      if (binding !== undefined) exercised.add(binding);
      if (next !== undefined) pending.push(next);
    }
    if (hop.alternate?.hop !== undefined) pending.push(hop.alternate.hop);
  }
}

interface Reach {
  readonly queues: readonly EntityKey[];
  readonly oneOf: readonly OneOf[];
}

/** The queues reached from some hops without a choice by the broker, and the choices encountered. */
function reach(start: readonly Hop[], hops: ReadonlyMap<EntityKey, Hop>, before: ReadonlySet<EntityKey>): Reach {
  const visited = new Set(before);
  const queues = new Set<EntityKey>();
  const choices: Hop[] = [];
  const pending = start.filter(({ exchange }) => !visited.has(exchange));
  for (const hop of pending) visited.add(hop.exchange);
  const go = (key: EntityKey | undefined): void => {
    const next = key === undefined ? undefined : hops.get(key);
    if (next === undefined || visited.has(next.exchange)) return;
    visited.add(next.exchange);
    pending.push(next);
  };
  for (const hop of pending) {
    go(hop.alternate?.exchange);
    if (hop.takes === 'one' && destinationsOf(hop).length > 1) choices.push(hop);
    else for (const passage of hop.passages) arrive(passage, queues, go);
  }
  return { queues: sorted(queues), oneOf: choices.map((hop) => choiceOf(hop, hops, visited)) };
}

function arrive(passage: Passage, queues: Set<EntityKey>, go: (key: EntityKey) => void): void {
  if (passage.missing) return;
  if (passage.hop !== undefined || passage.again) go(passage.destination);
  else queues.add(passage.destination);
}

function choiceOf(hop: Hop, hops: ReadonlyMap<EntityKey, Hop>, visited: ReadonlySet<EntityKey>): OneOf {
  const alternatives = destinationsOf(hop).map((passage): Alternative => {
    const next = hops.get(passage.destination);
    const isQueue = passage.hop === undefined && !passage.again;
    const reached = next === undefined || isQueue ? { queues: [], oneOf: [] } : reach([next], hops, visited);
    const queues = isQueue && !passage.missing ? [passage.destination] : reached.queues;
    return { destination: passage.destination, queues, oneOf: reached.oneOf };
  });
  return { exchange: hop.exchange, alternatives };
}

/** One passage per destination: two weights for one queue are not a choice. */
function destinationsOf(hop: Hop): readonly Passage[] {
  return [...new Map(hop.passages.map((passage) => [passage.destination, passage])).values()];
}

/** Whether no alternative reaches a queue. */
export function isDeadEnd({ alternatives }: OneOf): boolean {
  return alternatives.every(({ queues, oneOf }) => queues.length === 0 && oneOf.every(isDeadEnd));
}

function sorted(keys: ReadonlySet<EntityKey>): readonly EntityKey[] {
  return keys.size < 2 ? [...keys] : [...keys].sort(byCodeUnits);
}

/** Every queue that may receive the message, for any choice of the broker. */
export function possibleQueues({ queues, oneOf }: Pick<Routing, 'queues' | 'oneOf'>): ReadonlySet<EntityKey> {
  const possible = new Set(queues);
  for (const { alternatives } of oneOf)
    for (const alternative of alternatives) for (const queue of possibleQueues(alternative)) possible.add(queue);
  return possible;
}
