// Conditions and targets of dead-lettering. Sources: rabbit_dead_letter, rabbit_amqqueue_process, rabbit_fifo_dlx of
// 3.10.8, 4.0.5 and 4.3.6.
import type { Entity } from '../model/entity.ts';
import { type EntityKey, exchangeKey, queueKey } from '../model/key.ts';
import type { Death, DeathReason } from '../model/routing.ts';
import type { ArgumentValue } from '../model/values.ts';
import { isDefaultExchange } from './predeclared.ts';
import { argumentOf, deliveryLimitOf, type Governed, numberOf, type Setting, settingOf } from './settings.ts';

/** The target of dead-lettered messages of a queue. */
export interface DeadLetterRoute {
  /** Name of the dead-letter exchange; '' is the default exchange. */
  readonly exchange: string;
  /** Absent: a dead-lettered message keeps its own routing key. */
  readonly routingKey?: string;
  /** The setting that names the exchange. */
  readonly by: Setting;
}

/** The dead-lettering of a queue; undefined if it drops messages. Streams do not dead-letter. */
export function deadLetteringOf(governed: Governed): DeadLetterRoute | undefined {
  const { entity } = governed;
  if (entity.kind !== 'queue' || entity.type === 'stream') return undefined;
  const by = settingOf(governed, 'dead-letter-exchange');
  if (typeof by?.value !== 'string') return undefined;
  const routingKey = settingOf(governed, 'dead-letter-routing-key')?.value;
  return { exchange: by.value, by, ...(typeof routingKey === 'string' ? { routingKey } : {}) };
}

/**
 * The object that dead-lettered messages are sent to: the exchange, or for the default exchange the queue named by the dead-letter
 * routing key. Undefined if the routing key of each message names the queue.
 */
export function deadLetterTarget(vhost: string, { exchange, routingKey }: DeadLetterRoute): EntityKey | undefined {
  if (!isDefaultExchange(exchange)) return exchangeKey(vhost, exchange);
  return routingKey === undefined ? undefined : queueKey(vhost, routingKey);
}

/** An alternate exchange with the setting that names it. */
export interface AlternateRoute {
  readonly exchange: string;
  readonly by: Setting;
}

/** The alternate exchange, which receives messages that match no binding; undefined if they are dropped. */
export function alternateOf(governed: Governed): AlternateRoute | undefined {
  const by = governed.entity.kind === 'exchange' ? settingOf(governed, 'alternate-exchange') : undefined;
  return typeof by?.value === 'string' ? { exchange: by.value, by } : undefined;
}

/** The argument by which a queue or an exchange names another exchange. */
export function exchangeArgument(kind: 'queue' | 'exchange'): string {
  return argumentOf(kind, kind === 'queue' ? 'dead-letter-exchange' : 'alternate-exchange');
}

/**
 * Exchanges that an entity names as alternate or dead-letter exchange, except the default exchange; for a policy, even if it applies to
 * nothing. RabbitMQ permits the deletion of such an exchange, and then drops messages sent to it.
 */
export function exchangesNamedBy(entity: Entity): readonly EntityKey[] {
  if (entity.kind === 'binding' || entity.kind === 'document') return [];
  const named = (value: unknown) => (typeof value === 'string' && !isDefaultExchange(value) ? [exchangeKey(entity.vhost, value)] : []);
  const keys = ['alternate-exchange', 'dead-letter-exchange'];
  if (entity.kind === 'policy') return keys.flatMap((key) => named(entity.definition[key]));
  return keys.flatMap((key) => named(entity.arguments[argumentOf(entity.kind, key)]));
}

/** The action of a queue when a message exceeds its length limit. */
export type Overflow = 'drop-head' | 'reject-publish' | 'reject-publish-dlx';

/** The effective overflow. A quorum queue does not support `reject-publish-dlx`, and treats it as `drop-head`. */
export function overflowOf(governed: Governed): Overflow {
  const value = settingOf(governed, 'overflow')?.value;
  if (value === 'reject-publish') return value;
  const isQuorum = governed.entity.kind === 'queue' && governed.entity.type === 'quorum';
  return value === 'reject-publish-dlx' && !isQuorum ? value : 'drop-head';
}

/**
 * The settings that a queue lacks for `at-least-once`: without one of them it dead-letters at most once. Undefined if it does not ask for it.
 */
export function missingForAtLeastOnce(governed: Governed): readonly ('dead-letter-exchange' | 'overflow')[] | undefined {
  if (settingOf(governed, 'dead-letter-strategy')?.value !== 'at-least-once') return undefined;
  return [
    ...(settingOf(governed, 'dead-letter-exchange') === undefined ? (['dead-letter-exchange'] as const) : []),
    ...(overflowOf(governed) === 'reject-publish' ? [] : (['overflow'] as const)),
  ];
}

/**
 * Whether the queue retains a dead-lettered message until another queue has confirmed it: a quorum queue with `at-least-once`, which
 * requires `reject-publish`; with `drop-head` it falls back to at-most-once.
 */
export function keepsDeadLetters(governed: Governed): boolean {
  const { entity } = governed;
  if (entity.kind !== 'queue' || entity.type !== 'quorum') return false;
  return missingForAtLeastOnce(governed)?.length === 0;
}

/**
 * Number of ready messages that a queue drops as soon as its settings take effect: those beyond its length limit, if it drops them, and all
 * if they expire at once. Sizes and ages of messages are ignored. (3.10 to 4.3; a quorum queue drops them with its next message)
 */
export function droppedAtOnce(governed: Governed, ready: number): number {
  return Math.max(ready - keptAtMost(governed), 0);
}

