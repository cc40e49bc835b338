// Partitions of declared super streams that appear or that no file declares: the counts of a plan show neither.
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Binding, Entity, Exchange } from '../model/entity.ts';
import { grouped } from '../model/grouped.ts';
import { type EntityKey, endsOf, nameText } from '../model/key.ts';
import type { Change } from '../model/plan.ts';
import type { Undeclared } from '../model/unchanged.ts';
import { isSuperStream, partitionOrder } from '../rabbitmq/super-streams.ts';

/** How many partitions a notice lists. */
const listed = 10;

/**
 * One warning per super stream with undeclared partitions, one if the broker has another order of its partitions too, and one notice per existing
 * one that gets more. In the order of the changes.
 */
export function partitionNotices(changes: readonly Change[], undeclared: readonly Undeclared[]): readonly Diagnostic[] {
  const left = partitionsOf(undeclared.map(({ entity }) => entity));
  const created = new Set(changes.flatMap(({ key, action }) => (action === 'create' ? [key] : [])));
  // over AMQP, only the queue of a partition shows whether it is new
  const isNew = (key: EntityKey, after: Entity): boolean => created.has(key) || (after.kind === 'binding' && created.has(endsOf(after)[1]));
  const made = partitionsOf(changes.flatMap(({ key, after }) => (after !== undefined && isNew(key, after) ? [after] : [])));
  const declared = partitionsOf(changes.flatMap(({ action, after }) => (after === undefined || action === 'delete' ? [] : [after])));
  return changes.flatMap(({ key, action, after }): readonly Diagnostic[] => {
    if (action === 'delete' || after?.kind !== 'exchange' || !isSuperStream(after)) return [];
    const others = left.get(key) ?? [];
    const isDeclared = ({ destination }: Binding): boolean => declared.get(key)?.some((one) => one.destination === destination) === true;
    const isReordered = ({ destination }: Binding): boolean => others.some((one) => one.destination === destination);
    const added = (made.get(key) ?? []).filter((binding) => !isReordered(binding));
    return [
      ...undeclaredIn(
        after,
        key,
        others.filter((one) => !isDeclared(one)),
      ),
      ...reorderedIn(after, key, others.filter(isDeclared)),
      ...(action === 'create' ? [] : addedTo(after, key, added)),
    ];
  });
}

/** Bindings of partitions by the keys of their exchanges. */
function partitionsOf(entities: readonly Entity[]): ReadonlyMap<EntityKey, readonly Binding[]> {
  const bindings = entities.flatMap((entity) => (entity.kind === 'binding' && partitionOrder(entity) !== undefined ? [entity] : []));
  return grouped(bindings, (binding) => endsOf(binding)[0]);
}

function undeclaredIn({ name }: Exchange, key: EntityKey, bindings: readonly Binding[]): readonly Diagnostic[] {
  if (bindings.length === 0) return [];
  const are = bindings.length === 1 ? 'an undeclared partition' : `${bindings.length} undeclared partitions`;
  return [
    {
      code: 'partition-undeclared',
      severity: 'warning',
      message: `super stream ${nameText(name)} has ${are}, left unchanged: ${namesOf(bindings)}`,
      hint: 'a partition is deleted by a tombstone (state: absent) of its queue',
      key,
    },
  ];
}

/** Another `x-stream-partition-order` makes another binding, so that the former one stays (3.10.8, 4.3.6). */
function reorderedIn({ name }: Exchange, key: EntityKey, bindings: readonly Binding[]): readonly Diagnostic[] {
  if (bindings.length === 0) return [];
  const message = `super stream ${nameText(name)} has its partitions in another order too, left unchanged: ${namesOf(bindings)}`;
  const hint = 'restore the order of the binding keys, and add new ones at the end; or delete the former bindings with prune';
  return [{ code: 'partition-reordered', severity: 'warning', message, hint, key }];
}

function addedTo({ name }: Exchange, key: EntityKey, bindings: readonly Binding[]): readonly Diagnostic[] {
  if (bindings.length === 0) return [];
  const message = `super stream ${nameText(name)} has new partitions: ${namesOf(bindings)}; publishers that hash their keys send some of them to other partitions`;
  return [{ code: 'partition-added', severity: 'notice', message, key }];
}

function namesOf(bindings: readonly Binding[]): string {
  const names = bindings.slice(0, listed).map(({ destination }) => nameText(destination));
  return `${names.join(', ')}${bindings.length > listed ? ', ...' : ''}`;
}
