// The users of an export, which belong to the whole broker: only if requested, and with their password hashes only if these are requested too.
import { type Diagnostic, problem, TopoError } from '../../../model/diagnostic.ts';
import type { Document, Entity } from '../../../model/entity.ts';
import type { EntityKey } from '../../../model/key.ts';
import type { Observation, Observed } from '../../../model/observed.ts';
import type { BrokerReader, ObserveRequest } from '../../../model/ports.ts';
import { documentKinds, documentRow } from '../../../rabbitmq/documents/table.ts';
import { hasTag } from '../../../rabbitmq/documents/tags.ts';
import { UsageError } from '../../usage.ts';

/** Flags that select users. */
export interface UserOptions {
  readonly users?: boolean;
  readonly passwordHashes?: boolean;
}

const { section, plural, readTag } = documentRow('user');

const kindsOfUsers = documentKinds.filter((row) => row.section === section).map(({ of }) => of);

/** @throws UsageError for flags that contradict each other */
export function checkUserOptions({ users, passwordHashes, documents }: UserOptions & { readonly documents?: boolean }): void {
  if (passwordHashes === true && users !== true) throw new UsageError('error: --password-hashes requires --users');
  if (users === true && documents === false) throw new UsageError('error: --users and --no-documents cannot be combined');
}

/** Adds all users of the source to an observation of its virtual hosts. @throws TopoError `access-refused`, and as `BrokerReader.observe` */
export async function withUsers(
  observed: Observed,
  { observe }: BrokerReader,
  { passwordHashes = false, signal }: UserOptions & Pick<ObserveRequest, 'signal'>,
): Promise<Observed> {
  const account = observed.conditions?.account;
  if (account !== undefined && !hasTag(account.tags, readTag)) {
    throw new TopoError([problem('access-refused', `--users: listing ${plural} requires the tag ${readTag}`)]);
  }
  const managed = new Map([['', kindsOfUsers]]);
  const users = await observe({ vhosts: [], wanted: new Map(), managed, passwordHashes, ...(signal === undefined ? {} : { signal }) });
  return { ...observed, observations: new Map([...observed.observations, ...[...users.observations].filter(isOfUser)]) };
}

function isOfUser([, seen]: readonly [EntityKey, Observation]): boolean {
  return seen.state === 'present' && userOf(seen.entity) !== undefined;
}

/** The name of the user that a document of the section `users` describes. */
function userOf(entity: Entity): string | undefined {
  if (entity.kind !== 'document' || !kindsOfUsers.includes(entity.of)) return undefined;
  return entity.scope ?? entity.name;
}

/**
 * Whether an export of these virtual hosts contains a document of the whole broker: a user with permissions there; of all virtual hosts, every
 * user and global parameter.
 */
export function selectsOfBroker({ observations }: Observed, vhosts: readonly string[], all: boolean): (document: Document) => boolean {
  const names = new Set(
    [...observations.values()].flatMap((seen) => {
      const entity = seen.state === 'present' ? seen.entity : undefined;
      if (entity?.kind !== 'document' || !vhosts.includes(entity.vhost)) return [];
      if (entity.of === 'permission') return [entity.name];
      return entity.of === 'topic-permission' ? [entity.scope ?? ''] : [];
    }),
  );
  return (document) => {
    if (document.of === 'global-parameter') return all;
    const user = userOf(document);
    return user !== undefined && (all || names.has(user));
  };
}

/** The numbers of unmanaged objects without the exported users. */
export function withoutUsers(unmanaged: ReadonlyMap<string, number>, exported: readonly Entity[]): ReadonlyMap<string, number> {
  const users = exported.filter((entity) => entity.kind === 'document' && entity.of === 'user').length;
  return new Map(
    [...unmanaged].flatMap(([name, count]) => (name !== plural ? [[name, count]] : count > users ? [[name, count - users]] : [])),
  );
}

/** One warning if the text contains hashes, which an attacker can test passwords against. */
export function hashesWritten(exported: readonly Entity[]): readonly Diagnostic[] {
  const users = exported.filter((entity) => entity.kind === 'document' && entity.body['passwordHash'] !== undefined).length;
  if (users === 0) return [];
  const message = `the export contains the password ${users === 1 ? 'hash of 1 user' : `hashes of ${users} users`}`;
  return [{ code: 'export-password-hashes', severity: 'notice', message, hint: 'store it like a password' }];
}
