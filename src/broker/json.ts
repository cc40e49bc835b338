// The broker's JSON without loss: JSON.parse alone turns 1.0 into 1 and rounds integers beyond 2^53, which are different values to
// RabbitMQ. Reading turns such numbers into typed values (src/model/values.ts); writing restores them.
import { int64 } from '../model/integers.ts';
import { type ArgumentValue, isTyped, type TypedValue } from '../model/values.ts';

/** Matches every number that JSON.parse would change; a match inside a string only costs time. */
const suspect = /(?:^|[[:,])\s*-?(?:\d+[.eE]|\d{16})/;
const stringOrNumber = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/gs;

/**
 * Parses a response of the management API or a definitions file. Whole-numbered doubles (`1.0`, `1.0e3`) become
 * `{ '!': 'double', value: 1 }`, integers beyond 2^53 `{ '!': 'int64', value: '9007199254740993' }`, wherever they occur.
 * @throws SyntaxError as JSON.parse
 */
export function parseJson(text: string): unknown {
  return JSON.parse(suspect.test(text) ? text.replace(stringOrNumber, spellOut) : text);
}

/** The part of the value that writeJson cannot express so that RabbitMQ stores it unchanged; undefined if there is none. */
export function notCarried(value: ArgumentValue): string | undefined {
  if (value === null) return 'a null (AMQP void)';
  if (typeof value === 'number') return carriedNumber(value) === undefined ? `the number ${value}` : undefined;
  if (typeof value !== 'object') return undefined;
  if (isTyped(value)) return typedText(value) === undefined ? `the AMQP type ${value['!']} of ${JSON.stringify(value.value)}` : undefined;
  for (const inner of Object.values(value)) {
    const what = notCarried(inner as ArgumentValue);
    if (what !== undefined) return what;
  }
  return undefined;
}

/**
 * JSON as RabbitMQ reads it: a typed double keeps its point, a typed int64 all its digits. The broker treats integers as 64 bits
 * wide and all else as doubles.
 * @throws RangeError for the values that notCarried names, except for a null: a parameter may have one
 */
export function writeJson(value: ArgumentValue): string {
  if (typeof value === 'number') return known(carriedNumber(value), value);
  if (value === null) return 'null';
  if (typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(writeJson).join(',')}]`;
  if (isTyped(value)) return known(typedText(value), value['!']);
  const fields = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}:${writeJson(inner as ArgumentValue)}`);
  return `{${fields.join(',')}}`;
}

function spellOut(token: string): string {
  if (token.startsWith('"')) return token;
  const number = Number(token);
  if (/[.eE]/.test(token)) return Number.isInteger(number) ? `{"!":"double","value":${token}}` : token;
  return Number.isSafeInteger(number) ? token : `{"!":"int64","value":"${token}"}`;
}

function known(text: string | undefined, what: string | number): string {
  if (text === undefined) throw new RangeError(`JSON cannot carry ${what}`);
  return text;
}

/** A whole number is an integer, as in amqplib; one that JavaScript prints as 1e21 is written with all digits. */
function carriedNumber(number: number): string | undefined {
  if (!Number.isFinite(number)) return undefined;
  return Number.isInteger(number) ? int64Text(BigInt(number)) : doubleText(number);
}

/** The amqplib types that RabbitMQ creates from JSON: no integer widths, timestamps, decimals, bytes or 32-bit floats. */
function typedText({ '!': type, value }: TypedValue): string | undefined {
  switch (type) {
    case 'int64':
    case 'long':
      return /^-?\d+$/.test(String(value)) ? int64Text(BigInt(value)) : undefined;
    case 'double':
      return typeof value !== 'boolean' && Number.isFinite(Number(value)) ? doubleText(Number(value)) : undefined;
    case 'string':
      return typeof value === 'string' ? JSON.stringify(value) : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? String(value) : undefined;
  }
  return undefined;
}

function int64Text(integer: bigint): string | undefined {
  return integer >= int64[0] && integer <= int64[1] ? integer.toString() : undefined;
}

/** Always with a point: the JSON parsers of RabbitMQ up to 4.0 require one before an exponent. */
function doubleText(number: number): string {
  const text = Object.is(number, -0) ? '-0' : String(number);
  if (text.includes('.')) return text;
  return text.includes('e') ? text.replace('e', '.0e') : `${text}.0`;
}
