// Differences between RabbitMQ versions and between exchange types: the only place where routing depends on either.
// Sources: rabbit_exchange_type_*.erl, rabbit_dead_letter.erl and mc.erl of 3.10.8, 4.0.5 and 4.3.6.
import type { Exchange } from '../model/entity.ts';
import type { Arguments } from '../model/values.ts';
import { hashWords } from './topic.ts';
import { measuredAs, type Version } from './version.ts';

/** How routing differs between versions. */
export interface VersionRules {
  /** 3.10 compares header values with Erlang's `==` (1 equals 1.0), newer versions with `=:=`; 3.10 stores timestamps in seconds, newer
   * versions in milliseconds. */
  readonly looseNumbers: boolean;
  /** 3.10 stores `x-death` as a message header, trusts that of a publisher, and removes `CC` if a dead-letter routing key is set. */
  readonly deathsAreHeaders: boolean;
  /** 4.3 refuses a topic binding with more `#` words (406): a declared one does not exist on the broker. */
  readonly mostHashes: number;
}

/** The maximum number of `#` words that RabbitMQ 4.3 permits in the binding key of a topic exchange (406). */
export const mostHashWords = 2;

/** The rules of a version; for a version between measured ones, those of the next older measured one. */
export function rulesOf(version: Version | undefined): VersionRules {
  const measured = measuredAs(version);
  const old = measured === '3.10';
  return { looseNumbers: old, deathsAreHeaders: old, mostHashes: measured === '4.3' ? mostHashWords : Number.POSITIVE_INFINITY };
}

/** How an exchange finds the bindings that a message may follow. */
export type Matching = 'every' | 'equal-key' | 'empty-key' | 'pattern' | 'headers' | 'unknown';

/** The behaviour of an exchange type. */
export interface TypeRule {
  readonly matching: Matching;
  /** Whether a message follows all matching bindings, or one of them. */
  readonly takes: 'all' | 'one';
  /** Whether the type ignores binding keys and the number of bindings to one queue. */
  readonly ignoresKey?: true;
  /** Whether the exchange stores its state by destination: a second binding to one is ignored, and an unbind removes the destination. */
  readonly byDestination?: true;
  /** The first version that has it; absent for types of 3.10. */
  readonly since?: Version;
  /** The plugin that provides it; absent for built-in types. */
  readonly plugin?: string;
  /** Whether the plugin must be installed first: it is not part of RabbitMQ. */
  readonly separate?: true;
  /** The first version for which the plugin has no release. */
  readonly unreleased?: Version;
  /** Accepted binding keys (406 for others), and a sentence about them without a full stop. */
  readonly keys?: { readonly accepts: RegExp; readonly why: string };
}

/** The types of RabbitMQ 3.10 to 4.3, of its plugins, and of the delayed message plugin. */
export const exchangeTypes = {
  direct: { matching: 'equal-key', takes: 'all' },
  fanout: { matching: 'every', takes: 'all', ignoresKey: true },
  topic: { matching: 'pattern', takes: 'all' },
  headers: { matching: 'headers', takes: 'all', ignoresKey: true },
  'x-local-random': {
    matching: 'empty-key',
    takes: 'one',
    since: [4, 0],
    keys: { accepts: /^$/, why: 'an x-local-random exchange accepts only an empty routing key' },
  },
  'x-modulus-hash': { matching: 'every', takes: 'one', plugin: 'rabbitmq_sharding' },
  'x-consistent-hash': {
    matching: 'every',
    takes: 'one',
    byDestination: true,
    plugin: 'rabbitmq_consistent_hash_exchange',
    keys: {
      accepts: /^0*[1-9]\d*$/,
      why: "on an x-consistent-hash exchange, the routing key must be a weight: an integer greater than 0, such as '1'",
    },
  },
  'x-random': { matching: 'every', takes: 'one', plugin: 'rabbitmq_random_exchange' },
  'x-recent-history': { matching: 'every', takes: 'all', plugin: 'rabbitmq_recent_history_exchange' },
  'x-jms-topic': { matching: 'unknown', takes: 'all', plugin: 'rabbitmq_jms_topic_exchange' },
  'x-delayed-message': {
    matching: 'unknown',
    takes: 'all',
    plugin: 'rabbitmq_delayed_message_exchange',
    separate: true,
    unreleased: [4, 3],
  },
} as const satisfies { readonly [type: string]: TypeRule };

