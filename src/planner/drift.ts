// Drift: the differences between a broker and its declaration that a plan would correct, without steps, gates and remedies.
import { codes } from '../model/codes.ts';
import { type Drift, type Drifted, type DriftKind, driftKinds, type Unknown } from '../model/drift.ts';
import type { Change, Plan } from '../model/plan.ts';
import { mayBeFinished } from './self-deleting.ts';

/** What counts as drift. */
export interface DriftOptions {
  /** Whether undeclared objects are drift; reserved names and exclusive queues never are. */
  readonly undeclared: boolean;
}

/** The drift of a plan. */
export function driftOf(plan: Plan, options: DriftOptions): Drift {
  const declared = plan.changes.flatMap((change): readonly Drifted[] => {
    const drift = kindOf(change);
    return drift === undefined ? [] : [drifted(drift, change, plan)];
  });
  const unnamed = plan.undeclared.map(({ key, entity }): Drifted => ({ drift: 'undeclared', key, entity, fields: [] }));
  const all = options.undeclared ? [...declared, ...unnamed] : declared;
  const { broker, over, vhosts, changes, summary, governing } = plan;
  const complete = plan.complete && !plan.notices.some(({ code }) => code === 'needs-tag');
  return {
    ...{ broker, over, vhosts, complete, governing },
    drifted: driftKinds.flatMap((kind) => all.filter(({ drift }) => drift === kind)),
    unchanged: summary.unchanged - changes.filter((change) => change.action === 'keep' && kindOf(change) !== undefined).length,
    unknown: changes.flatMap((change) => unknown(change, plan)),
    unseen: summary.ensure + summary.uncompared,
    undeclared: options.undeclared ? 0 : unnamed.length,
  };
}

/** Undefined if it is as declared, or if that is unknown. */
function kindOf(change: Change): DriftKind | undefined {
  const { action, before, blocked } = change;
  switch (action) {
    case 'create':
      return mayBeFinished(change) ? undefined : 'missing';
    case 'update':
    case 'replace':
      return 'changed';
    case 'migrate':
      // an interrupted migration may have deleted it
      return before === undefined ? 'missing' : 'changed';
    case 'rename':
      return before === undefined ? 'missing' : 'changed';
    case 'delete':
      return 'unwanted';
    case 'keep':
      if (blocked === undefined || blocked.code === 'needs-tag') return undefined;
      return blocked.code === 'external-missing' ? 'missing' : 'changed';
    case 'ensure':
    case 'rebind':
      return undefined;
  }
}

function unknown({ key, action, reasons, before, after, facts }: Change, { origins }: Plan): readonly Unknown[] {
  if (action !== 'keep' || facts?.down === undefined || !reasons.includes('queue-down')) return [];
  const entity = after ?? before;
  const span = origins[key];
  return [{ key, down: facts.down, ...(entity === undefined ? {} : { entity }), ...(span === undefined ? {} : { span }) }];
}

function drifted(drift: DriftKind, { key, action, before, after, fields, blocked }: Change, { origins }: Plan): Drifted {
  const entity = after ?? before;
  const span = origins[key];
  return {
    ...{ drift, key, fields },
    ...(entity === undefined ? {} : { entity }),
    ...(action === 'keep' && blocked !== undefined && fields.length === 0 ? { reason: codes[blocked.code].title } : {}),
    ...(span === undefined ? {} : { span }),
  };
}
