// topo plan: shows what an apply would change; changes nothing.
import type { Code } from '../../../model/codes.ts';
import type { Plan } from '../../../model/plan.ts';
import { allowancesOf } from '../../../planner/allow.ts';
import { endpointOf } from '../../connection.ts';
import { loadedBeside } from '../../connection-ahead.ts';
import { openDefinitions } from '../../definitions-file.ts';
import { exit } from '../../exit.ts';
import { loadOrReport } from '../../input.ts';
import type { Io } from '../../io.ts';
import { type Planned, type PlanningOptions, planFrom, remarksOf, selectorsOf } from '../../make-plan.ts';
import { write } from '../../output.ts';
import { type Signer, signerOf } from '../../plan-signature.ts';
import { planLines, savePlan } from '../../saved-plan.ts';
import { secretsOf } from '../../secret-values.ts';
import { shownPlan } from '../../show-plan.ts';
import { UsageError } from '../../usage.ts';

/** Flags of `topo plan`. */
export interface PlanOptions extends PlanningOptions {
  readonly out?: string;
  readonly sign?: string;
  readonly against?: string;
  readonly detailedExitcode?: boolean;
  readonly strictRead?: boolean;
}

/** Runs `topo plan`. */
export async function plan(paths: readonly string[], options: PlanOptions, io: Io): Promise<number> {
  allowancesOf(options.allow);
  selectorsOf(options);
  if (options.sign !== undefined && options.out === undefined)
    throw new UsageError('error: --sign requires --out: it signs the saved plan');
  const signer = options.sign === undefined ? undefined : await signerOf(options.sign, io);
  const endpoint = endpointOf(options, io);
  if (options.against !== undefined) {
    const input = await loadOrReport('plan', paths, options, endpoint, io);
    if ('exitCode' in input) return input.exitCode;
    const { loaded } = input;
    const definitions = await openDefinitions(options.against, endpoint.vhost, io, secretsOf(options, io));
    const planned = await planFrom(loaded, definitions.reader, { ...options, lock: false }, io);
    return report(planned, remarksOf(loaded, definitions), paths, { ...options, signer }, io);
  }
  return await loadedBeside('plan', paths, options, endpoint, io, async (loaded, broker) => {
    const planned = await planFrom(loaded, broker.reader, options, io);
    return await report(planned, remarksOf(loaded, broker), paths, { ...options, signer }, io);
  });
}

async function report(
  planned: Planned,
  diagnostics: ReturnType<typeof remarksOf>,
  paths: readonly string[],
  options: PlanOptions & { readonly signer: Signer | undefined },
  io: Io,
): Promise<number> {
  const { plan } = planned;
  if (options.out !== undefined) await savePlan(plan, options.out, io, options.signer);
  const blocked = plan.summary.blocked > 0 ? exit.blocked : exit.ok;
  const detailed = options.detailedExitcode === true ? detailedExit(plan) : blocked;
  const exitCode = detailed === exit.ok && options.strictRead === true && isPartlyUnseen(plan) ? exit.pending : detailed;
  const shown = shownPlan(planned, paths, options, io);
  const { sources } = planned.loaded;
  return write({ command: 'plan', exitCode, diagnostics, sources, ...shown, data: { plan }, lines: planLines(plan) }, options, io);
}

/** The exit code of --detailed-exitcode. Blocked changes take precedence over all others. */
function detailedExit({ summary, changes }: Plan): number {
  if (summary.blocked > 0) return exit.blocked;
  if (changes.some(({ risk }) => risk === 'destructive')) return exit.pendingDestructive;
  const { create, update, replace, migrate, rename, rebind } = summary;
  return create + update + replace + migrate + rename + rebind + summary.delete > 0 ? exit.pending : exit.ok;
}

/** Notices of what the user or the transport could not read. */
const unasked: readonly Code[] = ['nodes-not-visible', 'node-not-asked', 'needs-tag'];

/** Whether anything is unknown: not visible over this transport, not comparable, or not reported by the broker. */
function isPartlyUnseen({ complete, summary, changes, notices }: Plan): boolean {
  const isUnasked = notices.some(({ code }) => unasked.includes(code));
  return !complete || isUnasked || summary.uncompared + summary.ensure > 0 || changes.some(({ facts }) => facts?.uncompared !== undefined);
}
