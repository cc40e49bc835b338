// Users and their limits. Both belong to the whole broker.
import type { Document } from '../../model/entity.ts';
import { type Arguments, type ArgumentValue, byCodeUnits, isTable } from '../../model/values.ts';
import type { Row } from '../rows.ts';
import { limitsOf, limitValue } from './limits.ts';
import type { DocumentRow } from './row.ts';

/** RabbitMQ's modules, by the names of the file format (3.10 to 4.3; others are plugins of the node). */
const algorithms: { readonly [name: string]: string } = {
  sha256: 'rabbit_password_hashing_sha256',
  sha512: 'rabbit_password_hashing_sha512',
  md5: 'rabbit_password_hashing_md5',
};

/** Users. RabbitMQ stores a salted hash of the password, and a PUT without a password or hash clears it (3.10.8, 4.0.5, 4.3.6). */
export const users: DocumentRow = {
  of: 'user',
  title: 'user',
  plural: 'users',
  section: 'users',
  global: true,
  fields: [
    { property: 'password', field: 'password', secret: 'password', file: 'passwordFile' },
    { property: 'passwordHash', field: 'password_hash', secret: 'hash' },
    { property: 'hashingAlgorithm', field: 'hashing_algorithm' },
    { property: 'tags', field: 'tags', otherwise: [], unordered: true },
  ],
  phase: 'users',
  readTag: 'administrator',
  writeTag: 'administrator',
  rows: 'users',
  listing: () => ['users'],
  fromRow: userOf,
  put: ({ name, body }) => ({ path: ['users', name], body: userBody(body) }),
  remove: ({ name }) => ['users', name],
};

/** With the stored hash, which the observation replaces by what the file declares. */
function userOf(row: Row): readonly Document[] {
  const { name, password_hash: hash, hashing_algorithm: algorithm } = row;
  if (typeof name !== 'string') return [];
  const known = Object.entries(algorithms).find(([, module]) => module === algorithm)?.[0] ?? String(algorithm ?? 'sha256');
  const body: Arguments = { passwordHash: typeof hash === 'string' ? hash : '', hashingAlgorithm: known, tags: sortedTags(row['tags']) };
  return [{ kind: 'document', of: 'user', vhost: '', name, body }];
}

function userBody({ password, passwordHash, hashingAlgorithm, tags = [] }: Arguments): Arguments {
  if (password !== undefined) return { password, tags };
  if (passwordHash === undefined) return { password_hash: '', tags };
  const algorithm = String(hashingAlgorithm ?? 'sha256');
  return { password_hash: passwordHash, hashing_algorithm: algorithms[algorithm] ?? algorithm, tags };
}

/** A list, or a text with commas (exports of old versions): their order has no meaning. */
function sortedTags(tags: unknown): readonly string[] {
  const list = Array.isArray(tags) ? tags.map(String) : String(tags ?? '').split(',');
  return [...new Set(list.map((tag) => tag.trim()).filter((tag) => tag !== ''))].sort(byCodeUnits);
}

/** The tags in the body of a user. */
export function tagsOf({ body }: Document): readonly string[] {
  return sortedTags(body['tags']);
}

/** Limits of users; RabbitMQ keeps those of a user in one record, and deletes them with the user. */
export const userLimits: DocumentRow = {
  of: 'user-limit',
  title: 'limit of user',
  plural: 'limits of users',
  section: 'users',
  global: true,
  scoped: true,
  within: 'limits',
  bare: 'value',
  nameIn: { 'max-connections': 'maxConnections', 'max-channels': 'maxChannels' },
  inTurn: ['max-connections', 'max-channels'],
  fields: [limitValue],
  phase: 'access',
  readTag: 'administrator', // 3.10 and 4.0: management for its own, 4.3: monitoring
  writeTag: 'administrator',
  rows: 'user-limits',
  listing: () => ['user-limits'],
  fromRow: (row) => {
    const { user, value } = row;
    return typeof user === 'string'
      ? limitsOf('user-limit', isTable(value) ? (value as { [name: string]: ArgumentValue }) : {}, '', user)
      : [];
  },
  put: ({ name, scope = '', body }) => ({ path: ['user-limits', scope, name], body }),
  remove: ({ name, scope = '' }) => ['user-limits', scope, name],
};
