// The commands that checks suggest, quoted for a shell.
import { shellWord } from '../../model/shell.ts';

/** The three patterns that a user has in a virtual host: regular expressions of Erlang over names. */
export interface Patterns {
  readonly configure: string;
  readonly write: string;
  readonly read: string;
}

/** Patterns that match every name. */
export const everything: Patterns = { configure: '.*', write: '.*', read: '.*' };

/** `rabbitmqctl` with arguments. */
export function ctl(command: string, ...words: readonly string[]): string {
  return ['rabbitmqctl', command, ...words.map(shellWord)].join(' ');
}

/** Sets all three patterns. */
export function setPermissions(vhost: string, user: string, { configure, write, read }: Patterns): string {
  return ctl('set_permissions', '-p', vhost, user, configure, write, read);
}

/** Gives a user a tag more: `set_user_tags` replaces those that he has. */
export function addTag(user: string, tags: readonly string[], tag: string): string {
  return ctl('set_user_tags', user, ...tags, tag);
}
