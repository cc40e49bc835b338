// Routing tests as data: what a test publishes and expects, what came of it, and the ports that answer. Plain JSON; a test never is part
// of the topology: it changes no plan, no digest and no apply.
import type { Span } from './diagnostic.ts';
import type { QueueType } from './entity.ts';
import { type EntityKey, nameText } from './key.ts';
import type { Publication } from './publication.ts';
import type { DeadLettering, DeathReason, RoutedMessage, Routing } from './routing.ts';

/** Names one test, or one row of the table of a test, for people and for maps: `test /orders a created order is stored #2`. */
export type TestId = string & { readonly __id: 'test' };

/** What becomes of the message when it is published. What is left out is not looked at. */
export interface Expectation {
  /** Exactly these queues get it; sorted. */
  readonly queues?: readonly string[];
  /** Exactly one of these gets it too; sorted. For exchanges that choose: `x-consistent-hash`, `x-random`. */
  readonly either?: readonly string[];
  /** Whether it reaches no queue. */
  readonly unroutable?: boolean;
  /** Whether the publisher gets it back (312 NO_ROUTE). */
  readonly returned?: boolean;
  /** Whether the broker refuses the publish and closes the channel: an internal (403) or missing (404) exchange. */
  readonly refused?: boolean;
}

/**
 * What happens to the message in a queue. `reject`: a consumer rejects it, requeue false. `expire`: its time to live is over. `overflow`:
 * the queue is full, and the message is the oldest or, with `reject-publish`, the newest. `redeliver`: its consumer's connection ends
 * before it acknowledges.
 */
export type TestAction = 'reject' | 'expire' | 'overflow' | 'redeliver';

/** The actions, in the order in which the format lists them. */
export const testActions: readonly TestAction[] = ['reject', 'expire', 'overflow', 'redeliver'];

/** What becomes of the message after an action. What is left out is not looked at. */
export interface StepExpectation {
  /** Exactly these queues get it; sorted. */
  readonly deadLetteredTo?: readonly string[];
  /** It is nowhere any more. */
  readonly dropped?: boolean;
  /** It is back in its queue, marked as redelivered. */
  readonly requeued?: boolean;
  /** The publisher of the message that finds the queue full gets a nack. */
  readonly nacked?: boolean;
  /** It stays in its queue, since it can go nowhere (dead-letter strategy at-least-once). */
  readonly kept?: boolean;
}

/** One thing that happens to the message after it was published. */
export interface TestStep {
  readonly action: TestAction;
  /** Name of the queue that it is in. */
  readonly queue: string;
  /** How often; 1 but for `redeliver`. */
  readonly times: number;
  readonly expect: StepExpectation;
}

/** One test: one message and what is expected of it. A table is a test for each row. */
export interface RoutingTest {
  readonly id: TestId;
  readonly name: string;
  /** Of a table: the number of the row, from 1. */
  readonly row?: number;
  readonly publication: Publication;
  readonly expect: Expectation;
  /** What happens to it then, one after the other. */
  readonly steps: readonly TestStep[];
}

/** All tests with the place of each: that of its name, of its row, and under `stepId` that of each step. */
export interface RoutingTests {
  /** In the order of files and lines. */
  readonly tests: readonly RoutingTest[];
  readonly origins: ReadonlyMap<string, Span>;
}

/** The id of a test; `row` counts from 1. */
export function testId(vhost: string, name: string, row?: number): TestId {
  return `test ${nameText(vhost)} ${name}${row === undefined ? '' : ` #${row}`}` as TestId;
}

/** Under which the origin of a step is held; `index` counts from 0. */
export function stepId(id: TestId, index: number): string {
  return `${id} then ${index + 1}`;
}

/** What became of the published message. */
export interface PublishOutcome {
  /** All that may have happened: the names of the queues, sorted. One entry, unless an exchange chooses. */
  readonly possible: readonly (readonly string[])[];
  readonly returned: boolean;
  /** Why the broker refuses the publish. */
  readonly refused?: string;
}

