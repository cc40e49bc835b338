// Why a queue cannot be migrated: messages would be lost in transit, or have no destination. Determined before any step.
import type { Code } from '../../model/codes.ts';
import type { Policy, Queue } from '../../model/entity.ts';
import { heldBy, longestMigrated } from '../../model/migration.ts';
import type { Facts, Observed } from '../../model/observed.ts';
import type { Change } from '../../model/plan.ts';
import type { Accepting, Migration } from '../../model/plan-parts.ts';
import { type Arguments, canonicalText } from '../../model/values.ts';
import { deadLetteringOf, droppedAtOnce, keepsDeadLetters, keptAtMost } from '../../rabbitmq/dead-lettering.ts';
import { mayBeGovernedBy, policiesInEffect } from '../../rabbitmq/policies.ts';
import { deliveryLimitOf, type Governed, numberOf } from '../../rabbitmq/settings.ts';
import { versionOf } from '../../rabbitmq/version.ts';

/** Whether AMQP allows the names of the objects that a migration or rename to this name creates. */
export function isNameTooLong(name: string): boolean {
  return new TextEncoder().encode(name).length > longestMigrated;
}

/** What removes messages from a queue that is no stream. */
const takingKeys = ['message-ttl', 'max-length', 'max-length-bytes'];

/** Each killed run counts as a delivery of the messages in transit. */
const fewDeliveries = 3;

/**
 * Why the queue or exchange cannot be migrated, if so. `observed` holds the policies in force during the migration (`foreseen`), and
 * `change.facts` the present counts.
 */
export function migrationBlock(change: Pick<Change, 'before' | 'after' | 'facts' | 'migration'>, observed: Observed): Code | undefined {
  const { before, after, facts, migration } = change;
  if (after?.kind !== 'queue' && after?.kind !== 'exchange') return undefined;
  if (isNameTooLong(after.name)) return 'migration-name-too-long';
  // it is a policy that catches what is published before the new exchange is bound, and all its bindings must be seen
  if (after.kind === 'exchange') {
    if (!observed.complete) return 'needs-management';
    return before !== undefined && catchesHolding(undefined, heldBy(after), observed) ? 'migration-policy' : undefined;
  }
  if (after.type === 'stream') return 'migration-to-stream';
  if (before?.kind !== 'queue')
    return wouldOverflow(after, (migration?.held ?? 0) + (facts?.ready ?? 0), observed) ? 'migration-would-drop' : undefined;
  // only the management API counts the messages that consumers hold
  if (migration?.consumers === 'cancel' && !observed.complete) return 'needs-management';
  if (migration?.consumers === 'cancel' && before.type === 'quorum') return 'cancel-unreliable';
  const block = moveBlock(before, after, facts ?? {}, observed);
  if (block !== undefined) return block;
  const caught = catchesHolding(before, migration?.holding ?? heldBy(after, before), observed);
  // the holding queue could not send there what expires in it
  const isUnclear = deadLettersWhileAway(after, before, observed).length > 1;
  return caught || isUnclear ? 'migration-policy' : undefined;
}

/** Why the messages of one queue cannot be moved into another, if so. `facts` counts the messages that the other will hold. */
export function moveBlock(before: Queue, after: Queue, facts: Facts, observed: Observed): Code | undefined {
  if (after.type === 'stream') return 'migration-to-stream';
  // they cannot be consumed, and are deleted with the queue
  if ((facts.deadLetters ?? 0) > 0) return 'dead-letters-waiting';
  if (!observed.complete && deadLettersKept(before, observed).keepsDeadLetters) return 'needs-management';
  // it is deleted with its last consumer, and topo consumes while it moves messages
  if (before.autoDelete) return 'migration-auto-delete';
  // a message that is requeued by a lost connection counts as delivered, and is dropped (3.10 to 4.3)
  if (before.type === 'quorum' && allowsNoReturn(before, observed)) return 'migration-delivery-limit';
  return isTooSmall(before, after, facts, observed) ? 'migration-would-drop' : undefined;
}

