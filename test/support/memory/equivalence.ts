// The redeclaration of an existing object, with the texts of RabbitMQ (406) for the first attribute that differs.
import type { Exchange } from '../../../src/model/entity.ts';
import { type Arguments, type ArgumentValue, sameValue } from '../../../src/model/values.ts';
import { comparedArguments, generationOf } from './compared.ts';
import type { MemoryVersion, StoredQueue } from './state.ts';
import { textOf, wireTypeOf } from './wire.ts';

/** The redeclaration of an existing queue. */
export interface QueueAttempt {
  readonly durable: boolean;
  readonly autoDelete: boolean;
  /** With `x-queue-type`, as sent or, on 4.x, as the broker adds it. */
  readonly arguments: Arguments;
}

/** The refusal of a redeclaration with other attributes; undefined if it is equal. */
export function queueDifference(live: StoredQueue, attempt: QueueAttempt, version: MemoryVersion): string | undefined {
  const { entity } = live;
  const subject = `queue '${entity.name}' in vhost '${entity.vhost}'`;
  const current: Arguments = { ...entity.arguments, ...(live.typed ? { 'x-queue-type': entity.type } : {}) };
  return (
    fieldDifference('durable', subject, attempt.durable, entity.durable) ??
    fieldDifference('auto_delete', subject, attempt.autoDelete, entity.autoDelete) ??
    first(comparedArguments(entity.type, generationOf(version)), (key) =>
      argumentDifference(key, subject, compared(attempt.arguments, key, version), compared(current, key, version)),
    )
  );
}

/** The same for an exchange, whose only compared argument is the alternate exchange. */
export function exchangeDifference(live: Exchange, attempt: Exchange): string | undefined {
  const subject = `exchange '${live.name}' in vhost '${live.vhost}'`;
  const key = 'alternate-exchange';
  return (
    fieldDifference('type', subject, typeText(attempt.type), typeText(live.type)) ??
    fieldDifference('durable', subject, attempt.durable, live.durable) ??
    fieldDifference('auto_delete', subject, attempt.autoDelete, live.autoDelete) ??
    fieldDifference('internal', subject, attempt.internal, live.internal) ??
    argumentDifference(key, subject, attempt.arguments[key], live.arguments[key])
  );
}

function fieldDifference(key: string, subject: string, received: string | boolean, current: string | boolean): string | undefined {
  return received === current ? undefined : inequivalent(key, subject, `'${received}'`, `'${current}'`);
}

function argumentDifference(key: string, subject: string, received?: ArgumentValue, current?: ArgumentValue): string | undefined {
  if (received === undefined && current === undefined) return undefined;
  if (received !== undefined && current !== undefined) {
    // '100' and 100 differ, and the text does not show it
    return sameValue(received, current) ? undefined : inequivalent(key, subject, `'${textOf(received)}'`, `'${textOf(current)}'`);
  }
  // 3.10: a missing type means classic
  if (key === 'x-queue-type' && (received ?? current) === 'classic') return undefined;
  return inequivalent(key, subject, described(received), described(current));
}

function inequivalent(key: string, subject: string, received: string, current: string): string {
  return `PRECONDITION_FAILED - inequivalent arg '${key}' for ${subject}: received ${received} but current is ${current}`;
}

function described(value: ArgumentValue | undefined): string {
  return value === undefined ? 'none' : `the value '${textOf(value)}' of type '${wireTypeOf(value)}'`;
}

/** Type names with a hyphen have additional quotes, as Erlang prints such atoms. */
function typeText(type: string): string {
  return type.includes('-') ? `'${type}'` : type;
}

const milliseconds: { readonly [unit: string]: number } = {
  Y: 31_536_000_000,
  M: 2_592_000_000,
  D: 86_400_000,
  h: 3_600_000,
  m: 60_000,
  s: 1000,
};

/** 4.3 compares x-max-age as a duration and prints milliseconds; older versions compare the text. */
function compared(table: Arguments, key: string, version: MemoryVersion): ArgumentValue | undefined {
  const value = table[key];
  if (key !== 'x-max-age' || version !== '4.3.6' || typeof value !== 'string') return value;
  const [, digits = '', unit = ''] = /^(\d+)([YMDhms])$/.exec(value) ?? [];
  const factor = milliseconds[unit];
  return factor === undefined ? value : String(Number(digits) * factor);
}

function first<T>(items: readonly T[], find: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
