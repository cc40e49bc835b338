// Executes the steps of a plan, and nothing else: level by level, the steps of one level concurrently.

import { type Diagnostic, TopoError } from '../model/diagnostic.ts';
import type { EntityKey } from '../model/key.ts';
import { deletes, type Step } from '../model/plan.ts';
import type { BrokerWriter, ExecuteOptions, MoveProgress, Progress, TimeLeft } from '../model/ports.ts';
import type { RunReport, StepOutcome } from '../model/run.ts';
import { createEstimate, type Estimate } from './estimate.ts';
import { sectionsOf } from './lanes.ts';
import { dueOf, isInCase, unboundFirst } from './rebind.ts';
import { allDone, runLanes } from './run-lanes.ts';

/** How to run. */
export interface RunOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: Progress;
  readonly onMove?: (step: Step, progress: MoveProgress, left: TimeLeft) => void;
  /** Messages of the queues to migrate, by change, when the plan was made: for the estimate of the time left. Default none. */
  readonly messages?: ReadonlyMap<EntityKey, number>;
  /** When it aborts, no further step is started, not even one that completes another: another run may be active. */
  readonly lockLost?: AbortSignal;
  /** Called before each step, and aborts `lockLost` if the lock has not been confirmed for too long. */
  readonly checkLock?: () => void;
}

/**
 * Runs the steps. A refused step does not stop its level, whose steps do not depend on each other, so that one run
 * reports all refusals of a level. After a refusal or a signal only what was begun is finished: a queue or exchange that was deleted to be
 * replaced is declared again, with its cascading deletes; a queue that has lost a binding is deleted, or bound again; a destination that is
 * unbound to be bound again is bound again. Migrations run in parallel (`runLanes`). A migration stops at its first step that was not done:
 * nothing is unbound that is not bound elsewhere. A step without a response stops everything: usually the connection is lost.
 */
export async function runSteps(steps: readonly Step[], writer: BrokerWriter, options: RunOptions = {}): Promise<RunReport> {
  const { signal, onProgress, lockLost } = options;
  const outcomes = new Map<number, StepOutcome>();
  const migrating = new Set(steps.flatMap(({ do: what, change }) => (what === 'move' ? [change] : [])));
  const emptying = unboundFirst(steps);
  const certain = steps.filter((step) => !isInCase(step)).length;
  const [begun, broken] = [new Set<EntityKey>(), new Set<EntityKey>()];
  const unbound = new Set<number>();
  const isBegun = ({ change, rebinding }: Step): boolean => (rebinding === undefined ? begun.has(change) : unbound.has(rebinding));
  let [failed, lost] = [false, false];
  const cutOff = (): boolean => {
    options.checkLock?.();
    return lost || lockLost?.aborted === true;
  };
  const stopping = (): boolean => failed || signal?.aborted === true;
  const stop = (step: Step): boolean => cutOff() || (signal?.aborted === true && !isBegun(step));
  const stopSignal = anyOf([signal, lockLost]);
  const notices = new Map<string, Diagnostic>();
  const onNotice = (notice: Diagnostic): void => void notices.set(notice.message, notice);
  const estimate = estimateOf(steps, writer, options);
  const left: TimeLeft = () => estimate.leftMs(performance.now());
  const onMove = (step: Step, progress: MoveProgress): void => {
    estimate.moved(step, progress, performance.now());
    options.onMove?.(step, progress, left);
  };
  const run = async (step: Step): Promise<StepOutcome> => {
    estimate.began(step, performance.now());
    // once it is sent: the others of its level must continue, whatever happens meanwhile
    if (step.do === 'unbind' && emptying.has(step.change)) begun.add(step.change);
    const outcome = await runStep(step, writer, { ...(stopSignal === undefined ? {} : { signal: stopSignal }), onNotice }, onMove);
    if (outcome.state === 'unknown') lost = true;
    if (outcome.state === 'done' && deletes(step)) begun.add(step.change);
    if (outcome.state === 'done' && step.do === 'unbind' && step.rebinding !== undefined) unbound.add(step.rebinding);
    if (outcome.state !== 'done' && (migrating.has(step.change) || emptying.has(step.change))) broken.add(step.change);
    outcomes.set(step.id, outcome);
    estimate.ended(step, performance.now());
    onProgress?.(outcomes.size, Math.max(outcomes.size, certain), left);
    return outcome;
  };
  const runLevel = async (level: readonly Step[]): Promise<void> => {
    const due = dueOf(level, steps, outcomes);
    const whole = due.filter((step) => isInCase(step) || !broken.has(step.change));
    const goesOn = (step: Step): boolean => isBegun(step) || (isInCase(step) && broken.has(step.change));
    const now = stopping() ? whole.filter(goesOn) : whole;
    await allDone(groupsByWidth(now, writer).map(([width, group]) => runPool(group, width, stop, run)));
    failed ||= due.some(({ id }) => (outcomes.get(id)?.state ?? 'done') !== 'done');
  };
  for (const section of sectionsOf(steps)) {
    if (cutOff()) break;
    if ('level' in section) await runLevel(section.level);
    else if (await runLanes(section.lanes, { width: (step) => writer.width(step), run, stop, stopping })) failed = true;
  }
  const began = new Set(steps.flatMap(({ id, change, rollback }) => (rollback === true && outcomes.has(id) ? [change] : [])));
  return {
    outcomes: steps.flatMap((step): StepOutcome[] => {
      const outcome = outcomes.get(step.id);
      if (outcome !== undefined) return [outcome];
      return isInCase(step) && !(step.rollback === true && began.has(step.change)) ? [] : [{ step, state: 'not-run' }];
    }),
    ...(notices.size === 0 ? {} : { notices: [...notices.values()] }),
    interrupted:
      signal?.aborted === true && steps.some((step) => !isInCase(step) && (outcomes.get(step.id)?.state ?? 'not-run') === 'not-run'),
  };
}

