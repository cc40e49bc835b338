// The rename of an exchange. Publishers name an exchange, and no listing shows who they are: the old exchange keeps the bindings from it, and
// serves them until it is deleted. The new one receives the same bindings, and takes over the bindings to the old one.
import type { Binding, Exchange } from '../../model/entity.ts';
import { type EntityKey, endsOf, keyOf } from '../../model/key.ts';
import { isOfMigration } from '../../model/migration.ts';
import { exists, isLocked, observationOf } from '../../model/observed.ts';
import type { Change } from '../../model/plan.ts';
import type { LiveBinding } from '../../model/plan-parts.ts';
import { declaredBindings, liveBindings, staying } from '../migration/bindings.ts';
import { unboundBefore } from '../shares.ts';
import { formerOf } from './former.ts';
import { type Case, type FoundRename, feeding, recorded, stageOf, troubleOf, type World } from './found.ts';

/** The rename of an exchange; undefined if nothing is left to do: once both exist, only the deletion of the old one is. */
export function exchangeRename(one: Case<Exchange>, world: World): FoundRename | undefined {
  const { draft, named, after } = one;
  const { observed } = world;
  const stage = stageOf(one, world);
  const { seen, isOpen, isReversed, isMigrating } = stage;
  const begun = isOpen || isReversed;
  if (seen.state === 'absent' && !(begun || isMigrating)) return undefined;
  if (!begun && draft.action !== 'create') return undefined;
  const old = seen.state === 'present' && seen.entity.kind === 'exchange' ? seen.entity : undefined;
  const visible = liveBindings(observed).filter(({ binding: { source, destination } }) => ![source, destination].some(isOfMigration));
  const all = [...visible, ...recorded(observed)];
  const isAt = (key: EntityKey): readonly LiveBinding[] => all.filter(({ binding }) => endsOf(binding).includes(key));
  const onNew = isAt(keyOf(after));
  const onOld = old === undefined ? [] : isAt(keyOf(named));
  const final = finalBindings(one, { onNew, onOld }, world);
  const finalKeys = new Set(final.map(keyOf));
  const outdated = unboundBefore(onNew, final, world);
  const kept = new Set(onNew.filter((other) => !outdated.includes(other)).map(({ binding }) => keyOf(binding)));
  const moved = movedIn(world);
  // a binding to the old exchange is removed where the new one has it
  const unbound = onOld.filter(({ binding }) => endsOf(binding)[1] === keyOf(named) && finalKeys.has(keyOf(moved(binding))));
  // over AMQP, they are not visible: those that are declared had the old name
  const unseen = observed.complete ? [] : final.filter((binding) => endsOf(binding)[1] === keyOf(after));
  const trouble = troubleOf(one, stage, world);
  return {
    rename: {
      from: old ?? named,
      ...(exists(seen) ? { facts: seen.facts } : {}),
      ...feeding(old, world),
      blind: !observed.complete,
      bindings: final.filter((binding) => !kept.has(keyOf(binding))),
      unbound: [...unbound, ...unseen.map((binding) => ({ binding: { ...binding, destination: named.name } }))],
      outdated,
      reverses: isReversed,
    },
    begun,
    ...(trouble === undefined ? {} : { trouble }),
    leaving: unbound.map(({ binding }) => binding),
    cascades: onOld.flatMap(({ binding }): Change['cascades'] => {
      const entity = moved(binding);
      const key = keyOf(entity);
      return finalKeys.has(key) && !world.drafts.has(key) ? [{ key, entity, restored: true }] : [];
    }),
  };
}

/**
 * The bindings from and to the new exchange: those that the files declare, and undeclared ones of both exchanges. Undeclared ones of the old
 * one are excluded if `prune` would remove them, or if no other connection can create them (405); they stay as they are.
 */
function finalBindings(
  { named, after }: Case<Exchange>,
  { onNew, onOld }: { readonly onNew: readonly LiveBinding[]; readonly onOld: readonly LiveBinding[] },
  world: World,
): readonly Binding[] {
  const declared = declaredBindings(world.drafts).filter((binding) => endsOf(binding).includes(keyOf(after)));
  const own = [...onNew.map(({ binding }) => binding), ...declared];
  const known = new Set(own.map(keyOf));
  const moved = movedIn(world);
  const isPruned = world.topology.prune.get(named.vhost)?.bindings === true;
  const carried = onOld
    .map(({ binding }) => moved(binding))
    .filter((binding) => {
      const destination = endsOf(binding)[1];
      const isOurs = world.topology.declarations.get(destination)?.presence === 'present';
      return known.has(keyOf(binding)) || !(isLocked(observationOf(world.observed, destination)) || (isPruned && isOurs));
    });
  return staying([...own, ...carried], world);
}

/** A binding under the new names of its ends. */
function movedIn({ topology }: World): (binding: Binding) => Binding {
  const names = new Map<EntityKey, string>();
  for (const declaration of topology.declarations.values()) {
    const old = formerOf(declaration);
    if (old !== undefined && declaration.entity.kind !== 'binding') names.set(keyOf(old), declaration.entity.name);
  }
  return (binding) => {
    const [source, destination] = endsOf(binding).map((end) => names.get(end));
    return { ...binding, source: source ?? binding.source, destination: destination ?? binding.destination };
  };
}
