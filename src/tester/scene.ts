// Translates a test into a scene for the player, with the names of the scratch copy, and the result back into names of the topology.
import type { ConsumerOutcome } from '../model/consumer-step.ts';
import type { Played, Possible, Scene } from '../model/playing.ts';
import type { Publication } from '../model/publication.ts';
import type { RoutingTest, Simulated, StepOutcome } from '../model/routing-test.ts';
import { byCodeUnits } from '../model/values.ts';
import { delayHeader, delayIn } from '../rabbitmq/exchange-types.ts';
import { scratchTimes } from './scale.ts';
import type { Copy, ScratchNames } from './scratch.ts';

/** The scene of a test. Steps that are impossible in the simulator are omitted: they fail without being executed. */
export function sceneOf(test: RoutingTest, simulated: Simulated, copy: Copy): Scene {
  const { names } = copy;
  const steps = test.steps.flatMap(({ action, queue, times }, index) => {
    const expected = simulated.steps[index];
    if (expected === undefined || expected.outcome === 'impossible') return [];
    const { outcome, nacked } = expected;
    return [{ action, queue: names.queue(queue), times, expected: { outcome, nacked, possible: moved(expected.possible, names.queue) } }];
  });
  const publication = publicationIn(test, copy);
  return {
    publication,
    expected: { ...simulated.publish, possible: moved(simulated.publish.possible, names.queue) },
    steps,
    ...consumingIn(test, simulated, names),
    delayMs: delayIn(publication.headers),
  };
}

function consumingIn({ consuming }: RoutingTest, { consumed = [] }: Simulated, { queue }: ScratchNames): Pick<Scene, 'consuming'> {
  if (consuming === undefined) return {};
  const steps = consuming.steps.flatMap((step, index) => {
    const expected = consumed[index];
    // those after an impossible step are not played either
    if (consumed.slice(0, index + 1).some(({ impossible }) => impossible !== undefined)) return [];
    const moved = step.queue === undefined ? step : { ...step, queue: queue(step.queue) };
    return [{ step: moved, expected: expected === undefined ? undefined : renamed(expected, queue) }];
  });
  return { consuming: { messages: consuming.messages, steps } };
}

function renamed(outcome: ConsumerOutcome, name: ScratchNames['queue']): ConsumerOutcome {
  return {
    ...outcome,
    delivered: outcome.delivered.map((one) => ({ ...one, queue: name(one.queue) })),
    deadLetteredTo: outcome.deadLetteredTo.map(name).sort(byCodeUnits),
  };
}

/** The result, with the names of the topology. */
export function playedBack({ publish, nacked, steps, found, consumed }: Played, { names }: Copy): Played {
  const back = (outcome: StepOutcome): StepOutcome => ({ ...outcome, possible: moved(outcome.possible, names.original) });
  return {
    publish: { ...publish, possible: moved(publish.possible, names.original) },
    nacked,
    steps: steps.map(back),
    ...(consumed === undefined ? {} : { consumed: consumed.map((one) => renamed(one, names.original)) }),
    found: found.map((one) => ({
      ...one,
      queue: names.original(one.queue),
      exchange: names.original(one.exchange),
      deaths: one.deaths.map((death) => ({ ...death, queue: names.original(death.queue), exchange: names.original(death.exchange) })),
    })),
  };
}

function publicationIn({ publication, steps }: RoutingTest, { place, names }: Copy): Publication {
  const { expiration, headers } = publication;
  const expires = steps.some(({ action }) => action === 'expire');
  const { quick, long } = scratchTimes;
  const scaled = expiration === undefined ? {} : { expiration: expires ? Math.min(expiration, quick) : Math.max(expiration, long) };
  return { ...publication, vhost: place.vhost, exchange: names.exchange(publication.exchange), headers: scaledDelay(headers), ...scaled };
}

function scaledDelay(headers: Publication['headers']): Publication['headers'] {
  return delayIn(headers) > scratchTimes.quick ? { ...headers, [delayHeader]: scratchTimes.quick } : headers;
}

function moved(possible: Possible, name: ScratchNames['queue']): Possible {
  return possible.map((queues) => queues.map(name).sort(byCodeUnits));
}
