// Messages and expected queues as a test writes them, and the difference to what happened as an error.
import type { MessageProperties, Publication } from '../model/publication.ts';
import { type Expectation, type Mismatch, type RoutingTest, type TestResult, testId } from '../model/routing-test.ts';
import { type Arguments, byCodeUnits } from '../model/values.ts';
import { renderMismatches } from '../reporter/tests.ts';

/** A message to publish. */
export interface TestMessage {
  /** Name of the exchange; default '', the default exchange, which routes to the queue named by the routing key. */
  readonly exchange?: string;
  /** Default ''. */
  readonly routingKey?: string;
  /** Default none. `CC` and `BCC` are arrays of further routing keys. */
  readonly headers?: Arguments;
  /** Default a text of topo. */
  readonly content?: string | Uint8Array;
  /** Properties that do not decide the route, such as `contentType` and `messageId`. */
  readonly properties?: MessageProperties;
  /** TTL of the message in milliseconds, 0 and more; default none. */
  readonly expiration?: number;
  /** 0 to 255; default none. */
  readonly priority?: number;
  /** Virtual host by its name in the files; required only if they name several. */
  readonly vhost?: string;
}

/** The queues that receive a message, exactly these: one name, or several; none if the message is unroutable. */
export type ExpectedQueues =
  | string
  | readonly string[]
  | {
      readonly queue?: string;
      readonly queues?: readonly string[];
      /** Exactly one of these also receives it: for exchanges that choose, such as `x-consistent-hash`. */
      readonly either?: readonly string[];
    };

/** The error of an unmet expectation. Test runners print `actual` and `expected` as a difference. */
export interface ExpectationError extends Error {
  readonly actual: readonly string[];
  readonly expected: readonly string[];
}

/** The publication; @throws Error if the virtual host is missing or unknown */
export function publicationOf(message: TestMessage, vhosts: readonly string[]): Publication {
  const {
    exchange = '',
    routingKey = '',
    headers = {},
    expiration,
    priority,
    properties,
    vhost = vhosts.length === 1 ? vhosts[0] : undefined,
  } = message;
  if (vhost === undefined || !vhosts.includes(vhost)) {
    const names = vhosts.map((name) => JSON.stringify(name)).join(', ');
    throw new Error(
      `the message requires the property vhost, one of ${names}${vhost === undefined ? '' : `, not ${JSON.stringify(vhost)}`}`,
    );
  }
  return {
    vhost,
    exchange,
    routingKey,
    headers,
    persistent: true,
    mandatory: true,
    ...(expiration === undefined ? {} : { expiration }),
    ...(priority === undefined ? {} : { priority }),
    ...(properties === undefined ? {} : { properties }),
  };
}

/** A routing test of one message. */
export function testOf(name: string, publication: Publication, expected: ExpectedQueues): RoutingTest {
  return { id: testId(publication.vhost, name), name, publication, expect: expectationOf(expected), steps: [] };
}

function expectationOf(expected: ExpectedQueues): Expectation {
  if (typeof expected === 'string') return { queues: [expected] };
  if (Array.isArray(expected)) return { queues: sorted(expected as readonly string[]) };
  const { queue, queues = [], either } = expected as Exclude<ExpectedQueues, string | readonly string[]>;
  return {
    queues: sorted([...(queue === undefined ? [] : [queue]), ...queues]),
    ...(either === undefined ? {} : { either: sorted(either) }),
  };
}

/** The sets of queues that meet the expectation. */
export function acceptable({ queues = [], either = [] }: Expectation): readonly (readonly string[])[] {
  return either.length === 0 ? [queues] : either.map((one) => sorted([...queues, one]));
}

function sorted(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort(byCodeUnits);
}

/** An error with the difference and its explanation. `got`: the queues that received the message. */
export function expectationError(
  test: RoutingTest,
  headline: string,
  mismatches: readonly Mismatch[],
  got: readonly string[],
): ExpectationError {
  const { id, name, publication, steps, expect } = test;
  const result: TestResult = {
    id,
    name,
    vhost: publication.vhost,
    state: 'failed',
    publication,
    steps,
    mismatches,
    differences: [],
    milliseconds: 0,
  };
  const error = new Error(`${headline}\n${renderMismatches(result)}`);
  const [expected = []] = acceptable(expect);
  return Object.assign(error, { actual: got, expected });
}
