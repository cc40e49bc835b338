// The permissions that renames and moves to another virtual host require, besides those of the new object (docs/permissions.md).
import type { Entity, Exchange, Queue } from '../model/entity.ts';
import { renameCarrierOf } from '../model/migration.ts';
import type { Declaration, Topology } from '../model/topology.ts';

/** One permission on one name, and the declaration that requires it. */
export interface RenameNeed {
  readonly permission: 'configure' | 'write' | 'read';
  readonly name: string;
  readonly entity: Entity;
}

/** In the virtual host: for the objects that the topology renames there, moves to it, or moves from it. */
export function renameNeeds(vhost: string, { declarations }: Topology): readonly RenameNeed[] {
  const all = [...declarations.values()];
  return all.flatMap((one): readonly RenameNeed[] => {
    const { entity, renamedFrom } = one;
    if (renamedFrom === undefined || (entity.kind !== 'queue' && entity.kind !== 'exchange')) return [];
    const former = renamedFrom.vhost === vhost ? everything(formerNames({ ...entity, ...renamedFrom }), entity) : [];
    if (entity.vhost !== vhost) return [...former, ...(renamedFrom.vhost === vhost ? unbinding(vhost, { entity, all }) : [])];
    return [
      ...former,
      ...everything([renameCarrierOf(entity).name], entity),
      { permission: 'write', name: entity.name, entity },
      // a rollback moves its messages
      ...(entity.kind === 'queue' ? [{ permission: 'read', name: entity.name, entity } as const] : []),
    ];
  });
}

/** The old object, and the exchange through which a rollback returns messages to it. */
function formerNames(old: Queue | Exchange): readonly string[] {
  return [old.name, ...(old.kind === 'queue' ? [renameCarrierOf(old).name] : [])];
}

function everything(names: readonly string[], entity: Entity): readonly RenameNeed[] {
  return names.flatMap((name) => (['configure', 'write', 'read'] as const).map((permission) => ({ permission, name, entity })));
}

/** A queue that moves away is unbound from exchanges, of which the files name only the declared ones. */
function unbinding(vhost: string, { entity, all }: { entity: Entity; all: readonly Declaration[] }): readonly RenameNeed[] {
  return all.flatMap(({ entity: source, presence }): readonly RenameNeed[] =>
    source.kind === 'exchange' && source.vhost === vhost && presence !== 'absent'
      ? [{ permission: 'read', name: source.name, entity }]
      : [],
  );
}
