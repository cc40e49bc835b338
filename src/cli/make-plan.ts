// From a command line to a plan: the work that plan, apply and drift share.
import type { Broker } from '../broker/open.ts';
import { type Diagnostic, TopoError } from '../model/diagnostic.ts';
import type { Plan } from '../model/plan.ts';
import type { Consumers } from '../model/plan-parts.ts';
import type { BrokerReader } from '../model/ports.ts';
import type { Origins } from '../model/topology.ts';
import { allowancesOf } from '../planner/allow.ts';
import { type Part, parseSelector, type Selector, unmatched } from '../planner/part.ts';
import { version } from '../version.ts';
import { plan as makePlan } from '../workflows/plan-and-apply.ts';
import type { ConnectionOptions } from './connection.ts';
import type { InputOptions, LoadedFiles } from './input.ts';
import { unlessInterrupted } from './interrupt.ts';
import type { Io } from './io.ts';
import { progress } from './progress.ts';
import { UsageError } from './usage.ts';

/** Flags of plan and apply. */
export interface PlanningOptions extends InputOptions, ConnectionOptions {
  readonly allow: readonly string[];
  readonly only: readonly string[];
  readonly skipBlocked?: boolean;
  readonly consumers?: Consumers;
  readonly showUndeclared?: boolean;
  readonly showUnchanged?: boolean;
}

/** A plan with its input. */
export interface Planned {
  readonly plan: Plan;
  readonly loaded: LoadedFiles;
  /** How long it took to observe the broker and plan. */
  readonly seconds: number;
}

/** How to plan. `lock` is false if an apply does not take the lock, or if there is nothing to apply to. */
type PlanFromOptions = PlanningOptions & Pick<Part, 'lossless'> & { readonly lock?: boolean; readonly waitForAlarm?: string };

/** Observes the broker and plans. */
export async function planFrom(loaded: LoadedFiles, reader: BrokerReader, options: PlanFromOptions, io: Io): Promise<Planned> {
  const began = performance.now();
  const { onProgress, end } = progress(io);
  try {
    const { topology, origins } = loaded;
    const only = selectorsOf(options);
    const { skipBlocked = false, lossless = false, consumers = 'wait' } = options;
    const part = { only, skipBlocked, lossless, consumers };
    const overAmqp = options.transport !== 'http' && options.lock !== false;
    const allowances = allowancesOf(options.allow);
    const waitForAlarm = options.waitForAlarm !== undefined;
    const request = { topology, origins, allowances, version, overAmqp, waitForAlarm, ...part, signal: io.signal, onProgress };
    const plan = await unlessInterrupted(makePlan(request, reader), io.signal).catch((error: unknown) => {
      throw located(error, origins);
    });
    const [lost] = unmatched(plan, only);
    if (lost !== undefined) throw new UsageError(`error: --only ${lost.kind}/${lost.name} matches no object of the plan`);
    return { plan, loaded, seconds: (performance.now() - began) / 1000 };
  } finally {
    end();
  }
}

/** An error about a declaration, with its place. */
function located(error: unknown, origins: Origins): unknown {
  if (!(error instanceof TopoError)) return error;
  return new TopoError(
    error.diagnostics.map((diagnostic) => {
      const span = diagnostic.span ?? (diagnostic.key === undefined ? undefined : origins.get(diagnostic.key));
      return span === undefined ? diagnostic : { ...diagnostic, span };
    }),
  );
}

/** Parses --only. @throws UsageError for a value that is not a selector */
export function selectorsOf({ only }: PlanningOptions): readonly Selector[] {
  return only.map((text) => {
    const selector = parseSelector(text);
    if (selector !== undefined) return selector;
    throw new UsageError(`error: --only ${text} is not one of queue/NAME, exchange/NAME, policy/NAME (* matches any characters)`);
  });
}

/** The diagnostics beside the plan: warnings of the files, notices of the connection. */
export function remarksOf(loaded: LoadedFiles, broker: Pick<Broker, 'notices'>): readonly Diagnostic[] {
  return [...loaded.diagnostics, ...broker.notices];
}
