// The objects of a topology with the policies that are in force once the plan is applied.
import type { Exchange, Policy, Queue, QueueType } from '../../model/entity.ts';
import type { GovernedObject, Governing } from '../../model/governing.ts';
import { keyOf } from '../../model/key.ts';
import type { Observed } from '../../model/observed.ts';
import type { Change } from '../../model/plan.ts';
import type { Presence, Topology } from '../../model/topology.ts';

/** Objects with everything that may govern them. */
export interface Governance {
  /** Declared exchanges and queues, as they are once the plan is applied. */
  readonly objects: readonly (Exchange | Queue)[];
  /** All policies in force then. */
  readonly policies: readonly Policy[];
  readonly isDeclared: (policy: Policy) => boolean;
  readonly observed: Observed;
}

/** One object of a row before objects with the same row are joined. */
export type Row = Omit<Governing, 'objects'> & { readonly object: GovernedObject };

/** The objects of a topology that are declared with one of the presences. */
export function governanceOf(
  { declarations }: Topology,
  observed: Observed,
  changes: readonly Change[],
  presences: readonly Presence[],
): Governance {
  const changed = new Map(changes.map((change) => [change.key, change]));
  const objects = [...declarations].flatMap(([key, { entity, presence }]): (Exchange | Queue)[] => {
    if (!presences.includes(presence) || entity.kind === 'binding' || entity.kind === 'policy') return [];
    const seen = observed.observations.get(key);
    const live = seen?.state === 'present' && seen.entity.kind === entity.kind ? seen.entity : undefined;
    // an external object stays as it is
    if (presence === 'external' || entity.kind === 'exchange') return [presence === 'external' ? (live ?? entity) : entity];
    const type = entity.type ?? (live?.kind === 'queue' ? live.type : defaultTypeOf(entity, observed));
    return [type === undefined ? entity : { ...entity, type }];
  });
  const policies = new Map<string, Policy>();
  for (const [key, seen] of observed.observations) {
    if (seen.state === 'present' && seen.entity.kind === 'policy' && changed.get(key)?.action !== 'delete') policies.set(key, seen.entity);
  }
  for (const { key, action, after } of changes) if (after?.kind === 'policy' && action !== 'keep') policies.set(key, after);
  return { objects, policies: [...policies.values()], isDeclared: (policy) => declarations.has(keyOf(policy)), observed };
}

/** RabbitMQ applies the default of the virtual host to durable, shared and permanent queues only; the others are classic. */
function defaultTypeOf({ vhost, durable, exclusive, autoDelete }: Queue, { conditions }: Observed): QueueType | undefined {
  if (conditions === undefined) return undefined;
  return durable && !exclusive && !autoDelete ? (conditions.vhosts.get(vhost)?.defaultQueueType ?? 'classic') : 'classic';
}
