// Runs a test in the simulator: publishes the message, executes the steps, and tracks every copy of the message.
import { type EntityKey, queueKey } from '../model/key.ts';
import type { OneOf, RoutedMessage, Routing } from '../model/routing.ts';
import type {
  PublishOutcome,
  QueueLimits,
  Resting,
  Router,
  RoutingTest,
  Simulated,
  SimulatedStep,
  TestStep,
} from '../model/routing-test.ts';
import { byCodeUnits } from '../model/values.ts';
import { simulateConsumers } from './consumers/simulate.ts';
import { type Fates, settled } from './fates.ts';

/** Names of queues by their keys. */
export type QueueNames = ReadonlyMap<EntityKey, string>;

/** One possible state: the copies of the message with their queues. */
type Copies = readonly Resting[];

/** Simulates a test with the router. Queues keep what they receive, except those with a fate. Pure. */
export function simulate(test: RoutingTest, router: Router, names: QueueNames, fates: Fates = new Map()): Simulated {
  const routing = router.route(test.publication);
  const exercised = new Set(routing.exercised);
  const settle = (copies: Copies): readonly Copies[] =>
    settled(copies, { router, fates, exercised, arrivals: (dead) => arrivals(dead, names) });
  const steps: SimulatedStep[] = [];
  let ways: readonly Copies[] = arrivals(routing, names).flatMap(settle);
  const publish = publishOutcome(routing, ways);
  if (test.consuming !== undefined) {
    const scene = { test, consuming: test.consuming, router, fates, arrivals: (dead: Routing) => arrivals(dead, names) };
    const { used, ...consumed } = simulateConsumers(scene, routing);
    const all = [...new Set([...exercised, ...used])].sort(byCodeUnits);
    return { publish, routing, steps, resting: undefined, exercised: all, ...consumed, ...onlyLive(test, publish) };
  }
  for (const step of test.steps) {
    const done = doStep(step, ways, { router, names, settle }, test);
    steps.push(done.outcome);
    if (done.outcome.outcome === 'impossible') break;
    ways = done.ways;
    for (const key of exercisedBy(done.outcome)) exercised.add(key);
  }
  const resting = ways.length === 1 ? ways[0] : undefined;
  return { publish, routing, steps, resting, exercised: [...exercised].sort(byCodeUnits), ...onlyLive(test, publish) };
}

/** The login of a publisher is not part of a topology. */
function onlyLive({ publication, expect }: RoutingTest, { refused }: PublishOutcome): Pick<Simulated, 'onlyLive'> {
  const undecided = expect.refused === true && refused === undefined && publication.properties?.userId !== undefined;
  return undecided ? { onlyLive: 'the broker compares userId with the login of the publisher' } : {};
}

function publishOutcome(routing: Routing, ways: readonly Copies[]): PublishOutcome {
  const { refusal } = routing;
  const [unknown] = routing.unknown;
  const why = refusal?.text ?? (unknown === undefined ? undefined : `the routing rules of the type of ${unknown} are unknown`);
  return { possible: placesOf(ways), returned: routing.returned, ...(why === undefined ? {} : { refused: why }) };
}

/** Every set of copies that a routing may create. */
function arrivals(routing: Routing, names: QueueNames): readonly Copies[] {
  const { message } = routing;
  return possibleQueues(routing, names).map((queues) => queues.map((queue) => ({ queue, message, returns: 0 })));
}

/** The distinct sets of queues that contain the copies, sorted. */
function placesOf(ways: readonly Copies[]): readonly (readonly string[])[] {
  return distinctSets(ways.map((copies) => [...new Set(copies.map(({ queue }) => queue))].sort(byCodeUnits)));
}

function distinctSets(sets: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const texts = new Map(sets.map((queues) => [JSON.stringify(queues), queues]));
  return [...texts.keys()].sort(byCodeUnits).flatMap((text) => [texts.get(text) ?? []]);
}

/** Every set of queues that may receive the message; exactly one, unless an exchange chooses. */
function possibleQueues(routing: Pick<Routing, 'queues' | 'oneOf'>, names: QueueNames): readonly (readonly string[])[] {
  const sets = routing.oneOf.reduce<readonly (readonly EntityKey[])[]>(
    (before, choice) => before.flatMap((one) => choicesOf(choice).map((more) => [...one, ...more])),
    [routing.queues],
  );
  return distinctSets(sets.map((keys) => sortedNames(keys, names)));
}

function choicesOf(choice: OneOf): readonly (readonly EntityKey[])[] {
  return choice.alternatives.flatMap((one) =>
    one.oneOf.reduce<readonly (readonly EntityKey[])[]>(
      (before, inner) => before.flatMap((queues) => choicesOf(inner).map((more) => [...queues, ...more])),
      [one.queues],
    ),
  );
}

function sortedNames(keys: readonly EntityKey[], names: QueueNames): readonly string[] {
  return [...new Set(keys.map((key) => names.get(key) ?? key))].sort(byCodeUnits);
}

