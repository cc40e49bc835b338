// The observation of the in-memory broker: everything, as over the management API, or only what AMQP shows.
import type { Entity } from '../../../src/model/entity.ts';
import { type EntityKey, keyOf } from '../../../src/model/key.ts';
import type { Facts, Observation, Observed } from '../../../src/model/observed.ts';
import type { ObserveRequest } from '../../../src/model/ports.ts';
import { byCodeUnits } from '../../../src/model/values.ts';
import { glimpse } from './glimpse.ts';
import { exchangeTypesOf, type MemoryState, type MemoryVhost, vhostOf } from './state.ts';

/** `full` is what the management API shows: attributes, bindings, policies, undeclared objects. `amqp`: what redeclarations show. */
export type Visibility = 'full' | 'amqp';

/** One observation, in key order. */
export async function look(state: MemoryState, visibility: Visibility, request: ObserveRequest): Promise<Observed> {
  request.signal?.throwIfAborted();
  const found = new Map<EntityKey, Observation>();
  if (visibility === 'full') for (const vhost of request.vhosts) list(vhostOf(state, vhost), request.wanted, found);
  if (visibility === 'full') addDocuments(state, request, found);
  for (const [key, entity] of request.wanted) {
    if (!found.has(key)) found.set(key, visibility === 'full' ? { state: 'absent' } : await glimpse(state, entity));
  }
  request.onProgress?.(found.size, found.size);
  return {
    over: 'memory',
    broker: { name: 'memory', version: state.version, address: 'memory' },
    complete: visibility === 'full',
    observations: new Map([...found].sort(([one], [other]) => byCodeUnits(one, other))),
    ...(visibility === 'full' ? { exchangeTypes: exchangeTypesOf(state), cluster: { nodes: state.nodes } } : {}),
  };
}

/** Documents of a kind are listed if one of the kind is wanted, or the kind is managed. */
function addDocuments({ documents }: MemoryState, { wanted, managed }: ObserveRequest, found: Map<EntityKey, Observation>): void {
  for (const [key, entity] of documents) {
    const isListed = [...wanted.values()].some((one) => one.kind === 'document' && one.of === entity.of && one.vhost === entity.vhost);
    if (isListed || managed?.get(entity.vhost)?.includes(entity.of)) found.set(key, { state: 'present', entity, facts: {} });
  }
}

/** Predeclared exchanges are listed only if requested. */
function list(vhost: MemoryVhost, wanted: ObserveRequest['wanted'], found: Map<EntityKey, Observation>): void {
  const add = (entity: Entity, facts: Facts): unknown => found.set(keyOf(entity), { state: 'present', entity, facts });
  for (const exchange of vhost.exchanges.values()) {
    if (!exchange.name.startsWith('amq.') || wanted.has(keyOf(exchange))) add(exchange, {});
  }
  for (const { entity, ready, unacknowledged, consumers } of vhost.queues.values()) {
    add(entity, {
      ready: ready.length,
      unacknowledged: unacknowledged.length,
      consumers,
      ...(entity.exclusive ? { exclusiveElsewhere: true } : {}),
    });
  }
  for (const binding of vhost.bindings.values()) add(binding, {});
  for (const policy of vhost.policies.values()) add(policy, {});
}
