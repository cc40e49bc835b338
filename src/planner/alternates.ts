// The order in which exchanges are declared: an alternate exchange before the exchange that refers to it.
import type { Exchange, Queue } from '../model/entity.ts';
import { type EntityKey, exchangeKey, keyOf } from '../model/key.ts';
import { alternateOf } from '../rabbitmq/dead-lettering.ts';
import type { Operation } from './migration/queue-steps.ts';

/**
 * The number of alternate exchanges behind each declared exchange. RabbitMQ does not require the order; it helps readers, and users whose
 * write permission on the alternate exchange is checked when an exchange is created. A cycle ends where it closes.
 */
export function alternateRanks(operations: readonly Operation[]): ReadonlyMap<EntityKey, number> {
  const declared = new Map<EntityKey, Exchange>();
  for (const operation of operations) {
    if (operation.do === 'declare' && isExchange(operation.entity)) declared.set(keyOf(operation.entity), operation.entity);
  }
  const ranks = new Map<EntityKey, number>();
  for (const key of declared.keys()) {
    const chain = new Set<EntityKey>();
    for (
      let next: EntityKey | undefined = key;
      next !== undefined && declared.has(next) && !chain.has(next);
      next = ownAlternate(declared.get(next))
    ) {
      chain.add(next);
    }
    ranks.set(key, chain.size - 1);
  }
  return ranks;
}

/** The alternate exchange set by argument; a policy can set one later. */
function ownAlternate(exchange: Exchange | undefined): EntityKey | undefined {
  const route = exchange === undefined ? undefined : alternateOf({ entity: exchange, version: undefined });
  return exchange === undefined || route === undefined ? undefined : exchangeKey(exchange.vhost, route.exchange);
}

function isExchange(entity: Exchange | Queue): entity is Exchange {
  return entity.kind === 'exchange';
}
