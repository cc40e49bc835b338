// Arguments as amqplib sends them. Plain JSON values keep their type; the width of integers is chosen here, because RabbitMQ
// distinguishes bindings by it (measured on 3.10, 4.0, 4.3) and ignores it for queues and exchanges.
import { type Arguments, type ArgumentValue, isTyped, isTypedInteger, type TypedValue } from '../../../model/values.ts';

/** A field table in amqplib's notation. */
export type WireTable = { readonly [key: string]: unknown };

/** `least`: amqplib's own choice, the narrowest of the four. */
export type IntegerWidth = 'least' | 'int8' | 'int16' | 'int32' | 'int64';

const bitsOf = { int8: 8n, int16: 16n, int32: 32n, int64: 64n } as const;

/** Arguments of a queue or an exchange. @throws TypeError if they cannot be encoded */
export function queueTable(table: Arguments): WireTable {
  return tableOf(table, (value) => value);
}

/**
 * Arguments of a new binding: plain integers as 64 bits, as the management API sends them, so that both create the same binding.
 * Typed values are unchanged. @throws TypeError if they cannot be encoded
 */
export function bindingTable(table: Arguments): WireTable {
  return tableOf(table, (value) => (typeof value === 'number' ? widened(value) : value));
}

/**
 * All argument tables with which an application may have created the binding: as topo does, and with all integers of one width each,
 * as other clients do. A binding with another mixture of widths cannot be found over AMQP. @throws TypeError if they cannot be encoded
 */
export function bindingTables(table: Arguments): readonly WireTable[] {
  const widths = ['least', 'int8', 'int16', 'int32', 'int64'] as const;
  const tables = [bindingTable(table)];
  for (const width of widths) {
    try {
      tables.push(tableOf(table, (value) => resized(value, width)));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error; // an integer too large for the width
    }
  }
  return [...new Map(tables.map((one) => [JSON.stringify(one), one])).values()];
}

type Scalar = number | { readonly '!': string; readonly value: string | number | boolean };

function widened(value: number): unknown {
  return isWhole(value) ? { '!': 'int64', value } : value;
}

function resized(value: Scalar, width: IntegerWidth): unknown {
  const whole = typeof value === 'number' ? isWhole(value) : isTypedInteger(value);
  if (!whole) return value;
  const number = BigInt(typeof value === 'number' ? value : value.value);
  if (width === 'least') return Number.isSafeInteger(Number(number)) ? Number(number) : { '!': 'int64', value: String(number) };
  if (BigInt.asIntN(Number(bitsOf[width]), number) !== number) throw new RangeError('too large for the width');
  return { '!': width, value: Number.isSafeInteger(Number(number)) ? Number(number) : String(number) };
}

/** Whole, and within 64 bits, beyond which amqplib encodes a double. */
function isWhole(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) < 2 ** 63;
}

function tableOf(table: Arguments, scalar: (value: Scalar) => unknown): WireTable {
  return Object.fromEntries(Object.entries(table).map(([key, value]) => [key, fieldOf(value, scalar)]));
}

function fieldOf(value: ArgumentValue, scalar: (value: Scalar) => unknown): unknown {
  if (typeof value === 'number') return scalar(value);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((one) => fieldOf(one, scalar));
  if (isTyped(value)) return bytesOrDecimal(value) ?? scalar(value);
  // amqplib treats any table with this key as a typed value.
  if ('!' in value) throw new TypeError('a table with the key "!" that is not a typed value');
  return tableOf(value as Arguments, scalar);
}

/**
 * Values that the management API lists without their type, in the form of src/rabbitmq/listed-readings.ts. amqplib cannot send a text that
 * is not UTF-8: it becomes bytes, which match the same messages.
 */
function bytesOrDecimal({ '!': type, value }: TypedValue): unknown {
  if (type === 'binary' || type === 'longstr') return Buffer.from(String(value), 'base64');
  if (type !== 'decimal') return undefined;
  const [whole = '', fraction = ''] = String(value).split('.');
  return { '!': 'decimal', value: { digits: Number(whole + fraction), places: fraction.length } };
}
