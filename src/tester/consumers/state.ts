// Queues with their clients while a test is simulated: messages in order, subscriptions, and the messages that clients hold. A state is
// private to one simulation and changes with each step. It becomes uncertain where RabbitMQ has a choice, or where the behaviour of its
// version is not known.
import type { Consuming, Delivery } from '../../model/consumer-step.ts';
import type { RoutedMessage } from '../../model/routing.ts';
import type { QueueLimits } from '../../model/routing-test.ts';

/** A message in a queue, or held by a client of it. */
export interface Copy {
  /** Of the message, from 1. */
  readonly number: number;
  readonly queue: string;
  readonly message: RoutedMessage;
  /** Its place in the queue before it was delivered. */
  readonly place: number;
  readonly returns: number;
  /** Undefined for a message that was dead-lettered: 4.3 marks it, earlier versions do not. */
  readonly redelivered: boolean | undefined;
  /** Whether it stands in front of the others, because it was returned to a quorum queue. */
  readonly front: boolean;
}

/** A subscription. */
export interface Subscription {
  readonly client: string;
  readonly queue: string;
  /** 0: no limit. */
  readonly prefetch: number;
  readonly exclusive: boolean;
  readonly autoAck: boolean;
}

/** An unacknowledged message; `by` is absent for basic.get. */
export interface Held {
  readonly copy: Copy;
  readonly client: string;
  readonly by?: Subscription;
}

/** The state. */
export interface State {
  readonly lines: Map<string, Copy[]>;
  /** In the order of delivery. */
  held: readonly Held[];
  /** In the order in which they began. */
  subscriptions: readonly Subscription[];
  /** Global prefetch by client, if it limits all its subscriptions together. */
  readonly shared: Map<string, number>;
  readonly limits: (queue: string) => QueueLimits | undefined;
  /** Receives each delivery of the current step. */
  delivered: Delivery[];
  places: number;
  uncertain: string | undefined;
}

/** A state without messages and clients. */
export function emptyState(limits: State['limits']): State {
  const none = { held: [], subscriptions: [], delivered: [], places: 0, uncertain: undefined };
  return { ...none, lines: new Map(), shared: new Map(), limits };
}

/** The messages that no client holds. */
export function lineOf({ lines }: State, queue: string): Copy[] {
  const line = lines.get(queue) ?? [];
  lines.set(queue, line);
  return line;
}

/** A message arrives behind the others. */
export function arrive(state: State, queue: string, number: number, message: RoutedMessage): void {
  state.places += 1;
  const redelivered = message.deaths.length > 0 ? undefined : false;
  lineOf(state, queue).push({ number, queue, message, place: state.places, returns: 0, redelivered, front: false });
}

/** A message returns to its queue. */
export function putBack(state: State, copy: Copy, to: NonNullable<Consuming['requeued']>): void {
  const line = lineOf(state, copy.queue);
  const back: Copy = { ...copy, redelivered: true, front: to === 'front' };
  const before = (other: Copy): boolean => (to === 'former' ? other.place < copy.place : to === 'front' ? other.front : true);
  line.splice(line.filter(before).length, 0, back);
}

/** Delivers messages until none is left or no subscription has room. */
export function deliver(state: State, queue: string): void {
  for (;;) {
    const [copy] = lineOf(state, queue);
    const able = state.subscriptions.filter((one) => one.queue === queue && isActive(state, one) && hasRoom(state, one));
    const [subscription, second] = able;
    if (copy === undefined || subscription === undefined) return;
    if (second !== undefined) {
      const names = able.map(({ client }) => client).join(' or ');
      state.uncertain ??= `message ${copy.number} may be delivered to ${names}`;
      return;
    }
    hand(state, copy, subscription.client, subscription.autoAck, subscription);
  }
}

/** Delivers one message. */
export function hand(state: State, copy: Copy, client: string, autoAck: boolean, by?: Subscription): void {
  lineOf(state, copy.queue).shift();
  const { number, queue, redelivered, message } = copy;
  const marked = redelivered === undefined ? {} : { redelivered };
  state.delivered.push({ message: number, queue, client, ...marked, properties: { headers: message.headers } });
  if (!autoAck) state.held = [...state.held, { copy: { ...copy, front: false }, client, ...(by === undefined ? {} : { by }) }];
}

/** With a single active consumer, the first subscription. */
function isActive(state: State, one: Subscription): boolean {
  if (state.limits(one.queue)?.consuming.singleActive !== true) return true;
  return state.subscriptions.find(({ queue }) => queue === one.queue) === one;
}

/** A prefetch has no effect on automatic acknowledgements and on basic.get. */
function hasRoom({ held, shared }: State, one: Subscription): boolean {
  if (one.autoAck) return true;
  const all = shared.get(one.client) ?? 0;
  if (all > 0 && held.filter(({ client, by }) => client === one.client && by !== undefined).length >= all) return false;
  return one.prefetch === 0 || held.filter(({ by }) => by === one).length < one.prefetch;
}
