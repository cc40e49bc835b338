// What the steps of a plan are made from, read from its changes alone. A saved plan holds the changes, so that its steps can be made again
// and compared (verify-plan.ts): whatever a step depends on must be a property of its change.
import type { Binding, Exchange, Queue } from '../model/entity.ts';
import { type EntityKey, endsOf, keyOf } from '../model/key.ts';
import type { Cascade, Change } from '../model/plan.ts';
import type { Accepting, RebindingParts } from '../model/plan-parts.ts';
import { allowanceFor } from './allow.ts';
import type { Phase, Restore } from './effects.ts';
import type { ExchangeMigration } from './migration/exchange.ts';
import type { QueueMigration } from './migration/queue.ts';
import { type RebindingSteps, rebindingSteps } from './rebinding-steps.ts';

/** The migrations of a plan, by the key of their change. */
export interface Migrations {
  readonly queues: ReadonlyMap<EntityKey, QueueMigration>;
  readonly exchanges: ReadonlyMap<EntityKey, ExchangeMigration>;
}

/** What the steps depend on. */
export interface Basis {
  readonly migrations: Migrations;
  /** The renamed objects, by their new keys. */
  readonly renamed: ReadonlySet<EntityKey>;
  readonly rebindings: RebindingSteps;
  /** What the replaces and the deletes remove, and the plan restores. */
  readonly afterReplaces: Phase;
  readonly afterDeletes: Phase;
  /** Deleted exchanges with outgoing bindings that no earlier step removes. */
  readonly stillBound: ReadonlySet<EntityKey>;
}

/** Reads the basis. */
export function basisOf(changes: readonly Change[]): Basis {
  const byKey = new Map(changes.map((change) => [change.key, change] as const));
  const having = (action: Change['action']): readonly Change[] => changes.filter((change) => change.action === action);
  // bound again by its own step
  const isRepeated = (key: EntityKey): boolean => {
    const change = byKey.get(key);
    return (change?.action === 'ensure' || change?.action === 'rebind') && change.after?.kind === 'binding';
  };
  const [replaced, deleted] = [having('replace'), having('delete')];
  return {
    migrations: migrationsOf(changes),
    renamed: new Set(having('rename').map(({ key }) => key)),
    rebindings: rebindingSteps(changes),
    afterReplaces: restoredBy(replaced, (key) => !isRepeated(key)),
    afterDeletes: restoredBy(deleted, () => true),
    stillBound: boundAtTheEnd(deleted),
  };
}

/** Whether the queue or virtual host may be deleted with everything in it. */
export function isLost({ before, after, allowedBy = [] }: Change): boolean {
  const entity = before ?? after;
  const isHolder = entity?.kind === 'queue' || (entity?.kind === 'document' && entity.of === 'vhost');
  return isHolder && allowedBy.includes(allowanceFor('lose', entity));
}

/** What the new queue keeps, as a limit of the later moves: none if the permission to lose messages names it. */
export function keeping(change: Change, { keeps }: Accepting): { readonly keeps?: number } {
  return keeps === undefined || isLost(change) ? {} : { keeps };
}

/** The cascading deletes of the object of the change, without those of a rebinding. */
function ownCascades({ cascades, rebinding }: Change): readonly Cascade[] {
  if (rebinding === undefined) return cascades;
  const again = cascadesOfRebinding(rebinding);
  return cascades.filter(({ key }) => !again.has(key));
}

/** What a rebinding deletes and restores, if it is not a change itself. */
export function cascadesOfRebinding({ exchanges, bindings, returning }: RebindingParts): ReadonlySet<EntityKey> {
  return new Set([...exchanges, ...bindings, ...returning.map(({ binding }) => binding)].map(keyOf));
}

function migrationsOf(changes: readonly Change[]): Migrations {
  const queues = new Map<EntityKey, QueueMigration>();
  const exchanges = new Map<EntityKey, ExchangeMigration>();
  for (const change of changes) {
    const { key, before, after, migration, reasons } = change;
    if (migration === undefined) continue;
    const { parts, ...facts } = migration;
    const begun = reasons.includes('migration-unfinished');
    if (after?.kind === 'queue' && 'holds' in parts) {
      const { keeps: _, ...rest } = parts;
      queues.set(key, { key, ...only(before, 'queue'), after, migration: facts, begun, ...rest, ...keeping(change, parts) });
    }
    if (after?.kind === 'exchange' && 'policy' in parts)
      exchanges.set(key, { key, ...only(before, 'exchange'), after, migration: facts, begun, ...parts });
  }
  return { queues, exchanges };
}

function only<K extends 'queue' | 'exchange'>(entity: Change['before'], kind: K): { before?: K extends 'queue' ? Queue : Exchange } {
  return entity?.kind === kind ? { before: entity as K extends 'queue' ? Queue : Exchange } : {};
}

function restoredBy(changes: readonly Change[], isOurs: (key: EntityKey) => boolean): Phase {
  const exchanges: Restore<Exchange>[] = [];
  const bindings: Restore<Binding>[] = [];
  for (const change of changes) {
    for (const { key, entity, restored } of ownCascades(change)) {
      if (!restored || !isOurs(key)) continue;
      if (entity.kind === 'exchange') exchanges.push({ key, entity, cause: change.key });
      else if (entity.kind === 'binding') bindings.push({ key, entity, cause: change.key });
    }
  }
  return { exchanges, bindings };
}

/** Sources, among what is deleted, of bindings that are live when the exchanges are deleted. */
function boundAtTheEnd(deleted: readonly Change[]): ReadonlySet<EntityKey> {
  const keys = new Set(deleted.map(({ key }) => key));
  const bound = new Set<EntityKey>();
  for (const { entity } of deleted.flatMap(ownCascades)) {
    if (entity.kind !== 'binding') continue;
    const [source, destination] = endsOf(entity);
    // queues are deleted before the exchanges; exchanges are deleted together
    const withDestination = entity.destinationType === 'queue' && keys.has(destination);
    if (keys.has(source) && !withDestination) bound.add(source);
  }
  return bound;
}
