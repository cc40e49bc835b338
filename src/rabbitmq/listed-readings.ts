// The AMQP values that one value of a listing may stand for, with the Erlang terms in which RabbitMQ stores them.
import { int8, int16, int32, int64, type Range, timestampRange, uint8, uint16, uint32 } from '../model/integers.ts';
import { type ArgumentValue, isTyped } from '../model/values.ts';
import type { Term } from './erlang-hash.ts';

/** One possible value: its AMQP type in RabbitMQ's words, its term, and the value of the model. */
export interface Reading {
  readonly type: string;
  readonly term: Term;
  readonly value: ArgumentValue;
}

/** How a client encodes the integers of one table: all of one type, or each in the smallest that fits, as amqplib does. */
export type IntegerWidth = (typeof integerWidths)[number];

/** The likely ones first: `long` is that of the management API and of topo. */
export const integerWidths = [
  'long',
  'signedint',
  'least',
  'short',
  'byte',
  'unsignedint',
  'unsignedshort',
  'unsignedbyte',
  'timestamp',
] as const;

const ranges: { readonly [type: string]: Range } = {
  long: int64,
  signedint: int32,
  short: int16,
  byte: int8,
  unsignedint: uint32,
  unsignedshort: uint16,
  unsignedbyte: uint8,
  timestamp: timestampRange,
};

/** The most readings of one list or table. */
const mostNested = 256;

/** The value as it is listed: text is text. */
export function plainReading(value: ArgumentValue, width: IntegerWidth): Reading {
  if (value === null) return voidReading;
  if (typeof value === 'string') return { type: 'longstr', term: bytes(Buffer.from(value)), value };
  if (typeof value === 'boolean') return { type: 'bool', term: { is: 'atom', name: String(value) }, value };
  if (typeof value === 'number') {
    return Number.isInteger(value) ? integer(BigInt(value), value, width) : float('double', value, value);
  }
  if (Array.isArray(value)) return nested(value.map((item) => plainReading(item, width)));
  if (isTyped(value)) {
    if (value['!'] === 'double') return float('double', Number(value.value), value);
    return integer(BigInt(value.value), value, width);
  }
  const entries = Object.entries(value as { readonly [key: string]: ArgumentValue });
  return nestedTable(entries.map(([key, inner]) => [key, plainReading(inner, width)]));
}

/** All values that it may stand for. */
export function readingsOf(value: ArgumentValue): readonly Reading[] {
  if (typeof value === 'string') return textReadings(value);
  if (typeof value === 'boolean' || value === null) return [plainReading(value, 'long')];
  if (typeof value === 'number') return Number.isInteger(value) ? integerReadings(BigInt(value), value) : doubleReadings(value, value);
  if (Array.isArray(value)) return choices(value.map(readingsOf)).map(nested);
  if (isTyped(value)) {
    return value['!'] === 'double' ? doubleReadings(Number(value.value), value) : integerReadings(BigInt(value.value), value);
  }
  const entries = Object.entries(value as { readonly [key: string]: ArgumentValue });
  return choices(entries.map(([, inner]) => readingsOf(inner))).map((chosen) =>
    nestedTable(chosen.map((reading, at) => [entries[at]?.[0] ?? '', reading])),
  );
}

/** The bytes behind a text by which the management API lists bytes that are not UTF-8; undefined for any other text. */
export function unreadableBytes(text: string): Buffer | undefined {
  const [, base64] = /^Not UTF-8, base64 is: ([A-Za-z0-9+/]+={0,2})$/.exec(text) ?? [];
  return base64 === undefined ? undefined : Buffer.from(base64, 'base64');
}

/** Names in the order in which RabbitMQ stores the arguments of a binding: that of their bytes. */
export function sortedByKey(names: readonly string[]): readonly string[] {
  return [...names].sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
}

const voidReading: Reading = { type: 'void', term: { is: 'atom', name: 'undefined' }, value: null };

