// The commands that checks suggest, quoted for a shell.
import { shellWord } from '../../model/shell.ts';

/** The three permission patterns of a user in a virtual host: Erlang regular expressions for names. */
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

/** Adds a tag to those of a user, which `set_user_tags` replaces. */
export function addTag(user: string, tags: readonly string[], tag: string): string {
  return ctl('set_user_tags', user, ...tags, tag);
}
