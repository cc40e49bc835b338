// The arguments that RabbitMQ compares in a redeclaration, by type of the live queue (406 for the first that differs).
// All others are ignored: unknown arguments, those of other types, those of later versions. A version between two measured ones counts as
// the older one, to claim too little rather than too much. Derived from the table in arguments.ts.
import type { QueueType } from '../model/entity.ts';
import { type ArgumentValue, sameValue } from '../model/values.ts';
import { treatmentIn } from './argument-rows.ts';
import { queueArgument, queueArguments } from './arguments.ts';
import { queueTypeArgument } from './queue-types.ts';
import { type Measured, versionIn } from './version.ts';

/** The arguments that a live queue of the type compares, `x-queue-type` among them; in no particular order. */
export function comparedArguments(type: QueueType, version: Measured): ReadonlySet<string> {
  const key = `${type} ${version}`;
  const known = compared.get(key);
  if (known !== undefined) return known;
  const rows = queueArguments.filter((row) => treatmentIn(row, type, versionIn(version)).compared);
  const found = new Set([queueTypeArgument, ...rows.map(({ argument }) => argument)]);
  compared.set(key, found);
  return found;
}

const compared = new Map<string, ReadonlySet<string>>();

/** The argument that a live queue of the type compares last: the broker names it only if no other differs. */
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
 * Whether a live queue of the type may have the argument although a redeclaration does not reveal it. Arguments that the type refuses are
 * excluded: no queue of this type can have been declared with them (406 `invalid arg`).
 */
export function isIgnored(argument: string, type: QueueType, version: Measured): boolean {
  if (comparedArguments(type, version).has(argument)) return false;
  const row = queueArgument(argument);
  return row === undefined || treatmentIn(row, type, versionIn(version)).effect !== 'refused';
}

/**
 * Whether two values of an argument have the same effect. `1D` and `24h` are the same `x-max-age`; RabbitMQ 4.3 compares the duration, 3.10
 * and 4.0 the text, and refuse a redeclaration with another spelling (406).
 */
export function isSameArgument(argument: string, one: ArgumentValue, other: ArgumentValue): boolean {
  if (argument !== 'x-max-age') return sameValue(one, other);
  const age = ageSeconds(one);
  return sameValue(one, other) || (age !== undefined && age === ageSeconds(other));
}

/** The value of an argument in a reply of the broker, as a declaration can give it: 4.3 reports `x-max-age` in milliseconds. */
export function declarableValue(argument: string, value: ArgumentValue): ArgumentValue {
  if (argument !== 'x-max-age' || typeof value !== 'string' || !/^\d+$/.test(value)) return value;
  const seconds = Number(value) / 1000;
  const unit = plainUnits.find((one) => seconds % secondsIn[one] === 0);
  return unit === undefined ? value : `${seconds / secondsIn[unit]}${unit}`;
}

/** The units of an `x-max-age` in seconds, with RabbitMQ's own lengths of a year (365 days) and a month (30 days). */
const secondsIn = { Y: 31_536_000, M: 2_592_000, D: 86_400, h: 3600, m: 60, s: 1 } as const;

/** The units of a fixed length, longest first. */
const plainUnits = ['D', 'h', 'm', 's'] as const;

function isUnit(text: string | undefined): text is keyof typeof secondsIn {
  return Object.hasOwn(secondsIn, text ?? '');
}

function ageSeconds(value: ArgumentValue): number | undefined {
  const match = typeof value === 'string' ? /^(\d+)([YMDhms])$/.exec(value) : null;
  const unit = match?.[2];
  return isUnit(unit) ? Number(match?.[1]) * secondsIn[unit] : undefined;
}
