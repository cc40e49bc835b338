// Queues that are down, and what they need: none of it may be deleted, replaced or migrated before their nodes are back. The broker does not
// prevent it: it deletes a queue of a node that is down with its messages, even with if-empty where it is a stream, and deletes the
// exchange that the queue dead-letters to, its policy and its bindings (3.10 to 4.3).
import type { Entity, Policy, Queue } from '../model/entity.ts';
import { type EntityKey, endsOf, exchangeKey, keyOf, queueKey } from '../model/key.ts';
import { holdingName } from '../model/migration.ts';
import { type Observed, type Outage, outageOf } from '../model/observed.ts';
import { type DownQueue, interrupts } from '../model/plan.ts';
import type { Topology } from '../model/topology.ts';
import { deadLetteringOf, deadLetterTarget, exchangesNamedBy } from '../rabbitmq/dead-lettering.ts';
import { mayBeGovernedBy, policyIndex } from '../rabbitmq/policies.ts';
import { isDefaultExchange } from '../rabbitmq/predeclared.ts';
import { versionOf } from '../rabbitmq/version.ts';
import type { Draft } from './diff.ts';

/** The queues that are down, and what they need. */
export interface Outages {
  readonly queues: ReadonlyMap<EntityKey, Outage>;
  /** Objects that one of them names, that govern it, and the bindings to it with their exchanges; each with the queue. */
  readonly needed: ReadonlyMap<EntityKey, EntityKey>;
  /** By virtual host, a queue whose bindings may not be listed: each exchange there may have one. */
  readonly hiding: ReadonlyMap<string, EntityKey>;
}

const none: Outages = { queues: new Map(), needed: new Map(), hiding: new Map() };

/** The outages of an observation. Declared bindings and attributes count for what is not visible. */
export function outagesOf(observed: Observed, declarations?: Topology['declarations']): Outages {
  const queues = new Map<EntityKey, Outage>();
  for (const [key, seen] of observed.observations) {
    const down = outageOf(seen);
    if (down !== undefined && !(seen.state === 'unknown' && seen.reason === 'unlisted')) queues.set(key, down);
  }
  if (queues.size === 0) return none;
  const entities = entitiesIn(observed, declarations);
  const needed = new Map<EntityKey, EntityKey>();
  const hiding = new Map<string, EntityKey>();
  for (const entity of entities) {
    if (entity.kind === 'binding') {
      const [source, destination] = endsOf(entity);
      if (!queues.has(destination)) continue;
      needed.set(keyOf(entity), destination);
      if (!isDefaultExchange(entity.source)) needed.set(source, destination);
    }
    const key = keyOf(entity);
    const down = entity.kind === 'queue' ? queues.get(key) : undefined;
    if (down?.hidesBindings) hiding.set(entity.vhost, key);
  }
  const policies = entities.filter((entity): entity is Policy => entity.kind === 'policy');
  const down = entities.filter((entity): entity is Queue => entity.kind === 'queue' && queues.has(keyOf(entity)));
  for (const [key, queue] of namedBy(down, policies, observed)) if (!queues.has(key)) needed.set(key, queue);
  return { queues, needed, hiding };
}

/** The live objects, and the declared ones that are not visible. */
function entitiesIn(observed: Observed, declarations: Topology['declarations'] | undefined): readonly Entity[] {
  const live = [...observed.observations.values()].flatMap((seen) => (seen.state === 'present' ? [seen.entity] : []));
  const unseen = [...(declarations ?? [])].flatMap(([key, { entity, presence }]) =>
    presence === 'present' && observed.observations.get(key)?.state === 'unknown' ? [entity] : [],
  );
  return [...live, ...unseen];
}

/** What the queues name as dead-letter exchange, directly or by a policy, where its messages go from the default exchange, and its policies. */
function* namedBy(
  queues: readonly Queue[],
  policies: readonly Policy[],
  { broker, operatorPolicies = [] }: Observed,
): Iterable<readonly [EntityKey, EntityKey]> {
  const version = versionOf(broker.version);
  const [inEffect, operatorsInEffect] = [policyIndex(policies, version), policyIndex(operatorPolicies, version)];
  for (const queue of queues) {
    const own = keyOf(queue);
    const governing = inEffect(queue);
    for (const policy of governing.policies) yield [keyOf(policy), own];
    for (const key of [queue, ...governing.policies].flatMap(exchangesNamedBy)) yield [key, own];
    for (const governed of mayBeGovernedBy(queue, governing, operatorsInEffect(queue), version)) {
      const route = deadLetteringOf(governed);
      const target = route === undefined ? undefined : deadLetterTarget(queue.vhost, route);
      if (target !== undefined) yield [target, own];
    }
  }
}

/** The queue that is down and needs the object, or is the object; undefined if there is none. */
export function downQueueFor(key: EntityKey, entity: Entity | undefined, { queues, needed, hiding }: Outages): DownQueue | undefined {
  if (queues.size === 0) return undefined;
  const hidden = entity?.kind === 'exchange' ? hiding.get(entity.vhost) : undefined;
  const bound = entity?.kind === 'binding' && queues.has(endsOf(entity)[1]) ? endsOf(entity)[1] : undefined;
  const queue = queues.has(key) ? key : (needed.get(key) ?? bound ?? hidden);
  const down = queue === undefined ? undefined : queues.get(queue);
  return queue === undefined || down === undefined ? undefined : { queue, ...down };
}

/**
 * The draft while queues are down: blocked if it would delete, replace, migrate, bind or unbind such a queue, or delete what it needs. What is
 * merely repeated is not, until the queue is back.
 */
export function duringOutage(draft: Draft, outages: Outages): Draft {
  const { key, action } = draft;
  const entity = draft.before ?? draft.after;
  const of = downQueueFor(key, entity, outages) ?? renamedDown(draft, outages) ?? holdingDown(draft, outages);
  if (of === undefined || draft.trouble !== undefined) return draft;
  if (action === 'ensure' && entity?.kind === 'binding' && draft.after !== undefined)
    return { ...draft, action: 'keep', reasons: ['queue-down'] };
  const isRebound = entity?.kind === 'binding' && (action === 'create' || action === 'rebind' || action === 'ensure');
  if (!interrupts(draft) && !isRebound) return draft;
  return { ...draft, trouble: of.queue === key ? 'queue-down' : 'needed-by-down-queue', down: of };
}

/** The old object of a rename is deleted. */
function renamedDown({ rename }: Draft, outages: Outages): DownQueue | undefined {
  return rename === undefined ? undefined : downQueueFor(keyOf(rename.from), rename.from, outages);
}

/** The holding queue of a migration, or the exchange of that name, holds the messages. */
function holdingDown({ action, after, before }: Draft, outages: Outages): DownQueue | undefined {
  const entity = after ?? before;
  if (action !== 'migrate' || (entity?.kind !== 'queue' && entity?.kind !== 'exchange')) return undefined;
  const queue = queueKey(entity.vhost, holdingName(entity));
  const down = outages.queues.get(queue);
  if (down !== undefined) return { queue, ...down };
  const carrier = exchangeKey(entity.vhost, holdingName(entity));
  return downQueueFor(carrier, undefined, outages);
}
