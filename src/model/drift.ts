// Drift: the differences between a broker and its declaration, without remedies. Plain data.
import type { Span } from './diagnostic.ts';
import type { Entity } from './entity.ts';
import type { Governing } from './governing.ts';
import type { EntityKey } from './key.ts';
import type { BrokerIdentity, ObservedOver, Outage } from './observed.ts';
import type { FieldChange } from './plan.ts';

/**
 * `missing`: declared, and does not exist. `changed`: exists with other attributes, or is not usable as declared. `unwanted`: exists despite
 * a tombstone or `prune`. `undeclared`: exists, and is not declared.
 */
export type DriftKind = 'missing' | 'changed' | 'unwanted' | 'undeclared';

/** One entity that is not as declared. */
export interface Drifted {
  readonly drift: DriftKind;
  readonly key: EntityKey;
  /** As declared; for an unwanted one, as observed. Absent if only the key is known. */
  readonly entity?: Entity;
  /** The attributes that differ: `before` is live, `after` is declared. */
  readonly fields: readonly FieldChange[];
  /** Why it cannot be used as declared, if not because of an attribute. */
  readonly reason?: string;
  /** Where it, or the rule that it breaks, is declared. */
  readonly span?: Span;
}

/** A declared queue that is down, or a binding that is not visible because its queue is: whether it is as declared is not known. */
export interface Unknown {
  readonly key: EntityKey;
  readonly entity?: Entity;
  readonly down: Outage;
  readonly span?: Span;
}

/** All drift of one observation. */
export interface Drift {
  readonly broker: BrokerIdentity;
  readonly over: ObservedOver;
  readonly vhosts: readonly string[];
  /** In the order of the kinds above, and then of the keys. */
  readonly drifted: readonly Drifted[];
  /** Declared, and as declared. */
  readonly unchanged: number;
  /** Declared, and not comparable: not visible over this transport, or unavailable. */
  readonly unseen: number;
  /** Those of them that are down, in the order of their keys. */
  readonly unknown: readonly Unknown[];
  /** Undeclared objects that do not count as drift. */
  readonly undeclared: number;
  /** Undeclared settings that govern declared objects: no drift, since no plan changes them. */
  readonly governing: readonly Governing[];
  /** Whether undeclared objects, bindings and policies are visible. */
  readonly complete: boolean;
}

/** The kinds in the order of a report. */
export const driftKinds: readonly DriftKind[] = ['missing', 'changed', 'unwanted', 'undeclared'];
