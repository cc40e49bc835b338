// Undeclared objects: deleted only if `prune` or `--allow delete:...` names them, otherwise left unchanged and counted.
import type { Entity } from '../model/entity.ts';
import { type EntityKey, endsOf, queueKey } from '../model/key.ts';
import { isOfMigration } from '../model/migration.ts';
import { isLocked, type Observation, type Observed } from '../model/observed.ts';
import type { Prune, Topology } from '../model/topology.ts';
import type { Undeclared } from '../model/unchanged.ts';
import { documentRow } from '../rabbitmq/documents/table.ts';
import { type BoundedExpression, boundedExpression } from '../rabbitmq/expression.ts';
import { isDefaultExchange, isReserved, isReservedPolicy } from '../rabbitmq/predeclared.ts';
import { type Allowance, allows } from './allow.ts';
import { type Draft, deletion } from './diff.ts';
import { downQueueFor, type Outages } from './outages.ts';
import { stillNamed } from './references.ts';
import { formerKeys } from './rename/former.ts';
import { isOwnUser, isUnprunable } from './users.ts';

/** Undeclared entities: those to delete, and those that stay. */
export interface Sorted {
  readonly deletions: readonly Draft[];
  readonly kept: readonly Undeclared[];
}

/** Sorts all observed undeclared objects. Reserved names and exclusive queues are never touched and not counted. */
export function sortUndeclared(
  topology: Topology,
  observed: Observed,
  { allowances, outages, leave }: { allowances: readonly Allowance[]; outages: Outages; leave?: ReadonlySet<EntityKey> | undefined },
): Sorted {
  const allowed: Draft[] = [];
  const pruned: Draft[] = [];
  const kept: Undeclared[] = [];
  const [receiving, former] = [receivers(topology, observed), formerKeys(topology)];
  const prunes = new Map([...topology.prune].map(([vhost, prune]) => [vhost, compile(prune)]));
  for (const [key, observation] of observed.observations) {
    if (topology.declarations.has(key) || observation.state === 'absent' || observation.state === 'unknown') continue;
    const entity = observation.state === 'present' ? observation.entity : undefined;
    if (entity === undefined || isUntouchable(entity, observation, observed) || isOwnPermission(entity, observed)) continue;
    const rule = isOf(former, key, entity) ? undefined : prunes.get(entity.vhost);
    if (!(former.has(key) && entity.kind === 'queue') && allows(allowances, 'delete', entity))
      allowed.push(deletion(key, observation, 'delete-allowed'));
    else if (rule !== undefined && covers(rule, entity, topology) && !isKeptUser(entity, observed))
      pruned.push(deletion(key, observation, 'pruned'));
    else if (toDeclared(entity, topology)) kept.push({ key, entity, use: 'delivers' });
    else kept.push({ key, entity, ...(receiving.has(key) ? { use: 'receives' as const } : {}) });
  }
  const [free, waiting] = withoutDown(pruned, outages);
  const named = stillNamed(new Set([...allowed, ...free].map(({ key }) => key)), topology, observed, leave);
  const rescued = free.flatMap(({ key, before }): Undeclared[] =>
    named.has(key) && before !== undefined ? [{ key, entity: before, use: 'named' }] : [],
  );
  return { deletions: [...allowed, ...free.filter(({ key }) => !named.has(key))], kept: [...kept, ...rescued, ...waiting] };
}

/** `prune` leaves a queue that is down unchanged, and what such a queue needs: it covers them again when the queue is back. */
function withoutDown(pruned: readonly Draft[], outages: Outages): readonly [readonly Draft[], readonly Undeclared[]] {
  if (outages.queues.size === 0) return [pruned, []];
  const free: Draft[] = [];
  const waiting: Undeclared[] = [];
  for (const draft of pruned) {
    const { key, before } = draft;
    const of = downQueueFor(key, before, outages);
    if (of === undefined || before === undefined) free.push(draft);
    else waiting.push({ key, entity: before, use: of.queue === key ? 'down' : 'needed' });
  }
  return [free, waiting];
}

/** Whether it is the old object of a rename, or a binding from it: the publishers of an old exchange still use that. */
function isOf(former: ReadonlySet<EntityKey>, key: EntityKey, entity: Entity): boolean {
  return former.has(key) || (entity.kind === 'binding' && former.has(endsOf(entity)[0]));
}

