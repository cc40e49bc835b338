// Executes the steps of a plan, and nothing else: level after level, the steps of one level at once.
import { TopoError } from '../model/diagnostic.ts';
import type { Step } from '../model/plan.ts';
import type { BrokerWriter, Progress } from '../model/ports.ts';
import type { RunReport, StepOutcome } from '../model/run.ts';

/** How to run. */
export interface RunOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: Progress;
}

/**
 * Runs the steps. A refused step does not stop its level, whose steps do not depend on each other, so that all refusals of a level
 * are seen in one run; no later level begins. A step without an answer stops everything: the connection is mostly gone.
 */
export async function runSteps(steps: readonly Step[], writer: BrokerWriter, options: RunOptions = {}): Promise<RunReport> {
  const { signal, onProgress } = options;
  const outcomes = new Map<number, StepOutcome>();
  let lost = false;
  const stopped = (): boolean => lost || signal?.aborted === true;
  for (const level of levelsOf(steps)) {
    const failed = [...outcomes.values()].some(({ state }) => state !== 'done');
    if (failed || stopped()) break;
    await Promise.all(
      groupsByWidth(level, writer).map(([width, group]) =>
        runPool(group, width, stopped, async (step) => {
          const outcome = await runStep(step, writer);
          if (outcome.state === 'unknown') lost = true;
          outcomes.set(step.id, outcome);
          onProgress?.(outcomes.size, steps.length);
        }),
      ),
    );
  }
  return {
    outcomes: steps.map((step): StepOutcome => outcomes.get(step.id) ?? { step, state: 'not-run' }),
    interrupted: signal?.aborted === true && outcomes.size < steps.length,
  };
}

async function runStep(step: Step, writer: BrokerWriter): Promise<StepOutcome> {
  try {
    await writer.execute(step);
    return { step, state: 'done' };
  } catch (error) {
    const [diagnostic] = error instanceof TopoError ? error.diagnostics : [];
    if (diagnostic === undefined) throw error;
    return { step, state: diagnostic.code === 'step-unknown' ? 'unknown' : 'refused', diagnostic };
  }
}

function levelsOf(steps: readonly Step[]): readonly (readonly Step[])[] {
  const levels = new Map<number, Step[]>();
  for (const step of steps) {
    const level = levels.get(step.level);
    if (level === undefined) levels.set(step.level, [step]);
    else level.push(step);
  }
  return [...levels].sort(([a], [b]) => a - b).map(([, level]) => level);
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

/** Runs the work on all items, at most `width` at once, and starts no more once `stopped`. */
async function runPool<T>(items: readonly T[], width: number, stopped: () => boolean, work: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length && !stopped()) {
      const item = items[next] as T;
      next += 1;
      await work(item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
}