/** Whether the broker may delete the queue for having no consumer. */
export function mayExpire(queue: Queue, observed: Observed): boolean {
  return waysOf(queue, observed).some((governed) => limitOf(governed, 'expires') < Number.POSITIVE_INFINITY);
}

/**
 * The dead-lettering of the queue during the migration, as arguments of its holding queue: from the new arguments of the queue and the
 * policy that applies to it. Several results if it is uncertain which policy applies.
 */
export function deadLettersWhileAway(after: Queue, governedAs: Queue, observed: Observed): readonly Arguments[] {
  const routes = waysOf(governedAs, observed).map((governed): Arguments => {
    const route = deadLetteringOf({ ...governed, entity: after });
    if (route === undefined) return {};
    const { exchange, routingKey } = route;
    return { 'x-dead-letter-exchange': exchange, ...(routingKey === undefined ? {} : { 'x-dead-letter-routing-key': routingKey }) };
  });
  return [...new Map(routes.map((route) => [canonicalText(route), route])).values()];
}

/** Held messages that the new queue would drop for exceeding its limit: the files may have changed since they were moved. */
function wouldOverflow(after: Queue, messages: number, observed: Observed): boolean {
  return waysOf(after, observed).some((governed) => droppedAtOnce(governed, messages) > 0);
}

function allowsNoReturn(queue: Queue, observed: Observed): boolean {
  return waysOf(queue, observed).some((governed) => deliveryLimitOf(governed)?.returns === 0);
}

/** Whether the queue may keep dead letters until another queue confirms them. */
export function deadLettersKept(queue: Queue | undefined, observed: Observed): Pick<Migration, 'keepsDeadLetters'> {
  return queue !== undefined && waysOf(queue, observed).some(keepsDeadLetters) ? { keepsDeadLetters: true } : {};
}

/** The lowest delivery limit that may be set for the queue. The default of RabbitMQ does not count: it is for crashing consumers. */
export function deliveryLimitBefore(queue: Queue | undefined, observed: Observed): Pick<Migration, 'deliveryLimit'> {
  const limits = queue === undefined ? [] : waysOf(queue, observed).map(deliveryLimitOf);
  const returns = limits.flatMap((limit) => (limit?.by === undefined ? [] : [limit.returns]));
  return returns.length === 0 ? {} : { deliveryLimit: Math.min(...returns) };
}

/**
 * The greatest number of messages that the queue holds, if a limit or a policy that may apply to it sets one. Its size in bytes is unknown:
 * with a limit in bytes, or if it drops what it cannot deliver at once, it counts as full.
 */
export function roomIn(queue: Queue, observed: Observed): number | undefined {
  const ways = waysOf(queue, observed);
  const isFull = ways.some(
    (governed) => limitOf(governed, 'max-length-bytes') < Number.POSITIVE_INFINITY || limitOf(governed, 'message-ttl') === 0,
  );
  const most = isFull ? 0 : Math.min(...ways.map((governed) => limitOf(governed, 'max-length')));
  return Number.isFinite(most) ? most : undefined;
}

/** A limit below the present count. The size of a queue in bytes is unknown: a new limit of bytes counts as too low. */
function isTooSmall(before: Queue, after: Queue, facts: Facts, observed: Observed): boolean {
  const messages = (facts.ready ?? 0) + (facts.unacknowledged ?? 0);
  if (messages === 0) return false;
  return messages > acceptedAtMost(before, after, observed);
}

function acceptedAtMost(before: Queue, after: Queue, observed: Observed): number {
  const old = waysOf(before, observed);
  const most = waysOf(after, observed).map((governed) => {
    const isTighter = takesSooner(governed, old, 'max-length-bytes');
    return isTighter || limitOf(governed, 'message-ttl') === 0 ? 0 : limitOf(governed, 'max-length');
  });
  return Math.min(...most);
}

