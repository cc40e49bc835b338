// Which arguments RabbitMQ compares when a queue is declared again, by the type that the live queue has (406 for the first that differs).
// Everything else is ignored: unknown arguments, those of other types, those that a version does not know yet. A version between two
// measured ones counts as the older one, so that too little is claimed. Derived from the table in arguments.ts.
import type { QueueType } from '../model/entity.ts';
import { treatmentIn } from './argument-rows.ts';
import { queueArguments } from './arguments.ts';
import { type Measured, versionOf } from './version.ts';

/** The arguments that a live queue of the type compares, `x-queue-type` among them; in no particular order. */
export function comparedArguments(type: QueueType, version: Measured): ReadonlySet<string> {
  const key = `${type} ${version}`;
  const known = compared.get(key);
  if (known !== undefined) return known;
  const rows = queueArguments.filter((row) => treatmentIn(row, type, versionOf(version)).compared);
  const found = new Set(['x-queue-type', ...rows.map(({ argument }) => argument)]);
  compared.set(key, found);
  return found;
}

const compared = new Map<string, ReadonlySet<string>>();

/** The argument that a live queue of the type compares last: the broker names it only where nothing else differs. */
export function comparedLast(type: QueueType, version: Measured): string {
  switch (type) {
    case 'classic':
      return version === '3.10' ? 'x-queue-master-locator' : 'x-queue-leader-locator';
    case 'quorum':
      return version === '4.3' ? 'x-delayed-retry-max' : 'x-queue-leader-locator';
    case 'stream':
      return 'x-queue-leader-locator';
  }
}

/**
 * Whether a live queue of the type may hold the argument without a redeclaration showing it. An argument that the type refuses is not
 * among them: no queue of this type can have been declared with it (406 `invalid arg`).
 */
export function isIgnored(argument: string, type: QueueType, version: Measured): boolean {
  if (comparedArguments(type, version).has(argument)) return false;
  const row = queueArguments.find((one) => one.argument === argument);
  return row === undefined || treatmentIn(row, type, versionOf(version)).effect !== 'refused';
}
