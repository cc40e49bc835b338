// The reason for a match, in a few words.
import type { ArgumentValue } from '../model/values.ts';
import { canonicalText } from '../model/values.ts';
import type { Match } from './match.ts';

/** A phrase that completes "the binding matched: ...". */
export function reasonOf({ link, key, demand }: Match): string {
  if (demand !== undefined) {
    if (demand.wanted.length === 0) return 'no header required';
    const names = demand.wanted.map(({ name }) => name).join(', ');
    if (demand.wanted.length === 1) return `header ${names} matches`;
    return demand.any ? `one of the headers ${names} matches` : `the headers ${names} match`;
  }
  if (key === undefined) return 'routing key ignored';
  const pattern = link.binding.routingKey;
  return key === pattern ? `${shown(key)} equals the binding key` : `${shown(key)} matches ${shown(pattern)}`;
}

/** A key, quoted if it is empty or contains white space. */
export function shown(key: string): string {
  return key === '' || /\s/.test(key) ? JSON.stringify(key) : key;
}

/** A header's value with its type, so that `1` and `"1"` do not read the same. */
export function shownValue(value: ArgumentValue): string {
  return canonicalText(value);
}
