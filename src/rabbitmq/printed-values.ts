// Argument values as RabbitMQ prints them in the refusal of a redeclaration: text without its type, or beside the name of its AMQP type.
import type { ArgumentValue } from '../model/values.ts';

const integers: readonly string[] = ['byte', 'short', 'signedint', 'long', 'unsignedbyte', 'unsignedshort', 'unsignedint'];

/**
 * The possible values of a printed one, the most likely first; the next redeclaration confirms or rejects it. Tables, lists and values
 * without a JSON form give none.
 */
export function readingsOf(
  { text, type }: { readonly text: string; readonly type?: string },
  likely: 'text' | 'other',
): readonly ArgumentValue[] {
  if (type === undefined) {
    const others = [...integerOf(text), ...booleanOf(text)];
    return [...(likely === 'text' ? [text, ...others] : [...others, text]), ...doubleOf(text)];
  }
  if (integers.includes(type)) return integerOf(text);
  if (type === 'bool') return booleanOf(text);
  if (type === 'longstr') return [text];
  return type === 'double' || type === 'float' ? doubleOf(text) : [];
}

function integerOf(text: string): ArgumentValue[] {
  if (!/^-?\d+$/.test(text)) return [];
  return [Number.isSafeInteger(Number(text)) ? Number(text) : { '!': 'int64', value: text }];
}

function booleanOf(text: string): ArgumentValue[] {
  return text === 'true' || text === 'false' ? [text === 'true'] : [];
}

function doubleOf(text: string): ArgumentValue[] {
  const number = Number(text);
  if (text === '' || !Number.isFinite(number)) return [];
  return [Number.isInteger(number) ? { '!': 'double', value: number } : number];
}
