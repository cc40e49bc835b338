// What a second observation shows of migrations that were rolled back.
import { type EntityKey, exchangeKey, keyOf } from '../model/key.ts';
import { renameCarrierOf } from '../model/migration.ts';
import { exists, type Observed, observationOf } from '../model/observed.ts';
import type { Change, Plan } from '../model/plan.ts';
import type { Rename, RenameRollback } from '../model/rename.ts';
import type { RolledBack, StepOutcome } from '../model/run.ts';
import { differences } from './equal.ts';

/** The migrations whose rollback was completed. */
export function rolledBackBy(outcomes: readonly StepOutcome[]): ReadonlySet<EntityKey> {
  const back = outcomes.filter(({ step }) => step.rollback === true);
  const open = new Set(back.flatMap(({ step, state }) => (state === 'done' ? [] : [step.change])));
  return new Set(back.flatMap(({ step }) => (open.has(step.change) ? [] : [step.change])));
}

/** Compares each of them with its state before, as far as visible. */
export function rolledBackIn(plan: Plan, changes: ReadonlySet<EntityKey>, observed: Observed): readonly RolledBack[] {
  return plan.changes.flatMap((change) => {
    if (!changes.has(change.key)) return [];
    const from = change.rename?.from;
    const now = observationOf(observed, from === undefined ? change.key : keyOf(from));
    const { consumers, attached } = now.state === 'present' || now.state === 'opaque' ? now.facts : {};
    return [
      {
        key: change.key,
        ...(from === undefined ? {} : { former: keyOf(from) }),
        ...(consumers === undefined ? {} : { consumers }),
        ...(attached === undefined ? {} : { attached }),
        differs: differing(change, observed),
      },
    ];
  });
}

/** The objects that are not as before. */
function differing(change: Change, observed: Observed): readonly EntityKey[] {
  const { key, before, migration, rename } = change;
  if (rename?.rollback !== undefined) return differingAfterRename(change, { ...rename, rollback: rename.rollback }, observed);
  if (migration === undefined || !('returning' in migration.parts)) return [];
  const { holding, parts } = migration;
  const now = observationOf(observed, key);
  const isBefore = now.state !== 'present' || before === undefined || differences(now.entity, before, now.facts.uncompared).length === 0;
  const left = [keyOf(holding), exchangeKey(holding.vhost, holding.name)].filter((one) => {
    const { state } = observationOf(observed, one);
    return state === 'present' || state === 'opaque';
  });
  const missing = observed.complete ? parts.returning.map(keyOf).filter((one) => !observed.observations.has(one)) : [];
  return [...(isBefore && now.state !== 'absent' ? [] : [key]), ...left, ...missing];
}

function differingAfterRename(
  { key, after }: Change,
  { from, rollback }: Rename & { readonly rollback: RenameRollback },
  observed: Observed,
): readonly EntityKey[] {
  const now = observationOf(observed, keyOf(from));
  const isBefore = now.state === 'opaque' || (now.state === 'present' && differences(now.entity, from, now.facts.uncompared).length === 0);
  const carriers = [from, ...(after?.kind === 'queue' ? [after] : [])].map((one) => keyOf(renameCarrierOf(one)));
  const left = [key, ...carriers].filter((one) => exists(observationOf(observed, one)));
  const missing = observed.complete ? rollback.returning.map(keyOf).filter((one) => !observed.observations.has(one)) : [];
  return [...(isBefore ? [] : [keyOf(from)]), ...left, ...missing];
}
