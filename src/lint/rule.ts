// What a rule is, and what it finds.
import type { LintCode } from '../model/codes/lint.ts';
import type { EntityKey } from '../model/key.ts';
import type { Removal } from '../model/written.ts';
import type { View } from './view.ts';

/** A place: of an entity, or of the first of these properties of it that is there. */
export interface At {
  readonly key: EntityKey;
  readonly properties?: readonly string[];
}

/** One thing that a rule found. */
export interface Finding extends At {
  /** One sentence without a full stop. */
  readonly message: string;
  readonly hint?: string;
  readonly related?: readonly (At & { readonly message: string })[];
  /** What to take out of the files; routing stays the same. */
  readonly fix?: Removal;
}

/** One rule, one code. */
export interface Rule {
  readonly code: LintCode;
  /** Everything that it finds, in a stable order. */
  readonly check: (view: View) => Iterable<Finding>;
}

/** The routing key of a binding, in the format and in a definitions file. */
export const routingKey = ['routingKey', 'routing_key'] as const;
