// Drift: where a broker is not as declared, without what could be done about it. Plain data.
import type { Span } from './diagnostic.ts';
import type { Entity } from './entity.ts';
import type { EntityKey } from './key.ts';
import type { BrokerIdentity, ObservedOver } from './observed.ts';
import type { FieldChange } from './plan.ts';

/**
 * `missing`: declared, and not there. `changed`: there, with other attributes, or not usable as declared. `unwanted`: there, though a
 * tombstone or `prune` says that it should not be. `undeclared`: there, and named nowhere.
 */
export type DriftKind = 'missing' | 'changed' | 'unwanted' | 'undeclared';

/** One entity that is not as declared. */
export interface Drifted {
  readonly drift: DriftKind;
  readonly key: EntityKey;
  /** As declared; of what is not wanted, as it is. Absent where nothing but the key is known. */
  readonly entity?: Entity;
  /** What differs: `before` is what is, `after` what is declared. */
  readonly fields: readonly FieldChange[];
  /** Why it cannot be used as declared, where that is not an attribute. */
  readonly reason?: string;
  /** Where it, or the rule that it breaks, is declared. */
  readonly span?: Span;
}

/** All drift of one look. */
export interface Drift {
  readonly broker: BrokerIdentity;
  readonly over: ObservedOver;
  readonly vhosts: readonly string[];
  /** In the order of the kinds above, and then of the keys. */
  readonly drifted: readonly Drifted[];
  /** Declared, and as declared. */
  readonly unchanged: number;
  /** Declared, and not to be compared: this transport does not show it, or the broker could not say. */
  readonly unseen: number;
  /** There and declared nowhere, which does not count as drift. */
  readonly undeclared: number;
  /** Whether undeclared objects, bindings and policies could be seen. */
  readonly complete: boolean;
}

/** The kinds in the order of a report. */
export const driftKinds: readonly DriftKind[] = ['missing', 'changed', 'unwanted', 'undeclared'];
