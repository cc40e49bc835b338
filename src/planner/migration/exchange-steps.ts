// The steps of the migration of an exchange:
//
//   out    create the holding queue, and the carrier exchange that stands in for the old exchange
//          record the bindings, as bindings of an exchange without publishers
//          bind the carrier to the sources of the exchange; a policy makes it the alternate exchange
//          delete the exchange                                 -> publishes to it fail for a moment, with an error
//   back   declare it in its new form, and bind it
//          unbind the carrier and delete the policy; wait until every node of the cluster routes by these bindings
//          publish the held messages through the new exchange, and delete the holding queue and the carrier
import type { Binding, Exchange } from '../../model/entity.ts';
import { carrierOf, markOf, recordOf } from '../../model/migration.ts';
import type { ExchangeMigration } from './exchange.ts';
import { fence, marking, type Operation, unbindings } from './queue-steps.ts';

/** The operations in groups: those of one group may run at once, the groups run in order. */
export function exchangeMigrationSteps(found: ExchangeMigration): readonly (readonly Operation[])[] {
  const carrier = carrierOf(found.after);
  const record = recordOf(found.after);
  const open: Operation[][] = [
    [
      { do: 'declare', entity: markOf(found.after.vhost) },
      { do: 'declare', entity: carrier },
      { do: 'declare', entity: record },
    ],
    [{ do: 'bind', entity: marking(carrier) }],
  ];
  return [...open, ...(found.before === undefined ? [] : wayOut(found, found.before, carrier, record)), ...wayBack(found, carrier, record)];
}

function wayOut(found: ExchangeMigration, before: Exchange, carrier: Exchange, record: Exchange): Operation[][] {
  const { holding } = found.migration;
  return [
    [
      ...(found.isHeld ? [] : [{ do: 'declare', entity: holding } as const]),
      { do: 'unbind', entity: { ...marking(before), source: carrier.name } },
    ],
    [{ do: 'bind', entity: toHolding(carrier) }, ...binds(found.outgoing.map((binding) => ({ ...binding, source: record.name })))],
    [{ do: 'put-policy', entity: found.policy }, ...binds(standIns(found, carrier))],
    [{ do: 'delete', entity: before, guard: 'none' }],
  ];
}

function wayBack(found: ExchangeMigration, carrier: Exchange, record: Exchange): Operation[][] {
  const { after } = found;
  const { holding } = found.migration;
  return [
    [{ do: 'declare', entity: after }],
    unbindings(found.outdated, []),
    binds(found.outgoing),
    binds(found.incoming),
    [...unbindings(found.heldIncoming, standIns(found, carrier)), { do: 'delete-policy', entity: found.policy }],
    [{ do: 'unbind', entity: toHolding(carrier) }],
    [{ do: 'bind', entity: { ...marking(after), source: carrier.name } }],
    [fence(holding)],
    [{ do: 'move', entity: holding, to: after.name, via: carrier.name, rest: 'delete', unroutable: 'drop' }],
    [
      { do: 'delete', entity: carrier, guard: 'none' },
      { do: 'delete', entity: record, guard: 'none' },
    ],
  ];
}

/** The bindings of the carrier: the same as those to the exchange. */
function standIns({ incoming }: ExchangeMigration, carrier: Exchange): readonly Binding[] {
  return incoming.map((binding) => ({ ...binding, destination: carrier.name }));
}

function toHolding(carrier: Exchange): Binding {
  return { ...marking(carrier), source: carrier.name, destinationType: 'queue' };
}

function binds(bindings: readonly Binding[]): Operation[] {
  return bindings.map((entity) => ({ do: 'bind', entity }));
}
