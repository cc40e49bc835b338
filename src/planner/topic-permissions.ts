// Topic permissions that the broker deletes with their exchange: they are put again after the exchange.
import { type EntityKey, exchangeKey } from '../model/key.ts';
import type { Observed } from '../model/observed.ts';
import type { Change } from '../model/plan.ts';
import { deletesTopicPermissions } from '../rabbitmq/topic-permissions.ts';
import { versionOf } from '../rabbitmq/version.ts';
import type { Draft } from './diff.ts';

/** The declared topic permissions of replaced and migrated exchanges, which differ in nothing: as updates without a field. */
export function topicPermissionsAgain(drafts: ReadonlyMap<EntityKey, Draft>, observed: Observed): readonly Draft[] {
  if (!deletesTopicPermissions(versionOf(observed.broker.version))) return [];
  return [...drafts.values()]
    .filter(({ action, after }) => {
      if (action !== 'keep' || after?.kind !== 'document' || after.of !== 'topic-permission') return false;
      const exchange = drafts.get(exchangeKey(after.vhost, after.name))?.action;
      return exchange === 'replace' || exchange === 'migrate';
    })
    .map((draft) => ({ ...draft, action: 'update' }));
}

/** Whether the change puts what the broker has, since the plan deletes it in between. */
export function isPutAgain({ action, fields, after }: Change): boolean {
  return action === 'update' && fields.length === 0 && after?.kind === 'document';
}
