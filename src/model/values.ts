// Values of AMQP field tables (queue, exchange and binding arguments, policy definitions), and their equality.

/**
 * A value of an AMQP field table. Plain JSON values, and one form with an explicit AMQP type: `{ '!': 'double', value: 1 }`,
 * with the type names of amqplib. It is needed where JSON cannot distinguish types: a whole-numbered double, an integer beyond 2^53
 * (its `value` is then a string of digits), a timestamp.
 */
export type ArgumentValue =
  | string
  | number
  | boolean
  | null
  | readonly ArgumentValue[]
  | TypedValue
  | { readonly [key: string]: ArgumentValue };

/** A value with an explicit AMQP type, in amqplib's notation. */
export interface TypedValue {
  readonly '!': string;
  readonly value: string | number | boolean;
}

/** Arguments of a queue, an exchange or a binding; keys are the broker's own, such as `x-message-ttl`. */
export type Arguments = { readonly [key: string]: ArgumentValue };

const integerTypes = new Set(['int8', 'int16', 'int32', 'int64', 'int', 'byte', 'short', 'long', 'uint8', 'uint16', 'uint32']);

/** RabbitMQ's names of the integer types, by amqplib's. */
export const integerTypeNames: { readonly [type: string]: string } = {
  int8: 'byte',
  byte: 'byte',
  int16: 'short',
  short: 'short',
  int32: 'signedint',
  int: 'signedint',
  int64: 'long',
  long: 'long',
  uint8: 'unsignedbyte',
  unsignedbyte: 'unsignedbyte',
  uint16: 'unsignedshort',
  unsignedshort: 'unsignedshort',
  uint32: 'unsignedint',
  unsignedint: 'unsignedint',
};

/** Whether a value is an object with keys: neither null nor a list. */
export function isTable(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether the value has an explicit AMQP type: a table of exactly `!` and `value`. */
export function isTyped(value: ArgumentValue): value is TypedValue {
  return typeof value === 'object' && value !== null && '!' in value && 'value' in value && Object.keys(value).length === 2;
}

/** Whether the typed value is an integer of any width. */
export function isTypedInteger(value: TypedValue): boolean {
  return integerTypes.has(value['!']);
}

/** The integer that a value is, of any width; undefined for anything else, texts of digits and numbers beyond 2^53 included. */
export function integerOf(value: ArgumentValue | undefined): bigint | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : undefined;
  if (typeof value !== 'object' || value === null || !isTyped(value) || !isTypedInteger(value)) return undefined;
  const { value: inner } = value;
  return typeof inner === 'string' && /^-?\d+$/.test(inner) ? BigInt(inner) : typeof inner === 'number' ? integerOf(inner) : undefined;
}

/**
 * One text per value: keys sorted, integer widths dropped (RabbitMQ compares integers of all widths as equal in queue and
 * exchange arguments; the management API does not show the width), doubles distinct from integers (`1.0` is not `1`).
 */
export function canonicalText(value: ArgumentValue): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (isTyped(value)) return typedText(value);
  const table = value as { readonly [key: string]: ArgumentValue };
  const entries = Object.keys(table)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalText(table[key] ?? null)}`);
  return `{${entries.join(',')}}`;
}

function typedText(value: TypedValue): string {
  if (isTypedInteger(value)) return String(value.value);
  if (value['!'] === 'double' || value['!'] === 'float') {
    return Number.isInteger(Number(value.value)) ? `${Number(value.value)}.0` : String(Number(value.value));
  }
  return value['!'] === 'secret' ? `(${value.value})` : `${value['!']}(${JSON.stringify(value.value)})`;
}

/** Whether two values are equal for the broker, ignoring integer widths. Strict otherwise: `0` is not absent, `'1'` is not `1`. */
export function sameValue(one: ArgumentValue, other: ArgumentValue): boolean {
  return one === other || canonicalText(one) === canonicalText(other);
}

/** Whether the arguments are empty. */
export function isEmpty(table: Arguments): boolean {
  for (const _ in table) return false;
  return true;
}

/** Orders strings by code units, the same on every machine and locale. */
export function byCodeUnits(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
