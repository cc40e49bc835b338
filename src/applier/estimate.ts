// Estimates the time left of a run: steps by the measured cost of their kind, moves by the number of messages and their measured speed, and
// waits of a known length, such as that for a young quorum queue, by that length.
import type { EntityKey } from '../model/key.ts';
import type { Step } from '../model/plan.ts';
import type { MoveProgress } from '../model/ports.ts';
import { isMoveOut, sectionsOf } from './lanes.ts';
import { isInCase } from './rebind.ts';

/** What an estimate depends on. */
export interface EstimateOptions {
  readonly steps: readonly Step[];
  /** The least time that a step takes, in milliseconds: a wait that is part of it; 0 for most. */
  readonly leastMs: (step: Step) => number;
  /** Messages of the queues to migrate, by change, when the plan was made. */
  readonly messages: ReadonlyMap<EntityKey, number>;
  /** How many moves run at once. */
  readonly moveWidth: number;
}

/** The estimate of a run; times are those of one clock, in milliseconds. */
export interface Estimate {
  began(step: Step, now: number): void;
  moved(step: Step, progress: MoveProgress, now: number): void;
  ended(step: Step, now: number): void;
  /** Milliseconds; undefined while too little is known: less than a hundredth of the steps is done, or no message has been moved. */
  leftMs(now: number): number | undefined;
}

/** A longer pause between two steps is a wait for something else, in milliseconds. */
const longestStepMs = 1_000;
/** The weight of all earlier steps beside the next one: the cost follows changes within about a hundred steps. */
const memory = 0.99;
/** Messages per second until a move has been measured; 4,000 to 20,000 were measured. */
const assumedSpeed = 8_000;
/**
 * Milliseconds between two samples of the speed, and the weight of the latest: a busy broker is many times faster in one second than in the
 * next.
 */
const sampleMs = 1_000;
const sampleWeight = 0.2;
/** How many steps of its kind outweigh the mean of all steps; the first ones run alone, and cost more than those of a large level. */
const fewSteps = 20;

interface Cost {
  left: number;
  /** The weighted number of measured steps, and their time. */
  weight: number;
  ms: number;
}

/** Creates the estimate of a run that begins now. */
export function createEstimate({ steps, leastMs, messages, moveWidth }: EstimateOptions, start: number): Estimate {
  const certain = steps.filter((step) => !isInCase(step));
  const quick = certain.filter((step) => isQuick(step, leastMs));
  const costs = new Map<string, Cost>();
  for (const step of quick) {
    const cost = costs.get(kindOf(step));
    if (cost === undefined) costs.set(kindOf(step), { left: 1, weight: 0, ms: 0 });
    else cost.left += 1;
  }
  const moves = createMoves(certain, messages, moveWidth);
  const pauses = createPauses(certain, leastMs);
  let done = 0;
  let last = start;
  return {
    began: (step, now) => pauses.began(step, now),
    moved: (step, progress, now) => moves.moved(step, progress, now),
    ended: (step, now) => {
      const ms = Math.min(now - last, longestStepMs);
      last = now;
      pauses.ended(step);
      moves.ended(step);
      const cost = isInCase(step) || !isQuick(step, leastMs) ? undefined : costs.get(kindOf(step));
      if (cost === undefined) return;
      done += 1;
      cost.left -= 1;
      cost.weight = cost.weight * memory + 1;
      cost.ms = cost.ms * memory + ms;
    },
    leftMs: (now) => {
      if (done * 100 < quick.length || done === 0) return undefined;
      const others = quickMs([...costs.values()]) + pauses.leftMs(now);
      const moving = moves.leftMs();
      // an assumed speed may be wrong by more than a factor of two
      return moves.isMeasured() || moving * 4 <= others ? others + moving : undefined;
    },
  };
}

function isQuick(step: Step, leastMs: EstimateOptions['leastMs']): boolean {
  return step.do !== 'move' && step.do !== 'fence' && leastMs(step) === 0;
}

/** Steps of one kind cost about the same. */
function kindOf(step: Step): string {
  return `${step.do} ${step.entity.kind}`;
}

