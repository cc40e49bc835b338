// Documents that the broker would refuse, or its user may not change, and those that would take away the access of topo itself. The account
// is observed only if documents matter; what it does not show is not refused.
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Document, DocumentKind } from '../model/entity.ts';
import { type EntityKey, exchangeKey, nameText } from '../model/key.ts';
import { type Account, type Observed, observationOf } from '../model/observed.ts';
import type { Block, Change, Refusal } from '../model/plan.ts';
import { shellWord } from '../model/shell.ts';
import type { Topology } from '../model/topology.ts';
import type { DocumentRow, UserTag } from '../rabbitmq/documents/row.ts';
import { documentRow } from '../rabbitmq/documents/table.ts';
import { hasTag } from '../rabbitmq/documents/tags.ts';
import { isBuiltIn } from '../rabbitmq/predeclared.ts';
import { deletesTopicPermissions } from '../rabbitmq/topic-permissions.ts';
import { versionOf } from '../rabbitmq/version.ts';
import { isOwnUser, isPermissionOf, usersAfter } from './users.ts';
import { isVhost, vhostRefusal } from './vhosts.ts';

/** By change, what the broker would refuse, or what topo must not do to itself; never empty. */
export function documentRefusals(changes: readonly Change[], observed: Observed): ReadonlyMap<EntityKey, Block> {
  const refused = new Map<EntityKey, Block>();
  const exchangeBlock = exchangeBlocks(changes, observed);
  const account = observed.conditions?.account;
  const users = account === undefined ? undefined : usersAfter(changes, account);
  for (const change of changes) {
    const entity = change.after ?? change.before;
    const block = entity?.kind === 'document' ? (blockOf(change, entity, observed, users, changes) ?? exchangeBlock(change)) : undefined;
    if (block !== undefined) refused.set(change.key, block);
  }
  return refused;
}

/** The users that exist when the plan puts permissions; undefined if they are not visible. */
type Users = ReadonlySet<string> | undefined;

function blockOf(
  change: Change,
  document: Document,
  { observations, conditions, broker }: Observed,
  users: Users,
  all: readonly Change[],
): Block | undefined {
  const { key, action, after } = change;
  const account = conditions?.account;
  const row = documentRow(document.of);
  const seen = observations.get(key);
  if (seen?.state === 'unknown' && seen.reason === 'tag') return needsTag(row, 'listing', row.readTag, account);
  if (account === undefined) return undefined;
  if (action === 'keep') return missingUser(document, users);
  if (!hasTag(account.tags, row.writeTag)) return needsTag(row, 'changing', row.writeTag, account);
  const refused = vhostRefusal(change, document, versionOf(broker.version));
  if (refused !== undefined) return refused;
  if (isVhost(after) && action === 'create') return withoutAccess(after.name, account, all);
  if (action !== 'delete') return missingUser(document, users) ?? (action === 'create' ? undefined : ownPermission(document, account));
  return ownPermission(document, account);
}

function needsTag({ plural }: DocumentRow, what: 'listing' | 'changing', tag: UserTag, account: Account | undefined): Block {
  const user = account === undefined ? 'user of the management API' : `user ${nameText(account.user)}`;
  const tags = account === undefined || account.tags.length === 0 ? '' : `; tags of the user: ${account.tags.join(', ')}`;
  return refusal('needs-tag', { part: user, how: `${what} ${plural} requires the tag ${tag}${tags}`, fix: addTag(tag, account) });
}

/** `set_user_tags` replaces the tags. */
function addTag(tag: UserTag, account: Account | undefined): string {
  const words = account === undefined ? `USER ${tag}` : [account.user, ...account.tags, tag].map(shellWord).join(' ');
  return `rabbitmqctl set_user_tags ${words}, or pass the URL of another user with --management`;
}

/** A permission of a user that does not exist: 400 vhost_or_user_not_found (3.10.8, 4.0.5, 4.3.6). Topic permissions have the user as scope. */
function missingUser({ of, name, scope }: Document, users: ReadonlySet<string> | undefined): Block | undefined {
  const user = of === 'permission' ? name : of === 'topic-permission' || of === 'user-limit' ? scope : undefined;
  if (user === undefined || users === undefined || users.has(user)) return undefined;
  const part = `user ${nameText(user)}`;
  return refusal('user-missing', {
    part,
    how: 'does not exist, or is deleted by the plan',
    fix: `declare the user in users, or create it: rabbitmqctl add_user ${shellWord(user)}`,
  });
}

