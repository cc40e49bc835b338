// The operations and exchanges that topic permissions count for, and the routing keys of a topology that they must cover. Their patterns are
// evaluated in topic-permissions.ts. Measured on 3.10.8, 4.0.5 and 4.3.6.
import { append } from '../model/grouped.ts';
import { type EntityKey, exchangeKey, keyOf } from '../model/key.ts';
import type { Declaration, Topology } from '../model/topology.ts';
import { byCodeUnits } from '../model/values.ts';
import type { Operation } from './operation-needs.ts';
import { predeclaredType } from './predeclared.ts';
import type { TopicAccess } from './topic-permissions.ts';
import { compareVersions, isSince, type Version } from './version.ts';

/** The topic permission that operations check on the routing key, after the permissions of operation-needs.ts, existing bindings included. */
export const operationTopics: { readonly [operation in Operation]?: TopicAccess } = { bind: 'read', unbind: 'read', publish: 'write' };

/** Whether topic permissions count for an exchange. A delayed exchange (`x-delayed-message`) has another type, whatever it routes like. */
export function checksTopics(type: string): boolean {
  return type === 'topic';
}

/** Whether a topic permission requires its exchange, and is deleted with it: since 4.2.9 and 4.3.2 (400 `no_such_exchange`). */
export function topicNeedsExchange(version: Version): boolean {
  return compareVersions(version, [4, 3]) < 0 ? isSince(version, [4, 2, 9]) : isSince(version, [4, 3, 2]);
}

/** The routing keys of bindings from topic exchanges, by exchange and key, each with the bindings that have it. */
export function topicKeysOf(
  declarations: readonly Declaration[],
  topology: Topology,
): ReadonlyMap<string, ReadonlyMap<string, readonly EntityKey[]>> {
  const byExchange = new Map<string, Map<string, EntityKey[]>>();
  const sorted = declarations.flatMap(({ entity }) => (entity.kind === 'binding' ? [entity] : []));
  sorted.sort((one, other) => byCodeUnits(one.source, other.source) || byCodeUnits(one.routingKey, other.routingKey));
  for (const binding of sorted) {
    const declared = topology.declarations.get(exchangeKey(binding.vhost, binding.source))?.entity;
    const type = declared?.kind === 'exchange' ? declared.type : predeclaredType(binding.source);
    if (type === undefined || !checksTopics(type)) continue;
    const keys = byExchange.get(binding.source) ?? new Map<string, EntityKey[]>();
    byExchange.set(binding.source, keys);
    append(keys, binding.routingKey, keyOf(binding));
  }
  return byExchange;
}
