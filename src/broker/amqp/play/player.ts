// Plays a routing test with real messages: publishes with confirms, rejects, expires, overflows, cuts the connection of a consumer, and
// reports after each step where the message is. The simulator's prediction only sets the time limits: the result is what was observed.
import { problem, TopoError } from '../../../model/diagnostic.ts';
import type { FoundMessage, Played, Possible, Scene, SceneStep, Stage } from '../../../model/playing.ts';
import type { Publication } from '../../../model/publication.ts';
import type { StepOutcome } from '../../../model/routing-test.ts';
import { abandonDelivery } from './abandon-delivery.ts';
import { awaitArrival, isThere } from './await-arrival.ts';
import { playConsumers } from './consumers.ts';
import type { PlayerOptions, Playing } from './playing.ts';
import { type Confirmation, openPublisher } from './publisher.ts';
import { pause } from './wait.ts';
import { openWatcher, type ReadyCounts } from './watcher.ts';

/** Plays one scene after the other. */
export interface Player {
  /** @throws TopoError if the broker cannot be used any more; the reason of the signal when it aborts */
  play(scene: Scene): Promise<Played>;
  /** Never throws, never hangs. */
  close(): Promise<void>;
}

/** Milliseconds. `patience`: time limit for the expected arrival. `quiet`: how long nothing else may arrive after it. */
const times = { patience: 5_000, quiet: 30, quietNowhere: 250, retry: 20 } as const;
/** Bytes. The message and a filler together exceed the 1000 of a scaled queue, and dropping the message makes room for the filler. */
const sizes = { message: 600, filler: 500 } as const;
/** A quorum queue accepts a few messages beyond its limit before it rejects publishes. */
const mostFillers = 200;

/** Connects twice: to publish, and to watch. @throws TopoError as `dial` does */
export async function openPlayer(options: PlayerOptions): Promise<Player> {
  const { addresses, tls, waits, vhost, stages, owned } = options;
  const dial = { addresses, name: 'topo test', ...(tls === undefined ? {} : { tls }), ...(waits === undefined ? {} : { waits }) };
  const watcher = await openWatcher({ ...dial, name: 'topo test (observe)' }, vhost, stages, owned);
  try {
    const publisher = await openPublisher({ ...dial, name: 'topo test (publish)' }, vhost);
    const playing: Playing = { options, dial, publisher, watcher, stages: new Map(stages.map((stage) => [stage.name, stage])) };
    return {
      play: (scene) => play(scene, playing),
      close: async () => {
        await Promise.all([publisher.close(), watcher.close()]);
      },
    };
  } catch (error) {
    await watcher.close();
    throw error;
  }
}

async function play(scene: Scene, playing: Playing): Promise<Played> {
  const { publisher, watcher, options } = playing;
  await tidy(playing);
  const base = await watcher.look();
  const confirmation = await publisher.publish(scene.publication, sizes.message);
  if (confirmation.kind === 'refused') {
    return { publish: { possible: [[]], returned: false, refused: confirmation.text }, nacked: false, steps: [], found: [] };
  }
  const patience = times.patience + scene.delayMs;
  const accept = { expected: scene.expected.possible, next: passingOn(scene.steps[0], scene.expected.possible) };
  const ids = [confirmation.id];
  for (let left = (scene.consuming?.messages ?? 1) - 1; left > 0; left -= 1) {
    ids.push((await publisher.publish(scene.publication, sizes.message)).id);
  }
  const queues = await awaitArrival(watcher, {
    ...accept,
    base,
    left: undefined,
    patience,
    quiet: quietFor(accept.expected),
    signal: options.signal,
  });
  const publish = { possible: [queues], returned: confirmation.returned };
  const nacked = confirmation.kind === 'nack';
  if (scene.consuming !== undefined) {
    const consumed = await playConsumers(scene.consuming, ids, scene.delayMs, playing);
    return { publish, nacked, steps: [], found: [], consumed };
  }
  const steps = await playSteps(scene, added(base, queues), playing);
  return { publish, nacked, steps, found: await drain(base, confirmation, playing) };
}

async function playSteps(scene: Scene, first: ReadyCounts, playing: Playing): Promise<readonly StepOutcome[]> {
  const steps: StepOutcome[] = [];
  let counts = first;
  for (const [index, step] of scene.steps.entries()) {
    if (!isThere(counts, step.queue)) {
      steps.push({ outcome: 'impossible', possible: [], nacked: false, reason: `the message is not in the queue ${step.queue}` });
      break;
    }
    const after = added(counts, [step.queue], -1);
    const outcome = await act(step, after, scene.steps[index + 1], playing);
    steps.push(outcome);
    counts = added(after, outcome.possible[0] ?? []);
  }
  return steps;
}

