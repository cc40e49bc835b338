// The order in which exchanges are declared: an alternate exchange before the exchange that refers to it.
import type { Exchange, Queue } from '../model/entity.ts';
import { type EntityKey, exchangeKey, keyOf } from '../model/key.ts';
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
      next = alternateOf(declared.get(next))
    ) {
      chain.add(next);
    }
    ranks.set(key, chain.size - 1);
  }
  return ranks;
}

function alternateOf(exchange: Exchange | undefined): EntityKey | undefined {
  const name = exchange?.arguments['alternate-exchange'];
  return exchange === undefined || typeof name !== 'string' ? undefined : exchangeKey(exchange.vhost, name);
}

function isExchange(entity: Exchange | Queue): entity is Exchange {
  return entity.kind === 'exchange';
}
