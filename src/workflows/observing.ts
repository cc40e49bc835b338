// What a plan and an apply observe: the objects of the plan, and those that its migrations create on the broker.
import type { Entity } from '../model/entity.ts';
import { type EntityKey, keyOf } from '../model/key.ts';
import { carrierOf, heldBy, recordOf, renameCarrierOf } from '../model/migration.ts';
import type { Plan, Step } from '../model/plan.ts';
import type { MoveProgress, ObserveRequest, Progress, TimeLeft } from '../model/ports.ts';

/** Progress and interruption of long work. */
export interface Watch {
  readonly signal?: AbortSignal;
  /** `reading` counts objects of the broker, `applying` steps, `testing` tests. */
  readonly onProgress?: (phase: 'reading' | 'applying' | 'testing', done: number, total: number, left?: TimeLeft) => void;
  /** Progress of the messages of a migration. */
  readonly onMove?: (step: Step, progress: MoveProgress, left?: TimeLeft) => void;
}

/** All objects of the plan, so that a saved plan needs no files. */
export function touched(plan: Plan): ReadonlyMap<EntityKey, Entity> {
  const entities = new Map(
    plan.changes.flatMap((change) => {
      const entity = change.after ?? change.before;
      return entity === undefined ? [] : [[change.key, entity] as const];
    }),
  );
  return withAll(entities, [...traces(migratedBy(plan)), ...renamedBy(plan)]);
}

/** The old object of each rename, and what the rename creates on the broker. */
function renamedBy({ changes }: Plan): readonly Entity[] {
  return changes.flatMap(({ after, rename }) =>
    rename === undefined || (after?.kind !== 'queue' && after?.kind !== 'exchange')
      ? []
      : [rename.from, renameCarrierOf(after), renameCarrierOf(rename.from)],
  );
}

/** The entities that the plan migrates. */
export function migratedBy({ changes }: Plan): readonly Entity[] {
  return changes.flatMap(({ after, migration }) => (after === undefined || migration === undefined ? [] : [after]));
}

/** The objects that a migration of each of them creates on the broker. */
export function traces(entities: readonly Entity[]): readonly Entity[] {
  return entities.flatMap((entity) => {
    if (entity.kind !== 'queue' && entity.kind !== 'exchange') return [];
    return [carrierOf(entity), heldBy(entity), ...(entity.kind === 'exchange' ? [recordOf(entity)] : [])];
  });
}

/** The wanted entities and more. */
export function withAll(wanted: ReadonlyMap<EntityKey, Entity>, more: readonly Entity[]): ReadonlyMap<EntityKey, Entity> {
  return new Map([...wanted, ...more.map((entity) => [keyOf(entity), entity] as const)]);
}

/** The request for an observation. */
export function looking(vhosts: readonly string[], wanted: ReadonlyMap<EntityKey, Entity>, watch: Watch): ObserveRequest {
  return { vhosts, wanted, ...watching('reading', watch) };
}

/** The signal and the progress of a phase. */
export function watching(phase: 'reading' | 'applying', { signal, onProgress }: Watch): { signal?: AbortSignal; onProgress?: Progress } {
  return {
    ...(signal === undefined ? {} : { signal }),
    ...(onProgress === undefined
      ? {}
      : { onProgress: (done: number, total: number, left?: TimeLeft) => onProgress(phase, done, total, left) }),
  };
}
