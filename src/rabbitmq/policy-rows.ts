// The rows of the table of policy keys.
import type { QueueType } from '../model/entity.ts';
import type { AcceptedValues, Deprecation } from './argument-rows.ts';
import type { Version } from './version.ts';

/** A policy set by a policymaker, or an operator policy set by an administrator. */
export type PolicyKind = 'policy' | 'operatorPolicy';

/** Whether a key is accepted, from a version on. Before the first entry it is refused (400 `not recognised policy settings`). */
export interface Acceptance {
  readonly since: Version;
  readonly accepted: boolean;
  /** Values that the version accepts, if they differ from those of the row. */
  readonly accepts?: AcceptedValues;
  /** Values, as JSON, that are refused with 500 and an empty body instead of 400. */
  readonly crash?: RegExp;
  /** The refusal as text. */
  readonly how?: string;
  /** The deprecated feature that this refuses: where the broker permits it, the acceptance before this one applies. */
  readonly feature?: string;
}

/** Versions from `since`, default all, to before `until`, default none. */
export interface VersionSpan {
  readonly since?: Version;
  readonly until?: Version;
}

/** One key of policies. */
export interface PolicyKey {
  readonly key: string;
  /** Values that are accepted: 400 otherwise. Times have no limit, unlike those of arguments. */
  readonly rule: AcceptedValues;
  readonly policy: readonly Acceptance[];
  readonly operatorPolicy: readonly Acceptance[];
  /** Queue types that a policy with this key does not apply to, though its pattern matches (`unsupported_policies`). */
  readonly voids: { readonly [type in QueueType]?: VersionSpan };
  /** Queue types that use the key, if the table has no argument of the same name. */
  readonly types?: readonly QueueType[];
  /** The other key that it requires (400 otherwise), for every value or for some values. */
  readonly needs?: string | { readonly [value: string]: string };
  /** The plugin that must be enabled. */
  readonly plugin?: string;
  readonly deprecated?: Deprecation;
  readonly instead?: string;
}
