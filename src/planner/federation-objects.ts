// The objects that the federation plugin creates on an upstream for its links: no plan changes them, and a notice names them.
import type { Diagnostic } from '../model/diagnostic.ts';
import { nameText } from '../model/key.ts';
import type { Observed } from '../model/observed.ts';
import type { Topology } from '../model/topology.ts';
import { byCodeUnits } from '../model/values.ts';
import { isOfFederation } from '../rabbitmq/predeclared.ts';

/** Objects that the notice names; the rest is counted. */
const named = 4;

/** One notice per virtual host with such objects; nothing where they are not visible. */
export function federationNotices({ vhosts }: Topology, { observations }: Observed): readonly Diagnostic[] {
  return vhosts.flatMap((vhost): readonly Diagnostic[] => {
    const present = [...observations.values()].flatMap((seen) =>
      seen.state === 'present' && seen.entity.vhost === vhost ? [seen.entity] : [],
    );
    const objects = present.filter((entity) => (entity.kind === 'exchange' || entity.kind === 'queue') && isOfFederation(entity.name));
    if (objects.length === 0) return [];
    const names = objects.map((entity) => `${entity.kind} ${nameText('name' in entity ? entity.name : '')}`).sort(byCodeUnits);
    const bindings = present.filter((entity) => entity.kind === 'binding' && isOfFederation(entity.destination)).length;
    const more = names.length > named ? [`${names.length - named} more`] : [];
    const list = [...names.slice(0, named), ...more, ...(bindings === 0 ? [] : [`${bindings} ${bindings === 1 ? 'binding' : 'bindings'}`])];
    return [
      {
        code: 'federation-objects',
        severity: 'notice',
        message: `left unchanged in ${nameText(vhost)}, as they belong to federation links: ${list.join(', ')}`,
      },
    ];
  });
}
