// Labels of nodes and edges: non-default attributes in short form.
import type { Binding, Exchange, Policy, Queue } from '../model/entity.ts';
import { durationText, sizeText } from '../model/quantity.ts';
import { type Arguments, type ArgumentValue, byCodeUnits, canonicalText } from '../model/values.ts';
import { deadLetteringOf, deadLetterTarget } from '../rabbitmq/dead-lettering.ts';
import { routesLike, typeRule } from '../rabbitmq/exchange-types.ts';
import { upstreamKeys } from '../rabbitmq/policy-key-table.ts';

/** Attributes shown as edges or as the type. */
const drawn = new Set<string>([
  'x-dead-letter-exchange',
  'x-dead-letter-routing-key',
  'alternate-exchange',
  'x-delayed-type',
  ...upstreamKeys,
  'dead-letter-exchange',
  'dead-letter-routing-key',
]);

/** Short labels of the most important attributes. Keys are without `x-`, as in policies. */
const short: { readonly [key: string]: (value: ArgumentValue) => string } = {
  'message-ttl': (value) => `ttl ${quantity(value, durationText)}`,
  expires: (value) => `expires ${quantity(value, durationText)}`,
  'max-length': (value) => `max ${text(value)}`,
  'max-length-bytes': (value) => `max ${quantity(value, sizeText)}`,
  'max-priority': (value) => `priorities ${text(value)}`,
  'max-age': (value) => `max age ${text(value)}`,
  overflow: text,
  'single-active-consumer': (value) => (value === true ? 'single active consumer' : ''),
  'queue-mode': (value) => (value === 'default' ? '' : text(value)),
};

/** Traits of a queue. Dead-lettering is an edge, unless the target depends on the message. */
export function queueTraits(queue: Queue): readonly string[] {
  return words([
    queue.exclusive ? 'exclusive' : queue.durable ? '' : 'transient',
    queue.autoDelete ? 'auto-delete' : '',
    ...tableTraits(queue.arguments),
    toOwnKeys(queue) ? 'dead-letters to the queues named by the routing keys' : '',
  ]);
}

function toOwnKeys(queue: Queue): boolean {
  const route = deadLetteringOf({ entity: queue, version: undefined });
  return route !== undefined && deadLetterTarget(queue.vhost, route) === undefined;
}

/** Traits of an exchange. */
export function exchangeTraits(exchange: Exchange): readonly string[] {
  return words([
    exchange.internal ? 'internal' : '',
    exchange.durable ? '' : 'transient',
    exchange.autoDelete ? 'auto-delete' : '',
    ...tableTraits(exchange.arguments),
  ]);
}

/** The type as shown; for a delayed exchange, with the type that determines its routing. */
export function exchangeType(exchange: Exchange): string {
  const like = routesLike(exchange);
  return like === exchange.type ? like : `${exchange.type}, ${like}`;
}

/** `cap: max 5000`; only the name if all its settings are shown as edges. */
export function policyText({ name, definition }: Policy): string {
  const traits = tableTraits(definition);
  return traits.length === 0 ? name : `${name}: ${traits.join(', ')}`;
}

/** The conditions of a binding; empty without a condition. Fanout and headers exchanges ignore the key. */
export function bindingLabel({ routingKey, arguments: values }: Binding, sourceType: string | undefined): string {
  const pairs = Object.entries(values).sort(([one], [other]) => byCodeUnits(one, other));
  const asked = words([keyAsked(routingKey, sourceType), ...pairs.map(([name, value]) => `${name}=${text(value)}`)]);
  return asked.join(', ');
}

function keyAsked(key: string, sourceType: string | undefined): string {
  if (sourceType === undefined) return key;
  if (typeRule(sourceType).ignoresKey === true) return '';
  return key === '' ? '""' : key;
}

function tableTraits(values: Arguments): readonly string[] {
  const entries = Object.entries(values).sort(([one], [other]) => byCodeUnits(one, other));
  return words(
    entries.map(([key, value]) => {
      if (drawn.has(key)) return '';
      const name = key.replace(/^x-/, '');
      const print = Object.hasOwn(short, name) ? short[name] : undefined;
      return print?.(value) ?? `${key} ${text(value)}`;
    }),
  );
}

function text(value: ArgumentValue): string {
  return typeof value === 'string' && value !== '' ? value : canonicalText(value);
}

function quantity(value: ArgumentValue, spelt: (value: number) => string): string {
  return typeof value === 'number' ? spelt(value) : text(value);
}

function words(texts: readonly string[]): readonly string[] {
  return texts.filter((one) => one !== '');
}