/** The number of ready messages above which a queue drops or dead-letters some; infinite if it does not, or refuses them instead. */
export function keptAtMost(governed: Governed): number {
  const { entity } = governed;
  if (entity.kind !== 'queue' || entity.type === 'stream') return Number.POSITIVE_INFINITY;
  if (settingOf(governed, 'message-ttl')?.value === 0) return 0;
  const most = numberOf(governed, 'max-length');
  return most === undefined || overflowOf(governed) !== 'drop-head' ? Number.POSITIVE_INFINITY : most;
}

/**
 * What happens to every message that a queue cannot hand to a waiting consumer, because a limit or the time to live is 0; undefined without
 * one. A limit of 0 bytes ignores messages without a body. (3.10.8, 4.0.5, 4.3.6; a quorum queue with `reject-publish` still takes one)
 */
export function fateOfAll(governed: Governed): 'dropped' | 'dead-lettered' | 'refused' | undefined {
  const { entity } = governed;
  if (entity.kind !== 'queue' || entity.type === 'stream') return undefined;
  const given = deadLetteringOf(governed) === undefined ? 'dropped' : 'dead-lettered';
  if (numberOf(governed, 'message-ttl') === 0) return given;
  if (numberOf(governed, 'max-length') !== 0 && numberOf(governed, 'max-length-bytes') !== 0) return undefined;
  return overflowOf(governed) === 'drop-head' ? given : 'refused';
}

const strategyKey = 'dead-letter-strategy';

/** Policy keys that can drop messages the moment that they are set, or set lower. */
export const limitingKeys: readonly string[] = ['max-length', 'max-length-bytes', 'max-age', 'message-ttl', 'expires', 'delivery-limit'];

/** Policy keys that determine whether a queue drops or dead-letters a message, and where its dead letters go. */
export const divertingKeys: readonly string[] = ['overflow', 'dead-letter-exchange', 'dead-letter-routing-key', strategyKey];

/**
 * Whether another value of a diverting key can drop messages: those over a limit lose their target, or dead letters take another route. A
 * queue that no longer dead-letters at least once also drops the dead letters that wait in it for a queue to accept them (3.10.8, 4.0.5, 4.3.6).
 * @param hadTarget whether messages were dead-lettered before
 */
export function isDiverted(
  key: string,
  { before, after }: { readonly before?: ArgumentValue | undefined; readonly after?: ArgumentValue | undefined },
  hadTarget: boolean,
): boolean {
  if (key === strategyKey) return before === 'at-least-once' && after !== before;
  return before !== undefined || (key === 'dead-letter-routing-key' && hadTarget);
}

/** Whether a limit may give up more messages with the second value than with the first: ages are not compared. */
export function isLimitLowered(key: string, was: ArgumentValue | undefined, is: ArgumentValue | undefined): boolean {
  if (typeof was !== 'number' || typeof is !== 'number') return true;
  const most = (value: number): number => (key === 'delivery-limit' && value < 0 ? Number.POSITIVE_INFINITY : value);
  return most(is) < most(was);
}

/** Whether a length in messages or bytes limits the queue. */
export function isLengthLimited(governed: Governed): boolean {
  return settingOf(governed, 'max-length') !== undefined || settingOf(governed, 'max-length-bytes') !== undefined;
}

/** Why a queue never dead-letters a message for a reason; `refused` if the publisher receives a nack instead. */
export interface NoDeath {
  readonly outcome: 'impossible' | 'refused';
  /** A sentence without a full stop. */
  readonly why: string;
}

/** Why a queue cannot dead-letter messages for the reason; undefined if it can. */
export function whyNoDeath(governed: Governed, reason: DeathReason): NoDeath | undefined {
  const { entity } = governed;
  const type = entity.kind === 'queue' ? (entity.type ?? 'classic') : undefined;
  const impossible = (why: string): NoDeath => ({ outcome: 'impossible', why });
  if (type === 'stream') return impossible('a stream does not dead-letter messages');
  switch (reason) {
    case 'rejected':
    case 'expired':
      return undefined;
    case 'delivery_limit':
      if (type === 'classic') return impossible('a classic queue has no delivery limit');
      return deliveryLimitOf(governed) === undefined ? impossible('the queue has no delivery limit') : undefined;
    case 'maxlen':
      if (!isLengthLimited(governed)) return impossible('the queue has no length limit');
      if (overflowOf(governed) !== 'reject-publish') return undefined;
      return { outcome: 'refused', why: 'overflow is reject-publish: the publisher receives a nack' };
  }
}

/**
 * Dead-lettering reasons without any consumer action, as far as the settings of the queue cause them. Excluded are the TTL of a message,
 * and the default delivery limit of 20 in RabbitMQ 4.0: it is for messages that crash their consumers.
 */
export function automaticDeaths(governed: Governed): readonly Exclude<DeathReason, 'rejected'>[] {
  if (governed.entity.kind === 'queue' && governed.entity.type === 'stream') return [];
  const expires = numberOf(governed, 'message-ttl') !== undefined;
  const drops = whyNoDeath(governed, 'maxlen') === undefined;
  const returns = deliveryLimitOf(governed)?.by !== undefined;
  return [
    ...(expires ? (['expired'] as const) : []),
    ...(drops ? (['maxlen'] as const) : []),
    ...(returns ? (['delivery_limit'] as const) : []),
  ];
}

/**
 * Queues that a dead-lettered message cannot return to: no consumer has rejected it since, and including, its last death there
 * (rabbit_dead_letter:is_cycle). The broker drops it.
 */
export function cyclingQueues(deaths: readonly Death[]): readonly string[] {
  const end = deaths.findIndex(({ reason }) => reason === 'rejected');
  return (end === -1 ? deaths : deaths.slice(0, end)).map(({ queue }) => queue);
}
