// The comparison of two topologies: the objects that only one of them has, and those that differ. Neither is the target. Plain data.
import type { DocumentKind, Entity } from './entity.ts';
import type { EntityKey } from './key.ts';
import type { FieldChange } from './plan.ts';

/** One of two topologies. */
export interface ComparedSide {
  /** What the command line calls it. */
  readonly title: string;
  readonly vhosts: readonly string[];
  /** Their names before they were given those of the other side; absent if they are the same. */
  readonly ownVhosts?: readonly string[];
  /** Without tombstones. */
  readonly entities: ReadonlyMap<EntityKey, Entity>;
  /** Read from a broker or an export: secrets are hidden, and defaults are written out. */
  readonly observed: boolean;
  /** Objects of a side that is not observed, with the attributes of the broker that no file declares: those that a plan keeps or updates. */
  readonly filled?: ReadonlySet<EntityKey>;
  /** The kinds of document that it describes; absent: all. */
  readonly kinds?: ReadonlySet<DocumentKind>;
  /** Of an observed side, the kinds of document of the whole broker that it describes; absent: none. */
  readonly ofBroker?: ReadonlySet<DocumentKind>;
  /** Objects that only have to exist, with a type. */
  readonly external: ReadonlySet<EntityKey>;
  /** Arguments that could not be read with certainty. */
  readonly uncompared: ReadonlyMap<EntityKey, readonly string[]>;
}

/** An object that both have, with different attributes: `before` is that of the first, `after` that of the second. */
export interface Differing {
  readonly key: EntityKey;
  readonly entity: Entity;
  readonly fields: readonly FieldChange[];
}

/** The differences, in the order of the keys. */
export interface TopologyDiff {
  /** If the two sides have other virtual hosts, with their names. */
  readonly titles: readonly [string, string];
  readonly vhosts: readonly string[];
  /** The virtual hosts of each side, by the names that it has for them. */
  readonly compared: readonly [readonly string[], readonly string[]];
  readonly onlyFirst: readonly Entity[];
  readonly onlySecond: readonly Entity[];
  readonly different: readonly Differing[];
  readonly equal: number;
  /** Secrets of objects that both have, of which at least one side does not show the value. */
  readonly secrets: number;
  /** Kinds of document that a side does not describe, and that are not compared. */
  readonly omitted: readonly DocumentKind[];
}
