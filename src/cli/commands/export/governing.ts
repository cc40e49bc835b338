// What governs exported objects and is not exported itself, such as operator policies: without it, a copy behaves otherwise.
import type { Diagnostic } from '../../../model/diagnostic.ts';
import type { Entity } from '../../../model/entity.ts';
import type { Governing } from '../../../model/governing.ts';
import type { Observed } from '../../../model/observed.ts';
import { byGovernor, governingIn } from '../../../planner/governing/governing.ts';
import { governorText, objectsText } from '../../../reporter/governing.ts';

/** One notice per governor that takes effect on an exported queue or exchange and is none of the exported kinds. */
export function governorsNotExported(observed: Observed, exported: readonly Entity[]): readonly Diagnostic[] {
  const objects = exported.filter((entity) => entity.kind === 'queue' || entity.kind === 'exchange');
  const policies = [...observed.observations.values()].flatMap((seen) =>
    seen.state === 'present' && seen.entity.kind === 'policy' ? [seen.entity] : [],
  );
  return byGovernor(governingIn({ objects, policies, isDeclared: () => true, observed })).map(notExported);
}

function notExported(rows: readonly Governing[]): Diagnostic {
  const objects = new Map(rows.flatMap((row) => row.objects.map((object) => [object.key, object])));
  const governed = objects.size === 0 ? 'virtual host' : objectsText([...objects.values()]);
  return { code: 'governor-not-exported', severity: 'notice', message: `${governorText(rows)} governs ${governed} and is not exported` };
}
