// Simulates the steps of clients: what each of them receives, where its messages return, and what the broker refuses.
import type { ConsumerOutcome, ConsumerStep } from '../../model/consumer-step.ts';
import { type EntityKey, queueKey } from '../../model/key.ts';
import type { Routing } from '../../model/routing.ts';
import type { Simulated } from '../../model/routing-test.ts';
import { byCodeUnits } from '../../model/values.ts';
import { giveUp, putBackAll, type Returning } from './returning.ts';
import type { Scene } from './scene.ts';
import { arrive, deliver, emptyState, type Held, hand, lineOf, type State, type Subscription } from './state.ts';

/** The outcomes of the steps, as far as they are certain; then the reason why the next one is not. */
export function simulateConsumers(
  scene: Scene,
  routing: Routing,
): Pick<Simulated, 'consumed' | 'onlyLive'> & { readonly used: Set<EntityKey> } {
  const { consuming, router, test } = scene;
  const { vhost } = test.publication;
  const state = emptyState((queue) => router.limits(vhost, queue));
  const used = new Set<EntityKey>();
  publish(scene, routing, state);
  const consumed: ConsumerOutcome[] = [];
  for (const step of consuming.steps) {
    if (state.uncertain !== undefined) break;
    const outcome = doStep(step, state, { ...scene, state, used, targets: new Set(), lost: false });
    if (state.uncertain !== undefined) break;
    consumed.push(outcome);
    if (outcome.impossible !== undefined) break;
  }
  return { consumed, used, ...(state.uncertain === undefined ? {} : { onlyLive: state.uncertain }) };
}

function publish({ test, consuming, fates, arrivals }: Scene, routing: Routing, state: State): void {
  const [copies = [], other] = arrivals(routing);
  if (other !== undefined) state.uncertain = 'an exchange chooses the queue';
  for (const { queue, message } of copies) {
    const { maxLength } = state.limits(queue) ?? {};
    if (maxLength !== undefined && consuming.messages > maxLength) state.uncertain = `queue ${queue} holds at most ${maxLength} messages`;
    if (fates.has(queueKey(test.publication.vhost, queue))) state.uncertain = `an operator policy removes messages from ${queue}`;
    for (let number = 1; number <= consuming.messages; number += 1) arrive(state, queue, number, message);
  }
}

function doStep(step: ConsumerStep, state: State, returning: Returning): ConsumerOutcome {
  state.delivered = [];
  const reply = act(step, state, returning);
  if (step.expect.redelivered !== undefined && state.delivered.some(({ redelivered }) => redelivered === undefined)) {
    state.uncertain ??= 'whether a dead-lettered message is marked as redelivered depends on the version';
  }
  return {
    delivered: state.delivered.map((one) => ({ ...one, properties: propertiesOf(returning, one.properties.headers) })),
    ...(reply?.refused === undefined ? {} : { refused: reply.refused }),
    ...(reply?.impossible === undefined ? {} : { impossible: reply.impossible }),
    ...(step.queue === undefined ? {} : { ready: lineOf(state, step.queue).length }),
    deadLetteredTo: [...returning.targets].sort(byCodeUnits),
    dropped: returning.lost,
  };
}

function propertiesOf({ test }: Returning, headers = {}): ConsumerOutcome['delivered'][number]['properties'] {
  const { properties, priority } = test.publication;
  return { ...properties, ...(priority === undefined ? {} : { priority }), headers };
}

/** Why a step has no effect. */
interface Reply {
  readonly refused?: string;
  readonly impossible?: string;
}

function act(step: ConsumerStep, state: State, returning: Returning): Reply | undefined {
  const { queue = '', client } = step;
  switch (step.action) {
    case 'consume':
      return subscribe(step, queue, state, returning);
    case 'get':
      return fetch(step, queue, state, returning);
    case 'cancel':
      return cancel(queue, client, state);
    case 'disconnect':
      leave(client, state, returning);
      return undefined;
    case 'ack':
    case 'nack':
    case 'reject':
      return settle(step, queue, state, returning);
  }
}