/** A kind that was rarely measured costs about what all others cost. */
function quickMs(costs: readonly Cost[]): number {
  const mean = sum(costs.map(({ ms }) => ms)) / Math.max(1, sum(costs.map(({ weight }) => weight)));
  return sum(costs.map(({ left, ms, weight }) => (left * (ms + fewSteps * mean)) / (weight + fewSteps)));
}

/** Each message of a migration is moved twice: out of the queue and back. */
function createMoves(steps: readonly Step[], messages: ReadonlyMap<EntityKey, number>, width: number) {
  const byChange = new Map<EntityKey, Step[]>();
  for (const step of steps) if (step.do === 'move') byChange.set(step.change, [...(byChange.get(step.change) ?? []), step]);
  const ended = new Set<number>();
  /** Of each move that has begun. */
  const progress = new Map<number, MoveProgress>();
  /** The last sample of each move. */
  const samples = new Map<number, { readonly at: number; readonly moved: number }>();
  let speed: number | undefined;

  function leftOf([change, moves]: readonly [EntityKey, readonly Step[]]): number {
    const [out, back] = [moves.filter(isMoveOut), moves.filter((step) => !isMoveOut(step))];
    const movedBy = (some: readonly Step[]): number => sum(some.map(({ id }) => progress.get(id)?.moved ?? 0));
    const isPending = ({ id }: Step): boolean => !ended.has(id);
    const observed = out.filter(isPending).flatMap(({ id }) => progress.get(id)?.left ?? []);
    const isUntouched = out.every((step) => isPending(step) && !progress.has(step.id));
    const outLeft = isUntouched && out.length > 0 ? (messages.get(change) ?? 0) : sum(observed);
    const backLeft = back.some(isPending) ? Math.max(0, movedBy(out) + outLeft - movedBy(back)) : 0;
    return outLeft + backLeft;
  }

  return {
    isMeasured: () => speed !== undefined,
    moved(step: Step, found: MoveProgress, now: number): void {
      progress.set(step.id, found);
      const before = samples.get(step.id);
      if (before !== undefined && now - before.at < sampleMs) return;
      samples.set(step.id, { at: now, moved: found.moved });
      // without any, it waits: for consumers, or the end of an alarm
      if (before === undefined || found.moved <= before.moved) return;
      const sample = (1_000 * (found.moved - before.moved)) / (now - before.at);
      speed = speed === undefined ? sample : speed * (1 - sampleWeight) + sample * sampleWeight;
    },
    ended: (step: Step): void => void ended.add(step.id),
    leftMs(): number {
      const pending = [...byChange].filter(([, moves]) => moves.some(({ id }) => !ended.has(id)));
      const atOnce = Math.max(1, Math.min(width, pending.length));
      return (1_000 * sum(pending.map(leftOf))) / (speed ?? assumedSpeed) / atOnce;
    },
  };
}

/** Waits of one migration follow each other; those of different migrations, and of one level, run at the same time. */
function createPauses(steps: readonly Step[], leastMs: EstimateOptions['leastMs']) {
  const left = new Map(steps.filter((step) => leastMs(step) > 0).map((step) => [step.id, leastMs(step)] as const));
  const since = new Map<number, number>();
  const chains = sectionsOf(steps).map((section) =>
    ('level' in section ? section.level.map((step) => [step]) : section.lanes.map(({ levels }) => levels.flat()))
      .map((chain) => chain.filter(({ id }) => left.has(id)).map(({ id }) => id))
      .filter((chain) => chain.length > 0),
  );
  return {
    began(step: Step, now: number): void {
      if (left.has(step.id)) since.set(step.id, now);
    },
    ended(step: Step): void {
      left.delete(step.id);
    },
    leftMs(now: number): number {
      const ofStep = (id: number): number => Math.max(0, (left.get(id) ?? 0) - (now - (since.get(id) ?? now)));
      return sum(chains.map((section) => section.reduce((most, chain) => Math.max(most, sum(chain.map(ofStep))), 0)));
    },
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