/** One signal for all steps: creating one per step costs more than the step. */
function anyOf(signals: readonly (AbortSignal | undefined)[]): AbortSignal | undefined {
  const given = signals.filter((one) => one !== undefined);
  return given.length < 2 ? given[0] : AbortSignal.any(given);
}

function estimateOf(steps: readonly Step[], writer: BrokerWriter, { messages = new Map() }: RunOptions): Estimate {
  const move = steps.find((step) => step.do === 'move');
  const moveWidth = move === undefined ? 1 : writer.width(move);
  return createEstimate({ steps, messages, moveWidth, leastMs: (step) => writer.leastMs?.(step) ?? 0 }, performance.now());
}

async function runStep(
  step: Step,
  writer: BrokerWriter,
  watching: ExecuteOptions,
  onMove: (step: Step, progress: MoveProgress) => void,
): Promise<StepOutcome> {
  try {
    const moved = await writer.execute(step, {
      ...watching,
      onMove: (progress) => onMove(step, progress),
    });
    if (moved === undefined) return { step, state: 'done' };
    return { step, moved, state: moved.stopped ? 'not-run' : 'done' };
  } catch (error) {
    const [diagnostic] = error instanceof TopoError ? error.diagnostics : [];
    if (diagnostic === undefined) throw error;
    if (diagnostic.code === 'interrupted') return { step, state: 'not-run' };
    return { step, state: diagnostic.code === 'step-unknown' ? 'unknown' : 'refused', diagnostic };
  }
}

function groupsByWidth(level: readonly Step[], writer: BrokerWriter): readonly (readonly [number, readonly Step[]])[] {
  const groups = new Map<number, Step[]>();
  for (const step of level) {
    const width = writer.width(step);
    const group = groups.get(width);
    if (group === undefined) groups.set(width, [step]);
    else group.push(step);
  }
  return [...groups];
}

/** Runs the work on all items, at most `width` at once; items for which `stop` holds when they are due are skipped. */
async function runPool<T>(
  items: readonly T[],
  width: number,
  stop: (item: T) => boolean,
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const item = items[next] as T;
      next += 1;
      if (!stop(item)) await work(item);
    }
  };
  await allDone(Array.from({ length: Math.min(width, items.length) }, worker));
}
