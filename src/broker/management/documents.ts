// Reads documents over the management API: one listing per kind and virtual host, and none of a kind that no file manages.
import type { Document, DocumentKind } from '../../model/entity.ts';
import { type EntityKey, keyOf } from '../../model/key.ts';
import type { Facts, Observation } from '../../model/observed.ts';
import type { ObserveRequest, Secrets } from '../../model/ports.ts';
import type { DocumentRow } from '../../rabbitmq/documents/row.ts';
import { documentRow } from '../../rabbitmq/documents/table.ts';
import { declaredVhosts } from '../../rabbitmq/new-vhost.ts';
import { resolvedAll, shownDocument, userWithHash } from '../secrets.ts';
import type { Client } from './client.ts';
import { type Abort, visibleRows } from './conditions.ts';
import { rowsOf } from './response.ts';
import { sendListing } from './vhost-listing.ts';

/**
 * The documents of the managed kinds, and every wanted one. Those that the user may not list are unknown: each kind requires a tag
 * (3.10 to 4.3: 401).
 * @throws TopoError as rowsOf, and as Client.send; `missing-variable` for secrets of wanted documents
 */
export async function readDocuments(
  client: Client,
  request: Pick<ObserveRequest, 'wanted' | 'managed' | 'passwordHashes'>,
  { secrets, ...abort }: Abort & { readonly secrets: Secrets },
): Promise<ReadonlyMap<EntityKey, Observation>> {
  const wanted = [...request.wanted].flatMap(([key, entity]) => (entity.kind === 'document' ? [[key, entity] as const] : []));
  const places = placesOf(
    request,
    wanted.map(([, entity]) => entity),
  );
  const [values, connections] = await Promise.all([resolvedAll(request.wanted, secrets), connectionsOfUsers(client, places, abort)]);
  const refused = new Set<string>();
  const mayBeMissing = declaredVhosts(request.wanted.values());
  const found = new Map<EntityKey, Observation>();
  await Promise.all(
    places.map(async ({ row, vhost }) => {
      const documents = await list({ client, row, vhost, mayBeMissing: mayBeMissing.has(vhost) }, abort);
      if (documents === undefined) refused.add(placeText(row.of, vhost));
      for (const live of documents ?? []) {
        const key = keyOf(live);
        const hasHash = request.passwordHashes === true && live.of === 'user';
        const entity = hasHash ? userWithHash(live) : shownDocument(live, request.wanted.get(key), values.get(key));
        found.set(key, { state: 'present', entity, facts: live.of === 'user' ? (connections?.(live.name) ?? {}) : {} });
      }
    }),
  );
  for (const [key, { of, vhost }] of wanted) {
    if (!found.has(key)) found.set(key, refused.has(placeText(of, vhost)) ? { state: 'unknown', reason: 'tag' } : { state: 'absent' });
  }
  return found;
}

interface Place {
  readonly row: DocumentRow;
  readonly vhost: string;
}

function placesOf({ managed }: Pick<ObserveRequest, 'managed'>, wanted: readonly Document[]): readonly Place[] {
  const all = [
    ...[...(managed ?? [])].flatMap(([vhost, kinds]) => kinds.map((of) => ({ of, vhost }))),
    ...wanted.map(({ of, vhost }) => ({ of, vhost })),
  ];
  const places = new Map(all.map(({ of, vhost }) => [placeText(of, vhost), { row: documentRow(of), vhost }]));
  return [...places.values()];
}

function placeText(of: DocumentKind, vhost: string): string {
  return `${of} ${vhost}`;
}

/** The open connections of each user, if users are observed; undefined if they are not visible. */
async function connectionsOfUsers(client: Client, places: readonly Place[], abort: Abort): Promise<((user: string) => Facts) | undefined> {
  if (places.every(({ row }) => row.of !== 'user')) return undefined;
  const rows = await visibleRows(client, { path: ['connections'], query: 'columns=user', ...abort });
  return rows === undefined ? undefined : (user) => ({ connections: rows.filter((one) => one['user'] === user).length });
}

/** One listing. */
interface Listing extends Place {
  readonly client: Client;
  /** Whether the virtual host need not exist: then it has none. */
  readonly mayBeMissing: boolean;
}

/** All of a kind and virtual host; undefined if the user may not list them. */
async function list({ client, row, vhost, mayBeMissing }: Listing, abort: Abort): Promise<readonly Document[] | undefined> {
  const path = row.listing(vhost);
  const query = row.query === undefined ? {} : { query: row.query };
  const answer = await sendListing(client, { path, ...query, ...abort });
  if (answer.status === 401) return undefined;
  if (answer.status === 404 && mayBeMissing) return [];
  const rows = rowsOf(answer, { client, vhost }, { path: [row.rows] });
  return rows.flatMap((one) => row.fromRow(one, vhost));
}