/** What became of the message after one step. */
export interface StepOutcome {
  readonly outcome: 'dead-lettered' | 'dropped' | 'requeued' | 'kept' | 'refused' | 'impossible';
  /** All that may have happened: names of the queues that got it, sorted. */
  readonly possible: readonly (readonly string[])[];
  /** The publisher gets a nack. */
  readonly nacked: boolean;
  /** A sentence without a full stop, where there is something to say. */
  readonly reason?: string;
}

/** A message in a queue at the end of a test. */
export interface Resting {
  readonly queue: string;
  readonly message: RoutedMessage;
  /** How often it came back to the queue without being acknowledged. */
  readonly returns: number;
}

/** What a test comes to, by simulation. */
export interface Simulated {
  readonly publish: PublishOutcome;
  readonly routing: Routing;
  /** As many as the test has steps, or fewer where one cannot be done; then the last is `impossible`. */
  readonly steps: readonly SimulatedStep[];
  /** Where copies of the message are in the end; undefined where an exchange has chosen, and no step says how. */
  readonly resting: readonly Resting[] | undefined;
  /** Keys of the bindings that it went through; sorted. */
  readonly exercised: readonly EntityKey[];
}

/** What one step comes to, with what the router said of it. */
export interface SimulatedStep extends StepOutcome {
  readonly deadLettering?: DeadLettering;
}

/** What decides how long a message stays in a queue, arguments and policy together. */
export interface QueueLimits {
  readonly type: QueueType;
  readonly exclusive: boolean;
  readonly autoDelete: boolean;
  /** A message that comes back more often is given up; absent where there is no limit. */
  readonly deliveryLimit?: number;
  /** Whether the queue itself has a time to live for its messages. */
  readonly expires: boolean;
}

/** What the tests need of a router. */
export interface Router {
  route(publication: Publication): Routing;
  /** With what almost matched: at most `limit` bindings an exchange. */
  explain(publication: Publication, limit: number): Routing;
  deadLetter(message: RoutedMessage, queue: string, reason: DeathReason): DeadLettering;
  /** Undefined where there is no such queue. */
  limits(vhost: string, queue: string): QueueLimits | undefined;
}

/** One expectation that does not hold. Texts are phrases without a full stop. */
export interface Mismatch {
  /** The step, from 0; absent for what was expected of the publish. */
  readonly step?: number;
  readonly expected: string;
  readonly got: string;
  /** Queue by queue, why it did or did not get the message. */
  readonly because: readonly Because[];
}

/** Why a queue did, or did not, get a message. */
export interface Because {
  readonly queue: string;
  readonly verdict: 'missing' | 'unexpected';
  /** The bindings that matched, or that nearly did, with their reasons. */
  readonly bindings: readonly { readonly binding: EntityKey; readonly reason: string; readonly span?: Span }[];
  /** Where no binding says it. */
  readonly note?: string;
}

/** `skipped`: it could not be played. */
export type TestState = 'passed' | 'failed' | 'skipped';

/** What a test came to. */
export interface TestResult {
  readonly id: TestId;
  readonly name: string;
  readonly row?: number;
  readonly vhost: string;
  readonly state: TestState;
  readonly publication: Publication;
  readonly steps: readonly TestStep[];
  readonly mismatches: readonly Mismatch[];
  /** Live: where the simulator and the broker do not agree; sentences without a full stop. */
  readonly differences: readonly string[];
  /** Why it was skipped. */
  readonly reason?: string;
  readonly milliseconds: number;
  readonly span?: Span;
}

/** Which bindings the tests went through. */
export interface Coverage {
  readonly total: number;
  readonly exercised: number;
  /** In per cent, rounded down; 100 where there is no binding. */
  readonly percent: number;
  readonly missing: readonly { readonly binding: EntityKey; readonly span?: Span }[];
}
