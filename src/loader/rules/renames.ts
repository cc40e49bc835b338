// Rules of renames: the old name is valid, and no other declaration contradicts it.
import type { Exchange, Queue } from '../../model/entity.ts';
import { type EntityKey, exchangeKey, keyOf, queueKey } from '../../model/key.ts';
import type { Declaration } from '../../model/topology.ts';
import { isReserved } from '../../rabbitmq/predeclared.ts';
import { type Gathered, type Located, placeOf } from '../format/gathered.ts';
import { diagnose, type Report } from '../report/report.ts';
import { checkName } from './names.ts';

/** Checks every `renamedFrom`. */
export function checkRenames({ entities }: Gathered, report: Report): void {
  const first = new Map<EntityKey, Located>();
  for (const located of entities.values()) {
    const old = formerKeyOf(located.declaration);
    if (old === undefined || !checkOne(located, report)) continue;
    const declared = entities.get(old);
    const other = first.get(old);
    if (declared === located) conflict(located, `${located.subject} is renamed from its own name`, report);
    else if (declared !== undefined) {
      const related = [{ message: 'declared here', place: declared.name }];
      conflict(located, `${located.subject} is renamed from ${declared.subject}, which is declared as well`, report, related);
    } else if (other !== undefined) {
      const related = [{ message: 'first here', place: placeOf(other, 'renamedFrom') }];
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
  const place = placeOf(located, 'renamedFrom');
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

function conflict(
  located: Located,
  message: string,
  report: Report,
  related: readonly { readonly message: string; readonly place: Located['name'] }[] = [],
): void {
  const key = keyOf(located.declaration.entity);
  diagnose(report, 'rename-conflict', placeOf(located, 'renamedFrom'), message, { key, related });
}

function kindOf({ declaration }: Located): string {
  return declaration.entity.kind;
}
