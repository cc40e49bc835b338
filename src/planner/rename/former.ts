// The old names of renamed objects: objects that a plan treats as the ones that they become, not as undeclared.
import type { Entity, Exchange, Queue } from '../../model/entity.ts';
import { type EntityKey, exchangeKey, keyOf, queueKey } from '../../model/key.ts';
import { carrierOf, heldBy, recordOf, renameCarrierOf } from '../../model/migration.ts';
import type { Declaration, Topology } from '../../model/topology.ts';

/** The old object of a declaration with its key, with the attributes of the new one; undefined if it is not renamed. */
export function formerOf({ entity, renamedFrom }: Declaration): (Queue | Exchange) | undefined {
  if (renamedFrom === undefined || (entity.kind !== 'queue' && entity.kind !== 'exchange')) return undefined;
  return { ...entity, ...renamedFrom };
}

/** The key of the old object. */
function formerKey({ entity, renamedFrom }: Declaration): EntityKey | undefined {
  if (renamedFrom === undefined) return undefined;
  return (entity.kind === 'exchange' ? exchangeKey : queueKey)(renamedFrom.vhost, renamedFrom.name);
}

/** The keys of all old objects: whether they exist or not, no `prune` covers them. */
export function formerKeys({ declarations }: Topology): ReadonlySet<EntityKey> {
  return new Set([...declarations.values()].flatMap((declaration) => formerKey(declaration) ?? []));
}

/** What a plan must observe besides the declared objects: the old objects, what a migration of them and what the rename itself creates. */
export function renameTraces({ declarations }: Topology): readonly Entity[] {
  return [...declarations.values()].flatMap((declaration) => {
    const old = formerOf(declaration);
    const { entity } = declaration;
    if (old === undefined || (entity.kind !== 'queue' && entity.kind !== 'exchange')) return [];
    const carriers = [entity, old].map(renameCarrierOf);
    const migrated = [carrierOf(old), heldBy(old), ...(old.kind === 'exchange' ? [recordOf(old)] : [])];
    return [old, ...carriers, ...migrated, carrierOf(entity), heldBy(entity)];
  });
}

/** The keys of the exchanges of the rename and of one in the opposite direction. */
export function renameKeys(declaration: Declaration): readonly EntityKey[] {
  const { entity } = declaration;
  const old = formerOf(declaration);
  if (old === undefined || (entity.kind !== 'queue' && entity.kind !== 'exchange')) return [];
  return [entity, old].map((one) => keyOf(renameCarrierOf(one)));
}

/** The keys of the objects that exist while a migration of the object is unfinished. */
export function migrationKeys(entity: Queue | Exchange): readonly EntityKey[] {
  return [carrierOf(entity), heldBy(entity), ...(entity.kind === 'exchange' ? [recordOf(entity)] : [])].map(keyOf);
}
