// fast-check generators of arguments that RabbitMQ 3.10 to 4.3 accept: none in most cases, every known one in some, and unknown ones.
import fc, { type Arbitrary } from 'fast-check';
import type { QueueType } from '../../src/model/entity.ts';
import type { Arguments, ArgumentValue } from '../../src/model/values.ts';

const amount = fc.constantFrom<number[]>(0, 1, 1000, 3_000_000_000);
/** Long enough that nothing expires during a test, in milliseconds. */
const longTime = fc.constantFrom<number[]>(3_600_000, 86_400_000, 315_360_000_000);

/** A value of any type that a field table has and JSON can represent; without null, which the broker shows as a string. */
const anyValue: Arbitrary<ArgumentValue> = fc.constantFrom<ArgumentValue[]>(
  1,
  0,
  -5,
  300,
  70_000,
  '1',
  '',
  'ž "%',
  true,
  false,
  1.5,
  { '!': 'double', value: 1 },
  { '!': 'int64', value: '9007199254740993' },
  [1, 'x', [true]],
  { a: { b: 1 } },
);

/** Arguments of a new queue of the type. `exchanges` are names of dead-letter exchanges. */
export function arbitraryQueueArguments(type: QueueType, exchanges: readonly string[]): Arbitrary<Arguments> {
  const unknown = { 'x-foo': anyValue, 'x-max-lenght': amount };
  switch (type) {
    case 'classic':
      return some({ ...unknown, ...common(exchanges), ...classic }).map(withDeadLetterExchange);
    case 'quorum':
      return some({ ...unknown, ...common(exchanges), ...quorum }).map(withDeadLetterExchange);
    case 'stream':
      return some({ ...unknown, ...stream });
  }
}

function common(exchanges: readonly string[]): { [argument: string]: Arbitrary<ArgumentValue> } {
  return {
    'x-message-ttl': fc.oneof(
      amount.filter((number) => number < 3_000_000_000),
      longTime,
    ),
    'x-expires': longTime,
    'x-max-length': amount,
    'x-max-length-bytes': amount,
    'x-overflow': fc.constantFrom('drop-head', 'reject-publish', 'reject-publish-dlx'),
    'x-dead-letter-exchange': fc.constantFrom(...exchanges),
    'x-dead-letter-routing-key': fc.constantFrom('', 'dead'),
    'x-single-active-consumer': fc.boolean(),
  };
}

const classic: { [argument: string]: Arbitrary<ArgumentValue> } = {
  'x-max-priority': fc.constantFrom(0, 1, 5),
  'x-queue-mode': fc.constantFrom('default', 'lazy'),
  'x-queue-version': fc.constant(2), // 4.3 accepts no other
};

const locators = fc.constantFrom('client-local', 'balanced');

const quorum: { [argument: string]: Arbitrary<ArgumentValue> } = {
  'x-dead-letter-strategy': fc.constantFrom('at-most-once', 'at-least-once'),
  'x-delivery-limit': fc.constantFrom(0, 5, 20),
  'x-quorum-initial-group-size': fc.constantFrom(1, 3),
  'x-max-in-memory-length': amount,
  'x-max-in-memory-bytes': amount,
  'x-queue-leader-locator': locators,
  'x-consumer-timeout': longTime,
  'x-delayed-retry-type': fc.constant('all'),
  'x-delayed-retry-min': fc.constant(1000),
  'x-delayed-retry-max': fc.constant(60_000),
};

const stream: { [argument: string]: Arbitrary<ArgumentValue> } = {
  'x-max-length-bytes': fc.constantFrom(1_000_000_000, 20_000_000_000),
  'x-max-age': fc.constantFrom('1D', '24h', '7D', '1440m'),
  'x-stream-max-segment-size-bytes': fc.constantFrom(1_000_000, 500_000_000),
  'x-stream-filter-size-bytes': fc.constantFrom(16, 255),
  'x-initial-cluster-size': fc.constantFrom(1, 3),
  'x-queue-leader-locator': locators,
};

/** A dead-letter routing key without a dead-letter exchange is refused (406 `routing_key_but_no_dlx_defined`). */
function withDeadLetterExchange(table: Arguments): Arguments {
  const { 'x-dead-letter-routing-key': _, ...rest } = table;
  return table['x-dead-letter-exchange'] === undefined ? rest : table;
}

/** Arguments of an exchange of one of the four basic types. `exchanges` are names of alternate exchanges. */
export function arbitraryExchangeArguments(exchanges: readonly string[]): Arbitrary<Arguments> {
  return some({ 'alternate-exchange': fc.constantFrom(...exchanges), 'x-foo': anyValue });
}

/** Arguments of a binding of any exchange; `x-match` is always valid for a headers exchange. */
export function arbitraryBindingArguments(): Arbitrary<Arguments> {
  return some({ 'x-match': fc.constantFrom('all', 'any', 'all-with-x', 'any-with-x'), a: anyValue, b: anyValue });
}

/** A definition of a policy, never empty. */
export function arbitraryPolicyDefinition(exchanges: readonly string[]): Arbitrary<Arguments> {
  const keys = {
    'max-length': amount,
    'message-ttl': longTime,
    overflow: fc.constantFrom('drop-head', 'reject-publish'),
    'dead-letter-exchange': fc.constantFrom(...exchanges),
    'alternate-exchange': fc.constantFrom(...exchanges),
  };
  return some(keys).map((table) => (Object.keys(table).length === 0 ? { 'max-length': 1000 } : table));
}

/** None of them in half of the cases, else some of them. */
function some(keys: { [argument: string]: Arbitrary<ArgumentValue> }): Arbitrary<Arguments> {
  const names = Object.keys(keys);
  const chosen = fc.oneof(
    { withCrossShrink: true },
    { weight: 3, arbitrary: fc.constant<string[]>([]) },
    { weight: 2, arbitrary: fc.subarray(names, { maxLength: Math.min(3, names.length) }) },
    { weight: 1, arbitrary: fc.subarray(names) },
  );
  return fc.tuple(chosen, fc.record(keys)).map(([picked, table]): Arguments => {
    const entries = picked.map((name): [string, ArgumentValue] => [name, table[name] ?? null]);
    return Object.fromEntries(entries);
  });
}
