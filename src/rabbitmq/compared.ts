// Which arguments RabbitMQ compares when a queue is declared again, in its order, by the type that the live queue has (406 for the first
// that differs). Everything else is ignored: unknown arguments, those of other types, what a version does not know yet.
// Measured on 3.10.8, 4.0.5 and 4.3.6; a version between two of them is taken for the older one, so that too little is claimed.

import type { QueueType } from '../model/entity.ts';
import { queueArguments } from './arguments.ts';
import type { Measured } from './version.ts';

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
export function comparedArguments(type: QueueType, version: Measured): readonly string[] {
  const newest = version === '4.3';
  switch (type) {
    case 'classic':
      return version === '3.10' ? classic : [...classic, 'x-queue-leader-locator'];
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

/** Arguments that older versions do not know: they keep them with a queue of any type, and ignore them. */
const unknownBefore: { readonly [argument: string]: readonly Measured[] } = {
  'x-queue-leader-locator': ['3.10'],
  'x-stream-filter-size-bytes': ['3.10', '4.0'],
  ...Object.fromEntries(retries.map((argument) => [argument, ['3.10', '4.0'] as const])),
};

/**
 * Whether a live queue of the type may hold the argument without any redeclaration telling. An argument of another type is not among
 * them: no queue of this type can have been declared with it (406 `invalid arg`).
 */
export function isIgnored(argument: string, type: QueueType, version: Measured): boolean {
  if (comparedArguments(type, version).includes(argument)) return false;
  const known = queueArguments.find((one) => one.argument === argument);
  return known === undefined || known.types.includes(type) || unknownBefore[argument]?.includes(version) === true;
}
