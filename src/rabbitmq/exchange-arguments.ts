// The arguments of exchanges and bindings, and the names of arguments in general. A redeclaration compares `alternate-exchange` alone.
import type { Arguments } from '../model/values.ts';
import { type Deprecation, type DescribedArgument, isAccepted, type KnownArgument } from './argument-rows.ts';
import { queueArguments } from './arguments.ts';
import { delayedType, delayedTypeArgument } from './exchange-types.ts';

/** An argument that the file format has no property for. */
export interface RawArgument
  extends Partial<Pick<DescribedArgument, 'property' | 'description'>>,
    Pick<KnownArgument, 'argument' | 'rule'> {
  /** Types of exchanges that obey it: of a binding, of its source. Absent: all. Others store it and ignore it. */
  readonly types?: readonly string[];
  /** Whether these types refuse another value (406; a `hash-header` that is not text 541); elsewhere nothing is validated. */
  readonly validated: boolean;
  /** Another argument that excludes it (406). */
  readonly excludes?: string;
  /** The plugin that reads it, unless that is the server or the plugin of the exchange type. */
  readonly plugin?: string;
}

const text = { kind: 'string' } as const;

/** Arguments of exchanges with a property of the file format. */
export const exchangeArguments: readonly (DescribedArgument & RawArgument)[] = [
  {
    property: 'alternateExchange',
    description: 'Exchange for messages that this one cannot route. RabbitMQ drops them if it does not exist.',
    argument: 'alternate-exchange',
    rule: text,
    validated: true,
  },
  {
    property: 'delayedType',
    description: 'Type by which an `x-delayed-message` exchange routes after the delay.',
    argument: delayedTypeArgument,
    rule: text,
    types: [delayedType],
    validated: true,
  },
];

/** Arguments of exchanges without a property. */
export const rawExchangeArguments: readonly RawArgument[] = [
  { argument: 'hash-header', rule: text, types: ['x-consistent-hash'], validated: true },
  {
    argument: 'hash-property',
    rule: { kind: 'choice', values: ['correlation_id', 'message_id', 'timestamp'] },
    types: ['x-consistent-hash'],
    excludes: 'hash-header',
    validated: true,
  },
  {
    argument: 'x-recent-history-length',
    rule: { kind: 'integer', min: 1, max: Number.MAX_SAFE_INTEGER },
    types: ['x-recent-history'],
    validated: true,
  },
  // set by `rabbitmq-streams add_super_stream`, and asserted by the stream plugin of 3.10 to 4.3
  { argument: 'x-super-stream', rule: { kind: 'boolean' }, validated: false, plugin: 'rabbitmq_stream' },
  // set by the upstream side of a federated exchange
  { argument: 'x-federation-upstream', rule: text, validated: false, plugin: 'rabbitmq_federation' },
  { argument: 'x-internal-purpose', rule: text, validated: false, plugin: 'rabbitmq_federation' },
];

/** All arguments of exchanges. */
export const allExchangeArguments: readonly RawArgument[] = [...exchangeArguments, ...rawExchangeArguments];

/** Arguments of bindings with a meaning of their own. On a headers exchange every other argument is a condition. */
export const bindingArguments: readonly RawArgument[] = [
  {
    argument: 'x-match',
    rule: { kind: 'choice', values: ['all', 'any', 'all-with-x', 'any-with-x'] },
    types: ['headers'],
    validated: true,
  },
  {
    argument: 'x-stream-partition-order',
    rule: { kind: 'integer', min: 0, max: Number.MAX_SAFE_INTEGER },
    validated: false,
    plugin: 'rabbitmq_stream',
  },
  { argument: 'x-bound-from', rule: text, validated: false, plugin: 'rabbitmq_federation' },
];

/** Arguments of queues that RabbitMQ or a plugin sets, or once obeyed: stored by every version, never compared, without a property. */
export const otherQueueArguments: readonly { readonly argument: string; readonly deprecated?: Deprecation; readonly instead?: string }[] = [
  { argument: 'x-internal-purpose' },
  {
    argument: 'x-ha-policy',
    deprecated: { since: [3, 0], how: 'it has no effect' },
    instead: 'use a quorum queue',
  },
];

const propertyByArgument = new Map([...queueArguments, ...exchangeArguments].map((known) => [known.argument, known.property]));

/** The name of an argument in texts: the property of the file format, or `arguments.x-foo` if RabbitMQ does not define it. */
export function propertyOf(argument: string): string {
  return propertyByArgument.get(argument) ?? `arguments.${argument}`;
}

const known = {
  queue: new Set([...queueArguments, ...otherQueueArguments].map(({ argument }) => argument)),
  exchange: new Set(allExchangeArguments.map(({ argument }) => argument)),
};

/** Whether RabbitMQ, or a plugin that is part of it, uses the argument on some version. */
export function isKnownArgument(kind: 'queue' | 'exchange', argument: string): boolean {
  return known[kind].has(argument);
}

/** The arguments for which an exchange of the type, or a binding from one, is refused; RabbitMQ names the first. */
export function refusedArguments<Row extends RawArgument>(table: readonly Row[], type: string, values: Arguments): readonly Row[] {
  return table.filter(({ argument, rule, types, validated, excludes }) => {
    if (!validated || !Object.hasOwn(values, argument) || types?.includes(type) === false) return false;
    return !isAccepted(rule, values[argument] ?? null) || (excludes !== undefined && Object.hasOwn(values, excludes));
  });
}
