// The documents in an export: lists of their own, or parameters of RabbitMQ's own components.
import type { Document, DocumentKind } from '../model/entity.ts';
import { type EntityKey, keyOf } from '../model/key.ts';
import type { Observation } from '../model/observed.ts';
import type { ObserveRequest } from '../model/ports.ts';
import { isTable } from '../model/values.ts';
import { definitionsPlace, documentsInRow, vhostField } from '../rabbitmq/documents/definitions.ts';
import type { DocumentRow } from '../rabbitmq/documents/row.ts';
import { documentKinds } from '../rabbitmq/documents/table.ts';
import type { Row } from '../rabbitmq/rows.ts';
import { limitRows } from './definitions-conditions.ts';
import { shownDocument, userWithHash } from './secrets.ts';

/** The managed and the wanted documents; those of a kind that the export does not contain are unknown. */
export function documentsIn(
  document: Row,
  vhostOfFile: string,
  { wanted, managed, passwordHashes }: Pick<ObserveRequest, 'wanted' | 'managed' | 'passwordHashes'>,
  values: ReadonlyMap<EntityKey, Document>,
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
  for (const live of [...lists.values()].flatMap((list) => list ?? [])) {
    if (!isAsked(live)) continue;
    const key = keyOf(live);
    const hasHash = passwordHashes === true && live.of === 'user';
    found.set(key, observed(hasHash ? userWithHash(live) : shownDocument(live, wanted.get(key), values.get(key))));
  }
  return found;
}

/** Exports of 3.10 contain only the name of a virtual host. */
function observed(entity: Document): Observation {
  const isNameOnly = entity.of === 'vhost' && entity.body['description'] === undefined;
  const facts = {};
  return isNameOnly
    ? { state: 'opaque', facts, detail: 'the definitions file contains only its name' }
    : { state: 'present', entity, facts };
}

/** All documents of its virtual hosts, without secrets. */
export function allDocumentsIn(document: Row, vhostOfFile: string): readonly Document[] {
  const all = documentKinds.flatMap((row) => (row.global === true ? [] : (listed(row, document, vhostOfFile) ?? [])));
  return all.map((live) => shownDocument(live, undefined, undefined));
}

/** All of a kind; undefined if the export has no list of them, as one of a virtual host has none of permissions. */
function listed(row: DocumentRow, document: Row, vhostOfFile: string): readonly Document[] | undefined {
  if (row.of === 'vhost-limit') return limitRows(document, vhostOfFile).flatMap(({ vhost, value }) => row.fromRow({ value }, vhost));
  if (row.of === 'user-limit')
    return tablesOf(document['users'])?.flatMap(({ name, limits }) => row.fromRow({ user: name, value: limits }, ''));
  return tablesOf(document[definitionsPlace(row.of).list])?.flatMap((one) => {
    const named = one[vhostField(row)];
    return documentsInRow(row, one, typeof named === 'string' ? named : vhostOfFile, document['rabbit_version']);
  });
}

function tablesOf(rows: unknown): readonly Row[] | undefined {
  return Array.isArray(rows) ? rows.filter(isTable) : undefined;
}
