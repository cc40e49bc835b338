// The arguments of streams: rows of the table in arguments.ts.
import { compared, from, ignoredBefore43, type QueueArgument, unknownBefore43 } from './argument-rows.ts';

const positive = { kind: 'integer', min: 1, max: Number.MAX_SAFE_INTEGER } as const;

/** Arguments that only streams obey. */
export const streamArguments: readonly QueueArgument[] = [
  {
    property: 'maxAge',
    description:
      "Maximum age of messages: a number and one of Y M D h m s, such as `7D` or `24h`. These units are RabbitMQ's, and differ from those of durations.",
    argument: 'x-max-age',
    rule: { kind: 'string', pattern: /^0*[1-9][0-9]*[YMDhms]$/, form: 'a number and one of Y M D h m s, such as 7D or 24h' },
    on: {
      // 541 if the value has no digit to convert: rabbit_stream_queue:parse_max_age
      stream: [from([3, 10], 'obeyed', { compared: true, fatal: /^(?!\d)/ }), from([4, 3], 'obeyed', { compared: true })],
    },
  },
  {
    property: 'streamMaxSegmentSizeBytes',
    description: 'Maximum size of the segment files of a stream.',
    argument: 'x-stream-max-segment-size-bytes',
    rule: { kind: 'bytes', min: 0, max: 3_000_000_000 },
    on: { stream: compared },
  },
  {
    property: 'streamFilterSizeBytes',
    description: 'Size of the Bloom filter of each chunk.',
    argument: 'x-stream-filter-size-bytes',
    rule: { kind: 'bytes', min: 16, max: 255 },
    on: {
      ...ignoredBefore43,
      quorum: unknownBefore43,
      stream: [
        from([3, 10], 'ignored'),
        from([3, 13], 'obeyed', { source: 'v3.13.0 rabbit_stream_queue' }),
        from([4, 3], 'obeyed', { compared: true }),
      ],
    },
  },
  {
    property: 'initialClusterSize',
    description: 'Number of replicas at declaration.',
    argument: 'x-initial-cluster-size',
    rule: positive,
    on: { stream: compared },
  },
];
