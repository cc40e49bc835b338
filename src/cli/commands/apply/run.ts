// topo apply: plans, asks for confirmation, then applies; or applies a saved plan.
import type { Broker } from '../../../broker/open.ts';
import { type Diagnostic, problem } from '../../../model/diagnostic.ts';
import type { Plan } from '../../../model/plan.ts';
import type { ApplyResult } from '../../../model/run.ts';
import type { Topology } from '../../../model/topology.ts';
import { allowancesOf } from '../../../planner/allow.ts';
import { declaredVhosts } from '../../../rabbitmq/new-vhost.ts';
import { renderApply } from '../../../reporter/apply.ts';
import { leftText } from '../../../reporter/left.ts';
import { type Block, fence } from '../../../reporter/markdown.ts';
import { apply as applyPlan, counted, gate, type HeldLocks, takeLocks } from '../../../workflows/plan-and-apply.ts';
import { connect, endpointOf, type Use } from '../../connection.ts';
import { exit } from '../../exit.ts';
import { fileFlag, loadOrReport, refuseUrls } from '../../input.ts';
import { unlessInterrupted } from '../../interrupt.ts';
import type { Io } from '../../io.ts';
import { type PlanningOptions, planFrom, remarksOf, selectorsOf } from '../../make-plan.ts';
import { exitOf, nothingApplied, styleOf, write } from '../../output.ts';
import { progress } from '../../progress.ts';
import { hasSecrets, looksLikePlan, openPlan, planLines, refuseVerify, type VerifyOptions } from '../../saved-plan.ts';
import { secretsOf } from '../../secret-values.ts';
import { shownPlan } from '../../show-plan.ts';
import { UsageError } from '../../usage.ts';
import { alarmOf, alarmWaitingOf, checkLocking, drainOf, type LockOptions, runAbout, waitingOf } from './waiting.ts';

/** Flags of `topo apply`. */
export interface ApplyOptions extends PlanningOptions, LockOptions, VerifyOptions {
  readonly yes?: boolean;
  readonly approved?: string;
}

/** A plan that is ready to be applied, with its texts. */
interface Ready {
  readonly plan: Plan;
  readonly text: string;
  readonly markdown: () => readonly Block[];
  readonly saved: boolean;
  /** Taken before the plan was made if no confirmation is needed, so that no other run waits for an answer. */
  readonly held?: HeldLocks | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: ReadonlyMap<string, string>;
}

/** Runs `topo apply`. */
export async function apply(paths: readonly string[], options: ApplyOptions, io: Io): Promise<number> {
  allowancesOf(options.allow);
  selectorsOf(options);
  checkApproved(options);
  checkLocking(options);
  drainOf(options);
  alarmOf(options);
  refuseUrls(paths);
  const plans = await Promise.all(paths.map((path) => looksLikePlan(path, io)));
  const [only] = paths;
  if (only === undefined || !plans.includes(true)) {
    refuseVerify(options);
    return applyFiles(paths, options, io);
  }
  if (paths.length > 1)
    throw new UsageError(`error: ${paths[plans.indexOf(true)]} is a saved plan, which cannot be combined with other files`);
  return applySaved(only, options, io);
}

async function applyFiles(paths: readonly string[], options: ApplyOptions, io: Io): Promise<number> {
  const endpoint = endpointOf(options, io);
  const input = await loadOrReport('apply', paths, options, endpoint, io);
  if ('exitCode' in input) return input.exitCode;
  // without a terminal no one can confirm the plan
  if (options.yes !== true && options.approved === undefined && io.ask === undefined)
    throw new UsageError('error: without a terminal, apply requires --yes, --approved DIGEST or a saved plan (`topo plan --out FILE`)');
  const { loaded } = input;
  const broker = await connect(endpoint, { ...useOf(options, io), vhosts: loaded.topology.vhosts }, io);
  let held: HeldLocks | undefined;
  try {
    held = await lockBefore(loaded.topology, broker, options, io);
    const planned = await planFrom(loaded, broker.reader, options, io);
    const { text, markdown } = shownPlan(planned, paths, options, io);
    const ready = {
      plan: planned.plan,
      text,
      markdown,
      saved: false,
      held,
      diagnostics: remarksOf(loaded, broker),
      sources: loaded.sources,
    };
    return await proceed(ready, broker, options, io);
  } finally {
    await held?.release();
    await broker.close();
  }
}

/** The use that an apply makes of its connection. */
export function useOf(options: ApplyOptions, io: Io): Omit<Use, 'vhosts'> {
  return {
    ...{ purpose: 'apply', writing: true, about: runAbout(io), secrets: secretsOf(options, io) },
    ...drainOf(options),
    ...alarmOf(options),
  };
}

/** If no confirmation is needed, the plan is made under the lock: the plan that is printed is applied. */
export async function lockBefore(topology: Topology, broker: Broker, options: ApplyOptions, io: Io): Promise<HeldLocks | undefined> {
  const { lock } = broker;
  if (!agreedBefore(options) || lock === undefined || !options.lock) return undefined;
  // the plan is not known yet: at most a step for each declaration will run at once
  const atOnce = counted([...topology.declarations.values()].map(({ entity }) => entity.vhost));
  const declared = declaredVhosts([...topology.declarations.values()].map(({ entity }) => entity));
  return await takeLocks(lock, topology.vhosts, { ...waitingOf(options, io), signal: io.signal }, atOnce, declared);
}

