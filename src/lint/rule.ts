// The interface of a lint rule, and its findings.
import type { LintCode } from '../model/codes/lint.ts';
import type { EntityKey } from '../model/key.ts';
import type { Removal } from '../model/written.ts';
import type { View } from './view.ts';

/** A position: that of the first of these properties that is present, otherwise that of the entity. */
export interface At {
  readonly key: EntityKey;
  readonly properties?: readonly string[];
}

/** One finding of a rule. */
export interface Finding extends At {
  /** One sentence without a full stop. */
  readonly message: string;
  readonly hint?: string;
  readonly related?: readonly (At & { readonly message: string })[];
  /** What to remove from the files; routing does not change. */
  readonly fix?: Removal;
}

/** One rule, one code. */
export interface Rule {
  readonly code: LintCode;
  /** All findings, in a stable order. */
  readonly check: (view: View) => Iterable<Finding>;
}

/** The name of the routing key property, in the file format and in a definitions file. */
export const routingKey = ['routingKey', 'routing_key'] as const;
