// Bindings that the broker would refuse because a topic permission of the user does not cover their routing key. The permissions are
// visible to administrators only: for other users, `topo doctor` asks the broker.

import type { Binding } from '../model/entity.ts';
import { type EntityKey, exchangeKey, keyOf, nameText } from '../model/key.ts';
import type { Observed, TopicPermission } from '../model/observed.ts';
import { type Block, type Change, deletes, type Refusal, type Step } from '../model/plan.ts';
import { shellWord } from '../model/shell.ts';
import { checksTopics, operationTopics, topicNeedsExchange } from '../rabbitmq/topic-needs.ts';
import { coversKey } from '../rabbitmq/topic-permissions.ts';
import { versionOf } from '../rabbitmq/version.ts';
import { exchangeTypesOf } from './exchange-types.ts';

/** By change, what the broker would refuse; never empty. What cannot be evaluated is not refused. */
export function topicRefusals(changes: readonly Change[], steps: readonly Step[], observed: Observed): ReadonlyMap<EntityKey, Block> {
  const permissions = observed.conditions?.topicPermissions ?? [];
  const refused = new Map<EntityKey, Block>();
  if (permissions.length === 0) return refused;
  const gone = permissionsGone(steps, observed);
  const typeOf = exchangeTypesOf(changes, observed);
  for (const step of steps) {
    if (step.do !== 'bind' && step.do !== 'unbind') continue;
    const { entity } = step;
    const access = operationTopics[step.do];
    const own = permissions.find(({ vhost, exchange }) => vhost === entity.vhost && exchange === entity.source);
    if (own === undefined || access === undefined || gone.has(exchangeKey(entity.vhost, entity.source))) continue;
    const type = typeOf(entity.vhost, entity.source);
    if (type === undefined || !checksTopics(type) || coversKey(own, access, entity.routingKey) !== false) continue;
    const refusal = refusalOf(step.change, entity, own);
    const before = refused.get(step.change)?.refusals ?? [];
    if (before.some(({ part }) => part === refusal.part)) continue;
    refused.set(step.change, { code: 'topic-permission-missing', refusals: [...before, refusal] });
  }
  return refused;
}

/** Exchanges that the plan deletes, and with them, since 4.2.9 and 4.3.2, their topic permissions. */
function permissionsGone(steps: readonly Step[], { broker }: Observed): ReadonlySet<EntityKey> {
  const version = versionOf(broker.version);
  if (version === undefined || !topicNeedsExchange(version)) return new Set();
  return new Set(steps.flatMap((step) => (deletes(step) && step.entity.kind === 'exchange' ? [keyOf(step.entity)] : [])));
}

/** A binding that is restored after the change may be refused as well: it is named. */
function refusalOf(change: EntityKey, entity: Binding, { vhost, user, exchange, write, read }: TopicPermission): Refusal {
  const key = keyOf(entity);
  const part = `routing key ${nameText(entity.routingKey)}${key === change ? '' : ` of ${key}`}`;
  const words = [vhost, user, exchange, write, 'READ'].map(shellWord).join(' ');
  return {
    part,
    how: `user ${nameText(user)} may bind exchange ${nameText(exchange)} with keys that match ${read === '' ? '^$' : read} only`,
    fix: `extend the read pattern: rabbitmqctl set_topic_permissions -p ${words}`,
  };
}
