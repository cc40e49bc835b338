// The steps of the rename of a queue:
//
//   begin  create the carrier exchange, which shows that the rename is unfinished, then the new queue, and lead the carrier to it
//   move   move the messages, while publishers and consumers are active           -> the order of the messages is kept
//          give the new queue the bindings of the old one, then unbind the old one -> duplicates are possible, nothing is lost
//          wait until every node of the cluster routes by these bindings
//          move the rest, after the consumers have disconnected, and delete the old queue
//   end    delete the carrier exchange
//
// Each step can be repeated. After an interruption anywhere, the same list, computed from the live state, continues from there.
import { renameCarrierOf } from '../../model/migration.ts';
import type { Change } from '../../model/plan.ts';
import { bindingOf, fence, type Operation, settled, unbindings } from '../migration/queue-steps.ts';

/** The operations that come with the declarations of a plan, in order: other steps may refer to the new queue. */
export function renameBeginning({ before, after, rename }: Change): readonly Operation[] {
  if (rename === undefined || after?.kind !== 'queue') return [];
  const exists = rename.facts !== undefined;
  return [
    ...(exists ? [{ do: 'declare', entity: renameCarrierOf(after) } as const] : []),
    ...(exists || before === undefined ? [settled(after)] : []),
  ];
}

/** The rest in groups: the operations of one group may run at once, the groups run in order. Empty for any other change. */
export function renameSteps({ action, after, rename }: Change): readonly (readonly Operation[])[] {
  if (action !== 'rename' || rename === undefined || after?.kind !== 'queue' || rename.from.kind !== 'queue') return [];
  const { from, facts, bindings, unbound, outdated, reverses } = rename;
  const carrier = renameCarrierOf(after);
  const bound = [unbindings(outdated, []), bindings.map((entity): Operation => ({ do: 'bind', entity }))];
  const end = [carrier, ...(reverses ? [renameCarrierOf(from)] : [])].map((entity): Operation => ({ do: 'delete', entity, guard: 'none' }));
  if (facts === undefined) return [...bound, end];
  const move = { do: 'move', entity: from, to: after.name, via: carrier.name } as const;
  return [
    [{ do: 'bind', entity: bindingOf(carrier.name, 'queue', after) }],
    [{ ...move, rest: 'stay' }],
    ...bound,
    unbindings(unbound, []),
    [fence(from)],
    [{ ...move, rest: 'delete' }],
    end,
  ];
}
