// The arguments of queues: their treatment in a declaration, by queue type and version. One table for loading, comparing,
// printing, linting and planning; test/broker/rabbitmq plays every row. To add an argument, add one row: CONTRIBUTING.md.
import { compared, exactly, from, ignoredBefore43, type QueueArgument } from './argument-rows.ts';
import { streamArguments } from './stream-arguments.ts';

/** Ten years in milliseconds, the broker's limit for times (406 `value_too_large`). */
const tenYears = 315_360_000_000;
const max = Number.MAX_SAFE_INTEGER;
const any = { kind: 'any' } as const;
const text = { kind: 'string' } as const;
const ms = { kind: 'duration', min: 0, max } as const;
const count = { kind: 'integer', min: 0, max } as const;
const size = { kind: 'bytes', min: 0, max } as const;
const positive = { kind: 'integer', min: 1, max } as const;

/** Not validated. */
const unchecked = [from([3, 10], 'obeyed', { compared: true, accepts: any })];
const classicAndQuorum = { classic: compared, quorum: compared };
/** rabbit_channel:get_consumer_timeout of v3.12.0 reads the argument of any queue; the declaration does not validate it. */
const timeout = [
  from([3, 10], 'ignored'),
  from([3, 12], 'obeyed', { accepts: any, source: 'v3.12.0 rabbit_channel:get_consumer_timeout' }),
];
const locators = ['client-local', 'balanced', 'random', 'least-leaders'] as const;
const noEffect = 'it has no effect';
const onDisk = { deprecated: { since: [4, 0], how: noEffect }, instead: 'remove it: quorum queues keep messages on disk' } as const;

