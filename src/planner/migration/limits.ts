// Why a queue cannot be migrated: messages would be lost in transit, or have no destination. Determined before any step.
import type { Code } from '../../model/codes.ts';
import type { Policy, Queue } from '../../model/entity.ts';
import { keyOf } from '../../model/key.ts';
import { heldBy, longestMigrated } from '../../model/migration.ts';
import type { Facts, Observed } from '../../model/observed.ts';
import type { Change } from '../../model/plan.ts';
import type { Arguments } from '../../model/values.ts';
import { definitionsOf, mayBeGovernedBy, noPolicy, policiesInEffect } from '../../rabbitmq/policies.ts';
import { deliveryLimitOf } from '../../rabbitmq/settings.ts';
import { versionOf } from '../../rabbitmq/version.ts';

/** Policy keys, and the corresponding arguments, that remove messages. */
const takingKeys = ['message-ttl', 'max-length', 'max-length-bytes', 'max-age'];

/** Each killed run counts as a delivery of the messages in transit. */
const fewDeliveries = 3;

/**
 * Why the queue or exchange cannot be migrated, if so. `observed` holds the policies in force during the migration (`foreseen`), and
 * `change.facts` the present counts.
 */
export function migrationBlock(change: Pick<Change, 'before' | 'after' | 'facts' | 'migration'>, observed: Observed): Code | undefined {
  const { before, after, facts, migration } = change;
  if (after?.kind !== 'queue' && after?.kind !== 'exchange') return undefined;
  if (new TextEncoder().encode(after.name).length > longestMigrated) return 'migration-name-too-long';
  // it is a policy that catches what is published before the new exchange is bound, and all its bindings must be seen
  if (after.kind === 'exchange') {
    if (!observed.complete) return 'needs-management';
    return before !== undefined && catchesHolding(undefined, heldBy(after), observed) ? 'migration-policy' : undefined;
  }
  if (after.type === 'stream') return 'migration-to-stream';
  if (before?.kind !== 'queue')
    return wouldOverflow(after, (migration?.held ?? 0) + (facts?.ready ?? 0)) ? 'migration-would-drop' : undefined;
  // it would go with the last consumer, which topo is while it moves messages
  if (before.autoDelete) return 'migration-auto-delete';
  // a message that is requeued by a lost connection counts as delivered, and is dropped (3.10 to 4.3)
  if (before.type === 'quorum' && allowsNoReturn(before, observed)) return 'migration-delivery-limit';
  if (isTooSmall(before, after, facts ?? {})) return 'migration-would-drop';
  const caught = catchesHolding(before, migration?.holding ?? heldBy(after, before), observed);
  return caught || deadLettersDiffer(before, after, observed) ? 'migration-policy' : undefined;
}

/** Whether nobody can say where a message goes that expires in the queue: the holding queue could not send it there. */
function deadLettersDiffer(before: Queue, after: Queue, observed: Observed): boolean {
  const definitions = definitionsFor(policiesOf(observed, before.vhost), before, observed);
  const keys = ['dead-letter-exchange', 'dead-letter-routing-key'].filter((key) => after.arguments[`x-${key}`] === undefined);
  return keys.some((key) => new Set(definitions.map((definition) => definition[key])).size > 1);
}

/** Held messages that the new queue would drop for exceeding its limit: the files may have changed since they were moved. */
function wouldOverflow({ arguments: table }: Queue, messages: number): boolean {
  if (messages > 0 && table['x-message-ttl'] === 0) return true;
  const most = numberOf(table, 'x-max-length');
  return most !== undefined && messages > most && (table['x-overflow'] ?? 'drop-head') === 'drop-head';
}

function allowsNoReturn(queue: Queue, observed: Observed): boolean {
  const version = versionOf(observed.broker.version);
  const [policies, operators] = inForce(observed, queue.vhost).map((some) => policiesInEffect(some, queue, version));
  const ways = mayBeGovernedBy(queue, policies ?? noPolicy, operators ?? noPolicy, version);
  return ways.some((governed) => deliveryLimitOf(governed)?.returns === 0);
}

