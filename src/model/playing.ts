// A test prepared for execution with real messages, with the names of the scratch copy, and its result. Plain data.
import type { ConsumerOutcome, ConsumerStep } from './consumer-step.ts';
import type { Binding, Queue } from './entity.ts';
import type { MessageProperties, Publication } from './publication.ts';
import type { Death } from './routing.ts';
import type { PublishOutcome, StepOutcome, TestAction } from './routing-test.ts';
import type { Arguments } from './values.ts';

/** Sets of queues; the simulator expects that exactly one of them receives the message. */
export type Possible = readonly (readonly string[])[];

/** One step with the outcome that the simulator expects, which the player waits for. */
export interface SceneStep {
  readonly action: TestAction;
  readonly queue: string;
  readonly times: number;
  readonly expected: StepOutcome;
}

/** One test to execute. */
export interface Scene {
  readonly publication: Publication;
  /** The outcome that the simulator expects. */
  readonly expected: PublishOutcome;
  /** Only the possible steps. */
  readonly steps: readonly SceneStep[];
  /** Steps of clients instead of `steps`. */
  readonly consuming?: PlayedConsumers;
  /** Milliseconds that the exchange itself holds the message back (`x-delayed-message`). */
  readonly delayMs: number;
}

/** Steps of clients with the outcomes that the player waits for. */
export interface PlayedConsumers {
  readonly messages: number;
  readonly steps: readonly { readonly step: ConsumerStep; readonly expected: ConsumerOutcome | undefined }[];
}

/** A message found in a queue after the last step. */
export interface FoundMessage {
  readonly queue: string;
  readonly exchange: string;
  readonly routingKey: string;
  readonly redelivered: boolean;
  readonly deaths: readonly Death[];
  /** As received, `x-death` and other headers of the broker included. */
  readonly headers: Arguments;
  readonly properties: MessageProperties;
  /** Milliseconds. */
  readonly expiration?: number;
  readonly priority?: number;
  readonly persistent: boolean;
  /** Whether it is the message of the test, not one that filled a queue. */
  readonly original: boolean;
}

/** The observed result of a scene. */
export interface Played {
  readonly publish: PublishOutcome;
  /** The broker refused the message because a queue was full (basic.nack). */
  readonly nacked: boolean;
  readonly steps: readonly StepOutcome[];
  readonly found: readonly FoundMessage[];
  /** The outcomes of the steps of clients; absent if there are none. */
  readonly consumed?: readonly ConsumerOutcome[];
}

/** A queue used by a live test. */
export interface Stage {
  readonly name: string;
  readonly stream: boolean;
  readonly autoDelete: boolean;
  /** One consumer at a time; a quorum queue then refuses basic.get (405). */
  readonly singleActive: boolean;
}

/** Exclusive queues with their bindings, which the player itself declares and holds. */
export interface Owned {
  readonly queues: readonly Queue[];
  readonly bindings: readonly Binding[];
}

/** The place of a scratch copy. */
export interface ScratchPlace {
  readonly vhost: string;
  /** Prefix of every name if other objects share the virtual host. */
  readonly prefix?: string;
}