/** Arguments of queues that the file format has a property for, in the order in which they are printed. */
export const queueArguments: readonly QueueArgument[] = [
  {
    property: 'messageTtl',
    description: 'Time after which a message is dropped or dead-lettered.',
    argument: 'x-message-ttl',
    rule: { kind: 'duration', min: 0, max: tenYears },
    on: classicAndQuorum,
  },
  {
    property: 'expires',
    description: 'Time without use after which the queue is deleted.',
    argument: 'x-expires',
    rule: { kind: 'duration', min: 1, max: tenYears },
    on: classicAndQuorum,
  },
  {
    property: 'maxLength',
    description: 'Maximum number of messages in the queue; `overflow` determines the action when it is reached.',
    argument: 'x-max-length',
    rule: count,
    on: classicAndQuorum,
  },
  {
    property: 'maxLengthBytes',
    description: 'Maximum total size of the message bodies in the queue.',
    argument: 'x-max-length-bytes',
    rule: size,
    on: { ...classicAndQuorum, stream: compared },
  },
  {
    property: 'overflow',
    description: 'Action when a length limit is reached: the oldest message is dropped or dead-lettered, or new messages are rejected.',
    argument: 'x-overflow',
    rule: { kind: 'choice', values: ['drop-head', 'reject-publish', 'reject-publish-dlx'] },
    on: classicAndQuorum,
  },
  {
    property: 'deadLetterExchange',
    description:
      "Exchange for messages that are rejected, expire or overflow. `''` is the default exchange. RabbitMQ drops them if it does not exist.",
    argument: 'x-dead-letter-exchange',
    rule: text,
    on: classicAndQuorum,
  },
  {
    property: 'deadLetterRoutingKey',
    description: 'Routing key of dead-lettered messages; default: their original routing keys. Requires `deadLetterExchange`.',
    argument: 'x-dead-letter-routing-key',
    rule: text,
    on: classicAndQuorum,
    needs: 'x-dead-letter-exchange',
  },
  {
    property: 'deadLetterStrategy',
    description:
      'Guarantee for dead-lettered messages: with `at-least-once`, the queue retains a message until the target queues have confirmed it. This requires `overflow: reject-publish` and a dead-letter exchange.',
    argument: 'x-dead-letter-strategy',
    rule: { kind: 'choice', values: ['at-most-once', 'at-least-once'] },
    on: { quorum: compared },
  },
  {
    property: 'singleActiveConsumer',
    description: 'Only one consumer at a time receives messages.',
    argument: 'x-single-active-consumer',
    rule: { kind: 'boolean' },
    on: classicAndQuorum,
  },
  {
    property: 'maxPriority',
    description: 'Highest message priority that the queue supports.',
    argument: 'x-max-priority',
    rule: { kind: 'integer', min: 0, max: 255 },
    on: { classic: compared },
  },
  {
    property: 'queueMode',
    description: '`lazy` stores messages on disk.',
    argument: 'x-queue-mode',
    rule: { kind: 'choice', values: ['default', 'lazy'] },
    on: { classic: [...compared, from([4, 3], 'obeyed', { compared: true, accepts: any })] },
    deprecated: { since: [3, 12], how: noEffect },
    instead: 'remove it: every classic queue writes messages to disk early',
  },
  {
    property: 'queueVersion',
    description: 'Storage version of a classic queue. RabbitMQ 4.3 accepts only 2.',
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
    description: 'Strategy for choosing the node of the queue; use `queueLeaderLocator` instead.',
    argument: 'x-queue-master-locator',
    rule: { kind: 'choice', values: ['client-local', 'min-masters', 'random'] },
    on: {
      classic: [
        from([3, 10], 'obeyed', { compared: true, code: 541 }),
        from([4, 0], 'obeyed', { compared: true, accepts: any }),
        from([4, 3], 'refused', {
          code: 541,
          feature: 'queue_master_locator',
          how: 'the queue is refused, and the connection closed (541), unless the broker is set to permit it',
        }),
      ],
    },
    deprecated: { since: [4, 0], how: 'it is deprecated' },
    instead: 'use queueLeaderLocator (RabbitMQ 4.0 for classic queues)',
  },
  {
    property: 'queueLeaderLocator',
    description: 'Strategy for choosing the node of the queue leader.',
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
    instead: 'use queueMasterLocator, or remove it',
  },
  {
    property: 'deliveryLimit',
    description: 'Maximum number of redeliveries before a message is dropped or dead-lettered; -1 means no limit.',
    argument: 'x-delivery-limit',
    rule: { kind: 'integer', min: -1, max },
    on: { quorum: unchecked },
  },
  {
    property: 'quorumInitialGroupSize',
    description: 'Number of replicas at declaration.',
    argument: 'x-quorum-initial-group-size',
    rule: positive,
    on: { quorum: compared },
  },
  {
    property: 'maxInMemoryLength',
    description: 'Maximum number of messages in memory.',
    argument: 'x-max-in-memory-length',
    rule: count,
    on: { quorum: compared },
    ...onDisk,
  },
  {
    property: 'maxInMemoryBytes',
    description: 'Maximum number of bytes in memory.',
    argument: 'x-max-in-memory-bytes',
    rule: size,
    on: { quorum: compared },
    ...onDisk,
  },
  {
    property: 'consumerTimeout',
    description: 'Maximum time for a consumer to acknowledge a message.',
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
    description: 'How long the messages of a consumer are retained for it while its node is down.',
    argument: 'x-consumer-disconnected-timeout',
    rule: ms,
    on: { ...ignoredBefore43, quorum: [from([3, 10], 'ignored'), from([4, 3], 'obeyed', { compared: true })] },
  },
  ...(
    [
      ['Type', 'Messages that are redelivered with a delay.'],
      ['Min', 'Delay of the first redelivery.'],
      ['Max', 'Maximum delay of a redelivery.'],
    ] as const
  ).map(
    ([part, description]): QueueArgument => ({
      property: `delayedRetry${part}`,
      description,
      argument: `x-delayed-retry-${part.toLowerCase()}`,
      rule: part === 'Type' ? text : ms,
      on: { ...ignoredBefore43, quorum: [from([3, 10], 'ignored'), from([4, 3], 'obeyed', { compared: true, accepts: any })] },
    }),
  ),
  ...streamArguments,
];

/** The row of an argument. */
export function queueArgument(argument: string): QueueArgument | undefined {
  return byArgument.get(argument);
}

const byArgument = new Map(queueArguments.map((row) => [row.argument, row]));
