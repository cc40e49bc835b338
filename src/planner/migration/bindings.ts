// The bindings of a migrated object: those that are live, and those that exist at the end.
import type { Binding, Queue } from '../../model/entity.ts';
import { type EntityKey, endsOf, keyOf } from '../../model/key.ts';
import type { Observed } from '../../model/observed.ts';
import type { LiveBinding } from '../../model/plan-parts.ts';
import type { Topology } from '../../model/topology.ts';
import { isDefaultExchange } from '../../rabbitmq/predeclared.ts';
import type { Draft } from '../diff.ts';

/** The visible bindings, without those of the default exchange. */
export function liveBindings(observed: Observed): readonly LiveBinding[] {
  return [...observed.observations.values()].flatMap((seen): LiveBinding[] => {
    if (seen.state !== 'present' || seen.entity.kind !== 'binding' || isDefaultExchange(seen.entity.source)) return [];
    const { propertiesKeys } = seen.facts;
    return [{ binding: seen.entity, ...(propertiesKeys === undefined ? {} : { propertiesKeys }) }];
  });
}

/** The bindings that the files declare. */
export function declaredBindings(drafts: ReadonlyMap<EntityKey, Draft>): readonly Binding[] {
  return [...drafts.values()].flatMap(({ after }) => (after?.kind === 'binding' ? [after] : []));
}

/**
 * Each once, without those that the plan deletes and those with an end that it deletes. A binding with a tombstone that is left on a
 * holding queue only is excluded as well.
 */
export function staying(
  bindings: readonly Binding[],
  { drafts, topology: { declarations } }: { readonly drafts: ReadonlyMap<EntityKey, Draft>; readonly topology: Topology },
): readonly Binding[] {
  const goes = (key: EntityKey): boolean => drafts.get(key)?.action === 'delete' || declarations.get(key)?.presence === 'absent';
  const byKey = new Map(bindings.map((binding) => [keyOf(binding), binding] as const));
  return [...byKey].filter(([key, binding]) => !goes(key) && !endsOf(binding).some(goes)).map(([, binding]) => binding);
}

/** Whether the binding ends at the queue. */
export function leadsTo(binding: Binding, queue: Queue): boolean {
  return binding.vhost === queue.vhost && binding.destinationType === 'queue' && binding.destination === queue.name;
}
