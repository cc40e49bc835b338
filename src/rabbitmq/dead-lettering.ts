// When a queue gives up a message, and where it then sends it. Sources: rabbit_dead_letter, rabbit_amqqueue_process, rabbit_fifo_dlx of
// 3.10.8, 4.0.5 and 4.3.6.
import type { Entity } from '../model/entity.ts';
import { type EntityKey, exchangeKey, queueKey } from '../model/key.ts';
import type { Death, DeathReason } from '../model/routing.ts';
import type { ArgumentValue } from '../model/values.ts';
import { isDefaultExchange } from './predeclared.ts';
import { argumentOf, deliveryLimitOf, type Governed, type Setting, settingOf } from './settings.ts';

/** Where a queue sends dead-lettered messages. */
export interface DeadLetterRoute {
  /** Name of the dead-letter exchange; '' is the default exchange. */
  readonly exchange: string;
  /** Absent: a dead-lettered message keeps its own routing key. */
  readonly routingKey?: string;
  /** What sets the exchange. */
  readonly by: Setting;
}

/** How a queue dead-letters; undefined where it drops. A stream gives up no message. */
export function deadLetteringOf(governed: Governed): DeadLetterRoute | undefined {
  const { entity } = governed;
  if (entity.kind !== 'queue' || entity.type === 'stream') return undefined;
  const by = settingOf(governed, 'dead-letter-exchange');
  if (typeof by?.value !== 'string') return undefined;
  const routingKey = settingOf(governed, 'dead-letter-routing-key')?.value;
  return { exchange: by.value, by, ...(typeof routingKey === 'string' ? { routingKey } : {}) };
}

/**
 * The object that dead-lettered messages are sent to: the exchange, or the queue that the routing key names where it is the default
 * exchange. Undefined where each message's own key names the queue.
 */
export function deadLetterTarget(vhost: string, { exchange, routingKey }: DeadLetterRoute): EntityKey | undefined {
  if (!isDefaultExchange(exchange)) return exchangeKey(vhost, exchange);
  return routingKey === undefined ? undefined : queueKey(vhost, routingKey);
}

/** An alternate exchange with what sets it. */
export interface AlternateRoute {
  readonly exchange: string;
  readonly by: Setting;
}

/** Where an exchange sends what none of its bindings matches; undefined where that is dropped. */
export function alternateOf(governed: Governed): AlternateRoute | undefined {
  const by = governed.entity.kind === 'exchange' ? settingOf(governed, 'alternate-exchange') : undefined;
  return typeof by?.value === 'string' ? { exchange: by.value, by } : undefined;
}

/** The argument by which a queue or an exchange names another exchange. */
export function exchangeArgument(kind: 'queue' | 'exchange'): string {
  return argumentOf(kind, kind === 'queue' ? 'dead-letter-exchange' : 'alternate-exchange');
}

/**
 * Exchanges that an entity names as alternate exchange or dead-letter exchange, the default exchange excepted: of a policy, whether it
 * applies to anything or not. RabbitMQ deletes such an exchange without objection, and then drops what is sent to it.
 */
export function exchangesNamedBy(entity: Entity): readonly EntityKey[] {
  if (entity.kind === 'binding') return [];
  const named = (value: unknown) => (typeof value === 'string' && !isDefaultExchange(value) ? [exchangeKey(entity.vhost, value)] : []);
  const keys = ['alternate-exchange', 'dead-letter-exchange'];
  if (entity.kind === 'policy') return keys.flatMap((key) => named(entity.definition[key]));
  return keys.flatMap((key) => named(entity.arguments[argumentOf(entity.kind, key)]));
}

/** What a queue does with a message beyond its length limit. */
export type Overflow = 'drop-head' | 'reject-publish' | 'reject-publish-dlx';

/** The overflow in force. A quorum queue has no `reject-publish-dlx`, and takes it for `drop-head`. */
export function overflowOf(governed: Governed): Overflow {
  const value = settingOf(governed, 'overflow')?.value;
  if (value === 'reject-publish') return value;
  const isQuorum = governed.entity.kind === 'queue' && governed.entity.type === 'quorum';
  return value === 'reject-publish-dlx' && !isQuorum ? value : 'drop-head';
}

