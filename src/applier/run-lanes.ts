// Runs migrations in parallel. Only a few at once are between the first move out of their old queue and its end: a queue is not unbound
// before its turn.

import type { Step } from '../model/plan.ts';
import type { StepOutcome } from '../model/run.ts';
import { endsOld, isLastMoveOut, isMoveOut, type Lane, type Level } from './lanes.ts';
import { createPermits, type Permits } from './permits.ts';

/** The run to which the lanes belong. */
export interface LaneRun {
  /** How many steps of this kind may run at once. */
  width(step: Step): number;
  run(step: Step): Promise<StepOutcome>;
  /** Whether the step must not be started: the run is to stop, and the step completes nothing. */
  stop(step: Step): boolean;
  /** Whether nothing is to be begun. */
  stopping(): boolean;
}

/**
 * Runs the lanes; returns whether one was not completed. A lane stops at its first step that was not done. If the wait of its last move out
 * has ended, its rollback follows at once. The end of a wait does not stop the other lanes; after another failure, those that have not
 * moved messages stop.
 */
export async function runLanes(lanes: readonly Lane[], run: LaneRun): Promise<boolean> {
  if (run.stopping()) return true;
  const pools = new Map<number, Permits>();
  const poolOf = (step: Step): Permits => {
    const width = run.width(step);
    const pool = pools.get(width) ?? createPermits(width);
    pools.set(width, pool);
    return pool;
  };
  const [firstMove] = lanes.flatMap(({ levels, rollback }) => [...levels, ...rollback].flat().filter((step) => step.do === 'move'));
  const moves = createPermits(firstMove === undefined ? 1 : run.width(firstMove));
  const shared: Shared = { ...run, poolOf, moves, halted: false };
  const ends: LaneEnd[] = [];
  await allDone(
    lanes.map(async (lane) => {
      const end = await runLane(lane, shared);
      if (end === 'failed') shared.halted = true;
      ends.push(end);
    }),
  );
  return ends.some((end) => end !== 'done');
}

/** The end of a lane. `waited`: another client did not release its queue in time. */
type LaneEnd = 'done' | 'waited' | 'failed';

interface Shared extends LaneRun {
  readonly poolOf: (step: Step) => Permits;
  /** For moves. A lane holds one from its first move out to its last, and then one per move. */
  readonly moves: Permits;
  /** A lane has failed otherwise than by the end of a wait. */
  halted: boolean;
}

async function runLane({ levels, rollback }: Lane, shared: Shared): Promise<LaneEnd> {
  let [holds, moved] = [false, false];
  try {
    for (const level of levels) {
      if (shared.halted && !moved) return 'failed';
      if (!holds && level.some(isMoveOut)) {
        await shared.moves.enter();
        holds = true;
        if (shared.halted && !moved) return 'failed';
      }
      const outcomes = await runLaneLevel(level, shared, holds);
      moved ||= outcomes.some(({ step }) => step.do === 'move');
      if (!isDone(outcomes, level)) return await endOf(outcomes, rollback, shared);
      if (holds && level.some(isLastMoveOut)) {
        shared.moves.leave();
        holds = false;
      }
    }
    return 'done';
  } finally {
    if (holds) shared.moves.leave();
  }
}

/** The codes of a wait that ended: another client did not release the queue, or a node of the cluster lags behind. */
const waitsEnded: ReadonlySet<string> = new Set(['queue-has-consumers', 'queue-still-receiving', 'node-lags-behind']);

async function endOf(outcomes: readonly StepOutcome[], rollback: readonly Level[], shared: Shared): Promise<LaneEnd> {
  const waited = outcomes.some(({ step, diagnostic }) => endsOld(step) && waitsEnded.has(diagnostic?.code ?? ''));
  if (!waited) return 'failed';
  for (const level of rollback) {
    // its permit for moves is still held
    if (!isDone(await runLaneLevel(level, shared, true), level)) return 'failed';
  }
  return 'waited';
}

/** Runs the steps of one level, and returns their outcomes. */
async function runLaneLevel(level: Level, shared: Shared, holds: boolean): Promise<readonly StepOutcome[]> {
  const outcomes: StepOutcome[] = [];
  const run = async (step: Step): Promise<void> => {
    if (!shared.stop(step)) outcomes.push(await shared.run(step));
  };
  await allDone(
    level.map(async (step) => {
      if (step.do !== 'move') return await shared.poolOf(step).with(() => run(step));
      if (holds) return await run(step);
      // a queue that is bound to nothing but its holding queue comes first
      await shared.moves.enter(true);
      try {
        await run(step);
      } finally {
        shared.moves.leave();
      }
    }),
  );
  return outcomes;
}

function isDone(outcomes: readonly StepOutcome[], level: Level): boolean {
  return outcomes.length === level.length && outcomes.every(({ state }) => state === 'done');
}

/** A bug in one worker is thrown after all have ended, so that none continues unnoticed. */
export async function allDone(work: readonly Promise<void>[]): Promise<void> {
  for (const result of await Promise.allSettled(work)) if (result.status === 'rejected') throw result.reason;
}
