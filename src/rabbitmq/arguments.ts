// The arguments of queues: what a declaration with each of them does, by queue type and version. One table for loading, comparing,
// printing, linting and planning; test/broker/rabbitmq plays every row. To add an argument, add one row: CONTRIBUTING.md.
import { exactly, from, type QueueArgument } from './argument-rows.ts';

/** Ten years in milliseconds, the broker's limit for times (406 `value_too_large`). */
const tenYears = 315_360_000_000;
const max = Number.MAX_SAFE_INTEGER;
const any = { kind: 'any' } as const;
const text = { kind: 'string' } as const;
const ms = { kind: 'duration', min: 0, max } as const;
const count = { kind: 'integer', min: 0, max } as const;
const size = { kind: 'bytes', min: 0, max } as const;
const positive = { kind: 'integer', min: 1, max } as const;

const compared = [from([3, 10], 'obeyed', { compared: true })];
/** Not validated. */
const unchecked = [from([3, 10], 'obeyed', { compared: true, accepts: any })];
const classicAndQuorum = { classic: compared, quorum: compared };
/** An argument that 4.3 introduced for quorum queues: 4.3 refuses it for other types, older versions do not know it. */
const unknown = [from([3, 10], 'ignored'), from([4, 3], 'refused')];
const ignoredBefore43 = { classic: unknown, stream: unknown };
/** rabbit_channel:get_consumer_timeout of v3.12.0 reads the argument of any queue; the declaration does not validate it. */
const timeout = [
  from([3, 10], 'ignored'),
  from([3, 12], 'obeyed', { accepts: any, source: 'v3.12.0 rabbit_channel:get_consumer_timeout' }),
];
const locators = ['client-local', 'balanced', 'random', 'least-leaders'] as const;
const noEffect = 'it has no effect any more';
const onDisk = { deprecated: { since: [4, 0], how: noEffect }, instead: 'remove it: quorum queues keep messages on disk' } as const;