/** A limit below the present count. The size of a queue in bytes is unknown: a new limit of bytes counts as too low. */
function isTooSmall(before: Queue, after: Queue, facts: Facts): boolean {
  const messages = (facts.ready ?? 0) + (facts.unacknowledged ?? 0);
  if (messages === 0) return false;
  const tightens = (name: string): boolean => {
    const [was, is] = [numberOf(before.arguments, name), numberOf(after.arguments, name)];
    return is !== undefined && (was === undefined || is < was);
  };
  const most = numberOf(after.arguments, 'x-max-length');
  if (most !== undefined && messages > most) return true;
  return tightens('x-max-length-bytes') || numberOf(after.arguments, 'x-message-ttl') === 0;
}

/**
 * A policy that may take messages from the holding queue sooner than anything takes them from the queue itself. Of several that may apply
 * each counts, on the queue the one that takes the least. `expires` always is: the holding queue has no consumers, which keep the queue itself alive.
 */
function catchesHolding(before: Queue | undefined, holding: Queue, observed: Observed): boolean {
  return inForce(observed, holding.vhost).some((policies) => {
    const onQueue = before === undefined ? [{}] : definitionsFor(policies, before, observed);
    return definitionsFor(policies, holding, observed).some((onHolding) => catches(onHolding, { before, onQueue, holding }));
  });
}

interface Caught {
  readonly before: Queue | undefined;
  /** What policies may say of the queue itself. */
  readonly onQueue: readonly Arguments[];
  readonly holding: Queue;
}

function catches(onHolding: Arguments, { before, onQueue, holding }: Caught): boolean {
  const deliveries = holding.type === 'quorum' ? numberOf(onHolding, 'delivery-limit') : undefined;
  if (numberOf(onHolding, 'expires') !== undefined || (deliveries !== undefined && deliveries >= 0 && deliveries < fewDeliveries))
    return true;
  return takingKeys.some((key) => {
    const limit = numberOf(onHolding, key);
    if (limit === undefined) return false;
    const isLower = (one: number | undefined): boolean => one === undefined || limit < one;
    return isLower(numberOf(before?.arguments ?? {}, `x-${key}`)) && onQueue.some((definition) => isLower(numberOf(definition, key)));
  });
}

function definitionsFor(policies: readonly Policy[], queue: Queue, { broker }: Observed): readonly Arguments[] {
  return definitionsOf(policiesInEffect(policies, queue, versionOf(broker.version)));
}

/** One policy of each kind is in force at a time. */
function inForce(observed: Observed, vhost: string): readonly (readonly Policy[])[] {
  return [policiesOf(observed, vhost), (observed.operatorPolicies ?? []).filter((policy) => policy.vhost === vhost)];
}

/** The observation, with the policies that the plan sets first: they are in force during a migration. */
export function foreseen(observed: Observed, changes: Iterable<Pick<Change, 'action' | 'after'>>): Observed {
  const observations = new Map(observed.observations);
  for (const { action, after } of changes) {
    if (after?.kind !== 'policy' || (action !== 'create' && action !== 'update')) continue;
    observations.set(keyOf(after), { state: 'present', entity: after, facts: {} });
  }
  return { ...observed, observations };
}

/** The live policies of a virtual host; none if they are not visible. */
export function policiesOf(observed: Observed, vhost: string): readonly Policy[] {
  return [...observed.observations.values()].flatMap((seen) =>
    seen.state === 'present' && seen.entity.kind === 'policy' && seen.entity.vhost === vhost ? [seen.entity] : [],
  );
}

function numberOf(table: Arguments, name: string): number | undefined {
  const value = table[name];
  return typeof value === 'number' ? value : undefined;
}
