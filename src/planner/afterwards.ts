// The live objects after a plan, as routes and references are read from them.
import type { Entity } from '../model/entity.ts';
import { type EntityKey, endsOf, keyOf } from '../model/key.ts';
import type { Plan } from '../model/plan.ts';

/** The live objects after the plan, computed from those before it. The temporary objects of a migration are in neither. */
export function afterwards(plan: Plan, before: readonly Entity[]): readonly Entity[] {
  const live = new Map(before.map((entity) => [keyOf(entity), entity] as const));
  for (const { key, action, after, cascades, rename } of plan.changes) {
    for (const cascade of cascades) {
      if (!cascade.restored) live.delete(cascade.key);
      else if (rename !== undefined) live.set(cascade.key, cascade.entity);
    }
    for (const { binding } of rename?.unbound ?? []) live.delete(keyOf(binding));
    if (rename?.from.kind === 'queue') removeWithBindings(live, keyOf(rename.from));
    if (action === 'delete') live.delete(key);
    else if (action !== 'keep' && after !== undefined) live.set(key, after);
  }
  return [...live.values()];
}

function removeWithBindings(live: Map<EntityKey, Entity>, key: EntityKey): void {
  live.delete(key);
  for (const [own, entity] of live) if (entity.kind === 'binding' && endsOf(entity).includes(key)) live.delete(own);
}
