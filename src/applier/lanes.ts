// The migrations of a plan: each is a lane of its own, so that no queue waits, unbound or deleted, until the consumers of another one have
// disconnected. The steps of a lane run level by level.

import { type EntityKey, keyOf } from '../model/key.ts';
import { isHolding, isRenameCarrier } from '../model/migration.ts';
import { deletes, type Step } from '../model/plan.ts';

/** Steps of one level. */
export type Level = readonly Step[];

/** The steps of one migration. */
export interface Lane {
  readonly change: EntityKey;
  readonly levels: readonly Level[];
  /** The steps back to the old queue, if the wait of the last move out of it times out; empty without one. */
  readonly rollback: readonly Level[];
}

/** A part of a run: one level, or migrations in parallel. Parts run one after the other. */
export type Section = { readonly level: Level } | { readonly lanes: readonly Lane[] };

/** Divides steps into sections. Migrations of exchanges follow those of queues, as a queue may be bound to an exchange that is migrated. */
export function sectionsOf(steps: readonly Step[]): readonly Section[] {
  const kinds = migratedKinds(steps);
  const sections: Section[] = [];
  let open: { readonly kind: string; readonly levels: Level[] } | undefined;
  const close = (): void => {
    if (open !== undefined) sections.push({ lanes: lanesOf(open.levels) });
    open = undefined;
  };
  for (const level of levelsOf(steps)) {
    const kind = kindOf(level, kinds);
    if (open?.kind !== kind) close();
    if (kind === undefined) sections.push({ level: level.filter(({ rollback }) => rollback !== true) });
    else if (open === undefined) open = { kind, levels: [level] };
    else open.levels.push(level);
  }
  close();
  return sections;
}

/** Whether the step moves messages out of the queue that is migrated, or out of the old queue of a rename. */
export function isMoveOut(step: Step): boolean {
  return step.do === 'move' && step.rollback !== true && (keyOf(step.entity) === step.change || isRenameCarrier(step.via));
}

/** Whether the step ends the old queue. */
export function isLastMoveOut(step: Step): boolean {
  return isMoveOut(step) && deletes(step);
}

/** Whether the step ends the old queue, or waits for the nodes before that. */
export function endsOld(step: Step): boolean {
  return isLastMoveOut(step) || (step.do === 'fence' && step.rollback !== true && !isHolding(step.entity.name));
}

/** The kind of object that each migration concerns; `rename` for a renamed queue, as renames follow the migrations. */
function migratedKinds(steps: readonly Step[]): ReadonlyMap<EntityKey, string> {
  const moving = new Set(steps.flatMap(({ do: what, change }) => (what === 'move' ? [change] : [])));
  const own = steps.filter(({ change, entity }) => moving.has(change) && keyOf(entity) === change);
  const renamed = steps.filter((step) => step.do === 'move' && isRenameCarrier(step.via));
  return new Map([
    ...own.map(({ change, entity }) => [change, entity.kind] as const),
    ...renamed.map(({ change }) => [change, 'rename'] as const),
  ]);
}

/** The kind of the migrations of which all steps of the level are part. */
function kindOf(level: Level, kinds: ReadonlyMap<EntityKey, string>): string | undefined {
  const [kind, ...others] = new Set(level.map((step) => (step.do === 'try' ? undefined : kinds.get(step.change))));
  return others.length === 0 ? kind : undefined;
}

function lanesOf(levels: readonly Level[]): readonly Lane[] {
  const byChange = new Map<EntityKey, Step[]>();
  for (const step of levels.flat()) {
    const own = byChange.get(step.change);
    if (own === undefined) byChange.set(step.change, [step]);
    else own.push(step);
  }
  return [...byChange].map(([change, own]) => ({
    change,
    levels: levelsOf(own.filter(({ rollback }) => rollback !== true)),
    rollback: levelsOf(own.filter(({ rollback }) => rollback === true)),
  }));
}

function levelsOf(steps: readonly Step[]): readonly Level[] {
  const levels = new Map<number, Step[]>();
  for (const step of steps) {
    const level = levels.get(step.level);
    if (level === undefined) levels.set(step.level, [step]);
    else level.push(step);
  }
  return [...levels].sort(([a], [b]) => a - b).map(([, level]) => level);
}
