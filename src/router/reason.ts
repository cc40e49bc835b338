// Why a binding matched, in a few words.
import type { ArgumentValue } from '../model/values.ts';
import { canonicalText } from '../model/values.ts';
import type { Match } from './match.ts';

/** A phrase that completes "it matched: ...". */
export function reasonOf({ link, key, demand }: Match): string {
  if (demand !== undefined) {
    if (demand.wanted.length === 0) return 'it asks for no header';
    const names = demand.wanted.map(({ name }) => name).join(', ');
    if (demand.wanted.length === 1) return `header ${names} fits`;
    return demand.any ? `one of the headers ${names} fits` : `the headers ${names} fit`;
  }
  if (key === undefined) return 'the key does not count';
  const pattern = link.binding.routingKey;
  return key === pattern ? `${shown(key)} is the key` : `${shown(key)} fits ${shown(pattern)}`;
}

/** A key, quoted where it would not be seen. */
export function shown(key: string): string {
  return key === '' || /\s/.test(key) ? JSON.stringify(key) : key;
}

/** A header's value with its type, so that `1` and `"1"` do not read the same. */
export function shownValue(value: ArgumentValue): string {
  return canonicalText(value);
}
