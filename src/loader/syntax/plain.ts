// Reads unquoted scalars. A text on which YAML parsers disagree is never guessed: it is ambiguous, and must be quoted.
import type { TypedValue } from '../../model/values.ts';

/** The value of a plain scalar. `why` completes the sentence "X is ...". */
export type Reading =
  | { readonly value: string | number | boolean | null | TypedValue; readonly why?: undefined }
  | { readonly value: string; readonly why: string };

const ambiguous: readonly (readonly [RegExp, string])[] = [
  [/^(y|n|yes|no|on|off)$/i, 'true or false to some YAML parsers and text to others'],
  [/^[-+]?(\d+\.?\d*|\.\d+)[eE][-+]?\d+$/, 'a number to some YAML parsers and text to others'],
  [/^[-+]?0(x[0-9a-f_]+|o[0-7_]+|b[01_]+)$/i, 'a number to some YAML parsers and text to others'],
  [/^[-+]?0\d+$/, 'an octal number to some YAML parsers and a decimal one to others'],
  [/^[-+]?\d[\d_]*_[\d_]*(\.[\d_]*)?$/, 'a number to some YAML parsers and text to others'],
  [/^[-+]?\d+(:[0-5]?\d)+(\.\d*)?$/, 'a base-60 number to some YAML parsers and text to others'],
  [/^\d{4}-\d{1,2}-\d{1,2}([Tt\s].*)?$/, 'a date to some YAML parsers and text to others'],
  [/^([-+]?\.inf|\.nan)$/i, 'not a number that RabbitMQ accepts'],
];

/** First characters of all scalars that may not be text: a fast path for most scalars. */
const suspicious = /^[-+.\d~ynotf]/i;

/** Reads a plain (unquoted) scalar as YAML 1.2, if all parsers agree. */
export function readPlain(text: string): Reading {
  if (text === '') return { value: null };
  if (!suspicious.test(text)) return { value: text };
  if (/^(~|null|Null|NULL)$/.test(text)) return { value: null };
  if (/^(true|True|TRUE)$/.test(text)) return { value: true };
  if (/^(false|False|FALSE)$/.test(text)) return { value: false };
  for (const [form, why] of ambiguous) if (form.test(text)) return { value: text, why };
  if (/^[-+]?\d+$/.test(text)) return readInteger(text);
  if (/^[-+]?(\d+\.\d*|\.\d+)$/.test(text)) return { value: double(Number(text)) };
  return { value: text };
}

/** Reads a JSON number, which is never ambiguous. */
export function readNumber(text: string): Reading {
  if (/^-?\d+$/.test(text)) return readInteger(text);
  return Number.isFinite(Number(text)) ? { value: double(Number(text)) } : { value: text, why: 'a number beyond the range of a double' };
}

function readInteger(text: string): Reading {
  const number = Number(text);
  if (Number.isSafeInteger(number)) return { value: number === 0 ? 0 : number };
  const exact = BigInt(text.replace(/^\+/, ''));
  if (BigInt.asIntN(64, exact) !== exact) return { value: text, why: 'an integer beyond 64 bits' };
  return { value: { '!': 'int64', value: String(exact) } };
}

/** Keeps a whole-numbered double apart from an integer, which it would be in JSON and to RabbitMQ. */
function double(number: number): number | TypedValue {
  return Number.isInteger(number) ? { '!': 'double', value: number } : number;
}
