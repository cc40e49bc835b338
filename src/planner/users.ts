// What a plan must not do to users: end its own access, or leave no administrator; what it should mention; and what is deleted with a user.
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Document, Entity } from '../model/entity.ts';
import { type EntityKey, nameText } from '../model/key.ts';
import type { Account, Observed } from '../model/observed.ts';
import type { Block, Cascade, Change } from '../model/plan.ts';
import type { UserTag } from '../rabbitmq/documents/row.ts';
import { hasTag } from '../rabbitmq/documents/tags.ts';
import { tagsOf } from '../rabbitmq/documents/users.ts';
import type { Draft } from './diff.ts';

const tagsThatMatter: readonly UserTag[] = ['management', 'policymaker', 'administrator'];

/** Changes of users that are blocked. */
export function userRefusals(changes: readonly Change[], observed: Observed): ReadonlyMap<EntityKey, Block> {
  const account = observed.conditions?.account;
  const refused = new Map<EntityKey, Block>();
  const left = administratorsAfter(changes, observed);
  for (const change of changes) {
    const { before, after } = change;
    const user = before ?? after;
    if (user?.kind !== 'document') continue;
    if (user.of === 'user-limit' && account !== undefined) {
      const closed = ownLimit(change, account);
      if (closed !== undefined) refused.set(change.key, closed);
    }
    if (user.of !== 'user') continue;
    const block = (account === undefined ? undefined : ownUser(change, user, account)) ?? lastAdministrator(change, user, left);
    if (block !== undefined) refused.set(change.key, block);
  }
  return refused;
}

function ownUser({ action, after }: Change, user: Document, account: Account): Block | undefined {
  if (!isOwnUser(user.name, account)) return undefined;
  if (action === 'delete') return ownUserBlock(user.name);
  if (action !== 'update' || after?.kind !== 'document' || user.name !== account.user) return undefined;
  if (after.body['passwordHash'] === '') return ownUserBlock(user.name, 'and could not log in without a password');
  const lost = tagsThatMatter.find((tag) => hasTag(tagsOf(user), tag) && !hasTag(tagsOf(after), tag));
  return lost === undefined ? undefined : ownUserBlock(user.name, `and would lose the rights of the tag ${lost}`);
}

function ownUserBlock(user: string, then?: string): Block {
  const how = `topo itself runs as this user${then === undefined ? '' : `, ${then}`}`;
  const fix = 'pass the URLs of another user with --url and --management';
  return { code: 'own-user', refusals: [{ part: `user ${nameText(user)}`, how, fix }] };
}

/** A limit of 0 ends the access of the user over AMQP; a negative one is none. */
function ownLimit({ action, after }: Change, account: Account): Block | undefined {
  if (action === 'keep' || action === 'delete' || after?.kind !== 'document' || after.body['value'] !== 0) return undefined;
  const user = after.scope ?? '';
  return isOwnUser(user, account) ? ownUserBlock(user, 'and could not connect any more') : undefined;
}

/** Whether topo uses it, over the management API or AMQP. */
export function isOwnUser(name: string, { user, amqpUser }: Account): boolean {
  return name === user || name === amqpUser;
}

function lastAdministrator({ action, after }: Change, user: Document, left: ReadonlySet<string> | undefined): Block | undefined {
  if (left === undefined || left.size > 0 || !isAdministrator(user)) return undefined;
  const stays = action === 'keep' || (after?.kind === 'document' && isAdministrator(after));
  if (stays) return undefined;
  const how = 'after the plan, no user would have the tag administrator';
  const fix = 'declare another user with the tag administrator, or keep this one';
  return { code: 'last-administrator', refusals: [{ part: `user ${nameText(user.name)}`, how, fix }] };
}

