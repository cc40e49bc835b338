// Routing tests as data: the publication and expectations of a test, its results, and the ports it requires. Plain JSON; a test is never
// part of the topology: it affects no plan, digest or apply.
import type { ConsumerOutcome, ConsumerStep, Consuming } from './consumer-step.ts';
import type { Span } from './diagnostic.ts';
import type { QueueType } from './entity.ts';
import { type EntityKey, nameText } from './key.ts';
import type { Publication } from './publication.ts';
import type { DeadLettering, DeathReason, RoutedMessage, Routing } from './routing.ts';

/** Identifies one test, or one row of its table, for people and for maps: `test /orders a created order is stored #2`. */
export type TestId = string & { readonly __id: 'test' };

/** The expected outcome of the publish. Absent properties are not checked. */
export interface Expectation {
  /** Exactly these queues receive it; sorted. */
  readonly queues?: readonly string[];
  /** Exactly one of these also receives it; sorted. For exchanges that choose: `x-consistent-hash`, `x-random`. */
  readonly either?: readonly string[];
  /** Whether it reaches no queue. */
  readonly unroutable?: boolean;
  /** Whether it is returned to the publisher (312 NO_ROUTE). */
  readonly returned?: boolean;
  /** Whether the broker refuses the publish and closes the channel: an internal (403) or missing (404) exchange. */
  readonly refused?: boolean;
}

/**
 * An event for the message in a queue. `reject`: a consumer rejects it without requeue. `expire`: its TTL elapses. `overflow`: the queue
 * is full, and the message is the oldest or, with `reject-publish`, the newest. `redeliver`: the connection of its consumer ends before
 * the message is acknowledged.
 */
export type TestAction = 'reject' | 'expire' | 'overflow' | 'redeliver';

/** The actions, in the order in which the format lists them. */
export const testActions: readonly TestAction[] = ['reject', 'expire', 'overflow', 'redeliver'];

/** The expected outcome of an action. Absent properties are not checked. */
export interface StepExpectation {
  /** Exactly these queues get it; sorted. */
  readonly deadLetteredTo?: readonly string[];
  /** No queue holds it any more. */
  readonly dropped?: boolean;
  /** It returns to its queue, marked as redelivered. */
  readonly requeued?: boolean;
  /** The publisher of a message to the full queue receives a nack. */
  readonly nacked?: boolean;
  /** It remains in its queue, because it has no dead-letter target (dead-letter strategy at-least-once). */
  readonly kept?: boolean;
}

/** One event for the message after the publish. */
export interface TestStep {
  readonly action: TestAction;
  /** Name of the queue that contains it. */
  readonly queue: string;
  /** Number of repetitions; 1 except for `redeliver`. */
  readonly times: number;
  readonly expect: StepExpectation;
}

/** One test: one message and its expected outcome. A table expands to one test per row. */
export interface RoutingTest {
  readonly id: TestId;
  readonly name: string;
  /** Number of the row of a table, from 1. */
  readonly row?: number;
  readonly publication: Publication;
  readonly expect: Expectation;
  /** The subsequent events, in order; empty if clients consume the messages. */
  readonly steps: readonly TestStep[];
  /** Present if clients consume the messages. */
  readonly consuming?: ConsumingTest;
}

/** Messages and the clients that consume them. */
export interface ConsumingTest {
  /** Number of messages, all alike: 1 to 100. */
  readonly messages: number;
  readonly steps: readonly ConsumerStep[];
}

/** All tests with their positions: of the name, of the row, and under `stepId` of each step. */
export interface RoutingTests {
  /** Ordered by file and line. */
  readonly tests: readonly RoutingTest[];
  readonly origins: ReadonlyMap<string, Span>;
}

/** The id of a test; `row` counts from 1. */
export function testId(vhost: string, name: string, row?: number): TestId {
  return `test ${nameText(vhost)} ${name}${row === undefined ? '' : ` #${row}`}` as TestId;
}

/** The key of a step in the origins; `index` counts from 0. */
export function stepId(id: TestId, index: number): string {
  return `${id} then ${index + 1}`;
}

/** The actual outcome of the publish. */
export interface PublishOutcome {
  /** All possible outcomes: the sorted names of the queues. One entry, unless an exchange chooses. */
  readonly possible: readonly (readonly string[])[];
  readonly returned: boolean;
  /** The reason why the broker refuses the publish. */
  readonly refused?: string;
}

