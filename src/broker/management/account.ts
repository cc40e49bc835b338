// The account that topo uses, and the users that exist: read only if documents matter, since permissions depend on them.
import type { DocumentKind } from '../../model/entity.ts';
import type { Account } from '../../model/observed.ts';
import type { ObserveRequest } from '../../model/ports.ts';
import { isTable } from '../../model/values.ts';
import type { Client } from './client.ts';
import { type Abort, visibleRows } from './conditions.ts';
import { jsonOf } from './response.ts';

/** The kinds whose documents require a user that exists. */
const ofUsers: readonly DocumentKind[] = ['permission', 'topic-permission'];

/**
 * The account, if documents are requested; undefined if the broker does not show it. Every user may read its own tags; listing the users
 * requires the tag `administrator` (3.10 to 4.3).
 * @throws TopoError as Client.send
 */
export async function readAccount(
  client: Client,
  { wanted, managed }: Pick<ObserveRequest, 'wanted' | 'managed'>,
  abort: Abort,
): Promise<Account | undefined> {
  const kinds = new Set([...wanted.values()].flatMap((entity) => (entity.kind === 'document' ? [entity.of] : [])));
  if (kinds.size === 0 && [...(managed?.values() ?? [])].every((some) => some.length === 0)) return undefined;
  const [who, users] = await Promise.all([
    client.send({ method: 'GET', path: ['whoami'], ...abort }),
    ofUsers.some((kind) => kinds.has(kind)) ? visibleRows(client, { path: ['users'], query: 'columns=name', ...abort }) : undefined,
  ]);
  const found = who.status === 200 ? jsonOf(who, client) : undefined;
  const tags = isTable(found) ? found['tags'] : undefined;
  if (!Array.isArray(tags)) return undefined;
  const names = users?.map(({ name }) => String(name));
  return { user: client.user, tags: tags.map(String), ...(names === undefined ? {} : { users: names }) };
}
