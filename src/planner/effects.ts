// Cascading deletes: a queue or exchange is deleted with its bindings, and an autoDelete exchange with its last outgoing binding, up the
// chain (RabbitMQ 3.10 to 4.3 alike). Computed in two phases, as the plan runs: replaces, then deletes.

import type { Binding, Exchange } from '../model/entity.ts';
import { append } from '../model/grouped.ts';
import { type EntityKey, endsOf, keyOf } from '../model/key.ts';
import type { Observed } from '../model/observed.ts';
import type { Cascade, Change } from '../model/plan.ts';
import type { LiveBinding } from '../model/plan-parts.ts';
import { byCodeUnits } from '../model/values.ts';
import { isDefaultExchange } from '../rabbitmq/predeclared.ts';
import type { Draft } from './diff.ts';
import type { FoundRename } from './rename/found.ts';
import { unbindingsOf } from './unbinding.ts';

/** A binding or an exchange to restore because a change deletes it. */
export interface Restore<E extends Binding | Exchange> {
  readonly key: EntityKey;
  readonly entity: E;
  /** The change that deletes it. */
  readonly cause: EntityKey;
}

/** What one phase deletes and must restore. */
export interface Phase {
  readonly exchanges: readonly Restore<Exchange>[];
  readonly bindings: readonly Restore<Binding>[];
}

/** Side effects of all changes. */
export interface Effects {
  /** Exchanges that are deleted temporarily by a cascade, with the change that causes it. */
  readonly vanishing: ReadonlyMap<EntityKey, EntityKey>;
  readonly cascades: ReadonlyMap<EntityKey, Change['cascades']>;
  /** Bindings to remove one by one before their queue is deleted, by the queue's key. */
  readonly unbindFirst: ReadonlyMap<EntityKey, readonly LiveBinding[]>;
  /** The bindings after the replaces, with those that the plan creates and before its deletes. */
  readonly bound: ReadonlyMap<EntityKey, Binding>;
  /** Exchanges that are deleted with their last outgoing binding, as they are or will be. */
  readonly autoDelete: ReadonlyMap<EntityKey, Exchange>;
}

/** Computes the effects of the drafts on everything that was observed. */
export function effectsOf(
  drafts: ReadonlyMap<EntityKey, Draft>,
  observed: Observed,
  renames: ReadonlyMap<EntityKey, FoundRename> = new Map(),
): Effects {
  const world = readWorld(drafts, observed);
  const first = cascade(world.live, world.autoDelete, [...keysOf(drafts, 'replace')]);
  const afterReplaces = restores(first, world);
  const live = new Map([...world.live].filter(([key]) => !first.dropped.has(key)));
  for (const { key, entity } of afterReplaces.bindings) live.set(key, entity);
  for (const [key, draft] of drafts) {
    if (draft.after?.kind === 'binding' && (draft.action === 'create' || isRepeated(draft))) live.set(key, draft.after);
  }
  // a renamed object has its bindings under its new name before anything is deleted
  for (const found of renames.values()) {
    for (const entity of found.leaving) live.delete(keyOf(entity));
    for (const binding of found.rename.bindings) live.set(keyOf(binding), binding);
  }
  const second = cascade(live, world.autoDelete, [...keysOf(drafts, 'delete')]);
  const afterDeletes = restores(second, world, true);
  const vanishing = new Map([...first.vanished, ...second.vanished].map(([key, { cause }]) => [key, cause]));
  return {
    vanishing,
    cascades: cascadesOf([first, second], [afterReplaces, afterDeletes], drafts),
    unbindFirst: unbindingsOf(drafts, live, observed),
    bound: live,
    autoDelete: world.autoDelete,
  };
}

interface World {
  readonly live: ReadonlyMap<EntityKey, Binding>;
  /** Exchanges that are deleted with their last outgoing binding, as they are or will be. */
  readonly autoDelete: ReadonlyMap<EntityKey, Exchange>;
  readonly stays: (key: EntityKey) => boolean;
  /** Queues that are exclusive to another connection: only that connection can bind them (405). */
  readonly locked: ReadonlySet<EntityKey>;
  /** Bindings that are declared again without knowing whether they exist. */
  readonly repeated: ReadonlySet<EntityKey>;
}

function isRepeated(draft: Draft): draft is Draft & { readonly after: Binding } {
  return (draft.action === 'ensure' || draft.action === 'rebind') && draft.after?.kind === 'binding';
}

