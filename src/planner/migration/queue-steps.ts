// The steps of a migration, one after the other:
//
//   out    create the holding queue, then the carrier exchange that leads to it: as long as that is missing, nothing is held
//          move the messages, while publishers and consumers are active            -> the order of the messages is kept
//          give the holding queue the bindings of the queue, then unbind the queue -> duplicates are possible, nothing is lost
//          wait until every node of the cluster routes by these bindings
//          move the rest, after the consumers have disconnected, and delete the queue
//          (if others do not release the queue in time, rollback.ts instead of the rest)
//   back   declare the queue in its new form, and move the held messages
//          bind the queue, then unbind the holding queue; wait for every node
//          move the rest, and delete the holding queue and the exchange
//
// Each step can be repeated. After an interruption anywhere, the same list, computed from the live state, continues from there.
import type { Binding, Exchange, Queue } from '../../model/entity.ts';
import { keyOf } from '../../model/key.ts';
import { carrierOf, markOf } from '../../model/migration.ts';
import type { Step } from '../../model/plan.ts';
import type { LiveBinding } from '../../model/plan-parts.ts';
import type { QueueMigration } from './queue.ts';

type Unnumbered<S> = S extends unknown ? Omit<S, 'id' | 'level' | 'change'> : never;

/** A step before it has its number and its place. */
export type Operation = Unnumbered<Step>;

/** The operations in groups: those of one group may run at once, the groups run in order. */
export function queueMigrationSteps(found: QueueMigration): readonly (readonly Operation[])[] {
  const carrier = carrierOf(found.after);
  const open: Operation[][] = [
    [
      { do: 'declare', entity: markOf(found.after.vhost) },
      { do: 'declare', entity: carrier },
    ],
    [{ do: 'bind', entity: marking(carrier) }],
  ];
  if (found.before === undefined) return [...open, ...wayBack(found, carrier)];
  return [...makeHolding(found), ...open, ...wayOut(found, found.before, carrier), ...wayBack(found, carrier)];
}

/**
 * A holding queue left by an earlier run that had not created the carrier is recreated: if its node was killed in that moment, it may have
 * no leader (RabbitMQ 3.10.8). It then does not respond, and can still be deleted.
 */
function makeHolding({ migration: { holding }, holds }: QueueMigration): Operation[][] {
  if (holds === 'held') return [];
  const make = [settled(holding)];
  return holds === 'nothing' ? [make] : [[{ do: 'check', entity: holding }], [{ do: 'delete', entity: holding, guard: 'none' }], make];
}

/** The declaration of a queue that receives messages: a quorum queue is not on disk when its declaration is confirmed. */
export function settled(queue: Queue): Operation {
  return { do: 'declare', entity: queue, ...(queue.type === 'quorum' ? { settle: true } : {}) };
}

/** The marker exists as long as it is bound to the carrier of an unfinished migration. */
export function marking(carrier: Exchange): Binding {
  return bindingOf(markOf(carrier.vhost).name, 'exchange', carrier);
}

/**
 * If a migration was reversed, the carrier may still lead to the queue, which would then receive its own messages. Those that had returned
 * by then are older than those that had not, which follow them before all leave again.
 */
function wayOut(found: QueueMigration, before: Queue, carrier: Exchange): Operation[][] {
  const { holding } = found.migration;
  const bindings = found.bindings.map((binding) => ({ ...binding, destination: holding.name }));
  const move = { do: 'move', entity: before, to: holding.name, via: carrier.name } as const;
  const { consumers, keepsDeadLetters } = found.migration;
  const end = { ...(consumers === undefined ? {} : { consumers }), ...(keepsDeadLetters === undefined ? {} : { keepsDeadLetters }) };
  return [
    ...(found.isReturning ? [[{ do: 'move', entity: holding, to: before.name, via: carrier.name, rest: 'stay' } as const]] : []),
    [{ do: 'unbind', entity: bindingOf(carrier.name, 'queue', before) }],
    [{ do: 'bind', entity: bindingOf(carrier.name, 'queue', holding) }],
    // the holding queue has no limit, but all of this ends in the new queue, and so far nothing has to be undone
    [{ ...move, rest: 'stay', ...atMost(found.accepts) }],
    bindings.map((entity) => ({ do: 'bind', entity })),
    unbindings(found.live, found.bindings),
    [fence(before)],
    [{ ...move, rest: 'delete', ...end }],
  ];
}

function wayBack(found: QueueMigration, carrier: Exchange): Operation[][] {
  const { after } = found;
  const { holding } = found.migration;
  const move = { do: 'move', entity: holding, to: after.name, via: carrier.name } as const;
  const held = found.bindings.map((binding) => ({ ...binding, destination: holding.name }));
  return [
    [{ do: 'unbind', entity: bindingOf(carrier.name, 'queue', holding) }],
    [settled(after)],
    [{ do: 'bind', entity: bindingOf(carrier.name, 'queue', after) }],
    [{ ...move, rest: 'stay', ...atMost(found.keeps) }],
    unbindings(found.outdated, []),
    found.bindings.map((entity) => ({ do: 'bind', entity })),
    unbindings(found.held, held),
    [fence(holding)],
    [{ ...move, rest: 'delete', ...atMost(found.keeps) }],
    [{ do: 'delete', entity: carrier, guard: 'none' }],
  ].map((group) => [...group]) as Operation[][];
}

/** The limit of a move. */
export function atMost(most: number | undefined): { readonly most?: number } {
  return most === undefined ? {} : { most };
}

/** Before a queue is deleted; order.ts completes it, or omits it if the broker requires none. */
export function fence(entity: Queue): Operation {
  return { do: 'fence', entity, nodes: 'listed' };
}

/** Of what is live, by the broker's names where they are known, and of what this plan has bound or may have bound before. */
export function unbindings(live: readonly LiveBinding[], bound: readonly Binding[]): Operation[] {
  const known = new Set(live.map(({ binding }) => keyOf(binding)));
  return [
    ...live.map(({ binding, propertiesKeys }): Operation => {
      return { do: 'unbind', entity: binding, ...(propertiesKeys === undefined ? {} : { propertiesKeys }) };
    }),
    ...bound.filter((binding) => !known.has(keyOf(binding))).map((entity): Operation => ({ do: 'unbind', entity })),
  ];
}

/** A binding without a key from an exchange of the migration. */
export function bindingOf(source: string, destinationType: Binding['destinationType'], { vhost, name }: Queue | Exchange): Binding {
  return { kind: 'binding', vhost, source, destinationType, destination: name, routingKey: '', arguments: {} };
}
