// Remedies of a blocked change, and the messages that a policy drops when it is set.
import type { Policy } from './entity.ts';
import type { EntityKey } from './key.ts';

/** A remedy of a blocked change. */
export type Remedy =
  | { readonly kind: 'policy'; readonly policy: Policy; readonly losses: readonly Loss[] }
  | { readonly kind: 'migrate'; readonly allow: string; readonly messages?: number }
  | { readonly kind: 'replace'; readonly allow: string; readonly messages?: number };

/** Messages of one queue that are over a limit. */
export interface Loss {
  readonly queue: EntityKey;
  readonly messages: number;
  /** The queue is down: how many messages it holds is unknown, and `messages` is 0. */
  readonly uncounted?: true;
  /** Another policy may apply to the queue instead, or none: that is unknown before it is set. */
  readonly unsure?: true;
}
