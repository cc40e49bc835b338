// The rollback of a migration to its old queue, if its consumers stay longer than the migration waits:
//
//   lead the carrier exchange to the old queue, and move the messages back     -> the order of the messages is kept
//   give the old queue its bindings, then unbind the queue with its messages   -> duplicates are possible, nothing is lost
//   wait until every node of the cluster routes by these bindings
//   move the rest, and delete that queue and the carrier exchange
//
// Each step can be repeated. After an interruption, the migration continues in its usual direction: every message is in one of the queues,
// and every binding exists at one of them.
import type { Binding, Exchange, Queue } from '../../model/entity.ts';
import { carrierOf } from '../../model/migration.ts';
import type { LiveBinding } from '../../model/plan-parts.ts';
import type { QueueMigration } from './queue.ts';
import { atMost, bindingOf, fence, type Operation, unbindings } from './queue-steps.ts';

/** A rollback: from the queue that has the messages and bindings of the old queue by now. */
export interface Rollback {
  readonly old: Queue;
  readonly now: Queue;
  /** Leads to the old queue once `begin` is done. */
  readonly carrier: Exchange;
  readonly begin: readonly (readonly Operation[])[];
  /** The exchanges to delete at the end. */
  readonly carriers: readonly Exchange[];
  /** The bindings that the old queue gets back. */
  readonly bindings: readonly Binding[];
  /** What may be bound to the other queue: live bindings, with the management API's names for them, and those that the plan creates. */
  readonly live: readonly LiveBinding[];
  readonly bound: readonly Binding[];
  /** How many messages the old queue accepts; absent without a limit. */
  readonly most?: number;
}

/** The operations in groups, as in `queueMigrationSteps`. */
export function rollbackSteps(rollback: Rollback): readonly (readonly Operation[])[] {
  const { old, now, carrier, begin, carriers, bindings, live, bound, most } = rollback;
  const other = old.vhost === now.vhost ? {} : { toVhost: old.vhost };
  const move = { do: 'move', entity: now, to: old.name, via: carrier.name, ...other } as const;
  const groups: readonly (readonly Operation[])[] = [
    ...begin,
    [{ do: 'bind', entity: bindingOf(carrier.name, 'queue', old) }],
    [{ ...move, rest: 'stay', ...atMost(most) }],
    bindings.map((entity) => ({ do: 'bind', entity })),
    unbindings(live, bound),
    [fence(now)],
    [{ ...move, rest: 'delete', ...atMost(most) }],
    carriers.map((entity) => ({ do: 'delete', entity, guard: 'none' })),
  ];
  return groups.map((group) => group.map((operation): Operation => ({ ...operation, rollback: true })));
}

/** The rollback of a migration; empty if the old queue does not exist, or cannot receive its messages again. */
export function queueRollbackSteps(found: QueueMigration): readonly (readonly Operation[])[] {
  const { after, before, returning, held, room, migration } = found;
  if (before === undefined || !migration.reversible) return [];
  const carrier = carrierOf(after);
  return rollbackSteps({
    old: before,
    now: migration.holding,
    carrier,
    begin: [[{ do: 'unbind', entity: bindingOf(carrier.name, 'queue', migration.holding) }]],
    carriers: [carrier],
    bindings: returning,
    live: held,
    bound: found.bindings.map((binding) => ({ ...binding, destination: migration.holding.name })),
    ...atMost(room),
  });
}
