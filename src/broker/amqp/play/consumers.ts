// Plays the steps of clients: each client has a connection and a channel of its own, and each step waits for what is expected of it.
import type { Message } from 'amqplib';
import type { ConsumerOutcome, ConsumerStep, Delivery } from '../../../model/consumer-step.ts';
import type { PlayedConsumers } from '../../../model/playing.ts';
import { byCodeUnits } from '../../../model/values.ts';
import { type Client, openClient } from './client.ts';
import { foundOf } from './found-message.ts';
import type { Playing } from './playing.ts';
import { idIn } from './publisher.ts';
import { pause } from './wait.ts';
import type { ReadyCounts } from './watcher.ts';

/** Milliseconds. `patience`: time limit for the expected outcome. `quiet`: how long nothing may change after it, or without an expectation. */
const times = { patience: 5_000, quiet: 100, quietUnknown: 500, between: 10 } as const;

/** A message that a client received. */
interface Received {
  readonly delivery: Delivery;
  readonly message: Message;
  readonly autoAck: boolean;
}

/** One played test. */
interface Session {
  readonly playing: Playing;
  readonly ids: readonly string[];
  readonly clients: Map<string, Client>;
  readonly received: Received[];
  /** Those that are not acknowledged, in the order of delivery. */
  held: readonly Received[];
  readonly patience: number;
}

/** Plays the steps; `ids` identify the messages in the order of their numbers. Ends after a step that is not possible. */
export async function playConsumers(
  { steps }: PlayedConsumers,
  ids: readonly string[],
  delayMs: number,
  playing: Playing,
): Promise<readonly ConsumerOutcome[]> {
  const session: Session = { playing, ids, clients: new Map(), received: [], held: [], patience: times.patience + delayMs };
  const outcomes: ConsumerOutcome[] = [];
  try {
    for (const { step, expected } of steps) {
      const outcome = await playStep(step, expected, session);
      outcomes.push(outcome);
      if (outcome.impossible !== undefined) break;
    }
  } finally {
    await Promise.all([...session.clients.values()].map((client) => client.close()));
  }
  return outcomes;
}

async function playStep(step: ConsumerStep, expected: ConsumerOutcome | undefined, session: Session): Promise<ConsumerOutcome> {
  const before: Before = { counts: await session.playing.watcher.look(), received: session.received.length, held: session.held };
  const settled = meant(step, session);
  const reply = await act(step, settled, session);
  const now = async (): Promise<ConsumerOutcome> => outcomeOf(step, settled, before, await session.playing.watcher.look(), session);
  if (reply.impossible !== undefined) return { ...(await now()), impossible: reply.impossible };
  const outcome = await awaitOutcome(now, expected, session);
  return reply.refused === undefined ? outcome : { ...outcome, refused: reply.refused };
}

/** Until it is as expected and nothing changes any more; without an expectation, until nothing changes; or until the time limit. */
async function awaitOutcome(
  now: () => Promise<ConsumerOutcome>,
  expected: ConsumerOutcome | undefined,
  session: Session,
): Promise<ConsumerOutcome> {
  const { signal } = session.playing.options;
  const until = performance.now() + session.patience;
  const quiet = expected === undefined ? times.quietUnknown : times.quiet;
  for (;;) {
    const seen = await now();
    if (expected === undefined || factsOf(seen) === factsOf(expected)) {
      await pause(quiet, signal);
      const again = await now();
      if (factsOf(again) === factsOf(seen)) return again;
    }
    if (performance.now() > until) return seen;
    await pause(times.between, signal);
  }
}

function factsOf({ delivered, ready, deadLetteredTo, dropped }: ConsumerOutcome): string {
  return JSON.stringify([delivered.map(({ message, client }) => [message, client]), ready, deadLetteredTo, dropped]);
}

interface Reply {
  readonly refused?: string;
  readonly impossible?: string;
}

