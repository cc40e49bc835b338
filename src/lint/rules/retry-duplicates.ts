// A delayed retry that returns its messages through an exchange which routes them to other queues as well: those receive them again with
// each retry.
import type { Exchange, Queue } from '../../model/entity.ts';
import { keyOf, nameText } from '../../model/key.ts';
import { covers, intersect } from '../../rabbitmq/binding-keys.ts';
import { deadLetteringOf } from '../../rabbitmq/dead-lettering.ts';
import { routesLike, typeRule } from '../../rabbitmq/exchange-types.ts';
import { isDefaultExchange } from '../../rabbitmq/predeclared.ts';
import { boundKeys, reachedFrom } from '../dead-letters.ts';
import { type WaitingQueue, waitingQueues } from '../retries.ts';
import type { Finding, Rule } from '../rule.ts';
import type { View } from '../view.ts';
import { listed, placesOf } from '../words.ts';

/** `retry-duplicates`. One finding per waiting queue. */
export const retryDuplicates: Rule = {
  code: 'retry-duplicates',
  check: (view) =>
    waitingQueues(view)
      .filter(({ queue }) => view.owned(queue))
      .flatMap((waiting) => duplicates(view, waiting)),
};

/** Messages whose routing is known: by key, or to all bindings. Headers and a choice among queues are not considered. */
function isPredictable(exchange: Exchange): boolean {
  const { matching, takes, ignoresKey } = typeRule(routesLike(exchange));
  return takes === 'all' && (matching === 'equal-key' || matching === 'pattern' || (matching === 'every' && ignoresKey === true));
}

function duplicates(view: View, { queue, from }: WaitingQueue): readonly Finding[] {
  const route = deadLetteringOf(view.governed(queue));
  if (route === undefined || isDefaultExchange(route.exchange)) return [];
  const exchange = view.exchange(queue.vhost, route.exchange);
  if (exchange === undefined || !isPredictable(exchange)) return [];
  for (const source of from) {
    const keys = route.routingKey === undefined ? keysFrom(view, source) : [route.routingKey];
    const found = keys
      .flatMap((key) => returned(view, exchange, key, source))
      .find(({ others }) => others.some((other) => other !== queue));
    if (found === undefined) continue;
    const others = listed(found.others.filter((other) => other !== queue).map(({ name }) => nameText(name)));
    return [
      {
        key: keyOf(queue),
        properties: [...placesOf('x-dead-letter-exchange'), ...placesOf('x-dead-letter-routing-key')],
        message: `queue ${nameText(queue.name)} returns messages of ${nameText(source.name)} to exchange ${nameText(exchange.name)}, which also routes them to ${others} again with each retry`,
        hint: `return them to ${nameText(source.name)} alone: deadLetterExchange: '' with its name as deadLetterRoutingKey`,
      },
    ];
  }
  return [];
}

/** The keys, as patterns, of the messages that a queue dead-letters. */
function keysFrom(view: View, queue: Queue): readonly string[] {
  const key = deadLetteringOf(view.governed(queue))?.routingKey;
  if (key !== undefined) return [key];
  const keys = [...new Set(boundKeys(view, queue))];
  return keys.length === 0 ? [queue.name] : keys;
}

/** Where messages with the key that return to `source` are routed as well. */
function returned(view: View, exchange: Exchange, key: string, source: Queue): readonly { readonly others: readonly Queue[] }[] {
  return narrowed(view, exchange, key, source).flatMap((one) => {
    const { queues } = reachedFrom(view, exchange, [one]);
    return queues.includes(source) && queues.length > 1 ? [{ others: queues.filter((other) => other !== source) }] : [];
  });
}

/** The part of the keys that its bindings to the queue select; all of them if it is not bound to the queue directly. */
function narrowed(view: View, exchange: Exchange, key: string, queue: Queue): readonly string[] {
  const direct = view.bindingsTo(queue).filter(({ source }) => source === exchange.name);
  if (direct.length === 0 || typeRule(routesLike(exchange)).matching === 'every') return [key];
  return direct.flatMap(({ routingKey }) => {
    if (!intersect(key, routingKey)) return [];
    return [covers(key, routingKey) ? routingKey : key];
  });
}
