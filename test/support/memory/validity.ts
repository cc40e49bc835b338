// The arguments that RabbitMQ accepts for a new queue, with its reasons (all 406). An existing queue is only compared, never validated.
// Unknown arguments are stored silently, as by a real broker.
import type { Queue, QueueType } from '../../../src/model/entity.ts';
import type { Arguments, ArgumentValue } from '../../../src/model/values.ts';
import type { MemoryVersion } from './state.ts';
import { integerOf, wireTypeOf } from './wire.ts';

/** The reason of the broker to refuse the value; undefined if it is accepted. */
type Check = (value: ArgumentValue, all: Arguments, version: MemoryVersion) => string | undefined;

interface Rule {
  readonly types: readonly QueueType[];
  readonly check: Check;
  /** Earlier versions do not know the argument. */
  readonly since?: MemoryVersion;
}

const tenYears = 315_360_000_000;
const every = ['classic', 'quorum', 'stream'] as const;
const notStream = ['classic', 'quorum'] as const;
const anything: Check = () => undefined;

const natural: Check = (value) => {
  const integer = integerOf(value);
  if (integer === undefined) return `"expected integer, got ${wireTypeOf(value)}"`;
  return integer < 0 ? `{value_negative,${integer}}` : undefined;
};
const positive: Check = (value, ...rest) => natural(value, ...rest) ?? (integerOf(value) === 0 ? '{value_zero,0}' : undefined);
const duration: Check = (value, ...rest) =>
  natural(value, ...rest) ?? ((integerOf(value) ?? 0) > tenYears ? `{value_too_large,${integerOf(value)}}` : undefined);
const expires: Check = (...input) => positive(...input) ?? duration(...input);
const priority: Check = (value, ...rest) =>
  natural(value, ...rest) ?? ((integerOf(value) ?? 0) > 255 ? `{max_value_exceeded,${integerOf(value)}}` : undefined);
const oneOf =
  (values: readonly string[], reason: (value: ArgumentValue) => string): Check =>
  (value) => {
    if (typeof value !== 'string') return unacceptable(value);
    return values.includes(value) ? undefined : reason(value);
  };
const deadLetterKey: Check = (value, all) => {
  if (typeof value !== 'string') return unacceptable(value);
  return all['x-dead-letter-exchange'] === undefined ? 'routing_key_but_no_dlx_defined' : undefined;
};
const boolean: Check = (value) => (typeof value === 'boolean' ? undefined : unacceptable(value));
const mode = oneOf(['default', 'lazy'], (value) => `"unsupported queue mode '${value}'"`);
const queueMode: Check = (value, all, version) => (version === '4.3.6' ? undefined : mode(value, all, version));
const queueVersion: Check = (value, ...rest) => {
  const wrong = natural(value, ...rest);
  if (wrong !== undefined) return wrong;
  const [, version] = rest;
  const supported = version === '4.3.6' ? [2] : [1, 2];
  return supported.includes(integerOf(value) ?? 0) ? undefined : `"unsupported queue version '${integerOf(value)}'"`;
};
const maxAge: Check = (value) => {
  if (typeof value !== 'string') return unacceptable(value);
  return /^0*[1-9]\d*[YMDhms]$/.test(value) ? undefined : 'invalid_max_age';
};

