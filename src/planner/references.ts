// Exchanges that others name: as alternate exchange, or as dead-letter exchange of a queue or a policy. Nothing in RabbitMQ keeps such an
// exchange from being deleted; what would have gone there is then dropped without a word.
import type { Entity } from '../model/entity.ts';
import type { EntityKey } from '../model/key.ts';
import type { Observed } from '../model/observed.ts';
import type { Topology } from '../model/topology.ts';
import { exchangesNamedBy } from '../rabbitmq/dead-lettering.ts';

/** The exchanges among `going` that something names which stays. What is kept for that keeps what it names in turn. */
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

/** As it will be: the file speaks for what it declares, the broker for the rest. */
function* staying(going: ReadonlySet<EntityKey>, topology: Topology, observed: Observed): Iterable<Entity> {
  for (const { entity, presence } of topology.declarations.values()) if (presence === 'present') yield entity;
  for (const [key, seen] of observed.observations) {
    const presence = topology.declarations.get(key)?.presence ?? 'external';
    if (seen.state === 'present' && presence === 'external' && !going.has(key)) yield seen.entity;
  }
}