/** Arguments of queues that the file format has a property for, in the order in which they are printed. */
export const queueArguments: readonly QueueArgument[] = [
  { property: 'messageTtl', argument: 'x-message-ttl', rule: { kind: 'duration', min: 0, max: tenYears }, on: classicAndQuorum },
  { property: 'expires', argument: 'x-expires', rule: { kind: 'duration', min: 1, max: tenYears }, on: classicAndQuorum },
  { property: 'maxLength', argument: 'x-max-length', rule: count, on: classicAndQuorum },
  { property: 'maxLengthBytes', argument: 'x-max-length-bytes', rule: size, on: { ...classicAndQuorum, stream: compared } },
  {
    property: 'overflow',
    argument: 'x-overflow',
    rule: { kind: 'choice', values: ['drop-head', 'reject-publish', 'reject-publish-dlx'] },
    on: classicAndQuorum,
  },
  { property: 'deadLetterExchange', argument: 'x-dead-letter-exchange', rule: text, on: classicAndQuorum },
  {
    property: 'deadLetterRoutingKey',
    argument: 'x-dead-letter-routing-key',
    rule: text,
    on: classicAndQuorum,
    needs: 'x-dead-letter-exchange',
  },
  {
    property: 'deadLetterStrategy',
    argument: 'x-dead-letter-strategy',
    rule: { kind: 'choice', values: ['at-most-once', 'at-least-once'] },
    on: { quorum: compared },
  },
  { property: 'singleActiveConsumer', argument: 'x-single-active-consumer', rule: { kind: 'boolean' }, on: classicAndQuorum },
  { property: 'maxPriority', argument: 'x-max-priority', rule: { kind: 'integer', min: 0, max: 255 }, on: { classic: compared } },
  {
    property: 'queueMode',
    argument: 'x-queue-mode',
    rule: { kind: 'choice', values: ['default', 'lazy'] },
    on: { classic: [...compared, from([4, 3], 'obeyed', { compared: true, accepts: any })] },
    deprecated: { since: [3, 12], how: noEffect },
    instead: 'remove it: every classic queue writes messages to disk early',
  },
  {
    property: 'queueVersion',
    argument: 'x-queue-version',
    rule: { kind: 'integer', min: 1, max: 2 },
    on: {
      classic: [
        ...compared,
        from([4, 3], 'obeyed', { compared: true, accepts: exactly(2), how: 'the queue is refused (406 unsupported queue version)' }),
      ],
    },
    deprecated: { since: [4, 0], value: 1, how: 'version 1 of classic queues is deprecated' },
    instead: 'use queueVersion: 2',
  },
  {
    property: 'queueMasterLocator',
    argument: 'x-queue-master-locator',
    rule: { kind: 'choice', values: ['client-local', 'min-masters', 'random'] },
    on: {
      classic: [
        from([3, 10], 'obeyed', { compared: true, code: 541 }),
        from([4, 0], 'obeyed', { compared: true, accepts: any }),
        from([4, 3], 'refused', {
          code: 541,
          how: 'the queue is refused, and the connection closed (541), unless the broker is set to permit it',
        }),
      ],
    },
    deprecated: { since: [4, 0], how: 'it is deprecated' },
    instead: 'use queueLeaderLocator (RabbitMQ 4.0 for classic queues)',
  },
  {
    property: 'queueLeaderLocator',
    argument: 'x-queue-leader-locator',
    rule: { kind: 'choice', values: locators },
    on: {
      classic: [
        from([3, 10], 'refused', { how: 'a classic queue with it is refused there (406)' }),
        from([4, 0], 'obeyed', { compared: true }),
      ],
      quorum: compared,
      stream: compared,
    },
    instead: 'use queueMasterLocator, or leave it out',
  },
  {
    property: 'deliveryLimit',
    argument: 'x-delivery-limit',
    rule: { kind: 'integer', min: -1, max },
    on: { quorum: unchecked },
  },
  { property: 'quorumInitialGroupSize', argument: 'x-quorum-initial-group-size', rule: positive, on: { quorum: compared } },
  { property: 'maxInMemoryLength', argument: 'x-max-in-memory-length', rule: count, on: { quorum: compared }, ...onDisk },
  { property: 'maxInMemoryBytes', argument: 'x-max-in-memory-bytes', rule: size, on: { quorum: compared }, ...onDisk },
  {
    property: 'consumerTimeout',
    argument: 'x-consumer-timeout',
    rule: ms,
    on: {
      classic: [...timeout, from([4, 3], 'refused')],
      quorum: [...timeout, from([4, 3], 'obeyed', { compared: true })],
      stream: [...timeout, from([4, 3], 'refused')],
    },
    instead: 'set consumer_timeout in rabbitmq.conf',
  },
  {
    property: 'consumerDisconnectedTimeout',
    argument: 'x-consumer-disconnected-timeout',
    rule: ms,
    on: { ...ignoredBefore43, quorum: [from([3, 10], 'ignored'), from([4, 3], 'obeyed', { compared: true })] },
  },
  ...(['Type', 'Min', 'Max'] as const).map(
    (part): QueueArgument => ({
      property: `delayedRetry${part}`,
      argument: `x-delayed-retry-${part.toLowerCase()}`,
      rule: part === 'Type' ? text : ms,
      on: { ...ignoredBefore43, quorum: [from([3, 10], 'ignored'), from([4, 3], 'obeyed', { compared: true, accepts: any })] },
    }),
  ),
  {
    property: 'maxAge',
    argument: 'x-max-age',
    rule: { kind: 'string', pattern: /^0*[1-9][0-9]*[YMDhms]$/, form: 'a number and one of Y M D h m s, such as 7D or 24h' },
    on: {
      // 541 where there is no digit to convert: rabbit_stream_queue:parse_max_age
      stream: [from([3, 10], 'obeyed', { compared: true, fatal: /^(?!\d)/ }), from([4, 3], 'obeyed', { compared: true })],
    },
  },
  {
    property: 'streamMaxSegmentSizeBytes',
    argument: 'x-stream-max-segment-size-bytes',
    rule: { kind: 'bytes', min: 0, max: 3_000_000_000 },
    on: { stream: compared },
  },
  {
    property: 'streamFilterSizeBytes',
    argument: 'x-stream-filter-size-bytes',
    rule: { kind: 'bytes', min: 16, max: 255 },
    on: {
      ...ignoredBefore43,
      quorum: unknown,
      stream: [
        from([3, 10], 'ignored'),
        from([3, 13], 'obeyed', { source: 'v3.13.0 rabbit_stream_queue' }),
        from([4, 3], 'obeyed', { compared: true }),
      ],
    },
  },
  { property: 'initialClusterSize', argument: 'x-initial-cluster-size', rule: positive, on: { stream: compared } },
];