/** How many messages the moves may give to a queue in its new form or under its new name; without an old queue, only the rest is moved. */
export function acceptedBy(after: Queue, before: Queue | undefined, observed: Observed): Accepting {
  if (after.type === 'stream' || (before !== undefined && isLimitedAlike(before, after, observed))) return {};
  const accepts = before === undefined ? Number.POSITIVE_INFINITY : acceptedAtMost(before, after, observed);
  const keeps = Math.min(...waysOf(after, observed).map(keptAtMost), keptByArguments(after));
  return { ...(Number.isFinite(accepts) ? { accepts } : {}), ...(Number.isFinite(keeps) ? { keeps } : {}) };
}

/** How many messages the arguments of a queue alone permit it to hold. A limit in bytes is not considered. */
export function acceptedByArguments({ arguments: values }: Queue): number {
  return values['x-message-ttl'] === 0 ? 0 : Number(values['x-max-length'] ?? Number.POSITIVE_INFINITY);
}

/** The same, if it drops others. Without an argument that refuses them it does, whatever a policy says: a saved plan does not show that. */
export function keptByArguments(queue: Queue): number {
  const { 'x-overflow': overflow = 'drop-head', 'x-message-ttl': expiry } = queue.arguments;
  return overflow === 'drop-head' || expiry === 0 ? acceptedByArguments(queue) : Number.POSITIVE_INFINITY;
}

/** The old queue would drop as much: what arrives during the move exceeds a limit that was full before, and must not end the move. */
function isLimitedAlike(before: Queue, after: Queue, observed: Observed): boolean {
  const [old, now] = [before, after].map((queue) => waysOf(queue, observed).map(keptAtMost)) as [number[], number[]];
  return hasLowerLimit(before, after) && Math.max(...old) <= Math.min(...now) && acceptedAtMost(before, after, observed) > 0;
}

/** Whether the arguments of the old queue limit its length, and no less than those of the new one: visible in a saved plan, unlike policies. */
export function hasLowerLimit(before: Queue, after: Queue): boolean {
  const old = acceptedByArguments(before);
  return Number.isFinite(old) && old > 0 && old <= acceptedByArguments(after);
}

/**
 * Whether something may take messages from the holding queue sooner than it takes them from the queue itself. `expires` always does: the
 * holding queue has no consumers, which keep the queue itself alive.
 */
function catchesHolding(before: Queue | undefined, holding: Queue, observed: Observed): boolean {
  const onQueue = before === undefined ? undefined : waysOf(before, observed);
  return waysOf(holding, observed).some((onHolding) => {
    const returns = deliveryLimitOf(onHolding)?.returns ?? Number.POSITIVE_INFINITY;
    if (limitOf(onHolding, 'expires') < Number.POSITIVE_INFINITY || returns < fewDeliveries) return true;
    return takingKeys.some((key) => takesSooner(onHolding, onQueue, key));
  });
}

/** Whether a limit is lower than one of the possible limits elsewhere; without an object elsewhere, any limit is lower. */
function takesSooner(governed: Governed, elsewhere: readonly Governed[] | undefined, key: string): boolean {
  const limit = limitOf(governed, key);
  return (elsewhere?.map((other) => limitOf(other, key)) ?? [Number.POSITIVE_INFINITY]).some((other) => limit < other);
}

function limitOf(governed: Governed, key: string): number {
  return numberOf(governed, key) ?? Number.POSITIVE_INFINITY;
}

/** How the policies and operator policies in force may govern the queue. */
function waysOf(queue: Queue, observed: Observed): readonly Governed[] {
  const version = versionOf(observed.broker.version);
  const [policies, operatorPolicies] = [policiesOf(observed, queue.vhost), observed.operatorPolicies ?? []];
  return mayBeGovernedBy(queue, policiesInEffect(policies, queue, version), policiesInEffect(operatorPolicies, queue, version), version);
}

/** The live policies of a virtual host; none if they are not visible. */
export function policiesOf(observed: Observed, vhost: string): readonly Policy[] {
  return [...observed.observations.values()].flatMap((seen) =>
    seen.state === 'present' && seen.entity.kind === 'policy' && seen.entity.vhost === vhost ? [seen.entity] : [],
  );
}
