// Compares the expectations of a test with the result, simulated or from a broker. Finds mismatches without explaining them.
import type { ConsumerOutcome } from '../model/consumer-step.ts';
import { nameText } from '../model/key.ts';
import type { Expectation, PublishOutcome, RoutingTest, StepExpectation, StepOutcome, TestStep } from '../model/routing-test.ts';
import { judgeConsumers } from './consumers/judge.ts';
import type { Unmet } from './unmet.ts';

/** All mismatches, in the order of the steps; empty if the test passes. */
export function judge(
  test: Pick<RoutingTest, 'expect' | 'steps' | 'consuming'>,
  publish: PublishOutcome,
  steps: readonly StepOutcome[],
  consumed: readonly ConsumerOutcome[] = [],
): readonly Unmet[] {
  const first = judgePublish(test.expect, publish);
  const rest = test.steps.flatMap((step, index) => {
    const outcome = steps[index];
    // steps after an impossible one are not judged: the impossible step is the failure
    return outcome === undefined ? [] : judgeStep(step, outcome, index);
  });
  return [...first, ...rest, ...judgeConsumers(test.consuming?.steps ?? [], consumed)];
}

function judgePublish(expect: Expectation, got: PublishOutcome): readonly Unmet[] {
  if (got.refused !== undefined || expect.refused === true) {
    if (expect.refused === true && got.refused !== undefined) return [];
    const expected = expect.refused === true ? 'refused' : wantedText(expect);
    return [verdict(expected, got.refused === undefined ? placesText(got.possible) : `refused: ${got.refused}`)];
  }
  const verdicts: Unmet[] = [];
  if (expect.queues !== undefined || expect.either !== undefined) {
    const wanted = wantedSets(expect);
    if (!sameSets(wanted, got.possible)) verdicts.push(queuesVerdict(wantedText(expect), wanted, got.possible));
  } else if (expect.unroutable === true && !isNowhere(got.possible)) {
    verdicts.push(queuesVerdict('no queue', [[]], got.possible));
  } else if (expect.unroutable === false && isNowhere(got.possible)) {
    verdicts.push(verdict('at least one queue', 'no queue'));
  }
  if (expect.returned !== undefined && expect.returned !== got.returned) {
    const text = (returned: boolean): string => (returned ? 'returned to the publisher' : 'not returned to the publisher');
    verdicts.push(verdict(text(expect.returned), text(got.returned)));
  }
  return verdicts;
}

function judgeStep(step: TestStep, got: StepOutcome, index: number): readonly Unmet[] {
  const { expect } = step;
  const at = { step: index };
  if (got.outcome === 'impossible') return [{ ...verdict(outcomeText(expect), `not possible: ${got.reason ?? ''}`), ...at }];
  const facts: { readonly [name in keyof StepExpectation]-?: boolean } = {
    deadLetteredTo: got.outcome === 'dead-lettered',
    dropped: got.outcome === 'dropped',
    requeued: got.outcome === 'requeued',
    nacked: got.nacked,
    kept: got.outcome === 'kept',
  };
  const wanted = expect.deadLetteredTo;
  const sets = facts.deadLetteredTo ? got.possible : [[]];
  const dead =
    wanted === undefined || sameSets([wanted], sets) ? [] : [queuesVerdict(`dead-lettered to ${listed(wanted)}`, [wanted], sets, got)];
  const others = (['dropped', 'requeued', 'nacked', 'kept'] as const).flatMap((name) => {
    if (expect[name] === undefined || expect[name] === facts[name]) return [];
    return [verdict(expect[name] === true ? words[name] : `not ${words[name]}`, happened(got))];
  });
  return [...dead, ...others].map((one) => ({ ...one, ...at }));
}

const words = {
  dropped: 'dropped',
  requeued: 'requeued',
  nacked: 'a nack to the publisher',
  kept: 'kept in its queue',
} as const;

/** The outcome of a step as text. */
export function happened(got: StepOutcome): string {
  const nack = got.nacked ? 'a nack to the publisher' : '';
  const because = got.reason === undefined ? '' : ` (${got.reason})`;
  switch (got.outcome) {
    case 'dead-lettered':
      return `dead-lettered to ${placesText(got.possible)}${nack === '' ? '' : `, ${nack}`}`;
    case 'dropped':
      return `dropped${because}${nack === '' ? '' : `, ${nack}`}`;
    case 'requeued':
      return 'requeued';
    case 'kept':
      return `kept in its queue${because}`;
    case 'refused':
      return `${nack}${because}`;
    case 'impossible':
      return `not possible${because}`;
  }
}

function outcomeText(expect: StepExpectation): string {
  const parts = (['dropped', 'requeued', 'nacked', 'kept'] as const).flatMap((name) =>
    expect[name] === undefined ? [] : [expect[name] ? words[name] : `not ${words[name]}`],
  );
  const dead = expect.deadLetteredTo === undefined ? [] : [`dead-lettered to ${listed(expect.deadLetteredTo)}`];
  return [...dead, ...parts].join(', ');
}

function wantedText(expect: Expectation): string {
  const either = expect.either === undefined ? '' : `one of ${expect.either.map(nameText).join(' or ')}`;
  if (expect.queues === undefined) {
    if (either !== '') return either;
    return expect.unroutable === true ? 'no queue' : expect.unroutable === false ? 'at least one queue' : 'not refused';
  }
  return either === '' ? listed(expect.queues) : `${expect.queues.length === 0 ? '' : `${listed(expect.queues)}, and `}${either}`;
}

function wantedSets({ queues = [], either }: Expectation): readonly (readonly string[])[] {
  return either === undefined ? [queues] : either.map((one) => [...queues, one]);
}

/** All possible outcomes as text. */
export function placesText(possible: readonly (readonly string[])[]): string {
  const [only] = possible;
  if (possible.length === 1 && only !== undefined) return listed(only);
  const shown = possible.slice(0, 5).map(listed);
  return `one of: ${shown.join(' | ')}${possible.length > 5 ? ` | ${possible.length - 5} more` : ''}`;
}

function listed(queues: readonly string[]): string {
  return queues.length === 0 ? 'no queue' : queues.map(nameText).join(', ');
}

function isNowhere(possible: readonly (readonly string[])[]): boolean {
  return possible.every((queues) => queues.length === 0);
}

function queuesVerdict(
  expected: string,
  wanted: readonly (readonly string[])[],
  got: readonly (readonly string[])[],
  outcome?: StepOutcome,
): Unmet {
  const [all, found] = [new Set(wanted.flat()), new Set(got.flat())];
  return {
    expected,
    got: outcome === undefined ? placesText(got) : happened(outcome),
    missing: [...all].filter((queue) => !found.has(queue)),
    unexpected: [...found].filter((queue) => !all.has(queue)),
  };
}

function verdict(expected: string, got: string): Unmet {
  return { expected, got, missing: [], unexpected: [] };
}

function sameSets(one: readonly (readonly string[])[], other: readonly (readonly string[])[]): boolean {
  const texts = (sets: readonly (readonly string[])[]): readonly string[] =>
    [...new Set(sets.map((queues) => JSON.stringify([...new Set(queues)].sort())))].sort();
  return JSON.stringify(texts(one)) === JSON.stringify(texts(other));
}
