// The arguments that the in-memory broker compares when a queue is redeclared. Deliberately independent of src/rabbitmq: the
// double is an independent witness, and the contract suite compares both with real brokers.
import type { QueueType } from '../../../src/model/entity.ts';

/** Versions that compare alike: before 4.0, 4.0 to 4.2, and 4.3 on. */
export type Generation = '3.10' | '4.0' | '4.3';

/** The generation of a version such as `4.0.5`. */
export function generationOf(version: string): Generation {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < 4) return '3.10';
  return major === 4 && minor < 3 ? '4.0' : '4.3';
}

const classic = [
  'x-expires',
  'x-message-ttl',
  'x-dead-letter-exchange',
  'x-dead-letter-routing-key',
  'x-max-length',
  'x-max-length-bytes',
  'x-max-priority',
  'x-overflow',
  'x-queue-mode',
  'x-queue-version',
  'x-single-active-consumer',
  'x-queue-type',
  'x-queue-master-locator',
];
const quorum = [
  'x-dead-letter-exchange',
  'x-dead-letter-routing-key',
  'x-dead-letter-strategy',
  'x-expires',
  'x-max-length',
  'x-max-length-bytes',
  'x-max-in-memory-length',
  'x-max-in-memory-bytes',
  'x-overflow',
  'x-single-active-consumer',
  'x-queue-type',
  'x-quorum-initial-group-size',
  'x-delivery-limit',
  'x-message-ttl',
  'x-queue-leader-locator',
];
const retries = [
  'x-consumer-disconnected-timeout',
  'x-consumer-timeout',
  'x-delayed-retry-type',
  'x-delayed-retry-min',
  'x-delayed-retry-max',
];

/** The arguments that a live queue of the type compares, in the broker's order. */
export function comparedArguments(type: QueueType, generation: Generation): readonly string[] {
  const newest = generation === '4.3';
  switch (type) {
    case 'classic':
      return generation === '3.10' ? classic : [...classic, 'x-queue-leader-locator'];
    case 'quorum':
      return newest ? [...quorum, ...retries] : quorum;
    case 'stream':
      return [
        'x-max-length-bytes',
        'x-queue-type',
        'x-max-age',
        'x-stream-max-segment-size-bytes',
        ...(newest ? ['x-stream-filter-size-bytes'] : []),
        'x-initial-cluster-size',
        'x-queue-leader-locator',
      ];
  }
}
