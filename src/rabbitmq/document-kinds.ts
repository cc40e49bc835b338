// The kinds of document: how a file declares them, and how the management API lists, puts and deletes them (RabbitMQ 3.10 to 4.3). A new
// kind is a row here, a fragment of the schema and its cases; loader, observation, diff, plan, writer, prune and reports read this table.
import type { Document, DocumentKind, Entity } from '../model/entity.ts';
import { type Arguments, type ArgumentValue, isTable } from '../model/values.ts';
import type { Row } from './rows.ts';

/** One property of a document. */
export interface DocumentField {
  /** In the file. */
  readonly property: string;
  /** In the bodies of the management API. */
  readonly field: string;
  /** The value that RabbitMQ uses if it is not sent; absent for a property that is required. */
  readonly otherwise?: ArgumentValue;
  /** What RabbitMQ checks: a regular expression, or a table of policy keys. */
  readonly of?: 'pattern' | 'policy keys';
}

/** When a document is put: before the exchanges and queues that it governs, or after the objects that it refers to. */
export type DocumentPhase = 'access' | 'policies' | 'references';

/** A tag of a user that the management API checks. */
export type UserTag = 'management' | 'policymaker' | 'administrator';

/** A request of the management API. */
export interface DocumentRequest {
  readonly path: readonly string[];
  readonly body: Arguments;
}

/** One kind of document. */
export interface DocumentRow {
  readonly of: DocumentKind;
  /** In texts and in `--allow`; the plural in counts. */
  readonly title: string;
  readonly plural: string;
  /** The section of a file, and of `prune`. */
  readonly section: string;
  /** The section is a mapping of mappings: the outer keys are the scope. */
  readonly scoped?: true;
  /** The section has a bare value per name, under this property of the body. */
  readonly bare?: string;
  /** Names of the file by RabbitMQ's names, where they differ. */
  readonly nameIn?: { readonly [name: string]: string };
  readonly fields: readonly DocumentField[];
  readonly phase: DocumentPhase;
  /**
   * Its names in the order in which they are put, one after the other: RabbitMQ keeps the documents of a virtual host in one, and of two that are
   * changed at once it may lose one (limits; 3.10.8, 4.0.5, 4.3.6).
   */
  readonly inTurn?: readonly string[];
  /** The tags that the user needs to list them, and to change them; `administrator` includes every tag. */
  readonly readTag: UserTag;
  readonly writeTag: UserTag;
  /** The name of the listing. */
  readonly rows: string;
  /** The path of a listing that contains all of a virtual host; it may contain others. */
  listing(vhost: string): readonly string[];
  /** The documents of one row of the listing. */
  fromRow(row: Row, vhost: string): readonly Document[];
  put(document: Document): DocumentRequest;
  remove(document: Document): readonly string[];
}

const value: DocumentField = { property: 'value', field: 'value' };

const vhostLimits: DocumentRow = {
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

const permissions: DocumentRow = {
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
  fromRow: (row, vhost) => named('permission', row, vhost, row['user']),
  put: ({ vhost, name, body }) => ({ path: ['permissions', vhost, name], body }),
  remove: ({ vhost, name }) => ['permissions', vhost, name],
};

const topicPermissions: DocumentRow = {
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
  fromRow: (row, vhost) => named('topic-permission', row, vhost, row['exchange'], row['user']),
  put: ({ vhost, name, scope = '', body }) => ({ path: ['topic-permissions', vhost, scope], body: { exchange: name, ...body } }),
  remove: ({ vhost, name, scope = '' }) => ['topic-permissions', vhost, scope, name],
};

const operatorPolicies: DocumentRow = {
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
  fromRow: (row, vhost) => named('operator-policy', row, vhost, row['name']),
  put: (document) => ({ path: ['operator-policies', document.vhost, document.name], body: bodyOf(operatorPolicies, document) }),
  remove: ({ vhost, name }) => ['operator-policies', vhost, name],
};

/** All kinds, in the order in which they are put. */
export const documentKinds: readonly DocumentRow[] = [permissions, vhostLimits, operatorPolicies, topicPermissions];

const byKind = new Map(documentKinds.map((row) => [row.of, row]));

/** The row of a kind. */
export function documentRow(of: DocumentKind): DocumentRow {
  const row = byKind.get(of);
  if (row === undefined) throw new Error(`no row for the documents of the kind ${of}`);
  return row;
}

/** The body by the fields of the management API. */
function bodyOf({ fields }: DocumentRow, { body }: Document): Arguments {
  return Object.fromEntries(fields.flatMap(({ property, field }) => (body[property] === undefined ? [] : [[field, body[property]]])));
}

/** A row as a document; nothing for a row without its names. */
function named(of: DocumentKind, row: Row, vhost: string, name: unknown, scope?: unknown): readonly Document[] {
  if (typeof name !== 'string' || (scope !== undefined && typeof scope !== 'string')) return [];
  const { fields } = documentRow(of);
  const entries = fields.flatMap(({ property, field, otherwise }) => {
    const found = Object.hasOwn(row, field) ? (row[field] as ArgumentValue) : otherwise;
    return found === undefined ? [] : [[property, found] as const];
  });
  return [{ kind: 'document', of, vhost, name, ...(scope === undefined ? {} : { scope }), body: Object.fromEntries(entries) }];
}

/** Whether a user with these tags has the abilities of another one; unknown tags give none. */
export function hasTag(tags: readonly string[], needed: UserTag): boolean {
  if (tags.includes(needed) || tags.includes('administrator')) return true;
  return needed === 'management' && tags.some((tag) => tag === 'policymaker' || tag === 'monitoring');
}

/** The tag that putting and listing entities requires, if any: `administrator` includes `policymaker`, which includes `management`. */
export function tagFor(entities: readonly Entity[]): UserTag | undefined {
  const order: readonly UserTag[] = ['administrator', 'policymaker', 'management'];
  const tags = entities.flatMap((entity): readonly UserTag[] => {
    if (entity.kind === 'policy') return ['policymaker'];
    return entity.kind === 'document' ? [documentRow(entity.of).readTag, documentRow(entity.of).writeTag] : [];
  });
  return order.find((tag) => tags.includes(tag));
}
