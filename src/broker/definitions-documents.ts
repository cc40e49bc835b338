// The documents in an export: lists of their own, or parameters of RabbitMQ's own components.
import type { Document, DocumentKind } from '../model/entity.ts';
import { type EntityKey, keyOf } from '../model/key.ts';
import type { Observation } from '../model/observed.ts';
import type { ObserveRequest } from '../model/ports.ts';
import { isTable } from '../model/values.ts';
import type { DocumentRow } from '../rabbitmq/documents/row.ts';
import { documentKinds } from '../rabbitmq/documents/table.ts';
import type { Row } from '../rabbitmq/rows.ts';
import { limitRows } from './definitions-conditions.ts';

/** The managed and the wanted documents; those of a kind that the export does not contain are unknown. */
export function documentsIn(
  document: Row,
  vhostOfFile: string,
  { wanted, managed }: Pick<ObserveRequest, 'wanted' | 'managed'>,
): ReadonlyMap<EntityKey, Observation> {
  const asked = [...wanted].flatMap(([key, entity]) => (entity.kind === 'document' ? [[key, entity] as const] : []));
  const isAsked = ({ of, vhost }: Document): boolean =>
    managed?.get(vhost)?.includes(of) === true || asked.some(([, one]) => one.of === of && one.vhost === vhost);
  const lists = new Map<DocumentKind, readonly Document[] | undefined>(
    documentKinds.map((row) => [row.of, listed(row, document, vhostOfFile)]),
  );
  const found = new Map<EntityKey, Observation>();
  for (const [key, { of }] of asked)
    found.set(key, lists.get(of) === undefined ? { state: 'unknown', reason: 'transport' } : { state: 'absent' });
  for (const entity of [...lists.values()].flatMap((list) => list ?? []))
    if (isAsked(entity)) found.set(keyOf(entity), { state: 'present', entity, facts: {} });
  return found;
}

/** All of a kind; undefined if the export has no list of them, as one of a virtual host has none of permissions. */
function listed(row: DocumentRow, document: Row, vhostOfFile: string): readonly Document[] | undefined {
  if (row.of === 'vhost-limit') return limitRows(document, vhostOfFile).flatMap(({ vhost, value }) => row.fromRow({ value }, vhost));
  const { list, component } = sections[row.of];
  const rows = document[list];
  if (!Array.isArray(rows)) return undefined;
  return rows.filter(isTable).flatMap((one) => {
    const own = row.of === 'vhost' ? one['name'] : one['vhost'];
    const vhost = typeof own === 'string' ? own : vhostOfFile;
    if (component === undefined) return row.fromRow({ ...one, vhost }, vhost);
    if (one['component'] !== component || !isTable(one['value'])) return [];
    return row.fromRow({ ...one['value'], name: one['name'] }, vhost);
  });
}

/** Where an export lists a kind (3.10 to 4.3). */
const sections: { readonly [of in Exclude<DocumentKind, 'vhost-limit'>]: { readonly list: string; readonly component?: string } } = {
  vhost: { list: 'vhosts' },
  permission: { list: 'permissions' },
  'topic-permission': { list: 'topic_permissions' },
  'operator-policy': { list: 'parameters', component: 'operator_policy' },
};
