// New queues that receive the same messages as an undeclared queue, as after a change of the name in the files: both then fill.

import type { Diagnostic } from '../model/diagnostic.ts';
import type { Binding } from '../model/entity.ts';
import { grouped } from '../model/grouped.ts';
import { type EntityKey, endsOf, nameText } from '../model/key.ts';
import { isOfMigration } from '../model/migration.ts';
import type { Observed } from '../model/observed.ts';
import type { Change } from '../model/plan.ts';
import type { Undeclared } from '../model/unchanged.ts';
import { byCodeUnits, canonicalText } from '../model/values.ts';
import { liveBindings } from './migration/bindings.ts';

/** One notice per queue that the plan creates with the same bindings as an undeclared queue that stays. */
export function doublesOf(changes: readonly Change[], undeclared: readonly Undeclared[], observed: Observed): readonly Diagnostic[] {
  const created = new Map(
    changes.flatMap(({ key, action, after }) => (action === 'create' && after?.kind === 'queue' ? [[key, after] as const] : [])),
  );
  if (created.size === 0) return [];
  const declared = sourcesOf(changes.flatMap(({ after }) => (after?.kind === 'binding' ? [after] : [])));
  const live = sourcesOf(liveBindings(observed).flatMap(({ binding }) => (isOfMigration(binding.source) ? [] : [binding])));
  const stays = new Map(
    undeclared.flatMap(({ key, entity }): [string, string][] => {
      const sources = entity.kind === 'queue' ? live.get(key) : undefined;
      return sources === undefined || entity.kind !== 'queue' ? [] : [[sources, entity.name]];
    }),
  );
  return [...created].flatMap(([key, queue]): Diagnostic[] => {
    const old = stays.get(declared.get(key) ?? '');
    if (old === undefined) return [];
    return [
      {
        code: 'queue-doubled',
        severity: 'warning',
        message: `undeclared queue ${nameText(old)} has the same bindings as the new queue ${nameText(queue.name)}: both receive every message`,
        hint: `if ${nameText(old)} was renamed, add renamedFrom: ${nameText(old)} to ${nameText(queue.name)}: its messages are moved`,
        key,
      },
    ];
  });
}

/** The bindings of each queue as one text, without their destination. */
function sourcesOf(bindings: readonly Binding[]): ReadonlyMap<EntityKey, string> {
  const toQueues = bindings.filter(({ destinationType }) => destinationType === 'queue');
  const textOf = ({ vhost, source, routingKey, arguments: values }: Binding) => canonicalText([vhost, source, routingKey, values]);
  return new Map(
    [...grouped(toQueues, (binding) => endsOf(binding)[1])].map(([key, list]) => [key, list.map(textOf).sort(byCodeUnits).join('\n')]),
  );
}
