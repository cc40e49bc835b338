// Rules of virtual hosts: nothing is declared in one that is declared absent.
import { nameText } from '../../model/key.ts';
import type { Gathered } from '../format/gathered.ts';
import { diagnose, type Report } from '../report/report.ts';

/** Reports what is declared in a virtual host that is deleted with everything in it. */
export function checkDeletedVhosts({ entities }: Gathered, report: Report): void {
  const deleted = new Map(
    [...entities.values()].flatMap((located) => {
      const { entity, presence } = located.declaration;
      return entity.kind === 'document' && entity.of === 'vhost' && presence === 'absent' ? [[entity.vhost, located] as const] : [];
    }),
  );
  if (deleted.size === 0) return;
  for (const located of entities.values()) {
    const { vhost } = located.declaration.entity;
    const tombstone = deleted.get(vhost);
    if (tombstone === undefined || tombstone === located) continue;
    const message = `${located.subject} is declared in virtual host ${nameText(vhost)}, which is declared absent`;
    diagnose(report, 'contradiction', located.name, message, { related: [{ message: 'absent here', place: tombstone.name }] });
  }
}
