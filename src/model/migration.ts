// The objects that a migration creates on the broker. Their names are the only state of a migration: there is no state file.
import type { Exchange, Queue } from './entity.ts';
import type { Arguments } from './values.ts';

const suffix = '.topo-migration';
const exchangeSuffix = '.topo-exchange-migration';
const renameSuffix = '.topo-rename';
const exchangeRenameSuffix = '.topo-exchange-rename';
const recordSuffix = `${exchangeSuffix}.bindings`;

/**
 * The lock of an apply: an exclusive queue. The broker grants it to one connection at a time, and releases it when that connection ends, for
 * any reason.
 */
export const lockName = 'topo.lock';

/**
 * The lock that takes over while the node of the holder of the first one is down: RabbitMQ 4.3 keeps an exclusive queue of such a node, and
 * no other connection can delete it. An exchange of this name never exists: its delete confirms the lock.
 */
export const takeoverName = 'topo.lock.2';

/** Whether a queue of this name is the lock of an apply. */
export function isLock(name: string): boolean {
  return name === lockName || name === takeoverName;
}

/**
 * An autoDelete exchange that has a binding to the exchange of every open migration of its virtual host, and that the broker deletes
 * with the last of them. Over AMQP, where objects cannot be listed, its existence shows whether there is an unfinished migration. It has the
 * name of the lock queue, so that every user with permission to apply can read it: RabbitMQ's permissions apply to names.
 * @alias
 */
export const migrationMark = lockName;

/** The name under which a new declaration is tried. One per virtual host suffices, as its lock admits one run. */
export const trialName = 'topo.trial';

/** The entity that is declared for the trial. */
export function trialOf<E extends Queue | Exchange>(entity: E): E {
  return { ...entity, name: trialName };
}

/** Longest name of a queue or exchange that can be migrated or renamed, in bytes of UTF-8: AMQP allows 255 for the names made from it. */
export const longestMigrated = 255 - recordSuffix.length;

/** Name of the holding queue of a migrated queue or exchange, and of the fanout exchange that leads to it. */
export function holdingName(entity: Queue | Exchange): string {
  return entity.name + (entity.kind === 'queue' ? suffix : exchangeSuffix);
}

/** Whether it is the name of a holding queue, and of the exchange that leads to it. */
export function isHolding(name: string): boolean {
  return name.endsWith(suffix) || name.endsWith(exchangeSuffix);
}

/** Whether it is the name of the exchange of a rename. */
export function isRenameCarrier(name: string): boolean {
  return name.endsWith(renameSuffix) || name.endsWith(exchangeRenameSuffix);
}

/** The exchange whose bindings the exchange of this name records (`recordOf`); undefined for any other. */
export function recordedBy(name: string): string | undefined {
  return name.endsWith(recordSuffix) ? name.slice(0, -recordSuffix.length) : undefined;
}

/** Whether a queue or exchange of that name belongs to a migration or a rename. */
export function isOfMigration(name: string): boolean {
  return name === migrationMark || isHolding(name) || name.endsWith(recordSuffix) || isRenameCarrier(name);
}

/** The migration marker of a virtual host. */
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
 * The holding queue. As safe as the safer of the two forms: replicated if one of them is. It has no limit and no time to live of its own; a
 * message that expires is dead-lettered as in the queue itself, even if by a policy that does not match the holding queue
 * (`deadLetters`: the arguments for it; default those of the queue).
 */
export function heldBy(entity: Queue | Exchange, before?: Queue, deadLetters: Arguments = deadLettersOf(entity)): Queue {
  const base = {
    kind: 'queue',
    vhost: entity.vhost,
    name: holdingName(entity),
    durable: true,
    autoDelete: false,
    exclusive: false,
  } as const;
  if (entity.kind === 'exchange') return { ...base, type: 'classic', arguments: {} };
  const isReplicated = [before?.type, entity.type].includes('quorum');
  return {
    ...base,
    type: isReplicated ? 'quorum' : 'classic',
    arguments: {
      // RabbitMQ 4.x removes a message that was requeued more than 20 times, for example by killed runs
      ...(isReplicated ? { 'x-delivery-limit': 1_000_000 } : {}),
      ...deadLetters,
    },
  };
}

function deadLettersOf({ arguments: values }: Queue | Exchange): Arguments {
  return Object.fromEntries(
    Object.entries(values).filter(([name]) => name === 'x-dead-letter-exchange' || name === 'x-dead-letter-routing-key'),
  );
}

/**
 * The carrier exchange through which messages are moved. A fanout exchange retains the routing key of a message and ignores the `CC` header:
 * the default exchange would deliver to the queues in `CC` again.
 */
export function carrierOf(entity: Queue | Exchange): Exchange {
  return { ...markOf(entity.vhost), name: holdingName(entity), autoDelete: false, internal: false };
}

/**
 * The exchange that exists while the rename to this queue or exchange is unfinished, and shows that. The messages of a renamed queue are
 * moved through it; nothing is published to that of an exchange.
 */
export function renameCarrierOf(entity: Queue | Exchange): Exchange {
  return { ...carrierOf(entity), name: entity.name + (entity.kind === 'queue' ? renameSuffix : exchangeRenameSuffix) };
}

/** Holds a copy of the bindings of a migrated exchange, so that they survive an interruption. Nothing is published to it. */
export function recordOf(exchange: Exchange): Exchange {
  return { ...markOf(exchange.vhost), name: exchange.name + recordSuffix, type: 'direct', autoDelete: false };
}
