// A message header as people type it: `NAME=value`.
import type { ArgumentValue } from './values.ts';

/**
 * Name and value of `NAME=value`; undefined without a name. A value that is a number, true, false, null, or in quotes or brackets is JSON, any
 * other is a string.
 */
export function headerOf(text: string): readonly [name: string, value: ArgumentValue] | undefined {
  const at = text.indexOf('=');
  return at < 1 ? undefined : [text.slice(0, at), headerValue(text.slice(at + 1))];
}

function headerValue(text: string): ArgumentValue {
  if (!/^(-?\d|true$|false$|null$|["[{])/.test(text)) return text;
  try {
    return JSON.parse(text) as ArgumentValue;
  } catch {
    return text; // a string that begins like JSON, such as a date
  }
}