/** All observed objects that a topology may declare: the same that may count as undeclared. */
export function declarable(observed: Observed): readonly Entity[] {
  return [...observed.observations.values()].flatMap((observation) =>
    observation.state === 'present' && !isUntouchable(observation.entity, observation, observed) ? [observation.entity] : [],
  );
}

/** A binding to an exclusive queue is deleted with it; one from the default exchange is implied. */
function isUntouchable(entity: Entity, observation: Observation, observed: Observed): boolean {
  switch (entity.kind) {
    case 'exchange':
      return isReserved(entity.name);
    case 'queue':
      return isReserved(entity.name) || entity.exclusive || isLocked(observation);
    case 'policy':
      return isReservedPolicy(entity.name);
    case 'document':
      return false;
    case 'binding':
      return (
        isDefaultExchange(entity.source) ||
        isOfMigration(entity.source) ||
        isReserved(entity.destination) ||
        toExclusiveQueue(entity, observed)
      );
  }
}

/** RabbitMQ gives it to the user that creates a virtual host, and topo must not lose it: it is never undeclared. */
function isOwnPermission(entity: Entity, { conditions }: Observed): boolean {
  const account = conditions?.account;
  return account !== undefined && entity.kind === 'document' && entity.of === 'permission' && isOwnUser(entity.name, account);
}

function toExclusiveQueue(binding: Entity & { kind: 'binding' }, observed: Observed): boolean {
  if (binding.destinationType !== 'queue') return false;
  return isLocked(observed.observations.get(queueKey(binding.vhost, binding.destination)));
}

interface CompiledPrune {
  readonly queue: readonly BoundedExpression[];
  readonly exchange: readonly BoundedExpression[];
  readonly policy: readonly BoundedExpression[];
  readonly bindings: boolean;
  readonly documents: ReadonlyMap<string, readonly BoundedExpression[]>;
}

/** The loader rejects patterns that do not compile, or cannot be evaluated in bounded time. A pattern matches whole names only. */
function compile(prune: Prune): CompiledPrune {
  const whole = (pattern: string): BoundedExpression => boundedExpression(`^(?:${pattern})$`, 'su');
  return {
    queue: prune.queues.map(whole),
    exchange: prune.exchanges.map(whole),
    policy: prune.policies.map(whole),
    bindings: prune.bindings,
    documents: new Map(Object.entries(prune.documents ?? {}).map(([of, patterns]) => [of, patterns.map(whole)])),
  };
}

function covers(prune: CompiledPrune, entity: Entity, topology: Topology): boolean {
  if (entity.kind === 'document') return prune.documents.get(entity.of)?.some((pattern) => pattern.matches(entity.name)) === true;
  if (entity.kind !== 'binding') return prune[entity.kind].some((pattern) => pattern.matches(entity.name));
  return prune.bindings && toDeclared(entity, topology);
}

function isKeptUser(entity: Entity, observed: Observed): boolean {
  return entity.kind === 'document' && entity.of === 'user' && isUnprunable(entity, observed);
}

/** A binding belongs to its destination, as in the broker's permissions (write on the destination). */
function toDeclared(entity: Entity, topology: Topology): boolean {
  return entity.kind === 'binding' && topology.declarations.get(endsOf(entity)[1])?.presence === 'present';
}

/** The destinations of all live bindings from declared exchanges. */
function receivers({ declarations }: Topology, observed: Observed): ReadonlySet<EntityKey> {
  const ends = [...observed.observations.values()].flatMap((seen) =>
    seen.state === 'present' && seen.entity.kind === 'binding' ? [endsOf(seen.entity)] : [],
  );
  return new Set(ends.flatMap(([source, destination]) => (declarations.get(source)?.presence === 'present' ? [destination] : [])));
}

/** The name in the file of the prune list that covers an entity. */
export function pruneListOf(entity: Entity): string {
  if (entity.kind === 'document') return documentRow(entity.of).section;
  return ({ queue: 'queues', exchange: 'exchanges', binding: 'bindings', policy: 'policies' } as const)[entity.kind];
}
