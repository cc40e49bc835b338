// What a rename guarantees and what it does not, and the progress of its messages, in words.
import { nameText } from '../model/key.ts';
import type { Change } from '../model/plan.ts';
import type { Rename } from '../model/rename.ts';
import { allowFlag } from '../model/shell.ts';
import { factsText } from './entity.ts';
import { durationText, type Line, namesOf } from './remedies.ts';
import { counted } from './style.ts';

/** The lines below a rename; empty for any other change. */
export function renameLines(change: Change): readonly Line[] {
  const { rename, after } = change;
  if (rename === undefined || change.action !== 'rename') return [];
  const isMoved = after?.vhost !== rename.from.vhost;
  const old = formerText(rename.from, after?.vhost);
  if (after?.kind === 'exchange') return exchangeLines(change, rename, old);
  if (rename.facts === undefined) return [['keeps', `every message: ${old} has been deleted, and only the carrier exchange remains`]];
  const along = change.cascades.filter(({ restored }) => restored).length;
  const { ready = 0, unacknowledged = 0, consumers = 0 } = rename.facts;
  return [
    ['now', `${factsText(rename.facts).join(', ') || 'message counts are not visible'}`, { name: old }],
    [
      'keeps',
      isMoved
        ? `messages routed to ${old} until it is unbound, and those routed to the new queue; duplicates are possible${durationText(ready + unacknowledged)}`
        : `messages routed through bindings${along === 0 ? '' : `, and ${counted(along, 'undeclared binding')}`}; duplicates are possible${durationText(ready + unacknowledged)}`,
    ],
    ...(isMoved ? lostRoutes(rename) : []),
    ...(rename.blind
      ? [['warning', `undeclared bindings of ${old} and messages held by basic.get are not visible over AMQP, and are lost`] as const]
      : []),
    ...interruptionLines(rename),
    ...(rename.fedBy === undefined
      ? []
      : [
          ['warning', `messages that ${namesOf(rename.fedBy)} sends to ${old} by name are lost without an error after the rename`] as const,
        ]),
    ['warning', `direct publishes to ${old} are unroutable after the ${isMoved ? 'move' : 'rename'}`],
    consumers > 0
      ? [
          'waits',
          `for ${counted(consumers, 'consumer')} of ${old} to disconnect after it is unbound (--drain-timeout), and to subscribe to the new ${isMoved ? 'queue' : 'name'}`,
        ]
      : ['warning', `consumers must subscribe to the new ${isMoved ? 'queue' : 'name'}: ${old} is deleted`],
    ...rollbackLines(rename, old),
  ];
}

/** The end of the wait for consumers. A stream does not show whether it has any. */
function rollbackLines({ from, rollback }: Rename, old: string): readonly Line[] {
  if (from.kind === 'queue' && from.type === 'stream') return [];
  if (rollback === undefined) return [['warning', `if consumers of ${old} stay, it remains unbound: this run cannot roll back`]];
  return [['rollback', `if consumers of ${old} stay, unless the new queue has consumers by then (--drain-timeout)`]];
}

/** The old name, with its virtual host if that differs. */
export function formerText({ name, vhost }: Pick<Rename['from'], 'name' | 'vhost'>, current: string | undefined): string {
  return vhost === current ? nameText(name) : `${nameText(name)} in virtual host ${nameText(vhost)}`;
}

/** No binding leads from one virtual host to another: publishers of the old one lose the queue. */
function lostRoutes({ from, unbound }: Rename): readonly Line[] {
  const sources = [...new Set(unbound.map(({ binding }) => nameText(binding.source)))];
  if (sources.length === 0) return [];
  const names = sources.length > 3 ? `${sources.slice(0, 3).join(', ')} and ${sources.length - 3} more` : sources.join(', ');
  return [
    [
      'warning',
      `messages published to ${counted(sources.length, 'exchange')} in virtual host ${nameText(from.vhost)} (${names}) after the old queue is unbound do not reach the new queue; switch the publishers first`,
    ],
  ];
}

/** The old exchange stays: nothing shows who publishes to it. */
function exchangeLines({ cascades }: Change, { from, facts, unbound, fedBy, blind }: Rename, old: string): readonly Line[] {
  if (facts === undefined) return [['keeps', `the declared bindings: ${old} has been deleted, and only the carrier exchange remains`]];
  const flag = `delete:exchange/${from.name.replace(/[\\*]/g, '\\$&')}`;
  const along = cascades.length;
  return [
    ...(along === 0 ? [] : [['keeps', `${counted(along, 'undeclared binding')} of ${old} under the new name`] as const]),
    ['keeps', `${old} with the bindings from it, for its publishers`],
    ['to delete', `${old}, once its publishers use the new name`, { flag: allowFlag(flag) }],
    ...(unbound.length === 0
      ? []
      : [
          [
            'warning',
            `duplicates are possible while ${counted(unbound.length, 'binding')} to ${old} ${unbound.length === 1 ? 'moves' : 'move'}`,
          ] as const,
        ]),
    ...(fedBy === undefined ? [] : [['warning', `${namesOf(fedBy)} still sends to ${old} by name`] as const]),
    ...(blind ? [['warning', `undeclared bindings of ${old} are not visible over AMQP, and stay with it`] as const] : []),
  ];
}

function interruptionLines({ from, deliveryLimit }: Rename): readonly Line[] {
  if (from.kind !== 'queue') return [];
  if (from.type === 'stream') return [['warning', 'after an interruption, the next run copies the stream again from its beginning']];
  if (deliveryLimit === undefined) return [];
  return [['warning', `an interruption counts as a delivery of each message in transit; the old queue allows ${deliveryLimit}`]];
}