/** What the steps of a test take place in. */
interface World {
  readonly router: Router;
  readonly names: QueueNames;
  /** Where copies remain. */
  readonly settle: (copies: Copies) => readonly Copies[];
}

interface Done {
  readonly outcome: SimulatedStep;
  readonly ways: readonly Copies[];
}

/** Executes a step on the oldest copy in its queue. The step excludes states without a copy in that queue. */
function doStep(step: TestStep, ways: readonly Copies[], world: World, { publication }: RoutingTest): Done {
  const possible = ways.filter((copies) => copies.some(({ queue }) => queue === step.queue));
  const [first] = possible;
  const copy = first?.find(({ queue }) => queue === step.queue);
  const impossible = (reason: string): Done => ({ outcome: { outcome: 'impossible', possible: [], nacked: false, reason }, ways: [] });
  if (first === undefined || copy === undefined) return impossible(`the message is not in the queue ${step.queue}`);
  const limits = world.router.limits(publication.vhost, step.queue);
  if (limits === undefined) return impossible(`queue ${step.queue} does not exist`);
  const key = queueKey(publication.vhost, step.queue);
  const after = (copies: Copies, moved: Copies): readonly Copies[] => (possible.length === 1 ? [[...without(copies, copy), ...moved]] : []);
  if (step.action === 'redeliver') {
    const why = whyNotRedelivered(limits, key);
    if (why !== undefined) return impossible(why);
    const returns = copy.returns + step.times;
    if (limits.deliveryLimit === undefined || returns <= limits.deliveryLimit) {
      const outcome: SimulatedStep = { outcome: 'requeued', possible: [[step.queue]], nacked: false };
      return { outcome, ways: after(first, [{ ...copy, returns }]) };
    }
    if (returns - 1 > limits.deliveryLimit)
      return impossible(`the queue drops or dead-letters the message after ${limits.deliveryLimit + 1} returns`);
  }
  if (step.action === 'expire' && !limits.expires && (publication.expiration === undefined || copy.message.deaths.length > 0)) {
    return impossible('the message does not expire: neither the queue nor the message has a TTL');
  }
  return given(step, copy, first, possible.length === 1, world);
}

function whyNotRedelivered({ type, exclusive, autoDelete }: QueueLimits, key: EntityKey): string | undefined {
  if (exclusive) return `${key} is exclusive: it is deleted with the connection of its consumer`;
  if (autoDelete) return `${key} is auto-delete: it is deleted with its last consumer`;
  return type === 'stream' ? 'a stream does not redeliver: consumers read it from any offset' : undefined;
}

/** The queue gives the message up. */
function given(step: TestStep, copy: Resting, copies: Copies, only: boolean, { router, names, settle }: World): Done {
  const deadLettering = router.deadLetter(copy.message, step.queue, reasonOf(step));
  const rest = without(copies, copy);
  const ways = (moved: readonly Copies[]): readonly Copies[] => (only ? moved.map((one) => [...rest, ...one]) : []);
  switch (deadLettering.outcome) {
    case 'impossible':
      return { outcome: { outcome: 'impossible', possible: [], nacked: false, reason: deadLettering.reason }, ways: [] };
    case 'refused': {
      const { reason } = deadLettering;
      return { outcome: { outcome: 'refused', possible: [[]], nacked: true, reason, deadLettering }, ways: ways([[]]) };
    }
    case 'dropped':
    case 'kept':
    case 'dead-lettered': {
      const { outcome } = deadLettering;
      if (!('routing' in deadLettering)) {
        return { outcome: { outcome, possible: [[]], nacked: false, reason: deadLettering.reason, deadLettering }, ways: ways([[]]) };
      }
      const moved = arrivals(deadLettering.routing, names).flatMap(settle);
      const possible = placesOf(moved);
      const stays: Copies = outcome === 'kept' ? [copy] : [];
      const nacked = deadLettering.nacked === true;
      return { outcome: { outcome, possible, nacked, deadLettering }, ways: ways(moved.map((one) => [...one, ...stays])) };
    }
  }
}

function reasonOf({ action }: TestStep): 'rejected' | 'expired' | 'maxlen' | 'delivery_limit' {
  switch (action) {
    case 'reject':
      return 'rejected';
    case 'expire':
      return 'expired';
    case 'overflow':
      return 'maxlen';
    case 'redeliver':
      return 'delivery_limit';
  }
}

function without(copies: Copies, copy: Resting): Copies {
  return copies.filter((one) => one !== copy);
}

function exercisedBy({ deadLettering }: SimulatedStep): readonly EntityKey[] {
  return deadLettering !== undefined && 'routing' in deadLettering ? deadLettering.routing.exercised : [];
}

/** Where the dead-lettered message was sent, for explanations. */
export function deadMessage({ deadLettering }: SimulatedStep): RoutedMessage | undefined {
  return deadLettering !== undefined && 'routing' in deadLettering ? deadLettering.routing.message : undefined;
}
