// Reads the refusals of redeclarations (406): which attribute differs first, and what it is. RabbitMQ 3.10 to 4.3 say it alike:
// `PRECONDITION_FAILED - inequivalent arg 'K' for queue 'N' in vhost 'V': received R but current is C`, cut at 255 bytes with `...`.
import { Buffer } from 'node:buffer';
import type { Exchange, Queue } from '../../../model/entity.ts';
import type { ArgumentValue } from '../../../model/values.ts';

/**
 * What the broker has: nothing; a text, with the AMQP type where only one side is set; or something that the cut text does not show
 * in full.
 */
export type Current =
  | { readonly kind: 'none' }
  | { readonly kind: 'value'; readonly text: string; readonly type?: string }
  | { readonly kind: 'cut' };

/** `differs`: it exists, and this attribute is the first that is not as sent. `invalid`: it does not exist, and was not made. */
export type Refusal =
  | { readonly kind: 'differs'; readonly key: string; readonly current: Current }
  | { readonly kind: 'invalid' }
  | { readonly kind: 'other' };

/** Reads the text of a 406; `sent` is the value that was sent for a key. */
export function readRefusal(entity: Exchange | Queue, text: string, sent: (key: string) => ArgumentValue | undefined): Refusal {
  const key = /^PRECONDITION_FAILED - inequivalent arg '([^']+)' for /.exec(text)?.[1];
  if (key === undefined) return { kind: isInvalid(entity, text) ? 'invalid' : 'other' };
  const prefix = `PRECONDITION_FAILED - inequivalent arg '${key}' for ${entity.kind} '${entity.name}' in vhost '${entity.vhost}': received `;
  if (!text.startsWith(prefix) || isCut(text)) return { kind: 'differs', key, current: { kind: 'cut' } };
  const value = sent(key);
  const own = typeof value === 'string' ? value.length : 0;
  const rest = text.slice(prefix.length);
  const words = ' but current is ';
  const at = rest.indexOf(words, own);
  return { kind: 'differs', key, current: at < 0 ? { kind: 'cut' } : currentOf(rest.slice(at + words.length)) };
}

function currentOf(text: string): Current {
  if (text === 'none') return { kind: 'none' };
  const described = /^the value '([\s\S]*)' of type '(\w+)'$/.exec(text);
  if (described !== null) return { kind: 'value', text: described[1] ?? '', type: described[2] ?? '' };
  const quoted = /^'([\s\S]*)'$/.exec(text);
  return quoted === null ? { kind: 'cut' } : { kind: 'value', text: quoted[1] ?? '' };
}

/** The broker looks at values and at what a type permits only where it would have to make the thing. */
function isInvalid({ kind, name, vhost }: Exchange | Queue, text: string): boolean {
  const form = /^PRECONDITION_FAILED - invalid (?:arg|property|type) '[^']*' (?:for arg '[^']*' in|for|in) (queue|exchange) '/.exec(text);
  if (form === null || form[1] !== kind) return false;
  const place = `${name}' in vhost '${vhost}'`;
  const rest = text.slice(form[0].length);
  return rest.startsWith(place) || (isCut(text) && place.startsWith(rest.replace(/\uFFFD*\.\.\.$/, '')));
}

/** A reply text is 255 bytes at most; RabbitMQ keeps 252 and adds dots, within a character too. */
function isCut(text: string): boolean {
  return text.endsWith('...') && Buffer.byteLength(text) >= 250;
}

const integers: readonly string[] = ['byte', 'short', 'signedint', 'long', 'unsignedbyte', 'unsignedshort', 'unsignedint'];

/**
 * What a printed value can be, the likeliest first; the next redeclaration tells whether it is. Tables, lists and what JSON has no
 * form for give none.
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
