// Holds what the steps of a rename are made from to its change: it only touches the old and the new object, with the bindings that the plan
// shows.
import { type EntityKey, endsOf, keyOf } from '../../model/key.ts';
import { isOfMigration } from '../../model/migration.ts';
import type { Change } from '../../model/plan.ts';
import type { Rename } from '../../model/rename.ts';
import { type Fault, first } from './rules.ts';

/** The fault of the rename of a change. */
export function renameFault(change: Change, rename: Rename, changes: ReadonlyMap<EntityKey, Change>, complete: boolean): Fault {
  const { key, after, before } = change;
  const { from, bindings, unbound, outdated, blind } = rename;
  const old = keyOf(from);
  if (after?.kind !== from.kind || after.vhost !== from.vhost)
    return 'is renamed from another kind of object, or from another virtual host';
  if (old === key || isOfMigration(from.name)) return `cannot be renamed from ${old}`;
  if (changes.has(old)) return `is renamed from ${old}, which is declared or deleted`;
  if (blind === complete) return 'has a rename that does not show whether all bindings are visible';
  if (outdated.length > 0 && before === undefined) return 'unbinds a queue that does not exist';
  const live = unbound.map(({ binding }) => binding);
  return (
    first([...bindings, ...outdated.map(({ binding }) => binding)], (one) =>
      endsOf(one)[1] === key && !isOfMigration(one.source) ? undefined : `renames ${keyOf(one)}, which does not end at it`,
    ) ??
    first(live, (one) => (endsOf(one)[1] === old ? undefined : `unbinds ${keyOf(one)}, which does not end at ${old}`)) ??
    bindingsFault(change, rename, changes)
  );
}

/** Every binding of the old object is shown: as declared under the new name, as received by the new object, or as removed. */
function bindingsFault({ key, after, cascades }: Change, { bindings, unbound }: Rename, changes: ReadonlyMap<EntityKey, Change>): Fault {
  const fates = new Map(cascades.map((cascade) => [cascade.key, cascade.restored] as const));
  const explained = new Set<EntityKey>();
  const isDeclared = (one: EntityKey): boolean => changes.get(one)?.after !== undefined;
  const hidden = first(unbound, ({ binding }) => {
    const moved = keyOf({ ...binding, destination: after?.kind === 'queue' ? after.name : '' });
    const own = keyOf(binding);
    explained.add(fates.has(moved) ? moved : own);
    return isDeclared(moved) || fates.get(moved) === true || fates.get(own) === false
      ? undefined
      : `unbinds ${own}, which the plan does not show`;
  });
  const keys = new Set(bindings.map(keyOf));
  return (
    hidden ??
    first(fates.keys(), (one) => (explained.has(one) ? undefined : `shows ${one}, which the old object does not have`)) ??
    first(keys, (one) => (isDeclared(one) || fates.get(one) === true ? undefined : `binds ${one}, which the plan does not show`)) ??
    first(changes.values(), ({ key: own, action, after: binding, reasons }) => {
      if (binding?.kind !== 'binding' || endsOf(binding)[1] !== key || keys.has(own)) return undefined;
      const isAway = endsOf(binding).some((end) => changes.get(end)?.action === 'delete');
      const isDone = action === 'keep' || isAway || reasons.includes('connection-owned');
      return isDone ? undefined : `does not bind ${own}, which is declared`;
    })
  );
}
