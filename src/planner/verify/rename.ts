// Verifies the data that the steps of a rename are derived from: it may affect only the old and the new object, with the bindings that the
// plan shows.
import type { Binding } from '../../model/entity.ts';
import { type EntityKey, endsOf, keyOf } from '../../model/key.ts';
import { isOfMigration } from '../../model/migration.ts';
import type { Change } from '../../model/plan.ts';
import type { Rename } from '../../model/rename.ts';
import { acceptingFault, renameRollbackFault } from './rollback.ts';
import { type Fault, first } from './rules.ts';

type Changes = ReadonlyMap<EntityKey, Change>;

/** The fault of the rename of a change. */
export function renameFault(change: Change, rename: Rename, changes: Changes, complete: boolean): Fault {
  const { key, after, before } = change;
  const { from, bindings, unbound, outdated, blind } = rename;
  const old = keyOf(from);
  const isMoved = after?.vhost !== from.vhost;
  if (after?.kind !== from.kind || (isMoved && from.kind === 'exchange'))
    return 'is renamed from another kind of object, or is an exchange of another virtual host';
  if (isMoved && blind && change.blocked === undefined) return 'is moved from another virtual host without visible bindings';
  if (old === key || isOfMigration(from.name)) return `cannot be renamed from ${old}`;
  if (changes.has(old)) return `is renamed from ${old}, which is declared or deleted`;
  if (blind === complete) return 'has a rename that does not show whether all bindings are visible';
  if (outdated.length > 0 && before === undefined) return 'unbinds a queue that does not exist';
  const live = unbound.map(({ binding }) => binding);
  return (
    first([...bindings, ...outdated.map(({ binding }) => binding)], (one) =>
      isEnd(one, key, from.kind) && ![one.source, one.destination].some(isOfMigration)
        ? undefined
        : `renames ${keyOf(one)}, which does not end at it`,
    ) ??
    first(live, (one) => (endsOf(one)[1] === old ? undefined : `unbinds ${keyOf(one)}, which does not end at ${old}`)) ??
    bindingsFault(change, rename, changes) ??
    (after.kind === 'queue' && from.kind === 'queue' && rename.facts !== undefined ? acceptingFault(after, from, rename) : undefined) ??
    (rename.rollback === undefined ? undefined : renameRollbackFault(change, { ...rename, rollback: rename.rollback }, changes))
  );
}

/** A queue is an end of the bindings to it, an exchange of those from it too. */
function isEnd(binding: Binding, key: EntityKey, kind: 'queue' | 'exchange'): boolean {
  return kind === 'queue' ? endsOf(binding)[1] === key : endsOf(binding).includes(key);
}

/** Every binding that the old object loses is shown: as declared under the new name, as received by the new object, or as removed. */
function bindingsFault({ key, cascades }: Change, { from, bindings, unbound, rollback }: Rename, changes: Changes): Fault {
  const fates = new Map(cascades.map((cascade) => [cascade.key, cascade.restored] as const));
  const explained = new Set<EntityKey>();
  const isDeclared = (one: EntityKey): boolean => changes.get(one)?.after !== undefined;
  const moved = movedIn(from.kind === 'queue' ? [changes.get(key)] : [...changes.values()]);
  const isMoved = changes.get(key)?.after?.vhost !== from.vhost;
  const hidden = first(unbound, ({ binding }) => {
    const own = keyOf(binding);
    // a queue that moves to another virtual host leaves its bindings
    const target = isMoved ? own : keyOf(moved(binding));
    explained.add(fates.has(target) ? target : own);
    const isRemoved = from.kind === 'queue' && fates.get(own) === false;
    return isDeclared(target) || fates.get(target) === true || isRemoved ? undefined : `unbinds ${own}, which the plan does not show`;
  });
  const keys = new Set(bindings.map(keyOf));
  return (
    hidden ??
    first(cascades, ({ key: one, entity, restored }) => {
      const isReceived = from.kind === 'exchange' && restored && entity.kind === 'binding' && isEnd(entity, key, 'exchange');
      const isOwn = restored && rollback?.held.some(({ binding }) => keyOf(binding) === one);
      return explained.has(one) || isReceived || isOwn ? undefined : `shows ${one}, which the old object does not have`;
    }) ??
    first(keys, (one) => (isDeclared(one) || fates.get(one) === true ? undefined : `binds ${one}, which the plan does not show`)) ??
    first(changes.values(), ({ key: own, action, after: binding, reasons }) => {
      if (binding?.kind !== 'binding' || !isEnd(binding, key, from.kind) || keys.has(own)) return undefined;
      const isAway = endsOf(binding).some((end) => changes.get(end)?.action === 'delete');
      const isDone = action === 'keep' || isAway || reasons.includes('connection-owned');
      return isDone ? undefined : `does not bind ${own}, which is declared`;
    })
  );
}

/** A binding under the new names of its ends. */
function movedIn(changes: readonly (Change | undefined)[]): (binding: Binding) => Binding {
  const names = new Map<EntityKey, string>();
  for (const change of changes) {
    const { rename, after } = change ?? {};
    if (rename !== undefined && (after?.kind === 'queue' || after?.kind === 'exchange')) names.set(keyOf(rename.from), after.name);
  }
  return (binding) => {
    const [source, destination] = endsOf(binding).map((end) => names.get(end));
    return { ...binding, source: source ?? binding.source, destination: destination ?? binding.destination };
  };
}