function subscribe(step: ConsumerStep, queue: string, state: State, returning: Returning): Reply | undefined {
  const { client, exclusive, autoAck, global, prefetch } = step;
  const rules = state.limits(queue)?.consuming;
  if (rules === undefined) return { impossible: `queue ${queue} does not exist` };
  const others = state.subscriptions.filter((one) => one.queue === queue);
  if (others.some((one) => one.client === client)) return { impossible: `${client} already consumes from ${queue}` };
  if (global && prefetch > 0 && rules.globalPrefetch === undefined) {
    state.uncertain = 'the effect of a global prefetch on this version is not known';
    return undefined;
  }
  if (global && prefetch > 0 && rules.globalPrefetch === 'refused') {
    leave(client, state, returning);
    return { refused: '540 NOT_IMPLEMENTED: a quorum queue does not support a global prefetch' };
  }
  const inUse = others.some((one) => one.exclusive) || (exclusive && (others.length > 0 || rules.singleActive));
  if (rules.exclusive && inUse) {
    leave(client, state, returning);
    return { refused: `403 ACCESS_REFUSED: queue ${queue} in exclusive use` };
  }
  const isShared = global && rules.globalPrefetch === 'shared';
  if (isShared) state.shared.set(client, prefetch);
  const one: Subscription = { client, queue, prefetch: isShared ? 0 : prefetch, exclusive, autoAck };
  state.subscriptions = [...state.subscriptions, one];
  deliver(state, queue);
  return undefined;
}

function fetch({ client, autoAck }: ConsumerStep, queue: string, state: State, returning: Returning): Reply | undefined {
  const limits = state.limits(queue);
  if (limits === undefined) return { impossible: `queue ${queue} does not exist` };
  if (!limits.consuming.get) {
    leave(client, state, returning);
    return { refused: '405 RESOURCE_LOCKED: a quorum queue with a single active consumer does not support basic.get' };
  }
  const [copy] = lineOf(state, queue);
  if (copy !== undefined) hand(state, copy, client, autoAck);
  return undefined;
}

function cancel(queue: string, client: string, state: State): Reply | undefined {
  const one = state.subscriptions.find((other) => other.client === client && other.queue === queue);
  if (one === undefined) return { impossible: `${client} does not consume from ${queue}` };
  const { singleActive, takesOver } = state.limits(queue)?.consuming ?? {};
  const holds = state.held.some(({ by }) => by === one);
  if (singleActive === true && takesOver !== true && holds) {
    state.uncertain = 'whether another consumer takes over from a cancelled one that holds messages depends on the version';
  }
  state.subscriptions = state.subscriptions.filter((other) => other !== one);
  deliver(state, queue);
  return undefined;
}

/** The end of a connection: its subscriptions end, and its messages return in the order of their delivery. */
function leave(client: string, state: State, returning: Returning): void {
  const mine = state.held.filter((one) => one.client === client);
  const queues = new Set(
    [...state.subscriptions.filter((one) => one.client === client), ...mine.map(({ copy }) => copy)].map(({ queue }) => queue),
  );
  state.subscriptions = state.subscriptions.filter((one) => one.client !== client);
  state.held = state.held.filter((one) => one.client !== client);
  state.shared.delete(client);
  putBackAll(mine, 'lost', returning);
  for (const queue of queues) deliver(state, queue);
}

function settle(step: ConsumerStep, queue: string, state: State, returning: Returning): Reply | undefined {
  const settled = meant(step, queue, state);
  if (settled.length === 0) {
    const which = step.message === undefined ? 'a message' : `message ${step.message}`;
    return { impossible: `${step.client} does not hold ${which} of ${queue}` };
  }
  state.held = state.held.filter((one) => !settled.includes(one));
  if (step.action !== 'ack') {
    if (step.requeue) putBackAll(settled, step.action === 'nack' ? 'nack' : 'reject', returning);
    else for (const { copy } of settled) giveUp(copy, 'rejected', returning);
  }
  // an acknowledgement makes room for the subscriptions of the client, and a returned message goes to any
  const queues = new Set([queue, ...settled.map(({ copy }) => copy.queue), ...subscribed(state, step.client)]);
  const waiting = [...queues].filter((one) => lineOf(state, one).length > 0);
  if ((state.shared.get(step.client) ?? 0) > 0 && waiting.length > 1)
    state.uncertain ??= 'several queues wait for room in a shared prefetch';
  for (const one of queues) deliver(state, one);
  return undefined;
}

function subscribed({ subscriptions }: State, client: string): readonly string[] {
  return subscriptions.flatMap((one) => (one.client === client ? [one.queue] : []));
}

/** The message of the step; with `multiple`, also all that its client received before, of any queue. */
function meant({ client, message, multiple }: ConsumerStep, queue: string, { held }: State): readonly Held[] {
  const mine = held.filter((one) => one.client === client);
  const at = mine.findIndex(({ copy }) => copy.queue === queue && (message === undefined || copy.number === message));
  if (at === -1) return [];
  return mine.slice(multiple ? 0 : at, at + 1);
}
