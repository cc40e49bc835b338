// The steps of a rename. Of a queue:
//
//   begin  create the carrier exchange, which shows that the rename is unfinished, then the new queue, and lead the carrier to it
//   move   move the messages, while publishers and consumers are active           -> the order of the messages is kept
//          give the new queue the bindings of the old one, then unbind the old one -> duplicates are possible, nothing is lost
//          wait until every node of the cluster routes by these bindings
//          move the rest, after the consumers have disconnected, and delete the old queue
//   end    delete the carrier exchange
//
// Of an exchange: create the carrier exchange, which holds nothing, and the new exchange; bind it as the old one, first the bindings from it;
// remove the bindings to the old one; delete the carrier exchange. The old exchange stays.
//
// Each step can be repeated. After an interruption anywhere, the same list, computed from the live state, continues from there.
import type { Exchange, Queue } from '../../model/entity.ts';
import { endsOf } from '../../model/key.ts';
import { renameCarrierOf } from '../../model/migration.ts';
import type { Change } from '../../model/plan.ts';
import type { Rename } from '../../model/rename.ts';
import { bindingOf, fence, type Operation, settled, unbindings } from '../migration/queue-steps.ts';

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
export function renameSteps({ action, key, after, rename }: Change): Groups {
  if (action !== 'rename' || rename === undefined) return [];
  const { from, bindings, unbound, outdated, reverses } = rename;
  if (after?.kind === 'queue' && from.kind === 'queue') return queueSteps(after, from, rename);
  if (after?.kind !== 'exchange') return [];
  const bind = (isOutgoing: boolean): Operation[] =>
    bindings.filter((one) => (endsOf(one)[0] === key) === isOutgoing).map((entity) => ({ do: 'bind', entity }));
  return [unbindings(outdated, []), bind(true), bind(false), unbindings(unbound, []), endOf(after, from, reverses)];
}

function queueSteps(after: Queue, from: Queue, { facts, bindings, unbound, outdated, reverses }: Rename): Groups {
  const carrier = renameCarrierOf(after);
  const bound = [unbindings(outdated, []), bindings.map((entity): Operation => ({ do: 'bind', entity }))];
  if (facts === undefined) return [...bound, endOf(after, from, reverses)];
  const other = from.vhost === after.vhost ? {} : { toVhost: after.vhost };
  const move = { do: 'move', entity: from, to: after.name, via: carrier.name, ...other } as const;
  return [
    [{ do: 'bind', entity: bindingOf(carrier.name, 'queue', after) }],
    [{ ...move, rest: 'stay' }],
    ...bound,
    unbindings(unbound, []),
    [fence(from)],
    [{ ...move, rest: 'delete' }],
    endOf(after, from, reverses),
  ];
}

function endOf(after: Queue | Exchange, from: Queue | Exchange, reverses: boolean): readonly Operation[] {
  const carriers = [renameCarrierOf(after), ...(reverses ? [renameCarrierOf(from)] : [])];
  return carriers.map((entity): Operation => ({ do: 'delete', entity, guard: 'none' }));
}