function readWorld(drafts: ReadonlyMap<EntityKey, Draft>, observed: Observed): World {
  const live = new Map<EntityKey, Binding>();
  const autoDelete = new Map<EntityKey, Exchange>();
  const locked = new Set<EntityKey>();
  for (const [key, observation] of observed.observations) {
    if (observation.state !== 'present') continue;
    const { entity, facts } = observation;
    if (facts.exclusiveElsewhere === true) locked.add(key);
    if (entity.kind === 'binding' && !isDefaultExchange(entity.source)) live.set(key, entity);
    if (entity.kind === 'exchange' && entity.autoDelete) autoDelete.set(key, entity);
  }
  // a declared binding that is not visible is assumed to exist: it is deleted with a replaced object, and may cascade to an exchange
  for (const [key, draft] of drafts) if (isRepeated(draft)) live.set(key, draft.after);
  for (const [key, draft] of drafts) {
    // an unchanged object counts as observed: the file is not authoritative for an external exchange
    if (draft.after?.kind !== 'exchange' || draft.action === 'keep') continue;
    if (draft.after.autoDelete) autoDelete.set(key, draft.after);
    else autoDelete.delete(key);
  }
  const repeated = new Set([...drafts].flatMap(([key, draft]) => (isRepeated(draft) ? [key] : [])));
  return { live, autoDelete, locked, repeated, stays: (key) => drafts.get(key)?.action !== 'delete' };
}

/** The result of a cascade. */
export interface Fall {
  /** Each deleted binding, with the change that causes it. */
  readonly dropped: ReadonlyMap<EntityKey, { readonly binding: Binding; readonly cause: EntityKey }>;
  /** Each autoDelete exchange that is deleted by a cascade, with the change that causes it. */
  readonly vanished: ReadonlyMap<EntityKey, { readonly exchange: Exchange; readonly cause: EntityKey }>;
}

/** Follows the cascade of the given queues, exchanges and bindings to its end. */
export function cascade(
  live: ReadonlyMap<EntityKey, Binding>,
  autoDelete: ReadonlyMap<EntityKey, Exchange>,
  removed: readonly EntityKey[],
): Fall {
  if (removed.length === 0) return { dropped: new Map(), vanished: new Map() };
  const touching = new Map<EntityKey, EntityKey[]>();
  const outgoing = new Map<EntityKey, number>();
  for (const key of [...live.keys()].sort(byCodeUnits)) {
    const binding = live.get(key);
    if (binding === undefined) continue;
    const [source, destination] = endsOf(binding);
    for (const end of new Set([source, destination])) append(touching, end, key);
    outgoing.set(source, (outgoing.get(source) ?? 0) + 1);
  }
  const dropped = new Map<EntityKey, { binding: Binding; cause: EntityKey }>();
  const vanished = new Map<EntityKey, { exchange: Exchange; cause: EntityKey }>();
  const gone = new Set(removed);
  // sorted: of several causes the first is reported
  const todo = removed.toSorted(byCodeUnits).map((key) => ({ key, cause: key }));
  for (let next = todo.shift(); next !== undefined; next = todo.shift()) {
    const { key, cause } = next;
    for (const bindingKey of live.has(key) ? [key] : (touching.get(key) ?? [])) {
      const binding = live.get(bindingKey);
      if (binding === undefined || dropped.has(bindingKey)) continue;
      dropped.set(bindingKey, { binding, cause });
      const [source] = endsOf(binding);
      const left = (outgoing.get(source) ?? 0) - 1;
      outgoing.set(source, left);
      const exchange = autoDelete.get(source);
      if (left > 0 || gone.has(source) || exchange === undefined) continue;
      gone.add(source);
      vanished.set(source, { exchange, cause });
      todo.push({ key: source, cause });
    }
  }
  return { dropped, vanished };
}

/** What is restored after a cascade: what stays itself, and whose ends both stay and can be bound. */
function restores(fall: Fall, world: World, later = false): Phase {
  const exchanges: Restore<Exchange>[] = [];
  for (const [key, { exchange, cause }] of fall.vanished) {
    if (world.stays(key)) exchanges.push({ key, entity: exchange, cause });
  }
  const bindings: Restore<Binding>[] = [];
  for (const [key, { binding, cause }] of fall.dropped) {
    const ends = endsOf(binding);
    if (!later && world.repeated.has(key)) continue; // its own step comes after
    if (world.stays(key) && ends.every((end) => world.stays(end) && !world.locked.has(end))) bindings.push({ key, entity: binding, cause });
  }
  return { exchanges, bindings };
}

function cascadesOf(falls: readonly Fall[], phases: readonly Phase[], drafts: ReadonlyMap<EntityKey, Draft>): Effects['cascades'] {
  const restored = new Set(phases.flatMap((phase) => [...phase.bindings, ...phase.exchanges].map(({ key }) => key)));
  const cascades = new Map<EntityKey, Cascade[]>();
  const isRestored = (key: EntityKey): boolean => restored.has(key) || ['ensure', 'rebind'].includes(drafts.get(key)?.action ?? '');
  const add = (cause: EntityKey, key: EntityKey, entity: Cascade['entity']): void => {
    // a binding that is deleted explicitly is a change of its own
    if (key !== cause && drafts.get(key)?.action !== 'delete') append(cascades, cause, { key, entity, restored: isRestored(key) });
  };
  for (const fall of falls) {
    for (const [key, { cause, binding }] of fall.dropped) add(cause, key, binding);
    for (const [key, { cause, exchange }] of fall.vanished) add(cause, key, exchange);
  }
  return cascades;
}

function* keysOf(drafts: ReadonlyMap<EntityKey, Draft>, action: Draft['action']): Iterable<EntityKey> {
  for (const [key, draft] of drafts) if (draft.action === action) yield key;
}
