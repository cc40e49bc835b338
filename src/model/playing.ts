// A test as it is played with real messages, in the names of the scratch copy, and what was seen of it. Plain data.
import type { Binding, Queue } from './entity.ts';
import type { Publication } from './publication.ts';
import type { Death } from './routing.ts';
import type { PublishOutcome, StepOutcome, TestAction } from './routing-test.ts';

/** Sets of queues, one of which the simulator expects to get a message. */
export type Possible = readonly (readonly string[])[];

/** One step, with what the simulator expects, so that the player knows what to wait for. */
export interface SceneStep {
  readonly action: TestAction;
  readonly queue: string;
  readonly times: number;
  readonly expected: StepOutcome;
}

/** One test to be played. */
export interface Scene {
  readonly publication: Publication;
  /** The simulator's answer. */
  readonly expected: PublishOutcome;
  /** Only those that can be done. */
  readonly steps: readonly SceneStep[];
  /** Milliseconds that the exchange itself holds the message back (`x-delayed-message`). */
  readonly delayMs: number;
}

/** A message that lay in a queue at the end. */
export interface FoundMessage {
  readonly queue: string;
  readonly exchange: string;
  readonly routingKey: string;
  readonly redelivered: boolean;
  readonly deaths: readonly Death[];
  /** It is the message of the test; else one that filled a queue. */
  readonly original: boolean;
}

/** What was seen of a scene. */
export interface Played {
  readonly publish: PublishOutcome;
  /** The broker took the message but for a queue that was full (basic.nack). */
  readonly nacked: boolean;
  readonly steps: readonly StepOutcome[];
  readonly found: readonly FoundMessage[];
}

/** A queue that is played with. */
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

/** Where a scratch copy is made. */
export interface ScratchPlace {
  readonly vhost: string;
  /** Before every name, where the virtual host is not the scratch copy's alone. */
  readonly prefix?: string;
}