function textReadings(text: string): readonly Reading[] {
  const plain = plainReading(text, 'long');
  const hidden = unreadableBytes(text);
  if (hidden !== undefined) return [...bytesReadings(hidden), plain];
  const binary: Reading = { type: 'binary', term: plain.term, value: base64Typed('binary', Buffer.from(text)) };
  return text === 'undefined' ? [plain, voidReading, binary] : [plain, binary];
}

/** Bytes of AMQP's type `x`, and a text that is not UTF-8. */
function bytesReadings(hidden: Buffer): readonly Reading[] {
  return (['binary', 'longstr'] as const).map((type) => ({ type, term: bytes(hidden), value: base64Typed(type, hidden) }));
}

function base64Typed(type: string, hidden: Buffer): ArgumentValue {
  return { '!': type, value: hidden.toString('base64') };
}

function integerReadings(number: bigint, value: ArgumentValue): readonly Reading[] {
  const types = Object.keys(ranges).filter((type) => within(number, type));
  return types.map((type) => integer(number, value, type as IntegerWidth));
}

function timestamp(number: bigint): ArgumentValue {
  return { '!': 'timestamp', value: Number.isSafeInteger(Number(number)) ? Number(number) : String(number) };
}

function doubleReadings(number: number, value: ArgumentValue): readonly Reading[] {
  return [float('double', number, value), float('float', number, value), ...decimalReadings(number)];
}

/** The decimal 3.14 is stored as its 2 places and its digits 314, and listed as 2.314 (3.10 to 4.3). */
function decimalReadings(listed: number): readonly Reading[] {
  const [, places, digits = '0'] = /^(\d{1,3})(?:\.(\d+))?$/.exec(String(listed)) ?? [];
  if (places === undefined) return [];
  const padded = digits.padStart(Number(places) + 1, '0');
  const point = padded.length - Number(places);
  const items = [places, digits].map((part): Term => ({ is: 'integer', value: BigInt(part) }));
  const value = { '!': 'decimal', value: places === '0' ? digits : `${padded.slice(0, point)}.${padded.slice(point)}` };
  return [{ type: 'decimal', term: { is: 'tuple', items }, value }];
}

function integer(number: bigint, value: ArgumentValue, width: IntegerWidth): Reading {
  const least = ['byte', 'short', 'signedint'].find((type) => within(number, type)) ?? 'long';
  const type = width === 'least' ? least : within(number, width) ? width : 'long';
  return { type, term: { is: 'integer', value: number }, value: type === 'timestamp' ? timestamp(number) : value };
}

function within(number: bigint, type: string): boolean {
  const [low, high] = ranges[type] ?? [0n, -1n];
  return number >= low && number <= high;
}

function float(type: 'double' | 'float', number: number, value: ArgumentValue): Reading {
  return { type, term: { is: 'float', value: number }, value };
}

function nested(readings: readonly Reading[]): Reading {
  const items = readings.map(({ type, term }): Term => ({ is: 'tuple', items: [{ is: 'atom', name: type }, term] }));
  return { type: 'array', term: { is: 'list', items }, value: readings.map(({ value }) => value) };
}

function nestedTable(fields: readonly (readonly [string, Reading])[]): Reading {
  const items = fields.map(
    ([key, { type, term }]): Term => ({ is: 'tuple', items: [bytes(Buffer.from(key)), { is: 'atom', name: type }, term] }),
  );
  return { type: 'table', term: { is: 'list', items }, value: Object.fromEntries(fields.map(([key, { value }]) => [key, value])) };
}

/** One reading of each, in all combinations up to a limit. */
function choices(lists: readonly (readonly Reading[])[]): readonly (readonly Reading[])[] {
  let found: readonly (readonly Reading[])[] = [[]];
  for (const list of lists) found = found.flatMap((before) => list.map((one) => [...before, one])).slice(0, mostNested);
  return found;
}

function bytes(value: Buffer): Term {
  return { is: 'binary', bytes: value };
}