/** `after`: the counts of the queues once the message has left. */
async function act(step: SceneStep, after: ReadyCounts, following: SceneStep | undefined, playing: Playing): Promise<StepOutcome> {
  const stage = playing.stages.get(step.queue);
  if (stage === undefined) throw new Error(`unknown queue ${step.queue}`);
  const { watcher, options } = playing;
  let nacked = false;
  switch (step.action) {
    case 'reject':
      if (!(await watcher.reject(stage))) return { outcome: 'impossible', possible: [], nacked, reason: 'there was no message to reject' };
      break;
    case 'redeliver':
      for (let left = step.times; left > 0; left -= 1) {
        if (!(await abandonDelivery(playing.dial, options.vhost, stage.name))) {
          return { outcome: 'impossible', possible: [], nacked, reason: 'the message was not redelivered' };
        }
        if (left > 1) await back(stage, after, playing);
      }
      break;
    case 'overflow':
      nacked = await fill(stage, step, after, playing);
      break;
    case 'expire':
      break;
  }
  const { expected } = step;
  const accept = { expected: expected.possible, next: passingOn(following, expected.possible) };
  const patience = times.patience + (step.action === 'expire' ? options.expiryMs : 0);
  const ignored = step.action === 'overflow' ? stage.name : undefined;
  const left = step.action === 'overflow' || expected.outcome === 'kept' ? undefined : stage.name;
  const quiet = quietFor(expected.possible);
  const queues = await awaitArrival(watcher, { ...accept, base: after, left, ignored, patience, quiet, signal: options.signal });
  if (step.action === 'overflow') await watcher.purge(stage);
  return { outcome: outcomeOf(step, queues, nacked), possible: [queues], nacked };
}

/** Over AMQP, a message that a queue retains because it cannot be dead-lettered looks like one that was removed. */
function outcomeOf({ queue, expected, action }: SceneStep, queues: readonly string[], nacked: boolean): StepOutcome['outcome'] {
  if (action === 'redeliver' && queues.length === 1 && queues[0] === queue) return 'requeued';
  if (queues.length > 0) return 'dead-lettered';
  if (expected.outcome === 'kept') return 'kept';
  return nacked ? 'refused' : 'dropped';
}

/** Waits until the message is back in its queue. */
async function back(stage: Stage, after: ReadyCounts, { watcher, options }: Playing): Promise<void> {
  const expected = [[stage.name]];
  await awaitArrival(watcher, {
    expected,
    next: [],
    base: after,
    left: undefined,
    patience: times.patience,
    quiet: 0,
    signal: options.signal,
  });
}

/** Publishes to the queue itself until the message is dropped, or until a publish is rejected. */
async function fill(stage: Stage, step: SceneStep, after: ReadyCounts, playing: Playing): Promise<boolean> {
  const { publisher, watcher, options } = playing;
  const filler: Publication = {
    vhost: options.vhost,
    exchange: '',
    routingKey: stage.name,
    headers: {},
    persistent: true,
    mandatory: false,
  };
  const wantsNack = step.expected.nacked;
  for (let sent = 1; sent <= mostFillers; sent += 1) {
    const confirmation = await publisher.publish(filler, sizes.filler);
    if (confirmation.kind === 'nack') return true;
    const counts = await watcher.look();
    // in a full queue, each new message displaces one
    const room = (counts.get(stage.name) ?? 0) - (after.get(stage.name) ?? 0);
    if (!wantsNack && room <= sent) return false;
    await pause(times.retry, options.signal);
  }
  throw new TopoError([problem('connection-lost', `queue ${stage.name} accepted ${mostFillers} messages and was not full`)]);
}

/** Where the message is dead-lettered before it can be observed, since it expires in the queue that it arrives in. */
function passingOn(following: SceneStep | undefined, expected: Possible): Possible {
  if (following?.action !== 'expire') return [];
  return expected.flatMap((queues) => {
    const rest = queues.filter((queue) => queue !== following.queue);
    return rest.length === queues.length ? [] : following.expected.possible.map((more) => [...rest, ...more]);
  });
}

function quietFor(expected: Possible): number {
  return expected.some((queues) => queues.length === 0) ? times.quietNowhere : times.quiet;
}

function added(counts: ReadyCounts, queues: readonly string[], by = 1): ReadyCounts {
  const more = new Map(counts);
  for (const queue of queues) more.set(queue, (more.get(queue) ?? 0) + by);
  return more;
}

async function drain(base: ReadyCounts, { id }: Confirmation, { watcher, stages }: Playing): Promise<readonly FoundMessage[]> {
  const counts = await watcher.look();
  const found: FoundMessage[] = [];
  for (const [name, count] of counts) {
    const stage = stages.get(name);
    if (stage === undefined || stage.stream || count <= (base.get(name) ?? 0)) continue;
    found.push(...(await watcher.drain(stage, count, (one) => one === id)));
  }
  return found;
}

/** No message of a previous scene may remain. */
async function tidy({ watcher, stages }: Playing): Promise<void> {
  for (const [name, count] of await watcher.look()) {
    const stage = stages.get(name);
    if (stage !== undefined && count > 0) await watcher.purge(stage);
  }
}
