// fast-check generators of objects from all tables of src/rabbitmq: every argument on every queue type, exchange type, binding argument and
// policy key, with values that some version accepts, refuses or ignores. Brokers refuse many of them.
import fc, { type Arbitrary } from 'fast-check';
import type { Binding, Entity, Exchange, Policy, Queue } from '../../src/model/entity.ts';
import type { Arguments, ArgumentValue } from '../../src/model/values.ts';
import { type AcceptedValues, isAccepted } from '../../src/rabbitmq/argument-rows.ts';
import { queueArguments } from '../../src/rabbitmq/arguments.ts';
import { allExchangeArguments, bindingArguments } from '../../src/rabbitmq/exchange-arguments.ts';
import { exchangeTypes } from '../../src/rabbitmq/exchange-types.ts';
import { policyKeys } from '../../src/rabbitmq/policy-key-table.ts';
import { applyToValues } from '../../src/rabbitmq/policy-keys.ts';
import { valuesOf } from './argument-values.ts';
import { binding, exchange, policy, queue } from './ends.ts';

/** A row of any table. */
interface Row {
  readonly name: string;
  readonly rule: AcceptedValues;
}

/** A queue that expires during a test cannot be bound. Milliseconds. */
const shortestExpiry = 600_000;

/** Half of the values of a row are those that it accepts. */
function arbitraryValue({ name, rule }: Row): Arbitrary<ArgumentValue> {
  const values = valuesOf(rule).filter(
    (value) => name !== 'x-expires' || typeof value !== 'number' || value < 1 || value >= shortestExpiry,
  );
  const accepted = values.filter((value) => isAccepted(rule, value));
  const any = fc.constantFrom(...values);
  return accepted.length === 0 ? any : fc.oneof(fc.constantFrom(...accepted), any);
}

/** At most three of the rows, with a value each; often none. */
function someOf(rows: readonly Row[]): Arbitrary<Arguments> {
  const chosen = fc.oneof(
    fc.constant<Row[]>([]),
    fc.subarray([...rows], { minLength: 1, maxLength: 1 }),
    fc.subarray([...rows], { maxLength: 3 }),
  );
  return chosen.chain((some) =>
    fc.tuple(...some.map(arbitraryValue)).map((values) => Object.fromEntries(some.map(({ name }, at) => [name, values[at] ?? null]))),
  );
}

const ofQueues = queueArguments.map(({ argument, rule }) => ({ name: argument, rule }));
const ofExchanges = allExchangeArguments.map(({ argument, rule }) => ({ name: argument, rule }));
const ofBindings = bindingArguments.map(({ argument, rule }) => ({ name: argument, rule }));
const ofPolicies = policyKeys.map(({ key, rule }) => ({ name: key, rule }));
/** What other rows of the same table require. */
const needed: Arguments = { 'x-dead-letter-exchange': 'amq.fanout' };
const neededKeys: readonly Arguments[] = [{}, { 'ha-mode': 'all' }, { 'ha-params': 1, 'ha-mode': 'exactly' }, { 'delayed-retry-min': 1 }];

/** Any queue but an exclusive one. */
export function arbitraryRefusableQueue(name: string): Arbitrary<Queue> {
  return fc
    .record({
      type: fc.constantFrom('classic', 'classic', 'quorum', 'stream', undefined),
      durable: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
      autoDelete: fc.oneof({ weight: 6, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
      arguments: someOf(ofQueues),
      dead: fc.boolean(),
    })
    .map(({ type, dead, arguments: values, ...rest }) =>
      queue(name, {
        ...rest,
        ...(type === undefined ? {} : { type }),
        arguments: dead && type !== 'stream' ? { ...needed, ...values } : values,
      }),
    );
}

/** Any exchange, also of a type that no broker has. */
export function arbitraryRefusableExchange(name: string): Arbitrary<Exchange> {
  const types = [...Object.keys(exchangeTypes), 'direct', 'topic', 'headers', 'x-of-nothing'];
  return fc
    .record({
      type: fc.constantFrom(...types),
      durable: fc.boolean(),
      autoDelete: fc.boolean(),
      internal: fc.boolean(),
      arguments: someOf(ofExchanges),
    })
    .map((attributes) => exchange(name, attributes));
}

/** Any binding from one of the exchanges to one of the queues. */
function arbitraryRefusableBinding(sources: readonly string[], destinations: readonly string[]): Arbitrary<Binding> {
  const keys = ['', 'a', '1', '0', '007', '-1', 'a.#', '#.#.#', 'a.#.b.#.c.#'];
  return fc
    .tuple(fc.constantFrom(...sources), fc.constantFrom(...destinations), fc.constantFrom(...keys), someOf(ofBindings))
    .map(([source, destination, routingKey, values]) => binding(source, destination, routingKey, { arguments: values }));
}

/** Any policy; its pattern matches nothing. */
export function arbitraryRefusablePolicy(name: string): Arbitrary<Policy> {
  return fc
    .record({
      applyTo: fc.oneof(fc.constant('queues'), fc.constantFrom(...applyToValues.keys(), 'bogus')),
      priority: fc.constantFrom(0, 5, -3),
      more: fc.constantFrom(...neededKeys),
      some: someOf(ofPolicies),
    })
    .map(({ applyTo, priority, more, some }) => {
      const definition = { ...more, ...some };
      const filled = Object.keys(definition).length === 0 ? { 'max-length': 1 } : definition;
      return policy(name, filled, { applyTo, priority, pattern: '^of nothing$' });
    });
}

/** Objects of one virtual host. */
export function arbitraryRefusable(): Arbitrary<readonly Entity[]> {
  return fc
    .record({
      exchanges: fc.tuple(arbitraryRefusableExchange('e0'), arbitraryRefusableExchange('e1')),
      queues: fc.tuple(arbitraryRefusableQueue('q0'), arbitraryRefusableQueue('q1'), arbitraryRefusableQueue('q2')),
      bindings: fc.array(arbitraryRefusableBinding(['e0', 'e1', 'amq.topic', 'amq.headers'], ['q0', 'q1']), { maxLength: 3 }),
      policies: fc.tuple(arbitraryRefusablePolicy('p0'), arbitraryRefusablePolicy('p1')),
    })
    .map(({ exchanges, queues, bindings, policies }) => [...exchanges, ...queues, ...bindings, ...policies]);
}
