// What a broker accepts, ignores and refuses: one object per version, for lint, plan and upgrade checks. All answers come from the tables
// in this folder; there is no second list.
import type { Binding, Document, Exchange, Policy, Queue, QueueType } from '../model/entity.ts';
import { queueArguments } from './arguments.ts';
import { type BrokerFacts, type BrokerParts, factsOf } from './broker-parts.ts';
import { documentLimitations } from './documents/limitations.ts';
import { allExchangeArguments, bindingArguments, otherQueueArguments, refusedArguments } from './exchange-arguments.ts';
import { hasTooManyHashes, keyRefusal, rulesOf, typeRule } from './exchange-types.ts';
import { argumentLimitation, bareDeprecation, keyLimitation, type Limitation } from './limitations.ts';
import { patternLimitations } from './pattern-limitations.ts';
import { applyToValues, policyKey } from './policy-keys.ts';
import type { PolicyKind } from './policy-rows.ts';
import { isSince, seriesText, type Version } from './version.ts';

/**
 * The capabilities of one broker. Each answer lists the parts of an object that it refuses, ignores or deprecates; an empty list means
 * that it accepts and obeys the whole object. Names, limits and permissions are not considered.
 */
export interface Capabilities {
  readonly version: Version;
  /** A queue without a type counts as classic. */
  queue(queue: Queue): readonly Limitation[];
  exchange(exchange: Exchange): readonly Limitation[];
  /** A binding from an exchange of the type. */
  binding(binding: Binding, type: string): readonly Limitation[];
  policy(policy: Policy): readonly Limitation[];
  operatorPolicy(policy: Policy): readonly Limitation[];
  /** A document other than an operator policy. */
  document(document: Document): readonly Limitation[];
}

/** The capabilities of a version. One between measured versions is answered from the tags that the tables name. */
export function capabilitiesOf(version: Version, parts: BrokerParts = {}): Capabilities {
  const facts = factsOf(version, parts);
  return {
    version,
    queue: (queue) => [...queueProperties(queue, facts), ...queueLimitations(queue, facts)],
    exchange: (exchange) => exchangeLimitations(exchange, version, facts.exchangeTypes),
    binding: (binding, type) => bindingLimitations(binding, type, version),
    policy: (policy) => policyLimitations(policy, 'policy', facts),
    operatorPolicy: (policy) => policyLimitations(policy, 'operatorPolicy', facts),
    document: (document) => documentLimitations(document, facts),
  };
}

/**
 * The queue with the type that a declaration without one gets: the default of its virtual host if the queue is durable, shared and permanent,
 * else classic (3.10 to 4.3).
 */
export function withDefaultType(queue: Queue, defaultType: QueueType | undefined): Queue {
  if (queue.type !== undefined || defaultType === undefined) return queue;
  return refusedProperties({ ...queue, type: defaultType }).length > 0 ? { ...queue, type: 'classic' } : { ...queue, type: defaultType };
}

function queueLimitations({ type = 'classic', arguments: values }: Queue, facts: BrokerFacts): readonly Limitation[] {
  const rows = queueArguments.filter(({ argument }) => Object.hasOwn(values, argument));
  return [
    ...rows.map((row) => argumentLimitation(row, type, values, facts)),
    ...otherQueueArguments.map((row) => bareDeprecation(row, values, facts.version)),
  ].filter((one) => one !== undefined);
}

/**
 * The properties that a queue is refused for. Quorum queues and streams are durable, shared and permanent: 406 `invalid property
 * 'non-durable'`, `'auto-delete'`, `'exclusive-owner'` on every version; an import omits such a queue silently.
 */
export function refusedProperties({ type, durable, autoDelete, exclusive }: Queue): readonly ('durable' | 'exclusive' | 'autoDelete')[] {
  if (type !== 'quorum' && type !== 'stream') return [];
  return [
    ...(exclusive ? (['exclusive'] as const) : durable ? [] : (['durable'] as const)),
    ...(autoDelete ? (['autoDelete'] as const) : []),
  ];
}

/** The deprecated feature of queues that are neither durable nor exclusive: 4.0 to 4.3 permit it by default. */
const transientQueues = 'transient_nonexcl_queues';

function queueProperties(queue: Queue, { featureState }: BrokerFacts): readonly Limitation[] {
  const { type = 'classic', durable, exclusive } = queue;
  if (type === 'classic' && !durable && !exclusive && featureState(transientQueues) === 'denied') {
    const how = `the queue is refused, and over AMQP the connection closed (541): the broker denies ${transientQueues}`;
    return [
      {
        of: 'property',
        name: 'durable',
        value: false,
        effect: 'refused',
        reason: 'denied',
        how,
        code: 541,
        instead: 'make the queue durable',
      },
    ];
  }
  return refusedProperties(queue).map((name) => ({
    of: 'property',
    name,
    effect: 'refused',
    reason: 'always',
    how: 'the queue is refused (406)',
    code: 406,
  }));
}

