// Where a message goes that a queue gives up: rejected, expired, dropped for length, redelivered too often. One call is one step; the
// next death of the same message takes the message of the routing before. Rules: rabbit_dead_letter, rabbit_amqqueue_process, rabbit_fifo_dlx.
import { type EntityKey, exchangeKey, queueKey } from '../model/key.ts';
import type { DeadLettering, Death, DeathReason, OneOf, RoutedMessage, Routing } from '../model/routing.ts';
import type { Arguments } from '../model/values.ts';
import type { VersionRules } from '../rabbitmq/exchange-types.ts';
import { isDeadEnd } from './arrivals.ts';
import { type Network, placeIn, type QueueNode } from './network.ts';
import { forward } from './route.ts';

/** Where a message in the queue called `queue` goes when the queue gives it up for `reason`. */
export function deadLetter(network: Network, message: RoutedMessage, queue: string, reason: DeathReason): DeadLettering {
  const node = placeIn(network, message.vhost).queues.get(queue);
  if (node === undefined) return { outcome: 'impossible', reason: `there is no queue ${queue}` };
  const impossible = whyNever(node, reason, network.rules);
  if (impossible !== undefined) return impossible;
  const exchange = node.setting('dead-letter-exchange');
  if (exchange === undefined || typeof exchange.value !== 'string')
    return { outcome: 'dropped', reason: 'the queue has no dead-letter exchange' };
  const key = node.setting('dead-letter-routing-key')?.value;
  const dead = died(message, { queue, reason, exchange: exchange.value, key: typeof key === 'string' ? key : undefined }, network.rules);
  const { routing, circles, missing } = sent(network, dead, reason);
  const arrives = !routing.unroutable;
  const outcome = arrives ? 'dead-lettered' : isKept(node) ? 'kept' : 'dropped';
  const nacked = reason === 'maxlen' && overflowOf(node) === 'reject-publish-dlx';
  return {
    outcome,
    exchange: exchangeKey(message.vhost, exchange.value),
    by: exchange.by,
    routing,
    circles,
    ...(missing ? { missing } : {}),
    ...(nacked ? { nacked } : {}),
  };
}

function whyNever(node: QueueNode, reason: DeathReason, rules: VersionRules): DeadLettering | undefined {
  const type = node.queue.type ?? 'classic';
  if (type === 'stream') return { outcome: 'impossible', reason: 'a stream dead-letters nothing' };
  switch (reason) {
    case 'rejected':
    case 'expired':
      return undefined;
    case 'delivery_limit':
      if (type === 'classic') return { outcome: 'impossible', reason: 'a classic queue has no delivery limit' };
      if (node.setting('delivery-limit') !== undefined || rules.defaultDeliveryLimit) return undefined;
      return { outcome: 'impossible', reason: 'the queue has no delivery limit' };
    case 'maxlen':
      if (node.setting('max-length') === undefined && node.setting('max-length-bytes') === undefined) {
        return { outcome: 'impossible', reason: 'the queue has no length limit' };
      }
      return overflowOf(node) === 'reject-publish'
        ? { outcome: 'refused', reason: 'overflow is reject-publish: the publisher gets a nack' }
        : undefined;
  }
}

/** The argument wins on a classic queue, the policy on a quorum queue, which takes `reject-publish-dlx` for `drop-head`. */
function overflowOf(node: QueueNode): string {
  const quorum = node.queue.type === 'quorum';
  const value = node.setting('overflow', quorum ? 'policy' : 'argument')?.value;
  if (value === 'reject-publish') return value;
  return value === 'reject-publish-dlx' && !quorum ? value : 'drop-head';
}

/** A quorum queue with at-least-once keeps what has nowhere to go; with drop-head it falls back to at-most-once. */
function isKept(node: QueueNode): boolean {
  const strategy = node.setting('dead-letter-strategy')?.value;
  return node.queue.type === 'quorum' && strategy === 'at-least-once' && overflowOf(node) === 'reject-publish';
}

