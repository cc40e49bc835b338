// Compares the simulator with the broker: one sentence per difference. The cause of a difference is a defect of topo, or an undeclared
// setting of the broker.
import type { FoundMessage, Played } from '../model/playing.ts';
import type { Publication } from '../model/publication.ts';
import type { Death } from '../model/routing.ts';
import type { PublishOutcome, Resting, RoutingTest, Simulated, StepOutcome } from '../model/routing-test.ts';
import { type ArgumentValue, byCodeUnits } from '../model/values.ts';
import { isUserIdRefusal } from '../rabbitmq/refusals.ts';
import { consumerDifferences } from './consumers/judge.ts';
import { happened, placesText } from './judge.ts';
import { propertyDifferences } from './properties.ts';

/** All differences, in chronological order and with the names of the topology. The publication of the test is as it was sent. */
export function differences(
  test: RoutingTest,
  simulated: Simulated,
  played: Played,
  isStream: (queue: string) => boolean,
): readonly string[] {
  // the simulator does not know the login
  if (played.publish.refused !== undefined && isUserIdRefusal(played.publish.refused)) return [];
  const first = publishDifferences(simulated.publish, played);
  // consequences of a difference are not reported
  if (first.length > 0) return first;
  const consumed = consumerDifferences(simulated.consumed ?? [], played.consumed ?? []);
  if (consumed.length > 0) return consumed;
  const playable = simulated.steps.filter(({ outcome }) => outcome !== 'impossible');
  for (const [index, expected] of playable.entries()) {
    const seen = played.steps[index];
    const different = seen === undefined || !sameStep(expected, seen);
    if (!different) continue;
    return [`step ${index + 1}: simulator: ${happened(expected)}; broker: ${seen === undefined ? 'nothing' : happened(seen)}`];
  }
  if (simulated.resting === undefined) return [];
  // a message retained for its dead-letter exchange can no longer be consumed from its queue
  const kept = new Set(test.steps.filter((_, index) => simulated.steps[index]?.outcome === 'kept').map(({ queue }) => queue));
  const visible = simulated.resting.filter(({ queue }) => !isStream(queue) && !kept.has(queue));
  return visible.flatMap((copy) => {
    const different = restingDifferences(withoutBcc(copy, test.publication), simulated, played.found);
    if (different.length > 0) return different;
    const here = played.found.filter(({ queue, original }) => original && queue === copy.queue);
    return here.flatMap((one) => propertyDifferences(test.publication, one));
  });
}

function publishDifferences(expected: PublishOutcome, { publish: seen, nacked }: Played): readonly string[] {
  const refused = (outcome: PublishOutcome): string =>
    outcome.refused === undefined ? 'accepts the publish' : `refuses the publish: ${outcome.refused}`;
  if ((expected.refused === undefined) !== (seen.refused === undefined)) {
    return [`the simulator ${refused(expected)}, the broker ${refused(seen)}`];
  }
  const [queues = []] = seen.possible;
  return [
    ...(includes(expected.possible, queues)
      ? []
      : [`the simulator routes to ${placesText(expected.possible)}, the broker routed to ${placesText(seen.possible)}`]),
    ...(expected.returned === seen.returned
      ? []
      : [
          seen.returned
            ? 'the broker returned the message, the simulator does not return it'
            : 'the simulator returns the message, the broker did not return it',
        ]),
    ...(nacked ? ['the broker refused the message (basic.nack), the simulator accepts it'] : []),
  ];
}

function sameStep(expected: StepOutcome, seen: StepOutcome): boolean {
  const [queues = []] = seen.possible;
  return expected.outcome === seen.outcome && expected.nacked === seen.nacked && includes(expected.possible, queues);
}

/** Keys from BCC do not appear in `x-death` (3.10 to 4.3). */
function withoutBcc(copy: Resting, { routingKey, headers }: Publication): Resting {
  const listed = (name: string): readonly ArgumentValue[] => (Array.isArray(headers[name]) ? headers[name] : []);
  const hidden = new Set(listed('BCC').filter((key) => key !== routingKey && !listed('CC').includes(key)));
  if (hidden.size === 0) return copy;
  const deaths = copy.message.deaths.map((death) => ({ ...death, routingKeys: death.routingKeys.filter((key) => !hidden.has(key)) }));
  return { ...copy, message: { ...copy.message, deaths } };
}

/** The message itself: its current queue, exchange and key, and its history. */
function restingDifferences({ queue, message, returns }: Resting, simulated: Simulated, found: readonly FoundMessage[]): readonly string[] {
  // a full queue with reject-publish-dlx dead-letters the message that filled it
  const replaced = simulated.steps.some(({ nacked }) => nacked);
  const here = found.filter((one) => one.queue === queue && one.original);
  const [first] = here;
  if (first === undefined) return replaced ? [] : [`the message is not in ${queue} after the last step`];
  // a quorum queue marks a message that another queue dead-lettered as redelivered (4.3: x-delivery-count is kept): not compared then
  const marked = (redelivered: boolean): boolean => redelivered && (message.deaths.length === 0 || returns > 0);
  const expected = factsOf(message.exchange, message.routingKeys[0] ?? '', marked(returns > 0), message.deaths);
  const all = here.map((one) => factsOf(one.exchange, one.routingKey, marked(one.redelivered), one.deaths));
  if (all.includes(expected)) return [];
  return [`in ${queue}: simulator: ${expected}; broker: ${all.join(' and ')}`];
}

function factsOf(exchange: string, routingKey: string, redelivered: boolean, deaths: readonly Death[]): string {
  const rows = deaths
    .map(
      ({ queue, reason, exchange: from, routingKeys, count }) =>
        `${reason} in ${queue} from ${JSON.stringify(from)} [${[...routingKeys].sort(byCodeUnits).join(',')}] ${count} times`,
    )
    .sort(byCodeUnits);
  return `exchange ${JSON.stringify(exchange)}, key ${JSON.stringify(routingKey)}${redelivered ? ', redelivered' : ''}, deaths: ${rows.length === 0 ? 'none' : rows.join('; ')}`;
}

function includes(possible: readonly (readonly string[])[], queues: readonly string[]): boolean {
  const wanted = JSON.stringify([...queues].sort(byCodeUnits));
  return possible.some((one) => JSON.stringify([...one].sort(byCodeUnits)) === wanted);
}
