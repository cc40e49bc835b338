// Limits of virtual hosts, topic permissions of the observing user and federation links: what governs declared objects beside policies.
import type { Exchange, Queue } from '../../model/entity.ts';
import type { GovernedObject, Governing } from '../../model/governing.ts';
import { type EntityKey, exchangeKey, keyOf, queueKey } from '../../model/key.ts';
import type { FederationLink } from '../../model/links.ts';
import type { Observed, TopicPermission } from '../../model/observed.ts';
import { checksTopics } from '../../rabbitmq/topic-needs.ts';
import { permitsAll, type TopicAccess } from '../../rabbitmq/topic-permissions.ts';
import { type Governance, queueCounts } from './governance.ts';

/** One row per limit, per restricted access and per undeclared upstream with its status. */
export function rowsByConditions(governance: Governance): readonly Governing[] {
  const { topicPermissions = [], federationLinks = [] } = governance.observed.conditions ?? {};
  const objects = new Map(governance.objects.map((entity) => [keyOf(entity), entity]));
  return [
    ...governance.vhosts.flatMap((vhost) => limitRows(governance, vhost)),
    ...topicPermissions.flatMap((permission) => {
      const exchange = objects.get(exchangeKey(permission.vhost, permission.exchange));
      if (exchange?.kind !== 'exchange' || !checksTopics(exchange.type)) return [];
      const { vhost, user } = permission;
      if (governance.isDocumented('topic-permission', vhost, permission.exchange, user)) return [];
      return (['write', 'read'] as const).flatMap((access) => topicRows(permission, access));
    }),
    ...linkRows(
      federationLinks.filter(({ vhost, upstream }) => !governance.isDocumented('federation-upstream', vhost, upstream)),
      (key) => objects.has(key),
    ),
  ];
}

/** The same for one object as it is, whether a file declares anything or not. */
export function conditionsGoverning(entity: Exchange | Queue, observed: Observed): readonly Governing[] {
  const { vhost } = entity;
  const none = { policies: [], isDeclared: () => false, isDocumented: () => false };
  return rowsByConditions({ ...none, objects: [entity], vhosts: [vhost], queues: queueCounts(observed), observed });
}

function limitRows({ observed, queues, isDocumented }: Governance, vhost: string): readonly Governing[] {
  const { maxQueues, maxConnections } = observed.conditions?.vhosts.get(vhost)?.limits ?? {};
  const row = { by: 'vhost-limit', vhost, name: vhost, objects: [] } as const;
  return [
    ...(maxQueues === undefined || isDocumented('vhost-limit', vhost, 'max-queues')
      ? []
      : [{ ...row, key: 'max-queues', value: maxQueues, used: queues.get(vhost) ?? 0 }]),
    ...(maxConnections === undefined || isDocumented('vhost-limit', vhost, 'max-connections')
      ? []
      : [{ ...row, key: 'max-connections', value: maxConnections }]),
  ];
}

/** A bind or unbind of the plan that it refuses is blocked (topic-refusals.ts). */
function topicRows(permission: TopicPermission, access: TopicAccess): readonly Governing[] {
  const { vhost, user, exchange: name } = permission;
  if (permitsAll(permission[access])) return [];
  const object: GovernedObject = { key: exchangeKey(vhost, name), kind: 'exchange', name };
  return [{ by: 'topic-permission', vhost, name: user, key: access, value: permission[access], objects: [object] }];
}

/** Links of one upstream with the same status are one row. */
function linkRows(links: readonly FederationLink[], isObject: (key: EntityKey) => boolean): readonly Governing[] {
  const rows = new Map<string, Governing>();
  for (const { vhost, upstream, kind, name, status } of links) {
    const key = kind === 'exchange' ? exchangeKey(vhost, name) : queueKey(vhost, name);
    if (!isObject(key)) continue;
    const id = JSON.stringify([vhost, upstream, status]);
    const objects = rows.get(id)?.objects ?? [];
    // one link per node that runs it
    if (objects.some((object) => object.key === key)) continue;
    const row = { by: 'federation', vhost, name: upstream, key: 'status', value: status } as const;
    rows.set(id, { ...row, objects: [...objects, { key, kind, name }] });
  }
  return [...rows.values()];
}
