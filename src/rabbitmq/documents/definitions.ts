// Where a definitions file holds the documents of each kind, as an import reads them (3.10 to 4.3).
import type { Document, DocumentKind } from '../../model/entity.ts';
import { isTable } from '../../model/values.ts';
import type { Row } from '../rows.ts';
import type { DocumentRow } from './row.ts';

/** A list of a definitions file, and the component of the rows of `parameters`. */
export interface DefinitionsPlace {
  readonly list: string;
  readonly component?: string;
}

/** 4.x also writes limits beside the virtual host, which an import ignores. */
const places: { readonly [of in DocumentKind]: DefinitionsPlace } = {
  vhost: { list: 'vhosts' },
  user: { list: 'users' },
  'user-limit': { list: 'users' },
  permission: { list: 'permissions' },
  'topic-permission': { list: 'topic_permissions' },
  'vhost-limit': { list: 'parameters', component: 'vhost-limits' },
  'operator-policy': { list: 'parameters', component: 'operator_policy' },
  'federation-upstream': { list: 'parameters', component: 'federation-upstream' },
  'federation-upstream-set': { list: 'parameters', component: 'federation-upstream-set' },
  shovel: { list: 'parameters', component: 'shovel' },
  parameter: { list: 'parameters' },
  'global-parameter': { list: 'global_parameters' },
};

/** The place of a kind. */
export function definitionsPlace(of: DocumentKind): DefinitionsPlace {
  return places[of];
}

/** The field of a row with the name of its virtual host. */
export function vhostField({ single }: DocumentRow): 'name' | 'vhost' {
  return single === true ? 'name' : 'vhost';
}

/** The documents of a row of that list; none of a row of another component. `version`: the `rabbit_version` of the file. */
export function documentsInRow(kind: DocumentRow, row: Row, vhost: string, version?: unknown): readonly Document[] {
  const { component } = places[kind.of];
  if (kind.single === true) return kind.fromRow(importedVhost(row, vhost), vhost);
  if (kind.of === 'user-limit') return kind.fromRow({ user: row['name'], value: row['limits'] }, '');
  if (kind.of === 'user') return kind.fromRow(importedUser(row, version), '');
  if (kind.global === true) return kind.fromRow(row, '');
  if (component === undefined) return kind.fromRow({ ...row, vhost }, vhost);
  if (row['component'] !== component) return [];
  if (kind.rows === 'parameters') return kind.fromRow(row, vhost);
  if (!isTable(row['value'])) return [];
  if (kind.of === 'vhost-limit') return kind.fromRow({ value: row['value'] }, vhost);
  return kind.fromRow({ ...row['value'], name: row['name'] }, vhost);
}

/** Up to 3.5, hashes were MD5 and exports did not contain the algorithm (rabbit_auth_backend_internal:hashing_algorithm, 3.10.8 to 4.3.6). */
function importedUser(row: Row, version: unknown): Row {
  const isOld = typeof version === 'string' && /^3\.[0-5]\./.test(version);
  return isOld && row['hashing_algorithm'] === undefined ? { ...row, hashing_algorithm: 'rabbit_password_hashing_md5' } : row;
}

/**
 * An import reads the default queue type and the protection from `metadata` only (4.0.5, 4.3.6), and prefers its description and tags
 * (4.3.6; 3.10.8 and 4.0.5 prefer those beside it, but they differ in no export).
 */
function importedVhost(row: Row, vhost: string): Row {
  const metadata: Row = isTable(row['metadata']) ? row['metadata'] : {};
  const { description, tags } = { ...row, ...metadata };
  return {
    name: vhost,
    ...(description === undefined ? {} : { description }),
    ...(tags === undefined ? {} : { tags }),
    default_queue_type: metadata['default_queue_type'],
    protected_from_deletion: metadata['protected_from_deletion'],
  };
}
