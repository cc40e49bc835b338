// The declared side: the desired state in the files. Normalised, and without positions, which are kept beside it in Origins.
import type { Span } from './diagnostic.ts';
import type { DocumentKind, Entity } from './entity.ts';
import type { EntityKey } from './key.ts';

/**
 * The desired presence of an entity: `present`, as described; `absent`, a tombstone, deleted on apply; `external`, managed elsewhere,
 * checked and never created, changed or deleted.
 */
export type Presence = 'present' | 'absent' | 'external';

/**
 * The action if an immutable attribute differs. `refuse`, the default: the plan is blocked. `replace-if-empty`: deleted and declared again
 * if it is empty and unused. `migrate`: replaced without losing a message.
 */
export type OnImmutableChange = 'refuse' | 'replace-if-empty' | 'migrate';

/** One declared entity. */
export interface Declaration<E extends Entity = Entity> {
  readonly entity: E;
  readonly presence: Presence;
  /** topo never deletes or replaces it. */
  readonly protect: boolean;
  /** Only for queues and exchanges; default `refuse`. */
  readonly onImmutableChange?: OnImmutableChange;
  /** Only for queues and exchanges that are `present`: the object that becomes this one if it exists. No declaration has its name. */
  readonly renamedFrom?: FormerName;
}

/** The former name of a renamed queue or exchange. */
export interface FormerName {
  readonly vhost: string;
  readonly name: string;
}

/** Objects of one virtual host that may be deleted when they are no longer declared. Absent: none. */
export interface Prune {
  /** Regular expressions over whole names (JavaScript syntax, `u` flag). */
  readonly queues: readonly string[];
  readonly exchanges: readonly string[];
  readonly policies: readonly string[];
  /** Undeclared bindings whose destination is declared. */
  readonly bindings: boolean;
  /** By kind; absent: none. */
  readonly documents?: { readonly [of in DocumentKind]?: readonly string[] };
}

/** The whole desired state: one or more virtual hosts, from any number of files. */
export interface Topology {
  /** Sorted. */
  readonly vhosts: readonly string[];
  /** In key order, independent of the order in the files. */
  readonly declarations: ReadonlyMap<EntityKey, Declaration>;
  /** By virtual host; under the empty name, what may be deleted of the whole broker. */
  readonly prune: ReadonlyMap<string, Prune>;
  /**
   * The kinds of document that the files manage, by virtual host, and under the empty name those of the whole broker: what no file declares
   * of another kind is not undeclared. Absent: none.
   */
  readonly managed?: Managed;
}

/** Kinds of document by virtual host. */
export type Managed = ReadonlyMap<string, readonly DocumentKind[]>;

/** Where each entity was declared, beside the topology. */
export type Origins = ReadonlyMap<EntityKey, Span>;