/**
 * Whether the queue keeps a dead-lettered message until some queue has confirmed it: a quorum queue with `at-least-once`, which needs
 * `reject-publish`; with `drop-head` it falls back to at-most-once.
 */
export function keepsDeadLetters(governed: Governed): boolean {
  const { entity } = governed;
  if (entity.kind !== 'queue' || entity.type !== 'quorum') return false;
  return settingOf(governed, 'dead-letter-strategy')?.value === 'at-least-once' && overflowOf(governed) === 'reject-publish';
}

/**
 * How many of the messages that are ready in a queue it drops as soon as its settings are in force: those beyond its length, where it drops
 * them, and all where they expire at once. Sizes and ages of messages are not looked at. (3.10 to 4.3; a quorum queue with its next message)
 */
export function droppedAtOnce(governed: Governed, ready: number): number {
  const { entity } = governed;
  if (entity.kind !== 'queue' || entity.type === 'stream') return 0;
  if (settingOf(governed, 'message-ttl')?.value === 0) return ready;
  const most = settingOf(governed, 'max-length')?.value;
  return typeof most !== 'number' || overflowOf(governed) !== 'drop-head' ? 0 : Math.max(ready - most, 0);
}

/** Policy keys that can drop messages the moment that they are set, or set lower. */
export const limitingKeys: readonly string[] = ['max-length', 'max-length-bytes', 'max-age', 'message-ttl', 'expires', 'delivery-limit'];

/** Policy keys that say where messages go that are over a limit: a change of one can send them nowhere. */
export const divertingKeys: readonly string[] = ['overflow', 'dead-letter-exchange', 'dead-letter-routing-key'];

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

/** Why a queue never gives up a message for a reason; `refused` where the publisher gets the message back instead. Undefined: it may. */
export interface NoDeath {
  readonly outcome: 'impossible' | 'refused';
  /** A sentence without a full stop. */
  readonly why: string;
}

/** Whether a queue can give up messages for the reason at all. */
export function whyNoDeath(governed: Governed, reason: DeathReason): NoDeath | undefined {
  const { entity } = governed;
  const type = entity.kind === 'queue' ? (entity.type ?? 'classic') : undefined;
  const impossible = (why: string): NoDeath => ({ outcome: 'impossible', why });
  if (type === 'stream') return impossible('a stream dead-letters nothing');
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
      return { outcome: 'refused', why: 'overflow is reject-publish: the publisher gets a nack' };
  }
}

/**
 * Reasons for which messages leave a queue without any consumer rejecting them, as far as the queue's own settings cause it. A time to live
 * that a message brings along is not counted, nor is the delivery limit of 20 that RabbitMQ 4.0 sets where nothing does: it is there for
 * messages that crash their consumers.
 */
export function automaticDeaths(governed: Governed): readonly Exclude<DeathReason, 'rejected'>[] {
  if (governed.entity.kind === 'queue' && governed.entity.type === 'stream') return [];
  const expires = typeof settingOf(governed, 'message-ttl')?.value === 'number';
  const drops = whyNoDeath(governed, 'maxlen') === undefined;
  const returns = deliveryLimitOf(governed)?.by !== undefined;
  return [
    ...(expires ? (['expired'] as const) : []),
    ...(drops ? (['maxlen'] as const) : []),
    ...(returns ? (['delivery_limit'] as const) : []),
  ];
}

/**
 * Queues that a dead-lettered message may not come back to: since its last death there no consumer has rejected it, nor then
 * (rabbit_dead_letter:is_cycle). The broker drops it there.
 */
export function cyclingQueues(deaths: readonly Death[]): readonly string[] {
  const end = deaths.findIndex(({ reason }) => reason === 'rejected');
  return (end === -1 ? deaths : deaths.slice(0, end)).map(({ queue }) => queue);
}
