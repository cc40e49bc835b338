// Topic permissions that the broker deletes with their exchange: declared ones are put again after the exchange, others are lost.
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Document, Exchange } from '../model/entity.ts';
import { type EntityKey, exchangeKey, keyOf } from '../model/key.ts';
import type { Observed } from '../model/observed.ts';
import { type Cascade, type Change, interrupts } from '../model/plan.ts';
import { deletesTopicPermissions } from '../rabbitmq/topic-permissions.ts';
import { versionOf } from '../rabbitmq/version.ts';
import type { Draft } from './diff.ts';

/** The declared topic permissions of replaced and migrated exchanges, which differ in nothing: as updates without a field. */
export function topicPermissionsAgain(drafts: ReadonlyMap<EntityKey, Draft>, observed: Observed): readonly Draft[] {
  if (!deletesTopicPermissions(versionOf(observed.broker.version))) return [];
  return [...drafts.values()]
    .filter(({ action, before, after }) => {
      if (action !== 'keep' || before === undefined || after?.kind !== 'document' || after.of !== 'topic-permission') return false;
      const exchange = drafts.get(exchangeKey(after.vhost, after.name))?.action;
      return exchange === 'replace' || exchange === 'migrate';
    })
    .map((draft) => ({ ...draft, action: 'update' }));
}

/**
 * The topic permissions that the broker deletes with the exchanges of a change, and that the plan does not set again: as cascading deletes,
 * foreign where no draft is about them. A user without one is not restricted at all. A rename deletes no exchange that has any.
 * `cascades`: the others of the change; an autoDelete exchange loses its topic permissions too (4.3.6).
 */
export function lostTopicPermissions(
  draft: Draft,
  cascades: readonly Cascade[],
  { drafts, observed }: { readonly drafts: ReadonlyMap<EntityKey, Draft>; readonly observed: Observed },
): readonly Cascade[] {
  return topicPermissionsOf({ ...draft, cascades }, observed).flatMap((entity): Cascade[] => {
    const key = keyOf(entity);
    const own = drafts.get(key);
    if (own === undefined) return [{ key, entity, restored: false, foreign: true }];
    return own.action === 'keep' ? [{ key, entity, restored: false }] : [];
  });
}

type Deleting = Pick<Change, 'action' | 'before' | 'cascades' | 'rename'>;

/** The topic permissions of the exchanges that a change deletes, as far as they are visible. */
export function topicPermissionsOf(change: Deleting, { broker, conditions }: Observed): readonly Document[] {
  if (!deletesTopicPermissions(versionOf(broker.version))) return [];
  return deletedExchanges(change).flatMap(({ vhost, name }) => {
    const own = (conditions?.vhosts.get(vhost)?.topicPermissions ?? []).filter(({ exchange }) => exchange === name);
    return own.map(({ user, write, read }) => ({
      kind: 'document',
      of: 'topic-permission',
      vhost,
      name,
      scope: user,
      body: { write, read },
    }));
  });
}

/** Says of which exchanges the plan may delete topic permissions that are not visible. */
export function topicPermissionNotices(changes: readonly Change[], observed: Observed): readonly Diagnostic[] {
  const version = versionOf(observed.broker.version);
  if (version === undefined || !deletesTopicPermissions(version)) return [];
  const unseen = changes
    .flatMap(deletedExchanges)
    .filter(({ vhost }) => observed.conditions?.vhosts.get(vhost)?.topicPermissions === undefined)
    .map(keyOf);
  if (unseen.length === 0) return [];
  const message = `topic permissions are not visible, and RabbitMQ deletes those of a deleted or replaced exchange: ${[...new Set(unseen)].join(', ')}`;
  const hint = `plan ${observed.over === 'http' ? '' : 'over the management API, '}as a user with the tag administrator, or list them: rabbitmqctl list_topic_permissions`;
  return [{ code: 'not-visible', severity: 'notice', message, hint }];
}

/** The live exchanges that a change deletes, if only for a moment; a rename has the bindings of its old object as cascades. */
function deletedExchanges({ before, cascades, rename, action }: Deleting): readonly Exchange[] {
  if (rename !== undefined) return [];
  const own = before?.kind === 'exchange' && interrupts({ action }) ? [before] : [];
  return [...own, ...cascades.flatMap(({ entity }) => (entity.kind === 'exchange' ? [entity] : []))];
}

/** Whether the change puts what the broker has, since the plan deletes it in between. */
export function isPutAgain({ action, fields, after }: Change): boolean {
  return action === 'update' && fields.length === 0 && after?.kind === 'document';
}
