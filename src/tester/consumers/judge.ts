// Compares the expectations of the steps of clients with the result, simulated or from a broker; and the two results with each other.
import type { ConsumerExpectation, ConsumerOutcome, ConsumerStep, Delivery, ExpectedProperties } from '../../model/consumer-step.ts';
import { nameText } from '../../model/key.ts';
import { type ArgumentValue, sameValue } from '../../model/values.ts';
import { plainValue, valueText } from '../properties.ts';
import type { Unmet } from '../unmet.ts';

/** All mismatches, in the order of the steps. Steps after an impossible one are not judged. */
export function judgeConsumers(steps: readonly ConsumerStep[], outcomes: readonly ConsumerOutcome[]): readonly Unmet[] {
  return steps.flatMap(({ expect }, index) => {
    const outcome = outcomes[index];
    return outcome === undefined ? [] : judgeStep(expect, outcome).map((one) => ({ ...one, step: index }));
  });
}

function judgeStep(expect: ConsumerExpectation, got: ConsumerOutcome): readonly Unmet[] {
  if (got.impossible !== undefined) return [unmet('a step that can be executed', `not possible: ${got.impossible}`)];
  if (expect.refused === true && got.refused === undefined) return [unmet('refused', 'accepted')];
  if (expect.refused !== true && got.refused !== undefined) return [unmet('not refused', `refused: ${got.refused}`)];
  const { delivered, to, redelivered, ready, deadLetteredTo, dropped, properties } = expect;
  const numbers = got.delivered.map(({ message }) => message);
  const rows: readonly (readonly [boolean, string, string])[] = [
    [delivered === undefined || delivered.join() === numbers.join(), messagesText(delivered ?? []), deliveriesText(got.delivered)],
    [
      to === undefined || (numbers.length > 0 && got.delivered.every(({ client }) => client === to)),
      `delivered to ${nameText(to ?? '')}`,
      deliveriesText(got.delivered),
    ],
    [
      redelivered === undefined || (numbers.length > 0 && got.delivered.every((one) => one.redelivered === redelivered)),
      redelivered === true ? 'redelivered' : 'not redelivered',
      deliveriesText(got.delivered),
    ],
    [ready === undefined || ready === got.ready, `${ready} ready`, `${got.ready ?? 'an unknown number'} ready`],
    [
      deadLetteredTo === undefined || deadLetteredTo.join('\n') === got.deadLetteredTo.join('\n'),
      `dead-lettered to ${queuesText(deadLetteredTo ?? [])}`,
      `dead-lettered to ${queuesText(got.deadLetteredTo)}`,
    ],
    [
      dropped === undefined || dropped === got.dropped,
      dropped === true ? 'dropped' : 'not dropped',
      got.dropped ? 'dropped' : 'not dropped',
    ],
  ];
  const others = rows.flatMap(([met, expected, actual]) => (met ? [] : [unmet(expected, actual)]));
  return properties === undefined ? others : [...others, ...judgeProperties(properties, got.delivered[0])];
}

function judgeProperties({ headers = {}, ...others }: ExpectedProperties, first: Delivery | undefined): readonly Unmet[] {
  if (first === undefined) return [unmet('a message with properties', 'no message')];
  const { headers: received = {}, ...properties } = first.properties;
  const rows: readonly (readonly [string, ArgumentValue | undefined, ArgumentValue | undefined])[] = [
    ...(Object.keys(others) as (keyof typeof others)[]).map((name) => [name, others[name], properties[name]] as const),
    ...Object.keys(headers).map((name) => [`header ${name}`, headers[name], received[name]] as const),
  ];
  return rows.flatMap(([name, expected, actual]) => {
    const met = actual !== undefined && expected !== undefined && sameValue(plainValue(expected), plainValue(actual));
    return met ? [] : [unmet(`${name} ${valueText(expected)}`, `${name} ${valueText(actual)}`)];
  });
}

/** The first difference between the simulator and the broker, as a sentence; none if they agree as far as the simulator is certain. */
export function consumerDifferences(simulated: readonly ConsumerOutcome[], played: readonly ConsumerOutcome[]): readonly string[] {
  for (const [index, expected] of simulated.entries()) {
    if (expected.impossible !== undefined) return [];
    const seen = comparable(played[index], expected);
    const [one, other] = [outcomeText(expected), seen === undefined ? 'nothing' : outcomeText(seen)];
    if (one !== other) return [`step ${index + 1}: simulator: ${one}; broker: ${other}`];
  }
  return [];
}

/** Without the marks that the simulator is not certain of. */
function comparable(seen: ConsumerOutcome | undefined, { delivered }: ConsumerOutcome): ConsumerOutcome | undefined {
  if (seen === undefined) return undefined;
  const marked = seen.delivered.map((one, index) => {
    const { redelivered: _, ...unmarked } = one;
    return delivered[index]?.redelivered === undefined ? unmarked : one;
  });
  return { ...seen, delivered: marked };
}

/** The outcome of a step as text; of a refusal only its code, since the simulator does not print the text of the broker. */
function outcomeText({ delivered, refused, ready, deadLetteredTo, dropped, impossible }: ConsumerOutcome): string {
  if (impossible !== undefined) return `not possible (${impossible})`;
  if (refused !== undefined) return `refused with ${refused.slice(0, 3)}`;
  return [
    deliveriesText(delivered),
    ...(ready === undefined ? [] : [`${ready} ready`]),
    ...(deadLetteredTo.length === 0 ? [] : [`dead-lettered to ${queuesText(deadLetteredTo)}`]),
    ...(dropped ? ['dropped'] : []),
  ].join(', ');
}

function messagesText(numbers: readonly number[]): string {
  return numbers.length === 0 ? 'no message delivered' : `delivered ${numbers.join(', ')}`;
}

function deliveriesText(deliveries: readonly Delivery[]): string {
  if (deliveries.length === 0) return 'no message delivered';
  const texts = deliveries.map(
    ({ message, client, redelivered }) => `${message}${redelivered === true ? ' (redelivered)' : ''} to ${nameText(client)}`,
  );
  return `delivered ${texts.join(', ')}`;
}

function queuesText(queues: readonly string[]): string {
  return queues.length === 0 ? 'no queue' : queues.map(nameText).join(', ');
}

function unmet(expected: string, got: string): Unmet {
  return { expected, got, missing: [], unexpected: [] };
}
