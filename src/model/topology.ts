// The declared side: the desired state in the files. Normalised, and without positions, which are kept beside it in Origins.
import type { Span } from './diagnostic.ts';
import type { Entity } from './entity.ts';
import type { EntityKey } from './key.ts';

/**
 * The desired presence of an entity: `present`, as described; `absent`, a tombstone, deleted on apply; `external`, managed elsewhere,
 * checked and never created, changed or deleted.
 */
export type Presence = 'present' | 'absent' | 'external';

/**
 * What the file says about an attribute that is fixed and differs. `refuse`, the default: the plan is blocked. `replace-if-empty`: deleted and
 * declared again where it holds nothing and nobody uses it. `migrate`: with every message kept.
 */
export type OnImmutableChange = 'refuse' | 'replace-if-empty' | 'migrate';

/** One declared entity. */
export interface Declaration<E extends Entity = Entity> {
  readonly entity: E;
  readonly presence: Presence;
  /** topo never deletes or replaces it. */
  readonly protect: boolean;
  /** Of queues and exchanges; `refuse` where it is absent. */
  readonly onImmutableChange?: OnImmutableChange;
}

/** What may be deleted in one virtual host once it is no longer declared. Nothing, where this is absent. */
export interface Prune {
  /** Regular expressions over whole names (JavaScript syntax, `u` flag). */
  readonly queues: readonly string[];
  readonly exchanges: readonly string[];
  readonly policies: readonly string[];
  /** Undeclared bindings whose destination is declared. */
  readonly bindings: boolean;
}

/** The whole desired state: one or more virtual hosts, from any number of files. */
export interface Topology {
  /** Sorted. */
  readonly vhosts: readonly string[];
  /** In key order, whatever the order of files and keys was. */
  readonly declarations: ReadonlyMap<EntityKey, Declaration>;
  /** By virtual host. */
  readonly prune: ReadonlyMap<string, Prune>;
}

/** Where each entity was declared, beside the topology. */
export type Origins = ReadonlyMap<EntityKey, Span>;
