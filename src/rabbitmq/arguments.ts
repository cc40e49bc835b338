// The arguments that RabbitMQ knows, with the property of the file format for each: one table for loading, comparing and printing.
// Ranges and queue types as measured on RabbitMQ 3.10, 4.0 and 4.3.
import type { QueueType } from '../model/entity.ts';

/** What values an argument takes. Integers are inclusive ranges. */
export type ArgumentRule =
  /** Integer, in the file also a duration such as `1h30m`; milliseconds. */
  | { readonly kind: 'duration'; readonly min: number; readonly max: number }
  /** Integer, in the file also a size such as `1GiB`; bytes. */
  | { readonly kind: 'bytes'; readonly min: number; readonly max: number }
  | { readonly kind: 'integer'; readonly min: number; readonly max: number }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'string'; readonly pattern?: RegExp; readonly form?: string }
  | { readonly kind: 'choice'; readonly values: readonly string[] };

/** One argument that RabbitMQ knows. */
export interface KnownArgument {
  /** Property of the file format, RabbitMQ's word in camelCase. */
  readonly property: string;
  /** Key in the AMQP arguments. */
  readonly argument: string;
  readonly rule: ArgumentRule;
  /** Queue types that accept it; the others answer 406 `invalid arg ... of queue type`. Empty for an exchange. */
  readonly types: readonly QueueType[];
}

/** Ten years, the broker's limit for times (406 `value_too_large`). */
const tenYears = 315_360_000_000;
const most = Number.MAX_SAFE_INTEGER;
const classic = ['classic'] as const;
const quorum = ['quorum'] as const;
const stream = ['stream'] as const;
const notStream = ['classic', 'quorum'] as const;
const every = ['classic', 'quorum', 'stream'] as const;

/** Arguments of queues, in the order in which they are printed. */
export const queueArguments: readonly KnownArgument[] = [
  { property: 'messageTtl', argument: 'x-message-ttl', rule: { kind: 'duration', min: 0, max: tenYears }, types: notStream },
  { property: 'expires', argument: 'x-expires', rule: { kind: 'duration', min: 1, max: tenYears }, types: notStream },
  { property: 'maxLength', argument: 'x-max-length', rule: { kind: 'integer', min: 0, max: most }, types: notStream },
  { property: 'maxLengthBytes', argument: 'x-max-length-bytes', rule: { kind: 'bytes', min: 0, max: most }, types: every },
  {
    property: 'overflow',
    argument: 'x-overflow',
    rule: { kind: 'choice', values: ['drop-head', 'reject-publish', 'reject-publish-dlx'] },
    types: notStream,
  },
  { property: 'deadLetterExchange', argument: 'x-dead-letter-exchange', rule: { kind: 'string' }, types: notStream },
  { property: 'deadLetterRoutingKey', argument: 'x-dead-letter-routing-key', rule: { kind: 'string' }, types: notStream },
  {
    property: 'deadLetterStrategy',
    argument: 'x-dead-letter-strategy',
    rule: { kind: 'choice', values: ['at-most-once', 'at-least-once'] },
    types: quorum,
  },
  { property: 'singleActiveConsumer', argument: 'x-single-active-consumer', rule: { kind: 'boolean' }, types: notStream },
  { property: 'maxPriority', argument: 'x-max-priority', rule: { kind: 'integer', min: 0, max: 255 }, types: classic },
  { property: 'queueMode', argument: 'x-queue-mode', rule: { kind: 'choice', values: ['default', 'lazy'] }, types: classic },
  { property: 'queueVersion', argument: 'x-queue-version', rule: { kind: 'integer', min: 1, max: 2 }, types: classic },
  {
    property: 'queueMasterLocator',
    argument: 'x-queue-master-locator',
    rule: { kind: 'choice', values: ['client-local', 'min-masters', 'random'] },
    types: classic,
  },
  {
    property: 'queueLeaderLocator',
    argument: 'x-queue-leader-locator',
    rule: { kind: 'choice', values: ['client-local', 'balanced', 'random', 'least-leaders'] },
    types: every,
  },
  { property: 'deliveryLimit', argument: 'x-delivery-limit', rule: { kind: 'integer', min: -1, max: most }, types: quorum },
  {
    property: 'quorumInitialGroupSize',
    argument: 'x-quorum-initial-group-size',
    rule: { kind: 'integer', min: 1, max: most },
    types: quorum,
  },
  { property: 'maxInMemoryLength', argument: 'x-max-in-memory-length', rule: { kind: 'integer', min: 0, max: most }, types: quorum },
  { property: 'maxInMemoryBytes', argument: 'x-max-in-memory-bytes', rule: { kind: 'bytes', min: 0, max: most }, types: quorum },
  { property: 'consumerTimeout', argument: 'x-consumer-timeout', rule: { kind: 'duration', min: 0, max: most }, types: quorum },
  {
    property: 'consumerDisconnectedTimeout',
    argument: 'x-consumer-disconnected-timeout',
    rule: { kind: 'duration', min: 0, max: most },
    types: quorum,
  },
  { property: 'delayedRetryType', argument: 'x-delayed-retry-type', rule: { kind: 'string' }, types: quorum },
  { property: 'delayedRetryMin', argument: 'x-delayed-retry-min', rule: { kind: 'duration', min: 0, max: most }, types: quorum },
  { property: 'delayedRetryMax', argument: 'x-delayed-retry-max', rule: { kind: 'duration', min: 0, max: most }, types: quorum },
  {
    property: 'maxAge',
    argument: 'x-max-age',
    rule: { kind: 'string', pattern: /^0*[1-9][0-9]*[YMDhms]$/, form: 'a number and one of Y M D h m s, such as 7D or 24h' },
    types: stream,
  },
  {
    property: 'streamMaxSegmentSizeBytes',
    argument: 'x-stream-max-segment-size-bytes',
    rule: { kind: 'bytes', min: 0, max: 3_000_000_000 },
    types: stream,
  },
  {
    property: 'streamFilterSizeBytes',
    argument: 'x-stream-filter-size-bytes',
    rule: { kind: 'bytes', min: 16, max: 255 },
    types: stream,
  },
  { property: 'initialClusterSize', argument: 'x-initial-cluster-size', rule: { kind: 'integer', min: 1, max: most }, types: stream },
];

/** Arguments of exchanges. */
export const exchangeArguments: readonly KnownArgument[] = [
  { property: 'alternateExchange', argument: 'alternate-exchange', rule: { kind: 'string' }, types: [] },
  { property: 'delayedType', argument: 'x-delayed-type', rule: { kind: 'string' }, types: [] },
];

const propertyByArgument = new Map([...queueArguments, ...exchangeArguments].map((known) => [known.argument, known.property]));

/** The name that people know an argument by: the property of the file format, or `arguments.x-foo` for one that RabbitMQ does not know. */
export function propertyOf(argument: string): string {
  return propertyByArgument.get(argument) ?? `arguments.${argument}`;
}