/** The names of the administrators once the plan is applied; undefined if users are not visible. */
function administratorsAfter(changes: readonly Change[], observed: Observed): ReadonlySet<string> | undefined {
  const names = new Set(
    liveUsers(observed)
      .filter(isAdministrator)
      .map(({ name }) => name),
  );
  if (names.size === 0) return undefined;
  for (const { action, before, after } of changes) {
    const user = after ?? before;
    if (user?.kind !== 'document' || user.of !== 'user' || action === 'keep') continue;
    if (after?.kind === 'document' && isAdministrator(after)) names.add(user.name);
    else names.delete(user.name);
  }
  return names;
}

/** The observed users. */
function liveUsers({ observations }: Observed): readonly Document[] {
  return [...observations.values()].flatMap((seen) =>
    seen.state === 'present' && seen.entity.kind === 'document' && seen.entity.of === 'user' ? [seen.entity] : [],
  );
}

/** Whether the user has the tag `administrator`. */
function isAdministrator(user: Document): boolean {
  return tagsOf(user).includes('administrator');
}

/** Users that `prune` never deletes: those of this run, the last administrator, and `guest`. A tombstone deletes them where nothing else blocks it. */
export function isUnprunable(user: Document, observed: Observed): boolean {
  if (user.name === 'guest') return true;
  const account = observed.conditions?.account;
  if (account === undefined || isOwnUser(user.name, account)) return true;
  return isAdministrator(user) && liveUsers(observed).filter(isAdministrator).length === 1;
}

/** What RabbitMQ deletes with a user without a change of the plan: its limits, permissions and topic permissions, as far as they are observed. */
export function lostWithUser({ action, before }: Draft, drafts: ReadonlyMap<EntityKey, Draft>, observed: Observed): readonly Cascade[] {
  if (action !== 'delete' || before?.kind !== 'document' || before.of !== 'user') return [];
  return [...observed.observations].flatMap(([key, seen]): Cascade[] => {
    const entity = seen.state === 'present' ? seen.entity : undefined;
    if (entity?.kind !== 'document' || drafts.has(key)) return [];
    const user = entity.of === 'permission' ? entity.name : entity.scope;
    const isOfUser = entity.of === 'permission' || entity.of === 'topic-permission' || entity.of === 'user-limit';
    return isOfUser && user === before.name ? [{ key, entity, restored: false }] : [];
  });
}

/** Notices on passwords. */
export function userNotices(changes: readonly Change[], observed: Observed): readonly Diagnostic[] {
  const account = observed.conditions?.account;
  return changes.flatMap(({ key, action, after, fields }): Diagnostic[] => {
    if (after?.kind !== 'document' || after.of !== 'user') return [];
    const { password, passwordHash } = after.body;
    if (action === 'create' && password === undefined && passwordHash === undefined) {
      const message = `${key} is created without a password: it cannot log in with one`;
      return [{ code: 'user-without-password', severity: 'notice', message, key, hint: 'declare password, passwordFile or passwordHash' }];
    }
    const isSet = action === 'update' && fields.some(({ path }) => path === 'password' || path === 'passwordHash');
    if (!isSet || account === undefined || !isOwnUser(after.name, account)) return [];
    const message = `${key}, as which topo itself runs, gets another password: the result cannot be verified with the present one`;
    return [{ code: 'own-password', severity: 'notice', message, key, hint: 'pass the new password in the URLs of the next run' }];
  });
}

/** Whether it is a permission of the user of this name. */
export function isPermissionOf(entity: Entity | undefined, name: string | undefined): boolean {
  return entity?.kind === 'document' && entity.of === 'permission' && entity.name === name;
}

/** The names of the users that exist when permissions are put; undefined if they are not visible. */
export function usersAfter(changes: readonly Change[], { users }: Account): ReadonlySet<string> | undefined {
  if (users === undefined) return undefined;
  const names = new Set(users);
  for (const { action, before, after } of changes) {
    const user = after ?? before;
    if (user?.kind !== 'document' || user.of !== 'user') continue;
    if (action === 'delete') names.delete(user.name);
    else if (after !== undefined) names.add(user.name);
  }
  return names;
}
