// Rules of renames: the old name is valid, and no other declaration contradicts it.
import type { Exchange, Queue } from '../../model/entity.ts';
import { type EntityKey, exchangeKey, keyOf, nameText, queueKey } from '../../model/key.ts';
import type { Declaration } from '../../model/topology.ts';
import { isReserved } from '../../rabbitmq/predeclared.ts';
import { type Gathered, type Located, placeOf } from '../format/gathered.ts';
import type { Place } from '../read/source.ts';
import { diagnose, type Report } from '../report/report.ts';
import { child, type Node, shown } from '../syntax/node.ts';
import { checkName } from './names.ts';

/** Checks every `renamedFrom`. `complete`: whether all input could be read. */
export function checkRenames({ entities, vhosts }: Gathered, complete: boolean, report: Report): void {
  const first = new Map<EntityKey, Located>();
  for (const located of entities.values()) {
    const old = formerKeyOf(located.declaration);
    if (old === undefined || !checkOne(located, report) || !checkVhost(located, complete ? vhosts : undefined, report)) continue;
    const declared = entities.get(old);
    const other = first.get(old);
    if (declared === located) conflict(located, `${located.subject} is renamed from its own name`, report);
    else if (declared !== undefined) {
      const related = [{ message: 'declared here', place: declared.name }];
      conflict(located, `${located.subject} is renamed from ${declared.subject}, which is declared as well`, report, related);
    } else if (other !== undefined) {
      const related = [{ message: 'first here', place: placeOfName(other) }];
      conflict(located, `${located.subject} and ${other.subject} are renamed from the same ${kindOf(located)}`, report, related);
    } else first.set(old, located);
  }
}

/** The key of the old object. */
function formerKeyOf({ entity, renamedFrom }: Declaration): EntityKey | undefined {
  if (renamedFrom === undefined) return undefined;
  return (entity.kind === 'exchange' ? exchangeKey : queueKey)(renamedFrom.vhost, renamedFrom.name);
}

/** Whether the old name is valid and the declaration can be renamed. */
function checkOne(located: Located, report: Report): boolean {
  const { entity, presence, renamedFrom } = located.declaration as Declaration<Exchange | Queue>;
  const place = placeOfName(located);
  if (presence !== 'present') {
    const state = presence === 'absent' ? 'declared absent' : 'external';
    diagnose(report, 'contradiction', place, `${located.subject} is ${state}, and only a managed ${entity.kind} can be renamed`);
    return false;
  }
  if (entity.kind === 'queue' && entity.exclusive) {
    diagnose(report, 'contradiction', place, `${located.subject} is exclusive: its connection declares it, and topo cannot rename it`);
    return false;
  }
  const name = renamedFrom?.name ?? '';
  if (!checkName(name, `the old name of ${located.subject}`, place, report)) return false;
  if (!isReserved(name)) return true;
  diagnose(report, 'name-reserved', place, `the old name of ${located.subject} is reserved: topo never deletes it`);
  return false;
}

/** Whether the old name is in a virtual host that the object can come from. `vhosts` are those of the files, if all are known. */
function checkVhost(located: Located, vhosts: ReadonlySet<string> | undefined, report: Report): boolean {
  const { entity, renamedFrom } = located.declaration;
  const vhost = renamedFrom?.vhost ?? entity.vhost;
  if (vhost === entity.vhost) return true;
  const node = child(child(located.node, 'renamedFrom'), 'vhost');
  const place: Place = node ?? placeOf(located, 'renamedFrom');
  // the value of a variable is not repeated
  const from = node?.kind === 'scalar' && node.template !== undefined ? shown(node) : nameText(vhost);
  if (entity.kind === 'exchange') {
    diagnose(report, 'rename-exchange-vhost', place, `${located.subject} cannot be moved here from virtual host ${from}`, {
      hint: 'declare it and its bindings here without renamedFrom; when its publishers have switched, declare the old one with state: absent',
    });
    return false;
  }
  if (vhosts === undefined || vhosts.has(vhost)) return true;
  const message = `${located.subject} is moved from virtual host ${from}, for which the files contain no document`;
  diagnose(report, 'rename-vhost-missing', place, message, { hint: `add a document for it: vhost: ${from}` });
  return false;
}

/** The place of the old name: that of the virtual host if its name is omitted. */
function placeOfName(located: Located): Place {
  const node: Node | undefined = child(located.node, 'renamedFrom');
  return child(node, 'name') ?? child(node, 'vhost') ?? placeOf(located, 'renamedFrom');
}

function conflict(
  located: Located,
  message: string,
  report: Report,
  related: readonly { readonly message: string; readonly place: Located['name'] }[] = [],
): void {
  const key = keyOf(located.declaration.entity);
  diagnose(report, 'rename-conflict', placeOfName(located), message, { key, related });
}

function kindOf({ declaration }: Located): string {
  return declaration.entity.kind;
}