async function applySaved(file: string, options: ApplyOptions, io: Io): Promise<number> {
  const given = [
    options.allow.length > 0 && '--allow',
    options.only.length > 0 && '--only',
    options.skipBlocked === true && '--skip-blocked',
    options.consumers !== undefined && '--consumers',
    fileFlag({ ...options, var: {}, varFile: [] }) ?? false,
    options.vhost !== undefined && '--vhost',
  ];
  const flag = given.find((one) => one !== false);
  if (flag !== undefined) throw new UsageError(`error: ${flag} has no effect on a saved plan: pass it to \`topo plan --out\``);
  const endpoint = endpointOf(options, io);
  const plan = await openPlan(file, options, io);
  // the values of its secrets are not in the plan
  const useless = hasSecrets(plan) ? undefined : fileFlag(options);
  if (useless !== undefined)
    throw new UsageError(`error: ${useless} has no effect on a saved plan without secrets: pass it to \`topo plan --out\``);
  const broker = await connect(endpoint, { ...useOf(options, io), vhosts: plan.vhosts }, io);
  try {
    const { text, markdown } = shownPlan({ plan }, [file], options, io);
    return await proceed({ plan, text, markdown, saved: true, diagnostics: broker.notices, sources: new Map() }, broker, options, io);
  } finally {
    await broker.close();
  }
}

async function proceed(ready: Ready, broker: Broker, options: ApplyOptions, io: Io): Promise<number> {
  const { plan } = ready;
  const blocked = gate(plan);
  const refusals = [...blocked, ...notApproved(plan, options)];
  // lint has its own exit code for some of the codes
  const refused = blocked.length > 0 ? exit.blocked : exitOf(refusals);
  if (refusals.length > 0) return finish(ready, refusals, `${ready.text}\n${nothingApplied}`, refused, undefined, options, io);
  // a saved plan is compared with the broker even if it has no steps
  if (plan.steps.length === 0 && !ready.saved) return finish(ready, [], ready.text, whole(plan), undefined, options, io);
  if (options.format === 'text') io.out(ready.text);
  if (!(await agreed(ready, options, io))) return finish(ready, [], '', exit.interrupted, undefined, options, io);
  const began = performance.now();
  const { end, ...watch } = progress(io);
  const { lock, ...others } = broker;
  const ports = { ...others, ...(lock === undefined || !options.lock ? {} : { lock }) };
  const { saved, held } = ready;
  const waits = { waiting: waitingOf(options, io), alarmWaiting: alarmWaitingOf(options, io) };
  const more = { signal: io.signal, ...watch, ...waits, ...(held === undefined ? {} : { held }) };
  const running = applyPlan(plan, ports, { saved: saved || !agreedBefore(options), ...more });
  const result = await running.finally(end);
  const text = renderApply(result, (performance.now() - began) / 1000, styleOf(options, io));
  const exitCode = exitOfResult(result);
  const all = exitCode === exit.ok ? whole(plan) : exitCode;
  return finish(ready, result.diagnostics, text + leftText(plan, styleOf(options, io)), all, result, options, io);
}

/** The exit code of a success: `partial` if the plan leaves changes out. */
function whole({ left = [] }: Plan): number {
  return left.length > 0 ? exit.partial : exit.ok;
}

/** An interruption takes precedence over every other failure. */
function exitOfResult({ interrupted, diagnostics }: ApplyResult): number {
  if (interrupted || diagnostics.some(({ code }) => code === 'interrupted')) return exit.interrupted;
  return diagnostics.length > 0 ? exit.partial : exit.ok;
}

/** Before anything is sent. */
function checkApproved({ approved }: ApplyOptions): void {
  if (approved !== undefined && !/^sha256:[0-9a-f]{16,64}$/.test(approved))
    throw new UsageError('error: --approved requires sha256: and at least 16 hexadecimal digits');
}

function notApproved(plan: Plan, { approved }: ApplyOptions): readonly Diagnostic[] {
  if (approved === undefined || plan.digest.startsWith(approved)) return [];
  return [problem('not-approved', `the digest of the plan is ${plan.digest}, the approved digest is ${approved}`)];
}

/** Whether the plan was confirmed in advance. A person takes time to answer, and the broker may change meanwhile. */
function agreedBefore({ yes, approved }: ApplyOptions): boolean {
  return yes === true || approved !== undefined;
}

async function agreed({ saved, text }: Ready, options: ApplyOptions, io: Io): Promise<boolean> {
  if (saved || agreedBefore(options) || io.ask === undefined) return true;
  // the person must see the plan to confirm
  if (options.format !== 'text') io.err(text);
  const answer = await unlessInterrupted(io.ask('\nApply this plan? Only "yes" is accepted: '), io.signal);
  if (answer.trim() === 'yes') return true;
  io.err(nothingApplied);
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
  const { plan, sources } = ready;
  const outcomes = (result?.outcomes ?? []).map(({ step, state, diagnostic }) => ({ type: 'outcome', step: step.id, state, diagnostic }));
  const data = { plan, ...(result === undefined ? {} : { result }) };
  const lines = [...planLines(plan), ...outcomes];
  const ran = result === undefined ? [] : [{ head: `## topo apply: exit ${exitCode}`, items: [] }, fence('text', text)];
  const diagnostics = [...ready.diagnostics, ...(result?.notices ?? []), ...more];
  return write(
    { command: 'apply', exitCode, diagnostics, sources, text, markdown: () => [...ran, ...ready.markdown()], data, lines },
    options,
    io,
  );
}
