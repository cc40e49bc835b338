// The exit code of a run in several environments: that of the worst result.
import { exit } from '../exit.ts';

/**
 * From the worst: an interruption, a bug, a change that was applied in part; then environments in which nothing could be done; then what was
 * found; then success. The table of docs/environments.md.
 */
const order: readonly number[] = [
  exit.interrupted,
  exit.failure,
  exit.partial,
  exit.unreachable,
  exit.refused,
  exit.invalid,
  exit.usage,
  exit.locked,
  exit.stale,
  exit.blocked,
  exit.testFailed,
  exit.incomplete,
  exit.pendingDestructive,
  exit.pending,
  exit.ok,
];

/** The worst of these exit codes; 0 of none. */
export function worstOf(codes: readonly number[]): number {
  return order.find((code) => codes.includes(code)) ?? codes.find((code) => code !== exit.ok) ?? exit.ok;
}
