// Steps of consumers in a routing test, as data: clients that subscribe, fetch, acknowledge and disconnect, and what they receive.
import type { MessageProperties } from './publication.ts';
import type { Arguments } from './values.ts';

/** What a client does. `disconnect` ends its connection; all others are methods of AMQP. */
export type ConsumerAction = 'consume' | 'get' | 'ack' | 'nack' | 'reject' | 'cancel' | 'disconnect';

/** The actions, in the order in which the format lists them. `reject` alone is an event of the message, too. */
export const consumerActions: readonly ConsumerAction[] = ['consume', 'get', 'ack', 'nack', 'reject', 'cancel', 'disconnect'];

/** Expected properties of a message; absent ones are not checked. */
export interface ExpectedProperties extends MessageProperties {
  readonly priority?: number;
  /** Among others. */
  readonly headers?: Arguments;
}

/** The expected outcome of a step. Absent properties are not checked. */
export interface ConsumerExpectation {
  /** Numbers of the messages, from 1, in the order of their delivery. */
  readonly delivered?: readonly number[];
  /** Name of the client that receives all of them. */
  readonly to?: string;
  readonly redelivered?: boolean;
  readonly refused?: boolean;
  /** Messages in the queue that no client holds. */
  readonly ready?: number;
  /** Exactly these queues get the message; sorted. */
  readonly deadLetteredTo?: readonly string[];
  readonly dropped?: boolean;
  /** Of the first message delivered. */
  readonly properties?: ExpectedProperties;
}

/** One step of a client. */
export interface ConsumerStep {
  readonly action: ConsumerAction;
  /** Absent for `disconnect`. */
  readonly queue?: string;
  /** Name of the client. */
  readonly client: string;
  /** 0: no limit. */
  readonly prefetch: number;
  readonly global: boolean;
  readonly exclusive: boolean;
  readonly autoAck: boolean;
  /** Number of the message, from 1; absent for the oldest that the client holds. */
  readonly message?: number;
  readonly multiple: boolean;
  readonly requeue: boolean;
  readonly expect: ConsumerExpectation;
}

/** One message that a client received. */
export interface Delivery {
  /** From 1, in the order in which they were published. */
  readonly message: number;
  readonly queue: string;
  readonly client: string;
  /** Absent in a simulation if it is not certain. */
  readonly redelivered?: boolean;
  readonly properties: ExpectedProperties;
}

/** The actual outcome of a step. */
export interface ConsumerOutcome {
  readonly delivered: readonly Delivery[];
  /** The reply code and text of the broker. */
  readonly refused?: string;
  /** Messages in the queue of the step that no client holds; absent for `disconnect`. */
  readonly ready?: number;
  /** Names of the queues that received it from the dead-letter exchange; sorted. */
  readonly deadLetteredTo: readonly string[];
  /** A message is in no queue any more, and no client acknowledged it. */
  readonly dropped: boolean;
  /** Why the step cannot be executed; a sentence without a full stop. */
  readonly impossible?: string;
}

/** How a queue treats its consumers. An absent property is not certain for the version of the broker. */
export interface Consuming {
  readonly singleActive: boolean;
  /** Whether an exclusive subscription excludes others. */
  readonly exclusive: boolean;
  /** Whether basic.get is accepted. */
  readonly get: boolean;
  /** A global prefetch limits all subscriptions of a channel (`shared`), each of them (`each`), or is refused. */
  readonly globalPrefetch?: 'shared' | 'each' | 'refused';
  /** Where a message returns that a client requeues: its former place, before or behind all others. */
  readonly requeued?: 'former' | 'front' | 'back';
  /** Where those of a lost connection return. */
  readonly returned: 'former' | 'front';
  /** Whether basic.nack with requeue counts towards the delivery limit, as basic.reject does. */
  readonly nackCounts?: boolean;
  /** Whether a message that exceeds the delivery limit makes room for one other in the prefetch. */
  readonly roomForOne?: boolean;
  /** Whether the next single active consumer takes over from a cancelled one that still holds messages. */
  readonly takesOver?: boolean;
}