/** The actual outcome of one step. */
export interface StepOutcome {
  readonly outcome: 'dead-lettered' | 'dropped' | 'requeued' | 'kept' | 'refused' | 'impossible';
  /** All possible outcomes: the sorted names of the queues that receive it. */
  readonly possible: readonly (readonly string[])[];
  /** The publisher receives a nack. */
  readonly nacked: boolean;
  /** An explanation, as a sentence without a full stop. */
  readonly reason?: string;
}

/** A message in a queue after the last step. */
export interface Resting {
  readonly queue: string;
  readonly message: RoutedMessage;
  /** Number of returns to the queue without an acknowledgement. */
  readonly returns: number;
}

/** The simulated outcome of a test. */
export interface Simulated {
  readonly publish: PublishOutcome;
  readonly routing: Routing;
  /** One per step of the test, or fewer if a step is not possible: the last one is then `impossible`. */
  readonly steps: readonly SimulatedStep[];
  /** The final queues of the copies; undefined if an exchange has chosen and no step reveals the choice. */
  readonly resting: readonly Resting[] | undefined;
  /** Keys of the bindings that it used; sorted. */
  readonly exercised: readonly EntityKey[];
  /** One per step of consumers, or fewer if a step is not possible or not certain. */
  readonly consumed?: readonly ConsumerOutcome[];
  /** Why only a broker can decide the test; a phrase. Absent if the simulation is certain. */
  readonly onlyLive?: string;
}

/** The simulated outcome of one step, with the result of the router. */
export interface SimulatedStep extends StepOutcome {
  readonly deadLettering?: DeadLettering;
}

/** The settings that determine how long a message remains in a queue, from arguments and policy. */
export interface QueueLimits {
  readonly type: QueueType;
  readonly exclusive: boolean;
  readonly autoDelete: boolean;
  /** Maximum number of returns of a message; absent without a limit. */
  readonly deliveryLimit?: number;
  /** Whether the queue itself sets a message TTL. */
  readonly expires: boolean;
  /** Maximum number of messages; absent without a limit. */
  readonly maxLength?: number;
  /** Maximum size of the bodies of its messages in bytes; absent without a limit. */
  readonly maxLengthBytes?: number;
  readonly consuming: Consuming;
}

/** The router interface that the tests require. */
export interface Router {
  route(publication: Publication): Routing;
  /** Also returns bindings that almost matched: at most `limit` per exchange. */
  explain(publication: Publication, limit: number): Routing;
  deadLetter(message: RoutedMessage, queue: string, reason: DeathReason): DeadLettering;
  /** Undefined if the queue does not exist. */
  limits(vhost: string, queue: string): QueueLimits | undefined;
}

/** One unmet expectation. Texts are phrases without a full stop. */
export interface Mismatch {
  /** The step, from 0; absent for an expectation of the publish. */
  readonly step?: number;
  readonly expected: string;
  readonly got: string;
  /** The explanation per queue. */
  readonly because: readonly Because[];
}

/** Why a queue received a message, or did not. */
export interface Because {
  readonly queue: string;
  readonly verdict: 'missing' | 'unexpected';
  /** The router routes the message to the queue, although it is missing: `bindings` are those that matched. */
  readonly routed?: true;
  /** The bindings that matched or almost matched, with their reasons. */
  readonly bindings: readonly { readonly binding: EntityKey; readonly reason: string; readonly span?: Span }[];
  /** The explanation if no binding provides one. */
  readonly note?: string;
}

/** `skipped`: it could not be executed. */
export type TestState = 'passed' | 'failed' | 'skipped';

/** The result of a test. */
export interface TestResult {
  readonly id: TestId;
  readonly name: string;
  readonly row?: number;
  readonly vhost: string;
  readonly state: TestState;
  readonly publication: Publication;
  readonly steps: readonly TestStep[];
  readonly consuming?: ConsumingTest;
  readonly mismatches: readonly Mismatch[];
  /** Live: differences between the simulator and the broker; sentences without a full stop. */
  readonly differences: readonly string[];
  /** The reason why it was skipped. */
  readonly reason?: string;
  readonly milliseconds: number;
  readonly span?: Span;
}

/** The bindings that the tests used. */
export interface Coverage {
  readonly total: number;
  readonly exercised: number;
  /** Per cent, rounded down; 100 without any binding. */
  readonly percent: number;
  readonly missing: readonly { readonly binding: EntityKey; readonly span?: Span }[];
}
