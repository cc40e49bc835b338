// Values of headers and binding arguments as the broker compares them: one text per Erlang term.
// At the top level only the value is compared (a byte 1 equals a long 1); inside arrays and tables the AMQP type is compared too.
import { type ArgumentValue, integerTypeNames, isTyped } from '../model/values.ts';

/** The origin of a value. */
export type Side = 'header' | 'binding';

/** How terms are compared. */
export interface TermRules {
  /** `==` instead of `=:=`: 1 is 1.0, and -0.0 is 0.0. */
  readonly looseNumbers: boolean;
}

/** The text of a value's term; a headers exchange treats two values as equal exactly if their texts are equal. */
export function termOf(value: ArgumentValue, side: Side, rules: TermRules): string {
  const [type, text] = typed(value, side, rules);
  if (rules.looseNumbers && text.startsWith('f')) {
    const number = Number(text.slice(1));
    if (Number.isInteger(number)) return `i${BigInt(number)}`;
  }
  // newer versions store the time of a header in milliseconds, but only in headers and only at the top level (mc_amqpl:routing_value)
  if (type === 'timestamp' && side === 'header' && !rules.looseNumbers) return `i${BigInt(text.slice(1)) * 1000n}`;
  return text;
}

/** Whether the value is AMQP's void, which as a binding argument only requires that the header exists. */
export function isVoid(value: ArgumentValue): boolean {
  return value === null || (isTyped(value) && (value['!'] === 'void' || value['!'] === 'undefined'));
}

type Term = readonly [type: string, text: string];

function typed(value: ArgumentValue, side: Side, rules: TermRules): Term {
  if (value === null) return ['void', 'v'];
  if (typeof value === 'string') return ['longstr', `s${value}`];
  if (typeof value === 'boolean') return ['bool', `b${value}`];
  if (typeof value === 'number') return plainNumber(value, rules);
  if (Array.isArray(value)) return ['array', `[${value.map((item) => nested(typed(item, side, rules))).join(',')}]`];
  if (isTyped(value)) return spelledOut(value['!'], value.value, rules);
  const table = value as { readonly [key: string]: ArgumentValue };
  // in the order sent: the broker sorts only the outermost table
  const fields = Object.entries(table).map(([key, one]) => `${JSON.stringify(key)}:${nested(typed(one, side, rules))}`);
  // an empty array and an empty table are the same empty list to Erlang
  return ['table', fields.length === 0 ? '[]' : `{${fields.join(',')}}`];
}

/** A nested text with its length as prefix, so that different sequences never give the same text. */
function nested([type, text]: Term): string {
  return `${type}/${text.length}/${text}`;
}

/** topo and the management API send every plain integer as 64 bits, of a binding and of a message (`topo test --live`) alike. */
function plainNumber(value: number, rules: TermRules): Term {
  if (!Number.isInteger(value) || Math.abs(value) >= 2 ** 63) return ['double', float(value, rules)];
  return ['long', `i${BigInt(value)}`];
}

function spelledOut(type: string, value: string | number | boolean, rules: TermRules): Term {
  const integer = type === 'timestamp' ? type : Object.hasOwn(integerTypeNames, type) ? integerTypeNames[type] : undefined;
  if (integer !== undefined) return [integer, `i${wholeNumber(value)}`];
  if (type === 'double' || type === 'float64') return ['double', float(Number(value), rules)];
  if (type === 'float') return ['float', float(Math.fround(Number(value)), rules)];
  if (type === 'binary') return ['binary', bytesText(String(value))];
  if (type === 'bytes') return ['binary', `s${value}`];
  if (type === 'string') return ['longstr', `s${value}`];
  if (type === 'boolean' || type === 'bool') return ['bool', `b${value}`];
  if (type === 'void' || type === 'undefined') return ['void', 'v'];
  return [type, `?${type}(${JSON.stringify(value)})`];
}

/** Bytes equal the text that they encode. */
function bytesText(base64: string): string {
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  try {
    return `s${new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)}`;
  } catch {
    return `x${base64}`;
  }
}

function wholeNumber(value: string | number | boolean): string {
  try {
    return String(BigInt(value));
  } catch {
    return JSON.stringify(value); // not an integer: equal only to itself
  }
}

function float(value: number, rules: TermRules): string {
  return Object.is(value, -0) && !rules.looseNumbers ? 'f-0' : `f${value + 0}`;
}

/** A header that matches a binding with this value: integers of the same width, a time as the number that it is compared as. */
export function headerThatFits(value: ArgumentValue): ArgumentValue {
  if (isTyped(value)) return value['!'] === 'timestamp' ? { '!': 'int64', value: value.value } : value;
  return asSent(value);
}

function asSent(value: ArgumentValue): ArgumentValue {
  if (typeof value === 'number') return Number.isInteger(value) && Math.abs(value) < 2 ** 63 ? { '!': 'int64', value } : value;
  if (value === null || typeof value !== 'object' || isTyped(value)) return value;
  if (Array.isArray(value)) return value.map(asSent);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, asSent(one)]));
}
