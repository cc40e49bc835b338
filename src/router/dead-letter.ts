// Dead-lettering of a message that a queue gives up: rejected, expired, over the length limit, over the delivery limit. One call is one
// step; the next death of the same message takes the message from the previous routing. Rules: rabbit_dead_letter,
// rabbit_amqqueue_process, rabbit_fifo_dlx.
import { type EntityKey, exchangeKey, queueKey } from '../model/key.ts';
import type { DeadLettering, Death, DeathReason, OneOf, RoutedMessage, Routing } from '../model/routing.ts';
import type { Arguments } from '../model/values.ts';
import { cyclingQueues, deadLetteringOf, keepsDeadLetters, overflowOf, whyNoDeath } from '../rabbitmq/dead-lettering.ts';
import type { VersionRules } from '../rabbitmq/exchange-types.ts';
import { isDeadEnd } from './arrivals.ts';
import { type Network, placeIn, setBy } from './network.ts';
import { forward } from './route.ts';

/** Routes a message that the queue called `queue` gives up for `reason`. */
export function deadLetter(network: Network, message: RoutedMessage, queue: string, reason: DeathReason): DeadLettering {
  const node = placeIn(network, message.vhost).queues.get(queue);
  if (node === undefined) return { outcome: 'impossible', reason: `queue ${queue} does not exist` };
  const governed = node.governed();
  const never = whyNoDeath(governed, reason);
  if (never !== undefined) return { outcome: never.outcome, reason: never.why };
  const to = deadLetteringOf(governed);
  if (to === undefined) return { outcome: 'dropped', reason: 'the queue has no dead-letter exchange' };
  const dead = died(message, { queue, reason, exchange: to.exchange, key: to.routingKey }, network.rules);
  const { routing, cycles, missing } = sent(network, dead, reason);
  const arrives = !routing.unroutable;
  const outcome = arrives ? 'dead-lettered' : keepsDeadLetters(governed) ? 'kept' : 'dropped';
  const nacked = reason === 'maxlen' && overflowOf(governed) === 'reject-publish-dlx';
  return {
    outcome,
    exchange: exchangeKey(message.vhost, to.exchange),
    by: setBy(to.by),
    routing,
    cycles,
    ...(missing ? { missing } : {}),
    ...(nacked ? { nacked } : {}),
  };
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
  // 3.10 reverses the older rows each time (group_by_queue_and_reason), which affects cycle detection
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
  // its rows are in `deaths`; a binding can only test whether the header exists
  return { ...headers, ...(first ? row('first') : {}), 'x-death': [] };
}

interface Sent {
  readonly routing: Routing;
  readonly cycles: readonly EntityKey[];
  readonly missing?: true;
}

function sent(network: Network, message: RoutedMessage, reason: DeathReason): Sent {
  const routing = forward(network, message);
  if (routing === undefined) {
    const nowhere: Routing = { message, queues: [], oneOf: [], unknown: [], unroutable: true, returned: false, exercised: [] };
    return { routing: nowhere, cycles: [], missing: true };
  }
  if (reason === 'rejected') return { routing, cycles: [] };
  const cycling = new Set(cyclingQueues(message.deaths).map((name) => queueKey(message.vhost, name)));
  const cycles = routing.queues.filter((key) => cycling.has(key));
  const queues = routing.queues.filter((key) => !cycling.has(key));
  const oneOf = routing.oneOf.map((choice) => withoutQueues(choice, cycling));
  const unroutable = queues.length === 0 && oneOf.every(isDeadEnd) && routing.unknown.length === 0;
  return { routing: { ...routing, queues, oneOf, unroutable }, cycles };
}

function withoutQueues(choice: OneOf, cycling: ReadonlySet<EntityKey>): OneOf {
  const alternatives = choice.alternatives.map((one) => ({
    ...one,
    queues: one.queues.filter((key) => !cycling.has(key)),
    oneOf: one.oneOf.map((inner) => withoutQueues(inner, cycling)),
  }));
  return { ...choice, alternatives };
}
