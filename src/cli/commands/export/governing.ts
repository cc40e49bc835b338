// Governors of exported objects that are not exported, such as operator policies: without them, a copy behaves differently.
import type { Diagnostic } from '../../../model/diagnostic.ts';
import type { Entity } from '../../../model/entity.ts';
import type { Governing } from '../../../model/governing.ts';
import { nameText } from '../../../model/key.ts';
import type { Observed } from '../../../model/observed.ts';
import { queueCounts } from '../../../planner/governing/governance.ts';
import { byGovernor, governingIn } from '../../../planner/governing/governing.ts';
import { governorText, objectsText } from '../../../reporter/governing.ts';
import { documented } from './documents.ts';

/** One notice per governor that takes effect on an exported queue or exchange and is none of the exported kinds. */
export function governorsNotExported(observed: Observed, exported: readonly Entity[]): readonly Diagnostic[] {
  const objects = exported.filter((entity) => entity.kind === 'queue' || entity.kind === 'exchange');
  const policies = [...observed.observations.values()].flatMap((seen) =>
    seen.state === 'present' && seen.entity.kind === 'policy' ? [seen.entity] : [],
  );
  const vhosts = [...new Set(exported.map(({ vhost }) => vhost))];
  const governance = {
    objects,
    policies,
    isDocumented: documented(exported),
    isDeclared: () => true,
    vhosts,
    queues: queueCounts(observed),
    observed,
  };
  // topic permissions govern this user, not a copy
  const governing = governingIn(governance).filter(({ by }) => by !== 'topic-permission');
  return byGovernor(governing).map((rows) => notExported(rows, vhosts.length > 1));
}

function notExported(rows: readonly Governing[], manyVhosts: boolean): Diagnostic {
  const objects = new Map(rows.flatMap((row) => row.objects.map((object) => [object.key, object])));
  const where = manyVhosts ? ` in ${nameText(rows[0]?.vhost ?? '')}` : '';
  const governs = objects.size === 0 ? '' : ` governs ${objectsText([...objects.values()])}${where} and`;
  return { code: 'governor-not-exported', severity: 'notice', message: `${governorText(rows)}${governs} is not exported` };
}
