// Message properties as raw bytes (AMQP 0-9-1, 4.2.6.1: property flags, then the values in the order of the flags). Unchanged parts keep
// their bytes: types and order of headers, text that is not UTF-8, absent versus empty. Pure.
import { Buffer } from 'node:buffer';

/** The flag bit of each property, by name, in the order of the values. */
const bits = [
  ['contentType', 15, 'text'],
  ['contentEncoding', 14, 'text'],
  ['headers', 13, 'table'],
  ['deliveryMode', 12, 'octet'],
  ['priority', 11, 'octet'],
  ['correlationId', 10, 'text'],
  ['replyTo', 9, 'text'],
  ['expiration', 8, 'text'],
  ['messageId', 7, 'text'],
  ['timestamp', 6, 'long'],
  ['type', 5, 'text'],
  ['userId', 4, 'text'],
  ['appId', 3, 'text'],
  ['clusterId', 2, 'text'],
] as const;

/** A property of class basic in AMQP 0-9-1. */
export type PropertyName = (typeof bits)[number][0];

interface Span {
  readonly start: number;
  readonly end: number;
}

const bitOf = Object.fromEntries(bits.map(([name, bit]) => [name, bit])) as { readonly [name in PropertyName]: number };

/**
 * The range of the value of a property; if it is absent, the empty range at its position.
 * @throws RangeError if the bytes are not properties
 */
function spanOf(raw: Buffer, wanted: PropertyName): Span & { readonly present: boolean } {
  const flags = raw.readUInt16BE(0);
  // A second word of flags has no meaning in class basic.
  if ((flags & 1) !== 0) throw new RangeError('properties with continued flags');
  let start = 2;
  for (const [name, bit, form] of bits) {
    const present = (flags & (1 << bit)) !== 0;
    const end = present ? start + sizeOf(raw, start, form) : start;
    if (end > raw.length) throw new RangeError('properties that end early');
    if (name === wanted) return { start, end, present };
    start = end;
  }
  throw new RangeError(`no property ${wanted}`);
}

function sizeOf(raw: Buffer, at: number, form: (typeof bits)[number][2]): number {
  switch (form) {
    case 'text':
      return 1 + raw.readUInt8(at);
    case 'table':
      return 4 + raw.readUInt32BE(at);
    case 'octet':
      return 1;
    case 'long':
      return 8;
  }
}

/** The bytes of the value of a property: a text without its length, a table with it. Undefined if it is absent. */
export function propertyOf(raw: Buffer, name: PropertyName): Buffer | undefined {
  const { start, end, present } = spanOf(raw, name);
  if (!present) return undefined;
  const isText = bits.some(([one, , form]) => one === name && form === 'text');
  return raw.subarray(isText ? start + 1 : start, end);
}

/** The properties without one of them. */
export function withoutProperty(raw: Buffer, name: PropertyName): Buffer {
  return replaced(raw, name, undefined);
}

/** The properties with a text appended to the headers. */
export function withHeader(raw: Buffer, key: string, text: Buffer): Buffer {
  const table = propertyOf(raw, 'headers') ?? Buffer.alloc(4);
  const name = Buffer.from(key);
  const field = Buffer.concat([Buffer.from([name.length]), name, Buffer.from('S'), uint32(text.length), text]);
  return replaced(raw, 'headers', tableOf(Buffer.concat([table.subarray(4), field])));
}

/**
 * The properties without those headers. If none of them exists, the same bytes; if no other header remains, no table either:
 * RabbitMQ creates one for its own headers.
 * @throws RangeError if the headers cannot be read
 */
export function withoutHeaders(raw: Buffer, unwanted: (key: string) => boolean): Buffer {
  const table = propertyOf(raw, 'headers');
  if (table === undefined) return raw;
  const fields = [...fieldsOf(table)];
  const kept = fields.filter(({ key }) => !unwanted(key));
  if (kept.length === fields.length) return raw;
  return replaced(raw, 'headers', kept.length === 0 ? undefined : tableOf(Buffer.concat(kept.map(({ bytes }) => bytes))));
}

/** The value of a header of type long string; undefined if there is none. */
export function textHeader(raw: Buffer, wanted: string): Buffer | undefined {
  const table = propertyOf(raw, 'headers');
  if (table === undefined) return undefined;
  for (const { key, bytes } of fieldsOf(table)) {
    const value = 1 + bytes.readUInt8(0);
    if (key === wanted && bytes[value] === 0x53) return bytes.subarray(value + 5);
  }
  return undefined;
}

function replaced(raw: Buffer, name: PropertyName, value: Buffer | undefined): Buffer {
  const { start, end } = spanOf(raw, name);
  const bit = 1 << bitOf[name];
  const flags = raw.readUInt16BE(0);
  const head = Buffer.alloc(2);
  head.writeUInt16BE(value === undefined ? flags & ~bit : flags | bit);
  return Buffer.concat([head, raw.subarray(2, start), ...(value === undefined ? [] : [value]), raw.subarray(end)]);
}

interface Field {
  readonly key: string;
  /** The whole field: its name, its type, its value. */
  readonly bytes: Buffer;
}

function* fieldsOf(table: Buffer): Generator<Field> {
  let at = 4;
  while (at < table.length) {
    const length = table.readUInt8(at);
    const type = at + 1 + length;
    const end = type + 1 + valueSize(table, type);
    if (end > table.length) throw new RangeError('a table that ends early');
    yield { key: table.toString('latin1', at + 1, type), bytes: table.subarray(at, end) };
    at = end;
  }
}

/** Size of a value after its type octet, for the types of RabbitMQ (its errata to AMQP 0-9-1). */
function valueSize(table: Buffer, type: number): number {
  switch (String.fromCharCode(table.readUInt8(type))) {
    case 'V':
      return 0;
    case 't':
    case 'b':
    case 'B':
      return 1;
    case 's':
    case 'u':
      return 2;
    case 'I':
    case 'i':
    case 'f':
      return 4;
    case 'D':
      return 5;
    case 'l':
    case 'L':
    case 'd':
    case 'T':
      return 8;
    case 'S':
    case 'x':
    case 'A':
    case 'F':
      return 4 + table.readUInt32BE(type + 1);
  }
  throw new RangeError(`a header of the unknown type ${table.readUInt8(type)}`);
}

function tableOf(fields: Buffer): Buffer {
  return Buffer.concat([uint32(fields.length), fields]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
