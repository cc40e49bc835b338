// The steps of a rename. Of a queue:
//
//   begin  create the carrier exchange, which shows that the rename is unfinished, then the new queue, and lead the carrier to it
//   move   move the messages, while publishers and consumers are active           -> the order of the messages is kept
//          give the new queue the bindings of the old one, then unbind the old one -> duplicates are possible, nothing is lost
//          wait until every node of the cluster routes by these bindings
//          move the rest, after the consumers have disconnected, and delete the old queue
//   end    delete the carrier exchange
//
// If its consumers stay, the rename is rolled back instead of the rest: that is the rename in the opposite direction, through the carrier
// exchange of the old name (`rollbackSteps`), unless consumers have subscribed to the new queue, which would starve there.
//
// Of an exchange: create the carrier exchange, which holds nothing, and the new exchange; bind it as the old one, first the bindings from it;
// remove the bindings to the old one; delete the carrier exchange. The old exchange stays.
//
// Each step can be repeated. After an interruption anywhere, the same list, computed from the live state, continues from there.
import type { Binding, Exchange, Queue } from '../../model/entity.ts';
import { endsOf } from '../../model/key.ts';
import { renameCarrierOf } from '../../model/migration.ts';
import type { Change } from '../../model/plan.ts';
import type { Rename, RenameRollback } from '../../model/rename.ts';
import { keeping } from '../basis.ts';
import { atMost, bindingOf, fence, type Operation, settled, unbindings } from '../migration/queue-steps.ts';
import { rollbackSteps } from '../migration/rollback.ts';

type Groups = readonly (readonly Operation[])[];

/** The declarations of a rename: the carrier exchange, if there is anything left to carry, and the new object. */
export function renameBeginning({ before, after, rename }: Change): {
  readonly carrier: readonly Operation[];
  readonly made: readonly Operation[];
} {
  if (rename === undefined || (after?.kind !== 'queue' && after?.kind !== 'exchange')) return { carrier: [], made: [] };
  const exists = rename.facts !== undefined;
  const made: Operation = after.kind === 'queue' ? settled(after) : { do: 'declare', entity: after };
  return {
    carrier: exists ? [{ do: 'declare', entity: renameCarrierOf(after) }] : [],
    made: exists || before === undefined ? [made] : [],
  };
}

/** The rest in groups: the operations of one group may run at once, the groups run in order. Empty for any other change. */
export function renameSteps(change: Change): Groups {
  const { action, key, after, rename } = change;
  if (action !== 'rename' || rename === undefined) return [];
  const { from, bindings, unbound, outdated, reverses } = rename;
  if (after?.kind === 'queue' && from.kind === 'queue') return queueSteps(after, from, { ...rename, keeps: keeping(change, rename).keeps });
  if (after?.kind !== 'exchange') return [];
  const bind = (isOutgoing: boolean): Operation[] =>
    bindings.filter((one) => (endsOf(one)[0] === key) === isOutgoing).map((entity) => ({ do: 'bind', entity }));
  return [unbindings(outdated, []), bind(true), bind(false), unbindings(unbound, []), endOf(after, from, reverses)];
}

function queueSteps(after: Queue, from: Queue, rename: Omit<Rename, 'keeps'> & { readonly keeps: number | undefined }): Groups {
  const { facts, bindings, unbound, outdated, reverses, rollback, accepts, keeps, keepsDeadLetters } = rename;
  const carrier = renameCarrierOf(after);
  // a rollback that was interrupted has left its carrier
  const end = endOf(after, from, reverses || rollback !== undefined);
  const bound = [unbindings(outdated, []), bindings.map((entity): Operation => ({ do: 'bind', entity }))];
  if (facts === undefined) return [...bound, end];
  const other = from.vhost === after.vhost ? {} : { toVhost: after.vhost };
  const move = { do: 'move', entity: from, to: after.name, via: carrier.name, ...other } as const;
  return [
    ...(rollback?.isReturning === true ? returnFirst(after, from) : []),
    [{ do: 'bind', entity: bindingOf(carrier.name, 'queue', after) }],
    [{ ...move, rest: 'stay', ...atMost(accepts) }],
    ...bound,
    unbindings(unbound, []),
    [fence(from)],
    [{ ...move, rest: 'delete', ...atMost(keeps), ...(keepsDeadLetters === undefined ? {} : { keepsDeadLetters }) }],
    end,
    ...(rollback === undefined ? [] : backSteps(after, from, { bindings, rollback })),
  ];
}

/** Messages that had returned are older than those that had not, which follow them before all leave again. */
function returnFirst(after: Queue, from: Queue): Groups {
  const other = from.vhost === after.vhost ? {} : { toVhost: from.vhost };
  return [[{ do: 'move', entity: after, to: from.name, via: renameCarrierOf(from).name, rest: 'stay', ...other }]];
}

/** The new queue is deleted only if it has no consumers: they would starve, or keep the rollback from its end. */
function backSteps(after: Queue, from: Queue, { bindings, rollback }: { bindings: readonly Binding[]; rollback: RenameRollback }): Groups {
  const { returning, held, room } = rollback;
  const carrier = renameCarrierOf(from);
  return rollbackSteps({
    old: from,
    now: after,
    carrier,
    begin: [[{ do: 'check', entity: after, messages: 'allowed' }], [{ do: 'declare', entity: carrier }]],
    carriers: [renameCarrierOf(after), carrier],
    bindings: returning,
    live: held,
    bound: bindings,
    ...atMost(room),
  });
}

function endOf(after: Queue | Exchange, from: Queue | Exchange, reverses: boolean): readonly Operation[] {
  const carriers = [renameCarrierOf(after), ...(reverses ? [renameCarrierOf(from)] : [])];
  return carriers.map((entity): Operation => ({ do: 'delete', entity, guard: 'none' }));
}
