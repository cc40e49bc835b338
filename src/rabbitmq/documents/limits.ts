// The limits of virtual hosts, and what limits of users share with them.
import type { Document, DocumentKind } from '../../model/entity.ts';
import { type Arguments, isTable } from '../../model/values.ts';
import type { DocumentField, DocumentRow } from './row.ts';

/** The one property of a limit. */
export const limitValue: DocumentField = { property: 'value', field: 'value' };

/** The limits in a table of RabbitMQ. */
export function limitsOf(of: DocumentKind, limits: Arguments, vhost: string, scope?: string): readonly Document[] {
  return Object.entries(limits).map(([name, value]) => ({
    ...{ kind: 'document', of, vhost, name },
    ...(scope === undefined ? {} : { scope }),
    body: { value },
  }));
}

export const vhostLimits: DocumentRow = {
  of: 'vhost-limit',
  title: 'limit',
  plural: 'limits',
  section: 'limits',
  bare: 'value',
  nameIn: { 'max-queues': 'maxQueues', 'max-connections': 'maxConnections' },
  inTurn: ['max-connections', 'max-queues'],
  fields: [limitValue],
  phase: 'access',
  readTag: 'management',
  writeTag: 'administrator',
  rows: 'vhost-limits',
  listing: (vhost) => ['vhost-limits', vhost],
  fromRow: (row, vhost) => limitsOf('vhost-limit', isTable(row['value']) ? (row['value'] as Arguments) : {}, vhost),
  put: ({ vhost, name, body }) => ({ path: ['vhost-limits', vhost, name], body }),
  remove: ({ vhost, name }) => ['vhost-limits', vhost, name],
};
