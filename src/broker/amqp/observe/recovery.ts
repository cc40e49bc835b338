// The input and the result of a recovery of attributes.
import type { Exchange, Queue } from '../../../model/entity.ts';
import type { QueueFacts } from '../../../model/observed.ts';
import type { CallResult, Failure } from '../connection/failure.ts';

/** Sends one redeclaration and returns the reply of the broker; for an equal queue, with its counts. */
export type Redeclare<E extends Exchange | Queue> = (frame: E) => Promise<CallResult<QueueFacts>>;

/**
 * The result of redeclarations. `found`: the broker confirmed exactly these attributes, as far as it compares them; `uncompared` are
 * arguments of the start that it does not compare. `unreadable`: it exists, `detail` is the reason why its attributes cannot be determined.
 * `failed`: the broker sent another reply.
 */
export type Recovered<E extends Exchange | Queue> =
  | { readonly kind: 'missing' }
  | { readonly kind: 'found'; readonly entity: E; readonly counts: QueueFacts; readonly uncompared: readonly string[] }
  | { readonly kind: 'unreadable'; readonly detail: string; readonly at?: Stop<E> }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** The point where a recovery stopped: the redeclaration sent, and the attribute that the broker named. */
export interface Stop<E extends Exchange | Queue> {
  readonly sent: E;
  readonly key: string;
}

/** More than the attributes of any queue; the limit ends the recovery of a queue that changes repeatedly. */
export const mostTrips = 80;

/** The object changes faster than it can be read. */
export const unstable = { kind: 'unreadable', detail: 'it changed while it was being read' } as const;
