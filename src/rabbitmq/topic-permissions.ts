// Topic permissions: patterns over the routing keys of a user's publishes to, and binds and unbinds from, one topic exchange. Exchanges of
// other types ignore them, and so does an exchange without an entry for the user (3.10.8, 4.0.5, 4.3.6).
import type { TopicPermission } from '../model/observed.ts';
import { patternOf } from './pattern.ts';
import { isSince, type Version } from './version.ts';

/** Publishes require `write`, binds and unbinds from the exchange `read`. */
export type TopicAccess = 'write' | 'read';

/**
 * Whether the permission covers a routing key; undefined if topo cannot evaluate the pattern. It matches anywhere in the key unless it is
 * anchored, and expands `{username}` and `{vhost}`; an empty pattern permits the empty key only.
 */
export function coversKey(permission: TopicPermission, access: TopicAccess, routingKey: string): boolean | undefined {
  const pattern = permission[access];
  if (pattern === '') return routingKey === '';
  const outcome = patternOf(expanded(pattern, permission));
  return 'matches' in outcome && outcome.isSure(routingKey) ? outcome.matches(routingKey) : undefined;
}

/**
 * Whether the deletion of an exchange deletes its topic permissions, as far as known: from 4.2.9 and 4.3.2 on (source; measured on 4.3.6, and
 * not so on 4.0.5 and 3.10.8).
 */
export function deletesTopicPermissions(version: Version | undefined): boolean {
  if (version === undefined) return true;
  return isSince(version, [4, 3]) ? isSince(version, [4, 3, 2]) : isSince(version, [4, 2, 9]);
}

/** Whether a pattern obviously permits every routing key. */
export function permitsAll(pattern: string): boolean {
  return /^\^?\.\*\$?$/.test(pattern);
}

/** RabbitMQ puts the values into the pattern unescaped; names with characters of a pattern are rare. */
function expanded(pattern: string, { user, vhost }: TopicPermission): string {
  return pattern.replaceAll('{username}', () => user).replaceAll('{vhost}', () => vhost);
}
