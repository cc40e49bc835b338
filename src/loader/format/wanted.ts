// The values that a property accepts, in words, for messages of the schema check.
import type { Schema } from '../generated/validate.js';
import { typesOf } from './place-schema.ts';

/** The values that a schema accepts, in words. */
export function wanted(one: Schema | undefined): string {
  if (one?.pattern?.includes('+ms)')) return 'a duration (1h30m, 30m, 500ms) or an integer of milliseconds';
  if (one?.pattern?.includes('queue-length')) return 'never, queue-length or a number of messages';
  if (one?.pattern?.includes('KiB')) return 'a size (1GiB, 64MiB, 10kB) or an integer of bytes';
  if (one?.pattern?.includes('--~')) return 'ASCII text without commas, and without spaces around it';
  if (one?.pattern?.includes('\\S')) return 'text without spaces around it';
  if (one?.pattern !== undefined) return 'a number and one of Y M D h m s, such as 7D or 24h';
  const words: { readonly [type: string]: string } = {
    string: 'text',
    integer: 'an integer',
    number: 'a decimal number',
    boolean: 'true or false',
    object: 'a mapping',
    array: 'a list',
  };
  return typesOf(one)
    .flatMap((type) => words[type] ?? [])
    .join(' or ');
}
