// The attributes of virtual hosts. PUT replaces description and tags, and on 4.3 resets the default queue type that it does not contain
// (3.10.8, 4.0.5, 4.3.6), so that the whole of it is always sent.
import type { Document, QueueType } from '../../model/entity.ts';
import { type Arguments, type ArgumentValue, byCodeUnits, isTable } from '../../model/values.ts';
import { defaultQueueTypeFrom } from '../condition-rows.ts';
import type { Row } from '../rows.ts';
import { isSince, type Version } from '../version.ts';
import type { DocumentRow } from './row.ts';

/** The name of the document is that of its virtual host. */
export const vhosts: DocumentRow = {
  of: 'vhost',
  title: 'virtual host',
  plural: 'virtual hosts',
  section: 'vhost',
  single: true,
  partial: true,
  fields: [
    { property: 'description', field: 'description', otherwise: '' },
    { property: 'tags', field: 'tags', otherwise: [], unordered: true },
    { property: 'defaultQueueType', field: 'default_queue_type' },
    { property: 'protectedFromDeletion', field: 'protected_from_deletion', otherwise: false },
  ],
  phase: 'vhosts',
  readTag: 'management',
  writeTag: 'administrator',
  rows: 'vhosts',
  listing: () => ['vhosts'],
  query: 'disable_stats=true',
  fromRow: (row, vhost) => (row['name'] === vhost ? [{ kind: 'document', of: 'vhost', vhost, name: vhost, body: attributesOf(row) }] : []),
  put: ({ name, body }) => ({ path: ['vhosts', name], body: bodyOf(body) }),
  remove: ({ name }) => ['vhosts', name],
};

/** The document of a virtual host with these attributes, or with none. */
export function vhostDocument(name: string, body: Arguments = {}): Document {
  return { kind: 'document', of: 'vhost', vhost: name, name, body };
}

/** The declared default queue type. */
export function defaultTypeOf({ body }: Document): QueueType | undefined {
  return defaultQueueTypeFrom(body['defaultQueueType']);
}

/** The path of the protection, which is a resource of its own: POST sets it, DELETE removes it (4.3.6; before 4.1: 405). */
export function protectionPath(name: string): readonly string[] {
  return ['vhosts', name, 'deletion', 'protection'];
}

/** Whether a version protects virtual hosts from deletion (rabbit_mgmt_wm_vhost_deletion_protection; tag v4.1.0). */
export function protectsVhosts(version: Version): boolean {
  return isSince(version, [4, 1, 0]);
}

/** Whether a version sets the default queue type of an existing virtual host: 3.10.8 ignores it, 4.0.5 and 4.3.6 set it. */
export function changesDefaultType(version: Version): boolean {
  return isSince(version, [3, 11, 0]);
}

/** An export holds some of them in `metadata` only (4.0.5, 4.3.6). Tags have no order. */
function attributesOf(row: Row): Arguments {
  const metadata: Row = isTable(row['metadata']) ? row['metadata'] : {};
  const of = (field: string): unknown => row[field] ?? metadata[field];
  const [description, tags, isProtected] = [of('description'), of('tags'), of('protected_from_deletion')];
  const type = defaultQueueTypeFrom(of('default_queue_type'));
  return {
    ...(typeof description === 'string' ? { description } : {}),
    ...(Array.isArray(tags) ? { tags: sortedTags(tags.filter((tag) => typeof tag === 'string')) } : {}),
    ...(type === undefined ? {} : { defaultQueueType: type }),
    protectedFromDeletion: isProtected === true,
  };
}

/** Tags in the order in which they are compared. */
function sortedTags(tags: readonly string[]): readonly string[] {
  return [...new Set(tags)].sort(byCodeUnits);
}

/** 3.10 names the default type without underscores, and reads it only when it creates the virtual host; the others accept both names. */
function bodyOf({ description = '', tags = [], defaultQueueType: type }: Arguments): Arguments {
  const types: { readonly [key: string]: ArgumentValue } = type === undefined ? {} : { default_queue_type: type, defaultqueuetype: type };
  return { description, tags, ...types };
}
