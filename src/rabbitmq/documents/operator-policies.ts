// Operator policies.
import { bodyOf, type DocumentRow, named } from './row.ts';

export const operatorPolicies: DocumentRow = {
  of: 'operator-policy',
  title: 'operator policy',
  plural: 'operator policies',
  section: 'operatorPolicies',
  fields: [
    { property: 'pattern', field: 'pattern', of: 'pattern' },
    { property: 'applyTo', field: 'apply-to', otherwise: 'all' },
    { property: 'priority', field: 'priority', otherwise: 0 },
    { property: 'definition', field: 'definition', of: 'policy keys' },
  ],
  phase: 'policies',
  readTag: 'management',
  writeTag: 'administrator',
  rows: 'operator-policies',
  listing: (vhost) => ['operator-policies', vhost],
  fromRow: (row, vhost) => named(operatorPolicies, row, vhost, row['name']),
  put: (document) => ({ path: ['operator-policies', document.vhost, document.name], body: bodyOf(operatorPolicies, document) }),
  remove: ({ vhost, name }) => ['operator-policies', vhost, name],
};
