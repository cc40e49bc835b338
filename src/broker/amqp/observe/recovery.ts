// The input and the result of a recovery of attributes.
import type { Exchange, Queue } from '../../../model/entity.ts';
import type { QueueFacts } from '../../../model/observed.ts';
import type { CallResult, Failure } from '../connection/failure.ts';

/** Sends one redeclaration. Its answer is the broker's; counts come with a queue that is equal. */
export type Redeclare<E extends Exchange | Queue> = (frame: E) => Promise<CallResult<QueueFacts>>;

/**
 * What redeclarations show. `found`: the broker has confirmed just these attributes, as far as it compares them; `uncompared` are
 * arguments of the start that it does not compare. `unreadable`: it exists, `detail` is the reason why its attributes cannot be determined.
 * `failed`: the broker answered something else.
 */
export type Recovered<E extends Exchange | Queue> =
  | { readonly kind: 'missing' }
  | { readonly kind: 'found'; readonly entity: E; readonly counts: QueueFacts; readonly uncompared: readonly string[] }
  | { readonly kind: 'unreadable'; readonly detail: string; readonly at?: Stop<E> }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Where a recovery could not go on: what it had sent, and the attribute that the broker named. */
export interface Stop<E extends Exchange | Queue> {
  readonly sent: E;
  readonly key: string;
}

/** No queue has so many attributes; the limit ends the recovery of one that is redeclared repeatedly. */
export const mostTrips = 80;

/** The thing that changes faster than it can be read. */
export const unstable = { kind: 'unreadable', detail: 'it changed while it was being read' } as const;