async function act(step: ConsumerStep, settled: readonly Received[], session: Session): Promise<Reply> {
  const { action, queue = '', client: name, autoAck, multiple, requeue } = step;
  const last = settled.at(-1);
  switch (action) {
    case 'consume':
      return refusal((await clientOf(name, session)).consume(queue, step), name, session);
    case 'get':
      return refusal((await clientOf(name, session)).get(queue, autoAck), name, session);
    case 'cancel':
      await (await clientOf(name, session)).cancel(queue);
      return {};
    case 'disconnect':
      (await clientOf(name, session)).cut();
      forget(name, session);
      return {};
    case 'ack':
    case 'nack':
    case 'reject': {
      if (last === undefined) return { impossible: `${name} does not hold the message` };
      const client = await clientOf(name, session);
      if (action === 'ack') client.ack(last.message, multiple);
      else if (action === 'nack') client.nack(last.message, multiple, requeue);
      else client.reject(last.message, requeue);
      session.held = session.held.filter((one) => !settled.includes(one));
      return {};
    }
  }
}

/** A refusal closes the channel, and with it ends the client. */
async function refusal(reply: Promise<string | undefined>, name: string, session: Session): Promise<Reply> {
  const refused = await reply;
  if (refused === undefined) return {};
  session.clients.get(name)?.cut();
  forget(name, session);
  return { refused };
}

function forget(name: string, session: Session): void {
  session.clients.delete(name);
  session.held = session.held.filter(({ delivery }) => delivery.client !== name);
}

async function clientOf(name: string, session: Session): Promise<Client> {
  const known = session.clients.get(name);
  if (known !== undefined) return known;
  const { dial, options } = session.playing;
  const client = await openClient({ ...dial, name: `topo test (client ${name})` }, options.vhost, (message, queue, autoAck) => {
    const one = { ...receivedOf(message, queue, name, session.ids), autoAck };
    session.received.push(one);
    if (!autoAck) session.held = [...session.held, one];
  });
  session.clients.set(name, client);
  return client;
}

function receivedOf(message: Message, queue: string, client: string, ids: readonly string[]): Omit<Received, 'autoAck'> {
  const { properties, priority, headers, redelivered } = foundOf(message, queue, () => true);
  const delivery = {
    message: ids.indexOf(idIn(message.content)) + 1,
    queue,
    client,
    redelivered,
    properties: { ...properties, ...(priority === undefined ? {} : { priority }), headers },
  };
  return { delivery, message };
}

/** The message of the step; with `multiple`, also all that its client received before, of any queue; all of a client that disconnects. */
function meant({ action, client, queue, message, multiple }: ConsumerStep, { held }: Session): readonly Received[] {
  const mine = held.filter(({ delivery }) => delivery.client === client);
  if (action === 'disconnect') return mine;
  if (action !== 'ack' && action !== 'nack' && action !== 'reject') return [];
  const at = mine.findIndex(({ delivery }) => delivery.queue === queue && (message === undefined || delivery.message === message));
  return at === -1 ? [] : mine.slice(multiple ? 0 : at, at + 1);
}

interface Before {
  readonly counts: ReadyCounts;
  readonly received: number;
  readonly held: readonly Received[];
}

function outcomeOf(
  step: ConsumerStep,
  settled: readonly Received[],
  before: Before,
  counts: ReadyCounts,
  session: Session,
): ConsumerOutcome {
  const received = session.received.slice(before.received);
  const delivered = received.map(({ delivery }) => delivery);
  const grown = [...counts].filter(([queue, count]) => count > (before.counts.get(queue) ?? 0)).map(([queue]) => queue);
  const own = [...new Set(settled.map(({ delivery }) => delivery.queue))];
  const gaveUp = step.action !== 'ack' && settled.length > 0;
  const targets = [...grown, ...delivered.map(({ queue }) => queue)].filter((queue) => !own.includes(queue));
  const deadLetteredTo = gaveUp ? [...new Set(targets)].sort(byCodeUnits) : [];
  const isLost = own.some((queue) => {
    const inHands = (all: readonly Received[]): number => all.filter(({ delivery }) => delivery.queue === queue).length;
    const removed = inHands(received.filter(({ autoAck }) => autoAck));
    return (counts.get(queue) ?? 0) + inHands(session.held) + removed < (before.counts.get(queue) ?? 0) + inHands(before.held);
  });
  return {
    delivered,
    ...(step.queue === undefined ? {} : { ready: counts.get(step.queue) ?? 0 }),
    deadLetteredTo,
    dropped: gaveUp && isLost && deadLetteredTo.length === 0,
  };
}