/**
 * A topic permission on an exchange that does not exist (400 no_such_exchange), or that the plan deletes and the topic permission with it:
 * from 4.2.9 and 4.3.2 on. A plan that does not see the topic permission puts nothing.
 */
function exchangeBlocks(changes: readonly Change[], observed: Observed): (change: Change) => Block | undefined {
  const version = versionOf(observed.broker.version);
  if (version === undefined || !deletesTopicPermissions(version)) return () => undefined;
  const actions = new Map(changes.map(({ key, action }) => [key, action]));
  const lost = new Set(changes.flatMap(({ cascades }) => cascades.filter(({ restored }) => !restored).map(({ key }) => key)));
  return ({ key, action, before, after }) => {
    if (after?.kind !== 'document' || after.of !== 'topic-permission' || isBuiltIn(after.name)) return undefined;
    const exchange = exchangeKey(after.vhost, after.name);
    const puts = action === 'create' || action === 'update';
    const part = `exchange ${nameText(after.name)}`;
    if (lost.has(key) || ((puts || before !== undefined) && (lost.has(exchange) || actions.get(exchange) === 'delete'))) {
      const how = 'the plan deletes it, and RabbitMQ deletes its topic permissions with it';
      return refusal('declaration-refused', { part, how, fix: 'remove the topic permission from the files, or keep the exchange' });
    }
    const ofExchange = actions.get(exchange) ?? 'keep';
    if (!puts || ofExchange !== 'keep' || observationOf(observed, exchange).state !== 'absent') return undefined;
    const how = `does not exist, and RabbitMQ ${version.join('.')} refuses a topic permission on it (400 no_such_exchange)`;
    return refusal('declaration-refused', { part, how, fix: 'declare the exchange, or remove the topic permission' });
  };
}

/** It might end the access in the middle of the apply, or lock out every later one. */
function ownPermission({ of, name, vhost }: Document, account: Account): Block | undefined {
  if (of !== 'permission' || !isOwnUser(name, account)) return undefined;
  const how = `topo itself runs as this user, and could lose its access to virtual host ${nameText(vhost)}`;
  return refusal('own-permission', {
    part: `user ${nameText(name)}`,
    how,
    fix: 'pass the URLs of another user with --url and --management',
  });
}

/** RabbitMQ gives permissions in a new virtual host only to the user that creates it, that of the management API (3.10.8, 4.0.5, 4.3.6). */
function withoutAccess(vhost: string, { user, amqpUser }: Account, changes: readonly Change[]): Block | undefined {
  if (amqpUser === undefined || amqpUser === user) return undefined;
  if (changes.some(({ action, after }) => action === 'create' && after?.vhost === vhost && isPermissionOf(after, amqpUser)))
    return undefined;
  const how = `has no access to the new virtual host ${nameText(vhost)}: RabbitMQ gives it to ${nameText(user)} only, the user of the management API`;
  const fix = `declare permissions: { ${nameText(amqpUser)}: { configure: '.*', write: '.*', read: '.*' } }, or pass the same user with --url and --management`;
  return refusal('vhost-without-access', { part: `user ${nameText(amqpUser)} of the AMQP URL`, how, fix });
}

function refusal(code: Block['code'], one: Refusal): Block {
  return { code, refusals: [one] };
}

/**
 * One notice per managed kind and virtual host that the user may not list: what is undeclared is not visible, and is not deleted. 3.10 lists
 * limits of users to every user of the management API, as does 4.0 (3.10.8, 4.0.5).
 */
export function unlistedNotices({ managed }: Topology, { conditions, observations }: Observed): readonly Diagnostic[] {
  const account = conditions?.account;
  if (account === undefined) return [];
  return [...(managed ?? [])].flatMap(([vhost, kinds]) =>
    [...kinds].map(documentRow).flatMap(({ of, plural, readTag }): readonly Diagnostic[] => {
      if (hasTag(account.tags, readTag) || isListed(of, vhost, observations)) return [];
      const place = vhost === '' ? '' : ` in virtual host ${nameText(vhost)}`;
      const message = `${plural}${place} are not visible: listing them requires the tag ${readTag}`;
      return [{ code: 'needs-tag', severity: 'notice', message, hint: addTag(readTag, account) }];
    }),
  );
}

/** Whether a document of the kind was listed, whatever tag that requires. */
function isListed(of: DocumentKind, vhost: string, observations: Observed['observations']): boolean {
  return [...observations.values()].some(
    (seen) => seen.state === 'present' && seen.entity.kind === 'document' && seen.entity.of === of && seen.entity.vhost === vhost,
  );
}