function exchangeLimitations(exchange: Exchange, version: Version, offered: ReadonlySet<string> | undefined): readonly Limitation[] {
  const { type, arguments: values } = exchange;
  const { since } = typeRule(type);
  // 3.10 closes the connection for a type that it does not offer
  const refused = { of: 'type', name: type, effect: 'refused', code: isSince(version, [4, 0]) ? 406 : 503 } as const;
  if (since !== undefined && !isSince(version, since)) {
    return [{ ...refused, reason: 'not-yet', version: since, how: 'the exchange is refused there', instead: 'use another type' }];
  }
  if (offered?.has(type) === false)
    return [{ ...refused, reason: 'plugin', how: 'the broker does not provide this exchange type', instead: providing(type, version) }];
  return argumentsRefused(allExchangeArguments, type, values, 'the exchange');
}

/** How to make a broker of the version provide an exchange type, or what to use instead. */
export function providing(type: string, version?: Version): string {
  const { plugin, separate } = typeRule(type);
  const missing = version === undefined ? undefined : missingRelease(type, version);
  if (missing !== undefined) return `${missing}: ${insteadOfDelays}`;
  if (plugin === undefined) return 'enable the plugin that provides the type on every node, or use another type';
  const more = separate === true ? ' (it is not part of RabbitMQ, and must be installed first)' : '';
  return `enable the plugin ${plugin} on every node${more}, or use another type`;
}

/** That the plugin of an exchange type has no release for a version: a node does not start with an older one (4.3.6). Undefined if it has. */
export function missingRelease(type: string, version: Version): string | undefined {
  const { plugin, unreleased } = typeRule(type);
  if (unreleased === undefined || !isSince(version, unreleased)) return undefined;
  return `no release of its plugin ${plugin} supports RabbitMQ ${seriesText(version)}`;
}

/** Other means for the purposes of a delayed exchange, the only type whose plugin lacks a release. */
export const insteadOfDelays =
  'delay messages in a queue with a messageTtl and a deadLetterExchange; for retries, declare retry on the queue, or delayedRetryType on a quorum queue';

function bindingLimitations({ routingKey, arguments: values }: Binding, type: string, version: Version): readonly Limitation[] {
  const tooMany = hasTooManyHashes(type, routingKey, rulesOf(version));
  if (!tooMany && keyRefusal(type, routingKey) === undefined) return argumentsRefused(bindingArguments, type, values, 'the binding');
  const refused = { of: 'property', name: 'routingKey', value: routingKey, effect: 'refused', code: 406 } as const;
  const how = 'the binding is refused (406)';
  return [{ ...refused, how, ...(tooMany ? ({ reason: 'removed', version: [4, 3] } as const) : ({ reason: 'always' } as const)) }];
}

function argumentsRefused(
  table: typeof allExchangeArguments,
  type: string,
  values: Exchange['arguments'],
  subject: string,
): readonly Limitation[] {
  const [wrong] = refusedArguments(table, type, values);
  if (wrong === undefined) return [];
  const code = wrong.argument === 'hash-header' ? 541 : 406;
  const value = values[wrong.argument] ?? null;
  return [
    { of: 'argument', name: wrong.argument, value, effect: 'refused', reason: 'always', how: `${subject} is refused (${code})`, code },
  ];
}

function policyLimitations(policy: Policy, kind: PolicyKind, facts: BrokerFacts): readonly Limitation[] {
  const { applyTo, definition, pattern } = policy;
  const keys = Object.keys(definition).map((key): Limitation | undefined => {
    const row = policyKey(key);
    return row === undefined ? undefined : keyLimitation(row, kind, definition, facts);
  });
  const ofPattern = patternLimitations('pattern', pattern, 'the policy', facts);
  return [...ofPattern, applyToLimitation(applyTo, facts.version), ...keys].filter((one) => one !== undefined);
}

function applyToLimitation(applyTo: string, version: Version): Limitation | undefined {
  const since = applyToValues.get(applyTo);
  const refused = { of: 'applyTo', name: applyTo, effect: 'refused', code: 400 } as const;
  if (since === undefined) return { ...refused, reason: 'always', how: 'the policy is refused (400)' };
  if (isSince(version, since)) return undefined;
  const instead = 'use applyTo: queues, with a pattern that matches only those queues';
  return { ...refused, reason: 'not-yet', version: since, how: 'the policy is refused there (400)', instead };
}

/** Whether a version may refuse queues that are neither durable nor exclusive: 4.3 permits them unless an operator denies it (541). */
export function mayRefuseTransientQueues(version: Version): boolean {
  return isSince(version, [4, 3]);
}
