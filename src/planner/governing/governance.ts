// The objects of a topology with the policies that are in force once the plan is applied.
import type { DocumentKind, Exchange, Policy, Queue } from '../../model/entity.ts';
import type { GovernedObject, Governing } from '../../model/governing.ts';
import { documentKey, type EntityKey, keyOf } from '../../model/key.ts';
import type { Observed } from '../../model/observed.ts';
import type { Change } from '../../model/plan.ts';
import type { Presence, Topology } from '../../model/topology.ts';
import { withDefaultType } from '../../rabbitmq/capabilities.ts';

/** Objects with everything that may govern them. */
export interface Governance {
  /** Declared exchanges and queues, as they are once the plan is applied. */
  readonly objects: readonly (Exchange | Queue)[];
  /** All policies in force then. */
  readonly policies: readonly Policy[];
  readonly isDeclared: (policy: Policy) => boolean;
  /** Whether a file declares the document that governs. */
  readonly isDocumented: (of: DocumentKind, vhost: string, name: string, scope?: string) => boolean;
  readonly vhosts: readonly string[];
  /** Queues that exist then, by virtual host. */
  readonly queues: ReadonlyMap<string, number>;
  readonly observed: Observed;
}

/** One object of a row before objects with the same row are joined. */
export type Row = Omit<Governing, 'objects'> & { readonly object: GovernedObject };

/** The objects of a topology that are declared with one of the presences. */
export function governanceOf(
  { declarations, vhosts }: Topology,
  observed: Observed,
  changes: readonly Change[],
  presences: readonly Presence[],
): Governance {
  const changed = new Map(changes.map((change) => [change.key, change]));
  const objects = [...declarations].flatMap(([key, { entity, presence }]): (Exchange | Queue)[] => {
    if (!presences.includes(presence) || (entity.kind !== 'queue' && entity.kind !== 'exchange')) return [];
    const seen = observed.observations.get(key);
    const live = seen?.state === 'present' && seen.entity.kind === entity.kind ? seen.entity : undefined;
    // left out of a part of a plan: it is left unchanged, if it exists
    if (!changed.has(key)) return live === undefined ? [] : [live];
    if (presence === 'external') return [live ?? entity];
    if (entity.kind === 'exchange') return [entity];
    if (entity.type === undefined && live?.kind === 'queue' && live.type !== undefined) return [{ ...entity, type: live.type }];
    const conditions = observed.conditions?.vhosts.get(entity.vhost);
    // without a default of the virtual host, RabbitMQ declares classic queues
    return [withDefaultType(entity, conditions === undefined ? undefined : (conditions.defaultQueueType ?? 'classic'))];
  });
  const policies = new Map<string, Policy>();
  for (const [key, seen] of observed.observations) {
    if (seen.state === 'present' && seen.entity.kind === 'policy' && changed.get(key)?.action !== 'delete') policies.set(key, seen.entity);
  }
  for (const { key, action, after } of changes) if (after?.kind === 'policy' && action !== 'keep') policies.set(key, after);
  return {
    objects,
    policies: [...policies.values()],
    isDeclared: (policy) => declarations.has(keyOf(policy)),
    isDocumented: (of, vhost, name, scope) => declarations.has(documentKey(of, vhost, name, scope)),
    vhosts,
    queues: queueCounts(observed, changes),
    observed,
  };
}

/** Queues by virtual host: those that exist, with what the plan creates and deletes. */
export function queueCounts({ observations }: Observed, changes: readonly Change[] = []): ReadonlyMap<string, number> {
  const keys = new Map<EntityKey, string>();
  for (const [key, seen] of observations) if (seen.state === 'present' && seen.entity.kind === 'queue') keys.set(key, seen.entity.vhost);
  for (const { key, action, before, after } of changes) {
    if (action === 'delete' && before?.kind === 'queue') keys.delete(key);
    if ((action === 'create' || action === 'rename') && after?.kind === 'queue') keys.set(key, after.vhost);
  }
  const counts = new Map<string, number>();
  for (const vhost of keys.values()) counts.set(vhost, (counts.get(vhost) ?? 0) + 1);
  return counts;
}