/** The types that every broker has (AMQP 0-9-1, 3.1.3). */
export const builtInTypes: readonly string[] = ['direct', 'fanout', 'topic', 'headers'] satisfies (keyof typeof exchangeTypes)[];

/** Whether bindings from an exchange of the type have arguments without effect: true for built-in types except headers. */
export function ignoresArguments(type: string): boolean {
  return builtInTypes.includes(type) && typeRule(type).matching !== 'headers';
}

/** The type of the delayed message plugin, which routes by the type in its argument `x-delayed-type`. */
export const delayedType = 'x-delayed-message' satisfies keyof typeof exchangeTypes;

/**
 * Why an exchange cannot have its `x-delayed-type`: a delayed exchange needs a type to route by (`missing`), which cannot be its own
 * (`itself`); both 406, rabbit_exchange_type_delayed_message:validate. Other types ignore the argument (`unused`). Undefined if it can.
 */
export function delayedTypeFault({
  type,
  arguments: values,
}: Pick<Exchange, 'type' | 'arguments'>): 'missing' | 'itself' | 'unused' | undefined {
  const delayed = values[delayedTypeArgument];
  if (type !== delayedType) return delayed === undefined ? undefined : 'unused';
  if (delayed === undefined) return 'missing';
  return delayed === type ? 'itself' : undefined;
}

/** The argument of a delayed exchange that holds the type to route by. */
export const delayedTypeArgument = 'x-delayed-type';

/** The header of a message that a delayed exchange reads: milliseconds. */
export const delayHeader = 'x-delay';

/** The delay that a message asks for, in milliseconds: 0 for none. */
export function delayIn(headers: Arguments): number {
  const delay = headers[delayHeader];
  return typeof delay === 'number' && delay > 0 ? delay : 0;
}

/**
 * Whether the exchange holds the message back. It then routes the message to no queue at first: a mandatory one is returned (312), although
 * it arrives after its delay (rabbitmq-delayed-message-exchange#7, a documented limitation of the plugin; reported, not measured).
 */
export function isDelayed({ type }: Pick<Exchange, 'type'>, headers: Arguments): boolean {
  return type === delayedType && delayIn(headers) > 0;
}

/** The type that determines the routing of an exchange: for a delayed one, that in `x-delayed-type`. */
export function routesLike({ type, arguments: values }: Pick<Exchange, 'type' | 'arguments'>): string {
  const delayed = values[delayedTypeArgument];
  return type === delayedType && typeof delayed === 'string' ? delayed : type;
}

/**
 * Whether the exchange stores one state per destination: the first binding of a destination counts, others are listed and ignored, and the
 * unbind of any of them removes the destination until it is bound anew. Binding again what is listed has no effect (3.10.8, 4.0.5, 4.3.6).
 * On 4.3.6, bindings that differ in arguments only are removed as one, with the last of them.
 */
export function storesByDestination(exchange: Pick<Exchange, 'type' | 'arguments'>): boolean {
  return typeRule(routesLike(exchange)).byDestination === true;
}

/** The rule of an exchange type; for an unknown type, the matching bindings are unknown. */
export function typeRule(type: string): TypeRule {
  const known: { readonly [type: string]: TypeRule } = exchangeTypes;
  return (Object.hasOwn(known, type) ? known[type] : undefined) ?? { matching: 'unknown', takes: 'all' };
}

/** Whether a version refuses a binding key of the type for its number of `#` words (4.3: 406). `type` is that which routes. */
export function hasTooManyHashes(type: string, key: string, { mostHashes }: VersionRules): boolean {
  return typeRule(type).matching === 'pattern' && hashWords(key) > mostHashes;
}

/** Why an exchange type refuses a binding key on every version that has the type (406); undefined if it accepts the key. */
export function keyRefusal(type: string, key: string): string | undefined {
  const { keys } = typeRule(type);
  return keys === undefined || keys.accepts.test(key) ? undefined : keys.why;
}
