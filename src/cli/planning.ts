// What plan and apply share: from a command line to a plan.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Definitions } from '../broker/definitions.ts';
import type { Broker } from '../broker/open.ts';
import type { Loaded } from '../loader/load.ts';
import { type Diagnostic, hasErrors, problem, TopoError } from '../model/diagnostic.ts';
import type { Plan } from '../model/plan.ts';
import type { BrokerReader } from '../model/ports.ts';
import { type Allowance, parseAllowance } from '../planner/allow.ts';
import { renderPlanAnnotations } from '../reporter/annotations.ts';
import { planBlocks } from '../reporter/plan-markdown.ts';
import { renderPlan } from '../reporter/plan-text.ts';
import { version } from '../version.ts';
import { plan as makePlan } from '../workflows/plan-and-apply.ts';
import { type ConnectionOptions, defaultVhost } from './connection.ts';
import { type InputOptions, loadInput, refuseUrls } from './input.ts';
import { unlessInterrupted } from './interrupt.ts';
import type { Io } from './io.ts';
import { exitOf, type OutputOptions, type Report, styleOf, write } from './output.ts';
import { progress } from './progress.ts';
import { UsageError } from './usage.ts';

/** Flags of plan and apply. */
export interface PlanningOptions extends InputOptions, ConnectionOptions {
  readonly allow: readonly string[];
  readonly showUndeclared?: boolean;
  readonly showUnchanged?: boolean;
}

/** A plan with what it was made from. */
export interface Planned {
  readonly plan: Plan;
  readonly loaded: Loaded;
  /** How long looking at the broker took. */
  readonly seconds: number;
}

/** Loads the files. Undefined, with the diagnostics written, where they have errors: then nothing is sent to a broker. */
export async function loadOrReport(
  command: string,
  paths: readonly string[],
  options: InputOptions & ConnectionOptions,
  io: Io,
): Promise<{ loaded: Loaded } | { exitCode: number }> {
  const loaded = await loadInput(paths, options, defaultVhost(options, io), io);
  const { diagnostics, sources } = loaded;
  if (!hasErrors(diagnostics)) return { loaded };
  return { exitCode: write({ command, exitCode: exitOf(diagnostics), diagnostics, sources, text: '', data: {} }, options, io) };
}

/** Looks at the broker and plans. */
export async function planFrom(loaded: Loaded, reader: BrokerReader, options: PlanningOptions, io: Io): Promise<Planned> {
  const began = performance.now();
  const { onProgress, end } = progress(io);
  try {
    const { topology, origins } = loaded;
    const request = { topology, origins, allowances: allowancesOf(options), version, signal: io.signal, onProgress };
    const plan = await unlessInterrupted(makePlan(request, reader), io.signal);
    return { plan, loaded, seconds: (performance.now() - began) / 1000 };
  } finally {
    end();
  }
}

/** What is shown of a plan. */
export type ShowOptions = OutputOptions & Pick<PlanningOptions, 'showUndeclared' | 'showUnchanged'>;

/** The plan in the forms that people read, as parts of a report. */
export function shownPlan(
  { plan, seconds }: Pick<Planned, 'plan'> & { readonly seconds?: number },
  paths: readonly string[],
  options: ShowOptions,
  io: Io,
): Pick<Report, 'text'> & Required<Pick<Report, 'markdown' | 'annotations'>> {
  const { showUndeclared = false, showUnchanged = false } = options;
  const context = { paths, ...(seconds === undefined ? {} : { seconds }), showUndeclared, showUnchanged };
  return {
    text: renderPlan(plan, context, styleOf(options, io)),
    markdown: () => planBlocks(plan, context),
    annotations: () => renderPlanAnnotations(plan),
  };
}

/** Parses --allow before anything else happens. */
export function allowancesOf({ allow }: PlanningOptions): readonly Allowance[] {
  return allow.map((text) => {
    const allowance = parseAllowance(text);
    if (allowance === undefined) {
      throw new UsageError(
        `error: --allow ${text} is none of replace:queue/NAME, replace:exchange/NAME, delete:queue/NAME, delete:exchange/NAME, delete:policy/NAME, migrate:queue/NAME, migrate:exchange/NAME, lose:queue/NAME (without *), blast-radius (a blocked change in \`topo plan\` shows the exact value)`,
      );
    }
    return allowance;
  });
}

/** A definitions file in the place of a broker, for a plan without one. */
export async function openDefinitions(file: string, vhost: string, io: Io): Promise<Definitions> {
  const { readDefinitions } = await import('../broker/definitions.ts');
  refuseUrls([file]);
  let text: string;
  try {
    text = await unlessInterrupted(readFile(resolve(io.cwd, file), 'utf8'), io.signal);
  } catch (error) {
    if (error instanceof TopoError) throw error;
    throw new TopoError([problem('file-not-found', `${file} cannot be read: ${(error as NodeJS.ErrnoException).code}`)]);
  }
  return readDefinitions(text, file, { defaultVhost: vhost });
}

/** All that is to be said besides the plan: warnings of the files, notices of the connection. */
export function remarksOf(loaded: Loaded, broker: Pick<Broker, 'notices'>): readonly Diagnostic[] {
  return [...loaded.diagnostics, ...broker.notices];
}
