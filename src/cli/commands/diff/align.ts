// Two topologies are compared although the names of their virtual hosts differ.
import type { Entity } from '../../../model/entity.ts';
import { type EntityKey, keyOf, nameText } from '../../../model/key.ts';
import { sameValue } from '../../../model/values.ts';
import type { Side } from './side.ts';

/**
 * The two sides, the second one as if its virtual hosts had the names of the first one: if each has a single one, or if the files of two
 * environments write the same name for them. If the names differ, both titles contain their own.
 */
export function aligned(other: Side, side: Side): readonly [Side, Side] {
  if (sameValue(other.vhosts.toSorted(), side.vhosts.toSorted())) return [other, side];
  const names = pairsOf(other, side);
  const rename = (vhost: string): string => names.get(vhost) ?? vhost;
  const moved = new Map<EntityKey, EntityKey>();
  const entities = new Map<EntityKey, Entity>();
  for (const [key, entity] of side.entities) {
    const here = inVhost(entity, rename(entity.vhost));
    moved.set(key, keyOf(here));
    entities.set(keyOf(here), here);
  }
  const keyAfter = (key: EntityKey): EntityKey => moved.get(key) ?? key;
  return [
    { ...other, title: titleOf(other) },
    {
      ...side,
      title: titleOf(side),
      vhosts: side.vhosts.map(rename),
      ownVhosts: side.vhosts,
      entities,
      external: new Set([...side.external].map(keyAfter)),
      uncompared: new Map([...side.uncompared].map(([key, fields]) => [keyAfter(key), fields])),
    },
  ];
}

/** New names of the virtual hosts of the second side; none if two of them would have the same name. */
function pairsOf(other: Side, side: Side): ReadonlyMap<string, string> {
  const [[vhost, ...more], [wanted, ...others]] = [side.vhosts, other.vhosts];
  if (vhost !== undefined && wanted !== undefined && more.length + others.length === 0) return new Map([[vhost, wanted]]);
  const owns = new Map([...(other.written ?? [])].map(([own, written]) => [written, own]));
  const pairs = new Map([...(side.written ?? [])].map(([own, written]) => [own, owns.get(written) ?? own]));
  return new Set(pairs.values()).size === pairs.size ? pairs : new Map();
}

function titleOf({ title, vhosts }: Side): string {
  return `${title} (${vhosts.length === 1 ? 'vhost' : 'vhosts'} ${vhosts.map(nameText).join(', ')})`;
}

function inVhost(entity: Entity, vhost: string): Entity {
  if (entity.vhost === vhost) return entity;
  return entity.kind === 'document' && entity.of === 'vhost' ? { ...entity, vhost, name: vhost } : { ...entity, vhost };
}
