// The limits of virtual hosts.
import { type ArgumentValue, isTable } from '../../model/values.ts';
import type { DocumentField, DocumentRow } from './row.ts';

const value: DocumentField = { property: 'value', field: 'value' };

export const vhostLimits: DocumentRow = {
  of: 'vhost-limit',
  title: 'limit',
  plural: 'limits',
  section: 'limits',
  bare: 'value',
  nameIn: { 'max-queues': 'maxQueues', 'max-connections': 'maxConnections' },
  inTurn: ['max-connections', 'max-queues'],
  fields: [value],
  phase: 'access',
  readTag: 'management',
  writeTag: 'administrator',
  rows: 'vhost-limits',
  listing: (vhost) => ['vhost-limits', vhost],
  fromRow: (row, vhost) =>
    Object.entries(isTable(row['value']) ? row['value'] : {}).map(([name, limit]) => ({
      kind: 'document',
      of: 'vhost-limit',
      vhost,
      name,
      body: { value: limit as ArgumentValue },
    })),
  put: ({ vhost, name, body }) => ({ path: ['vhost-limits', vhost, name], body }),
  remove: ({ vhost, name }) => ['vhost-limits', vhost, name],
};
