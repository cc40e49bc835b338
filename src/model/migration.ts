// The names of what a migration makes on the broker, which is all that tells of a migration under way: there is no state file.
import type { Exchange, Queue } from './entity.ts';
import type { Arguments } from './values.ts';

const suffix = '.topo-migration';
const exchangeSuffix = '.topo-exchange-migration';
const recordSuffix = `${exchangeSuffix}.bindings`;

/**
 * The lock of an apply: an exclusive queue. The broker gives it to one connection at a time, and frees it when that connection ends, however
 * it ends.
 */
export const lockName = 'topo.lock';

/**
 * An autoDelete exchange that has a binding to the exchange of every open migration of its virtual host, and that the broker takes away
 * with the last of them. One look at it tells whether there is anything to look for where nothing can be listed (AMQP). It has the name of
 * the queue that is the lock, so that whoever may apply may look at it: RabbitMQ's permissions are on names.
 * @alias
 */
export const migrationMark = lockName;

/** The name under which a new form is tried out. There is one for a virtual host, as its lock lets one run in. */
const trialName = 'topo.trial';

/** What is declared to try it out. */
export function trialOf<E extends Queue | Exchange>(entity: E): E {
  return { ...entity, name: trialName };
}

/** Longest name of a queue or exchange that can be migrated, in bytes of UTF-8: AMQP allows 255 for the names made from it. */
export const longestMigrated = 255 - recordSuffix.length;

/** Name of the holding queue of a migrated queue or exchange, and of the fanout exchange that leads to it. */
export function holdingName(entity: Queue | Exchange): string {
  return entity.name + (entity.kind === 'queue' ? suffix : exchangeSuffix);
}

/** Whether it is the name of a holding queue, and of the exchange that leads to it. */
export function isHolding(name: string): boolean {
  return name.endsWith(suffix) || name.endsWith(exchangeSuffix);
}

/** Whether a queue or exchange of that name belongs to a migration. */
export function isOfMigration(name: string): boolean {
  return name === migrationMark || isHolding(name) || name.endsWith(recordSuffix);
}

/** The mark of a virtual host. */
export function markOf(vhost: string): Exchange {
  return {
    kind: 'exchange',
    vhost,
    name: migrationMark,
    type: 'fanout',
    durable: true,
    autoDelete: true,
    internal: true,
    arguments: {},
  };
}

/**
 * The queue that holds the messages meanwhile. As safe as the safer of the two forms: replicated where one of them is. Without limits and
 * times of its own; a message that has an expiration of its own goes where it would have gone from the queue, be it by a policy that does
 * not cover the holding queue (`policy`, its definition).
 */
export function heldBy(entity: Queue | Exchange, before?: Queue, policy: Arguments = {}): Queue {
  const base = {
    kind: 'queue',
    vhost: entity.vhost,
    name: holdingName(entity),
    durable: true,
    autoDelete: false,
    exclusive: false,
  } as const;
  if (entity.kind === 'exchange') return { ...base, type: 'classic', arguments: {} };
  const { 'x-dead-letter-exchange': exchange = policy['dead-letter-exchange'] } = entity.arguments;
  const { 'x-dead-letter-routing-key': key = exchange === undefined ? undefined : policy['dead-letter-routing-key'] } = entity.arguments;
  const isReplicated = [before?.type, entity.type].includes('quorum');
  return {
    ...base,
    type: isReplicated ? 'quorum' : 'classic',
    arguments: {
      // RabbitMQ 4.x takes a message away that was returned more than 20 times, as by runs that were killed
      ...(isReplicated ? { 'x-delivery-limit': 1_000_000 } : {}),
      ...(exchange === undefined ? {} : { 'x-dead-letter-exchange': exchange }),
      ...(key === undefined ? {} : { 'x-dead-letter-routing-key': key }),
    },
  };
}

/**
 * The exchange that messages are moved through. A fanout exchange keeps the routing key of a message, and looks at no `CC` header: the
 * default exchange would deliver to the queues that `CC` names once more.
 */
export function carrierOf(entity: Queue | Exchange): Exchange {
  return { ...markOf(entity.vhost), name: holdingName(entity), autoDelete: false, internal: false };
}

/** Holds a copy of the bindings of an exchange that is migrated, so that they survive whatever happens. Nothing is published to it. */
export function recordOf(exchange: Exchange): Exchange {
  return { ...markOf(exchange.vhost), name: exchange.name + recordSuffix, type: 'direct', autoDelete: false };
}
