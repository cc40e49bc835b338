// Source information of entities, separate from the topology: positions of properties, and comments for topo.
import type { Span } from './diagnostic.ts';
import type { EntityKey } from './key.ts';

/** Source information of one entity. */
export interface Written {
  readonly file: string;
  /** Offsets of the mapping with its properties, in UTF-16 code units. For an alias, those of the aliased mapping. */
  readonly start: number;
  readonly end: number;
  /** Whether a variable supplies a part of it, so that it may differ elsewhere, or a section such as `retry` expands to it. */
  readonly variable: boolean;
  /** Whether a section such as `retry` expands to it: `start` and `end` are those of the section. */
  readonly generated: boolean;
  /** The position of the first of these properties that is set, as a property, in `arguments` or in `definition`; otherwise of the name. */
  readonly place: (...properties: readonly string[]) => Span;
}

/** Returns the source information of an entity; undefined if it is not declared. */
export type WrittenOf = (key: EntityKey) => Written | undefined;

/** A comment `# topo-ignore CODE reason`. */
export interface Ignore {
  readonly span: Span;
  /** The line that it applies to: its own, or the next that is neither empty nor a comment. */
  readonly line: number;
  /** As written; empty if missing. */
  readonly code: string;
  /** Empty if missing. */
  readonly reason: string;
}

/** What to remove from a file: a whole binding, or one property of it. */
export interface Removal {
  readonly key: EntityKey;
  readonly property?: 'routingKey' | 'arguments';
  /** The entities whose declarations make the removal safe. */
  readonly because: readonly EntityKey[];
}
