// The permissions that a change rests on: what `show` prints of a saved plan, and what its steps and its verification read.
import type { Change } from '../model/plan.ts';
import { interrupts } from '../model/plan.ts';
import type { Topology } from '../model/topology.ts';
import { type Allowance, allowanceFor, allows } from './allow.ts';
import type { Draft } from './diff.ts';
import { exchangeOfForeign } from './foreign.ts';
import { linkPermissions } from './link-queues.ts';
import { allowsRevoke, revokeAllowance, revokes } from './revoked.ts';
import { holdsMessages } from './vhosts.ts';

/** In `Change.allowedBy`: the property of the file that permits a replace or a migration. */
export const inFile = 'onImmutableChange';

interface Given {
  readonly topology: Topology;
  readonly allowances: readonly Allowance[];
}

/** Values of `--allow`, each for one object, and `onImmutableChange`; all that apply, although one may be enough. */
export function permissionsOf(draft: Draft, cascades: Change['cascades'], { topology, allowances }: Given): readonly string[] {
  const entity = draft.before ?? draft.after;
  if (entity === undefined) return [];
  const foreign = cascades.flatMap((cascade) => (cascade.foreign === true ? [exchangeOfForeign(cascade)] : []));
  const lost = foreign.filter((exchange) => allows(allowances, 'lose', exchange)).map((exchange) => allowanceFor('lose', exchange));
  if (entity.kind === 'binding') {
    const source = { kind: 'exchange', name: entity.source } as const;
    return [...(draft.reasons.includes('rebind-allowed') ? [allowanceFor('rebind', source)] : []), ...new Set(lost)];
  }
  if (revokes(draft) && allowsRevoke(allowances, entity)) return [revokeAllowance(entity)];
  const ofLinks = linkPermissions(draft, allowances);
  if (!interrupts(draft)) return ofLinks;
  const { action } = draft;
  const property = topology.declarations.get(draft.key)?.onImmutableChange;
  const own = [action as 'delete' | 'replace' | 'migrate' | 'rename', ...(holdsMessages(entity) ? (['lose'] as const) : [])];
  return [
    ...ofLinks,
    ...own.filter((what) => allows(allowances, what, entity)).map((what) => allowanceFor(what, entity)),
    ...(action === 'replace' && property === 'replace-if-empty' ? [inFile] : []),
    ...(action === 'migrate' && property === 'migrate' ? [inFile] : []),
    ...new Set(lost),
  ];
}
