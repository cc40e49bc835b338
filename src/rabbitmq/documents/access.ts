// Permissions and topic permissions of users.
import { type DocumentRow, named } from './row.ts';

export const permissions: DocumentRow = {
  of: 'permission',
  title: 'permission',
  plural: 'permissions',
  section: 'permissions',
  fields: [
    { property: 'configure', field: 'configure', of: 'pattern' },
    { property: 'write', field: 'write', of: 'pattern' },
    { property: 'read', field: 'read', of: 'pattern' },
  ],
  phase: 'access',
  readTag: 'administrator',
  writeTag: 'administrator',
  rows: 'permissions',
  listing: (vhost) => ['vhosts', vhost, 'permissions'],
  fromRow: (row, vhost) => named(permissions, row, vhost, row['user']),
  put: ({ vhost, name, body }) => ({ path: ['permissions', vhost, name], body }),
  remove: ({ vhost, name }) => ['permissions', vhost, name],
};

export const topicPermissions: DocumentRow = {
  of: 'topic-permission',
  title: 'topic permission',
  plural: 'topic permissions',
  section: 'topicPermissions',
  scoped: true,
  fields: [
    { property: 'write', field: 'write', of: 'pattern' },
    { property: 'read', field: 'read', of: 'pattern' },
  ],
  phase: 'references', // 4.3: 400 no_such_exchange before its exchange exists
  readTag: 'administrator',
  writeTag: 'administrator',
  rows: 'topic-permissions',
  listing: (vhost) => ['vhosts', vhost, 'topic-permissions'],
  fromRow: (row, vhost) => named(topicPermissions, row, vhost, row['exchange'], row['user']),
  put: ({ vhost, name, scope = '', body }) => ({ path: ['topic-permissions', vhost, scope], body: { exchange: name, ...body } }),
  remove: ({ vhost, name, scope = '' }) => ['topic-permissions', vhost, scope, name],
};
