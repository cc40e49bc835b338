// How entities are written in the files, beside the topology: places of properties, and comments for topo.
import type { Span } from './diagnostic.ts';
import type { EntityKey } from './key.ts';

/** How one entity is written. */
export interface Written {
  readonly file: string;
  /** Offsets of the mapping that holds its properties, in UTF-16 code units. Where it is an alias, that of what is aliased. */
  readonly start: number;
  readonly end: number;
  /** A variable fills in a part of it, so that it reads otherwise elsewhere. */
  readonly variable: boolean;
  /** The place of the first of these properties that is there, as a property, in `arguments` or in `definition`; else of the name. */
  readonly place: (...properties: readonly string[]) => Span;
}

/** How an entity is written; undefined where it is not declared. */
export type WrittenOf = (key: EntityKey) => Written | undefined;

/** A comment `# topo-ignore CODE reason`. */
export interface Ignore {
  readonly span: Span;
  /** The line that it is about: its own, or the next that is neither empty nor a comment. */
  readonly line: number;
  /** As written; empty where nothing follows. */
  readonly code: string;
  /** Empty where none is given. */
  readonly reason: string;
}

/** What to remove from a file: a whole binding, or one property of it. */
export interface Removal {
  readonly key: EntityKey;
  readonly property?: 'routingKey' | 'arguments';
  /** The entities whose declarations make it safe. */
  readonly because: readonly EntityKey[];
}
