// Exchanges that other objects refer to: as alternate exchange, or as dead-letter exchange of a queue or a policy. RabbitMQ does not
// prevent the deletion of such an exchange; messages for it are then dropped without an error.
import type { Entity } from '../model/entity.ts';
import type { EntityKey } from '../model/key.ts';
import type { Observed } from '../model/observed.ts';
import type { Topology } from '../model/topology.ts';
import { exchangesNamedBy } from '../rabbitmq/dead-lettering.ts';

/** The exchanges among `going` to which a remaining object refers, directly or through another of them. */
export function stillNamed(going: ReadonlySet<EntityKey>, topology: Topology, observed: Observed): ReadonlySet<EntityKey> {
  const named = new Set<EntityKey>();
  if (going.size === 0) return named;
  const todo = [...staying(going, topology, observed)];
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

/** The future state: from the file for declared objects, from the broker for all others. */
function* staying(going: ReadonlySet<EntityKey>, topology: Topology, observed: Observed): Iterable<Entity> {
  for (const { entity, presence } of topology.declarations.values()) if (presence === 'present') yield entity;
  for (const [key, seen] of observed.observations) {
    const presence = topology.declarations.get(key)?.presence ?? 'external';
    if (seen.state === 'present' && presence === 'external' && !going.has(key)) yield seen.entity;
  }
}
