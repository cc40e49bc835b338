// An unmet expectation before it is explained.
import type { Mismatch } from '../model/routing-test.ts';

/** A mismatch before it is explained, with the affected queues. */
export interface Unmet extends Omit<Mismatch, 'because'> {
  readonly missing: readonly string[];
  readonly unexpected: readonly string[];
}
