// Two topologies of one virtual host each are compared although the names of the virtual hosts differ.
import type { Entity } from '../../../model/entity.ts';
import { type EntityKey, keyOf, nameText } from '../../../model/key.ts';
import type { Side } from './side.ts';

/** The two sides; if each is one virtual host, the second one as if it were in that of the first one, and both titles with their own. */
export function aligned(other: Side, side: Side): readonly [Side, Side] {
  const [[vhost, ...more], [wanted, ...others]] = [side.vhosts, other.vhosts];
  if (vhost === undefined || wanted === undefined || vhost === wanted || more.length + others.length > 0) return [other, side];
  const moved = new Map<EntityKey, EntityKey>();
  const entities = new Map<EntityKey, Entity>();
  for (const [key, entity] of side.entities) {
    const here = entity.vhost === vhost ? inVhost(entity, wanted) : entity;
    moved.set(key, keyOf(here));
    entities.set(keyOf(here), here);
  }
  const keyAfter = (key: EntityKey): EntityKey => moved.get(key) ?? key;
  return [
    { ...other, title: `${other.title} (vhost ${nameText(wanted)})` },
    {
      ...side,
      title: `${side.title} (vhost ${nameText(vhost)})`,
      vhosts: [wanted],
      entities,
      external: new Set([...side.external].map(keyAfter)),
      uncompared: new Map([...side.uncompared].map(([key, names]) => [keyAfter(key), names])),
    },
  ];
}

function inVhost(entity: Entity, vhost: string): Entity {
  return entity.kind === 'document' && entity.of === 'vhost' ? { ...entity, vhost, name: vhost } : { ...entity, vhost };
}
