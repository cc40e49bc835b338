// Exchanges that other objects refer to: as alternate exchange, or as dead-letter exchange of a queue or a policy. RabbitMQ does not
// prevent the deletion of such an exchange; messages for it are then dropped without an error.
import type { Entity } from '../model/entity.ts';
import { type EntityKey, endsOf } from '../model/key.ts';
import { type Observed, observationOf } from '../model/observed.ts';
import type { Topology } from '../model/topology.ts';
import { exchangesNamedBy } from '../rabbitmq/dead-lettering.ts';

/** The exchanges among `going` to which a remaining object refers, directly or through another of them. */
export function stillNamed(
  going: ReadonlySet<EntityKey>,
  topology: Topology,
  observed: Observed,
  leave: ReadonlySet<EntityKey> = new Set(),
): ReadonlySet<EntityKey> {
  const named = new Set<EntityKey>();
  if (going.size === 0) return named;
  const todo = [...staying(going, topology, observed, leave)];
  for (let entity = todo.pop(); entity !== undefined; entity = todo.pop()) {
    for (const key of exchangesNamedBy(entity)) {
      if (!going.has(key) || named.has(key)) continue;
      named.add(key);
      const seen = observed.observations.get(key);
      if (seen?.state === 'present') todo.push(seen.entity);
    }
  }
  return named;
}

/** The future state: from the file for declared objects, from the broker for all others, and for those that the plan leaves as they are. */
function* staying(going: ReadonlySet<EntityKey>, topology: Topology, observed: Observed, leave: ReadonlySet<EntityKey>): Iterable<Entity> {
  for (const { entity, presence } of topology.declarations.values()) if (presence === 'present') yield entity;
  for (const [key, seen] of observed.observations) {
    if (seen.state !== 'present' || (going.has(key) && !leave.has(key))) continue;
    const presence = topology.declarations.get(key)?.presence ?? 'external';
    const isLeft = leave.has(key) || (seen.entity.kind === 'queue' && seen.entity.exclusive);
    if (presence === 'external' || isLeft) yield seen.entity;
  }
}

/**
 * Declared external exchanges that do not exist and need not: a declared queue, exchange or policy names them as dead-letter or alternate
 * exchange, which RabbitMQ accepts (3.10 to 4.3), and no declared binding has them as an end, which it refuses (404).
 */
export function dispensable(topology: Topology, observed: Observed): ReadonlySet<EntityKey> {
  const missing = new Set<EntityKey>();
  for (const [key, { entity, presence }] of topology.declarations) {
    if (presence === 'external' && entity.kind === 'exchange' && observationOf(observed, key).state === 'absent') missing.add(key);
  }
  if (missing.size === 0) return missing;
  const named = new Set<EntityKey>();
  for (const { entity, presence } of topology.declarations.values()) {
    if (presence !== 'present') continue;
    for (const key of exchangesNamedBy(entity)) named.add(key);
  }
  for (const { entity, presence } of topology.declarations.values()) {
    if (presence === 'present' && entity.kind === 'binding') for (const end of endsOf(entity)) named.delete(end);
  }
  return new Set([...missing].filter((key) => named.has(key)));
}
