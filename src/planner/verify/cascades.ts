// Verifies the cascading deletes of a change: each must follow from its object, or from an exchange that is deleted with it.
import { type EntityKey, endsOf, exchangeKey, keyOf } from '../../model/key.ts';
import type { Cascade, Change, Plan } from '../../model/plan.ts';
import { cascadesOfRebinding } from '../basis.ts';
import { type Fault, first } from './rules.ts';

/** What the cascades of a change are compared with. */
export interface Surroundings {
  readonly changes: ReadonlyMap<EntityKey, Change>;
  /** Declared objects that the plan leaves out. */
  readonly left: ReadonlySet<EntityKey>;
  /** Sources of bindings that the plan deletes for themselves. */
  readonly unbound: ReadonlySet<EntityKey>;
  /** Exchanges that the plan deletes for themselves: an autoDelete one may be deleted before, with the last of its queues. */
  readonly removed: ReadonlySet<EntityKey>;
}

/** Reads the surroundings of the changes. */
export function surroundingsOf({ changes, left = [] }: Pick<Plan, 'changes' | 'left'>): Surroundings {
  const unbound = changes.flatMap(({ action, before }) => (action === 'delete' && before?.kind === 'binding' ? [endsOf(before)[0]] : []));
  return {
    changes: new Map(changes.map((change) => [change.key, change] as const)),
    left: new Set(left.map(({ key }) => key)),
    unbound: new Set(unbound),
    removed: new Set(changes.flatMap(({ key, action, before }) => (action === 'delete' && before?.kind === 'exchange' ? [key] : []))),
  };
}

/** The fault of the cascades of one change. */
export function cascadeFault(change: Change, around: Surroundings): Fault {
  const { cascades, key, action, before, rename, rebinding } = change;
  if (cascades.length === 0) return undefined;
  if (action === 'keep') return 'deletes objects with it, and is kept';
  const again = rebinding === undefined ? new Set<EntityKey>() : cascadesOfRebinding(rebinding);
  const own = rename === undefined ? [key] : [key, keyOf(rename.from)];
  const deleted = new Set([...own, ...cascades.flatMap((one) => (one.entity.kind === 'exchange' ? [one.key] : []))]);
  // the sources of bindings that are deleted with it: an autoDelete exchange follows its last binding
  const emptied = new Set(around.unbound);
  for (const { entity } of cascades) if (entity.kind === 'binding') emptied.add(endsOf(entity)[0]);
  const bindings = [
    before,
    ...(rebinding === undefined ? [] : [...rebinding.returning, ...rebinding.leaving].map(({ binding }) => binding)),
  ];
  for (const one of bindings) if (one?.kind === 'binding') emptied.add(endsOf(one)[0]);
  return first(cascades, (one) => {
    if (one.key !== keyOf(one.entity)) return `deletes ${one.key}, which has another key`;
    if (around.changes.get(one.key)?.action === 'delete') return `deletes ${one.key}, which is deleted by its own change`;
    const { entity } = one;
    const follows =
      entity.kind === 'binding'
        ? endsOf(entity).some((end) => deleted.has(end) || around.removed.has(end)) || again.has(one.key)
        : entity.kind === 'exchange'
          ? entity.autoDelete && emptied.has(one.key)
          : entity.of === 'topic-permission' && !one.restored && deleted.has(exchangeKey(entity.vhost, entity.name));
    if (!follows) return `deletes ${one.key}, which does not follow from it`;
    return foreignFault(one, deleted, around);
  });
}

/** What no file declares belongs to others; whether a queue is exclusive is not part of a plan. */
function foreignFault({ key, entity, restored, foreign }: Cascade, deleted: ReadonlySet<EntityKey>, around: Surroundings): Fault {
  const { changes, left } = around;
  if (restored) return foreign === true ? `restores ${key}, which belongs to others` : undefined;
  const isDeclared = (one: EntityKey): boolean => changes.has(one) || left.has(one);
  const destination = entity.kind === 'binding' ? endsOf(entity)[1] : key;
  const isOurs = isDeclared(key) || isDeclared(destination) || (entity.kind === 'binding' && deleted.has(destination));
  return isOurs || foreign === true ? undefined : `deletes ${key}, which is not shown as undeclared`;
}