/** In the order in which they are checked. */
const rules = new Map<string, Rule>([
  ['x-expires', { types: notStream, check: expires }],
  ['x-message-ttl', { types: notStream, check: duration }],
  ['x-dead-letter-exchange', { types: notStream, check: anything }], // its type is checked before
  ['x-dead-letter-routing-key', { types: notStream, check: deadLetterKey }],
  ['x-dead-letter-strategy', { types: ['quorum'], check: oneOf(['at-most-once', 'at-least-once'], () => 'invalid_dlx_strategy') }],
  ['x-max-length', { types: notStream, check: natural }],
  ['x-max-length-bytes', { types: every, check: natural }],
  ['x-max-in-memory-length', { types: ['quorum'], check: natural }],
  ['x-max-in-memory-bytes', { types: ['quorum'], check: natural }],
  ['x-max-priority', { types: ['classic'], check: priority }],
  ['x-overflow', { types: notStream, check: oneOf(['drop-head', 'reject-publish', 'reject-publish-dlx'], () => 'invalid_overflow') }],
  ['x-queue-mode', { types: ['classic'], check: queueMode }],
  ['x-queue-version', { types: ['classic'], check: queueVersion }],
  ['x-single-active-consumer', { types: notStream, check: boolean }],
  ['x-max-age', { types: ['stream'], check: maxAge }],
  ['x-stream-max-segment-size-bytes', { types: ['stream'], check: natural }],
  ['x-stream-filter-size-bytes', { types: ['stream'], check: anything, since: '4.3.6' }],
  ['x-initial-cluster-size', { types: ['stream'], check: positive }],
  ['x-quorum-initial-group-size', { types: ['quorum'], check: positive }],
  ['x-delivery-limit', { types: ['quorum'], check: anything }], // not even its type is checked
  ['x-queue-master-locator', { types: ['classic'], check: anything }],
  [
    'x-queue-leader-locator',
    { types: every, check: oneOf(['client-local', 'balanced', 'random', 'least-leaders'], () => 'invalid_queue_locator_arg') },
  ],
  ['x-consumer-timeout', { types: ['quorum'], check: natural, since: '4.3.6' }],
  ['x-consumer-disconnected-timeout', { types: ['quorum'], check: natural, since: '4.3.6' }],
  ['x-delayed-retry-type', { types: ['quorum'], check: anything, since: '4.3.6' }],
  ['x-delayed-retry-min', { types: ['quorum'], check: anything, since: '4.3.6' }],
  ['x-delayed-retry-max', { types: ['quorum'], check: anything, since: '4.3.6' }],
]);

/** The refusal of a new queue; undefined if it is accepted. */
export function refusalOfQueue(queue: Queue, type: QueueType, version: MemoryVersion): string | undefined {
  const subject = `queue '${queue.name}' in vhost '${queue.vhost}'`;
  const exchange = queue.arguments['x-dead-letter-exchange'];
  if (exchange !== undefined && typeof exchange !== 'string') {
    return `PRECONDITION_FAILED - invalid type '${wireTypeOf(exchange)}' for arg 'x-dead-letter-exchange' in ${subject}`;
  }
  return refusalOfValue(queue.arguments, subject, version) ?? refusalOfType(queue, type, subject, version);
}

function refusalOfValue(table: Arguments, subject: string, version: MemoryVersion): string | undefined {
  for (const [argument, { check, since }] of rules) {
    const value = table[argument];
    if (value === undefined || (since !== undefined && since !== version)) continue;
    const reason = check(value, table, version);
    if (reason !== undefined) return `PRECONDITION_FAILED - invalid arg '${argument}' for ${subject}: ${reason}`;
  }
  return undefined;
}

function refusalOfType(queue: Queue, type: QueueType, subject: string, version: MemoryVersion): string | undefined {
  if (type !== 'classic') {
    if (queue.autoDelete) return `PRECONDITION_FAILED - invalid property 'auto-delete' for ${subject}`;
    if (queue.exclusive) return `PRECONDITION_FAILED - invalid property 'exclusive-owner' for ${subject}`;
    if (!queue.durable) return `PRECONDITION_FAILED - invalid property 'non-durable' for ${subject}`;
  }
  for (const [argument, { types, since }] of rules) {
    if (queue.arguments[argument] === undefined || (since !== undefined && since !== version)) continue;
    // 3.10 has leader locators for quorum queues and streams only
    const refused = !types.includes(type) || (argument === 'x-queue-leader-locator' && type === 'classic' && version === '3.10.8');
    if (refused) return `PRECONDITION_FAILED - invalid arg '${argument}' for ${subject} of queue type rabbit_${type}_queue`;
  }
  return type === 'stream' ? refusalOfStream(queue.arguments, version) : undefined;
}

/** Limits that streams check themselves, with their own texts (3.10 knows no filter size). */
function refusalOfStream(table: Arguments, version: MemoryVersion): string | undefined {
  const segment = table['x-stream-max-segment-size-bytes'];
  if (segment !== undefined && (integerOf(segment) ?? 0) > 3_000_000_000) {
    return 'PRECONDITION_FAILED - Exceeded max value for x-stream-max-segment-size-bytes';
  }
  const filter = table['x-stream-filter-size-bytes'];
  if (filter === undefined || version === '3.10.8') return undefined;
  const size = integerOf(filter);
  if (size !== undefined && size >= 16 && size <= 255) return undefined;
  return `PRECONDITION_FAILED - Invalid value for ${version === '4.0.5' ? ' ' : ''}x-stream-filter-size-bytes`;
}

function unacceptable(value: ArgumentValue): string {
  return `{unacceptable_type,${wireTypeOf(value)}}`;
}