interface Dying {
  readonly queue: string;
  readonly reason: DeathReason;
  /** Name of the dead-letter exchange. */
  readonly exchange: string;
  readonly key: string | undefined;
}

function died(message: RoutedMessage, { queue, reason, exchange, key }: Dying, rules: VersionRules): RoutedMessage {
  const { CC: _, ...withoutCc } = message.headers;
  const headers = key !== undefined && rules.deathsAreHeaders ? withoutCc : message.headers;
  const deaths = withDeath(message, { queue, reason }, rules);
  return {
    vhost: message.vhost,
    exchange,
    routingKeys: key === undefined ? message.routingKeys : [key],
    headers: withDeathHeaders(headers, message, { queue, reason }, rules),
    deaths,
  };
}

type Cause = Pick<Dying, 'queue' | 'reason'>;

function withDeath({ deaths, exchange, routingKeys }: RoutedMessage, { queue, reason }: Cause, rules: VersionRules): readonly Death[] {
  const before = deaths.find((death) => death.queue === queue && death.reason === reason);
  const others = deaths.filter((death) => death !== before);
  const death = before === undefined ? { queue, reason, exchange, routingKeys, count: 1 } : { ...before, count: before.count + 1 };
  // 3.10 turns the older rows round each time (group_by_queue_and_reason), which the rule against circles can see
  return [death, ...(rules.deathsAreHeaders ? others.toReversed() : others)];
}

/** The headers that a headers exchange can see: `x-first-death-*`, since 4.0 `x-last-death-*`. */
function withDeathHeaders(headers: Arguments, message: RoutedMessage, { queue, reason }: Cause, rules: VersionRules): Arguments {
  const row = (which: string): Arguments => ({
    [`x-${which}-death-reason`]: reason,
    [`x-${which}-death-queue`]: queue,
    [`x-${which}-death-exchange`]: message.exchange,
  });
  if (!rules.deathsAreHeaders) return { ...headers, ...(message.deaths.length === 0 ? row('first') : {}), ...row('last') };
  const first = message.deaths.length === 0 && !Object.hasOwn(headers, 'x-death');
  // its rows are in `deaths`; that the header is there is all that a binding can ask
  return { ...headers, ...(first ? row('first') : {}), 'x-death': [] };
}

interface Sent {
  readonly routing: Routing;
  readonly circles: readonly EntityKey[];
  readonly missing?: true;
}

function sent(network: Network, message: RoutedMessage, reason: DeathReason): Sent {
  const routing = forward(network, message);
  if (routing === undefined) {
    const nowhere: Routing = { message, queues: [], oneOf: [], unknown: [], unroutable: true, returned: false, exercised: [] };
    return { routing: nowhere, circles: [], missing: true };
  }
  if (reason === 'rejected') return { routing, circles: [] };
  const circling = new Set(circlingQueues(message.deaths).map((name) => queueKey(message.vhost, name)));
  const circles = routing.queues.filter((key) => circling.has(key));
  const queues = routing.queues.filter((key) => !circling.has(key));
  const oneOf = routing.oneOf.map((choice) => withoutQueues(choice, circling));
  const unroutable = queues.length === 0 && oneOf.every(isDeadEnd) && routing.unknown.length === 0;
  return { routing: { ...routing, queues, oneOf, unroutable }, circles };
}

/** Queues that the message may not come back to: since its last death there nobody has rejected it, nor then (is_cycle). */
function circlingQueues(deaths: readonly Death[]): readonly string[] {
  const end = deaths.findIndex(({ reason }) => reason === 'rejected');
  return (end === -1 ? deaths : deaths.slice(0, end)).map(({ queue }) => queue);
}

function withoutQueues(choice: OneOf, circling: ReadonlySet<EntityKey>): OneOf {
  const alternatives = choice.alternatives.map((one) => ({
    ...one,
    queues: one.queues.filter((key) => !circling.has(key)),
    oneOf: one.oneOf.map((inner) => withoutQueues(inner, circling)),
  }));
  return { ...choice, alternatives };
}
