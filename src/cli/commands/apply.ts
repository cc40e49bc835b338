// topo apply: plan, ask, and make it so; or apply a saved plan.
import type { Broker } from '../../broker/open.ts';
import { type Diagnostic, problem } from '../../model/diagnostic.ts';
import type { Plan } from '../../model/plan.ts';
import type { ApplyResult } from '../../model/run.ts';
import { apply as applyPlan, gate } from '../../pipeline.ts';
import { renderApply } from '../../reporter/apply.ts';
import { renderPlan } from '../../reporter/plan.ts';
import { connect } from '../connection.ts';
import { exit, exitOf } from '../exit.ts';
import type { Io } from '../io.ts';
import { styleOf, write } from '../output.ts';
import { allowancesOf, loadOrReport, type PlanningOptions, planFrom, planText, remarksOf } from '../planning.ts';
import { progress } from '../progress.ts';
import { planLines, readPlan } from '../saved-plan.ts';
import { UsageError } from '../usage.ts';

/** Flags of `topo apply`. */
export interface ApplyOptions extends PlanningOptions {
  readonly yes?: boolean;
  readonly approved?: string;
}

/** What is about to be applied. */
interface Ready {
  readonly plan: Plan;
  readonly text: string;
  readonly saved: boolean;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: ReadonlyMap<string, string>;
}

/** Runs `topo apply`. */
export async function apply(paths: readonly string[], options: ApplyOptions, io: Io): Promise<number> {
  allowancesOf(options);
  const [only] = paths;
  const saved = paths.length === 1 && only !== undefined && (await isPlan(only, io)) ? await readPlan(only, io) : undefined;
  if (saved === undefined) mayApply(options, io);
  const input = saved === undefined ? await loadOrReport('apply', paths, options, io) : undefined;
  if (input !== undefined && 'exitCode' in input) return input.exitCode;
  const broker = await connect(options, 'apply', true, io);
  try {
    if (saved !== undefined) return await proceed(readyFromFile(saved, paths, broker, options, io), broker, options, io);
    if (input === undefined) return exit.failure;
    const planned = await planFrom(input.loaded, broker.reader, options, io);
    const text = planText(planned, paths, options, io);
    const diagnostics = remarksOf(input.loaded, broker);
    return await proceed({ plan: planned.plan, text, saved: false, diagnostics, sources: input.loaded.sources }, broker, options, io);
  } finally {
    await broker.close();
  }
}

function readyFromFile(plan: Plan, paths: readonly string[], broker: Broker, options: ApplyOptions, io: Io): Ready {
  const text = renderPlan(
    plan,
    { paths, showUndeclared: options.showUndeclared === true, showUnchanged: options.showUnchanged === true },
    styleOf(options, io),
  );
  return { plan, text, saved: true, diagnostics: broker.notices, sources: new Map() };
}

/** A definitions file is JSON too; only a plan has a format version. */
async function isPlan(path: string, io: Io): Promise<boolean> {
  if (!path.endsWith('.json')) return false;
  const { readFile } = await import('node:fs/promises');
  const { resolve } = await import('node:path');
  const text = await readFile(resolve(io.cwd, path), 'utf8').catch(() => '');
  return /"formatVersion"\s*:/.test(text.slice(0, 4096));
}

/** Without a terminal nothing asks, and nothing is applied that nobody has agreed to. */
function mayApply(options: ApplyOptions, io: Io): void {
  if (options.yes === true || options.approved !== undefined || io.ask !== undefined) return;
  throw new UsageError('error: without a terminal, apply needs --yes, --approved DIGEST or a saved plan');
}

async function proceed(ready: Ready, broker: Broker, options: ApplyOptions, io: Io): Promise<number> {
  const { plan } = ready;
  const refusals = [...gate(plan), ...notApproved(plan, options)];
  if (refusals.length > 0) return finish(ready, refusals, ready.text, exitOf(refusals), undefined, options, io);
  if (plan.steps.length === 0) return finish(ready, [], ready.text, exit.ok, undefined, options, io);
  if (options.format === 'text') io.out(ready.text);
  if (!(await agreed(ready, options, io))) return exit.ok;
  const began = performance.now();
  const { onProgress, end } = progress(io);
  const result = await run(ready, broker, io, onProgress).finally(end);
  const text = renderApply(result, (performance.now() - began) / 1000, styleOf(options, io));
  const exitCode = result.interrupted ? exit.interrupted : result.diagnostics.length > 0 ? exit.partial : exit.ok;
  return finish(ready, result.diagnostics, text, exitCode, result, options, io);
}

function run(ready: Ready, broker: Broker, io: Io, onProgress: ReturnType<typeof progress>['onProgress']): Promise<ApplyResult> {
  return applyPlan(ready.plan, broker, { saved: ready.saved, signal: io.signal, onProgress });
}

function notApproved(plan: Plan, { approved }: ApplyOptions): readonly Diagnostic[] {
  if (approved === undefined) return [];
  if (!/^sha256:[0-9a-f]{16,64}$/.test(approved))
    throw new UsageError('error: --approved takes sha256: and at least 16 hexadecimal digits');
  return plan.digest.startsWith(approved) ? [] : [problem('not-approved', `the plan is ${plan.digest}, approved is ${approved}`)];
}

async function agreed({ saved }: Ready, options: ApplyOptions, io: Io): Promise<boolean> {
  if (saved || options.yes === true || options.approved !== undefined) return true;
  const answer = (await io.ask?.('\nApply this plan? Only "yes" does it: ')) ?? '';
  if (answer.trim() === 'yes') return true;
  io.err('Nothing was done.\n');
  return false;
}

function finish(
  ready: Ready,
  more: readonly Diagnostic[],
  text: string,
  exitCode: number,
  result: ApplyResult | undefined,
  options: ApplyOptions,
  io: Io,
): number {
  const { plan, diagnostics, sources } = ready;
  const lines = [
    ...planLines(plan),
    ...(result?.outcomes ?? []).map(({ step, state, diagnostic }) => ({ type: 'outcome', step: step.id, state, diagnostic })),
  ];
  return write(
    {
      command: 'apply',
      exitCode,
      diagnostics: [...diagnostics, ...more],
      sources,
      text,
      data: { plan, ...(result === undefined ? {} : { result }) },
      lines,
    },
    options,
    io,
  );
}
