// The upstreams that a graph shows: each exchange and queue receives messages from those that its policy names.
import type { Document, Entity, Exchange, Policy, Queue } from '../model/entity.ts';
import { documentKey, type EntityKey, keyOf } from '../model/key.ts';
import { upstreamsNamed } from '../rabbitmq/documents/federation.ts';
import { upstreamKeys } from '../rabbitmq/policy-key-table.ts';
import type { GraphNode } from './model.ts';
import type { Snapshot, Strand } from './snapshot.ts';

/** Connections from the upstreams of the policy in force. An internal exchange is not federated. */
export function federationStrands(
  end: Exchange | Queue,
  policy: Policy | undefined,
  { entities }: Snapshot,
): readonly Omit<Strand, 'presence'>[] {
  if (policy === undefined || !upstreamKeys.some((key) => Object.hasOwn(policy.definition, key))) return [];
  if (end.kind === 'exchange' && end.internal) return [];
  const { kind, vhost, name } = end;
  return upstreamsNamed(policy, documentsIn(entities, vhost)).map((upstream) => ({
    from: documentKey('federation-upstream', vhost, upstream),
    start: { kind: 'upstream', vhost, name: upstream },
    to: keyOf(end),
    end: { kind, vhost, name },
    reason: 'federation',
    label: `policy ${policy.name}`,
  }));
}

function documentsIn(entities: Snapshot['entities'], vhost: string): readonly Document[] {
  return [...entities.values()].filter((entity: Entity): entity is Document => entity.kind === 'document' && entity.vhost === vhost);
}

/** An upstream. It is unknown whether one that no file declares exists: it is external. */
export function upstreamNode(
  key: EntityKey,
  start: Pick<GraphNode, 'kind' | 'vhost' | 'name'>,
  { entities, presence, fileOf }: Snapshot,
): GraphNode {
  const file = fileOf(key);
  const state = presence.get(key) ?? (entities.has(key) ? 'declared' : 'external');
  return { key, ...start, type: 'federation', presence: state, traits: [], ...(file === undefined ? {} : { file }) };
}
