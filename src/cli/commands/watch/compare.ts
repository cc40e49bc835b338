// One comparison of a watch: the files, the variables, the login and the certificates are read anew, and a new connection is opened.
import { hasErrors, TopoError } from '../../../model/diagnostic.ts';
import type { Comparison, Problem } from '../../../model/watch.ts';
import { comparisonOf } from '../../../planner/differences.ts';
import { type ConnectionOptions, connect, endpointOf } from '../../connection.ts';
import { type InputOptions, type LoadedFiles, loadInput } from '../../input.ts';
import type { Io } from '../../io.ts';
import { planFrom, remarksOf } from '../../make-plan.ts';
import { withoutCredentialsIn } from '../../output.ts';
import { secretsOf } from '../../secret-values.ts';
import { UsageError } from '../../usage.ts';

/** Flags of a comparison. */
export interface CompareOptions extends InputOptions, ConnectionOptions {
  readonly undeclared?: boolean;
}

/** Compares once. */
export async function compareOnce(
  paths: readonly string[],
  options: CompareOptions,
  io: Io,
  signal: AbortSignal,
): Promise<Comparison | readonly Problem[]> {
  return await orProblems(async () => {
    const own = quiet(io, signal);
    const loaded = await loadedAnew(paths, options, own);
    if (!('topology' in loaded)) return loaded;
    const { vhosts } = loaded.topology;
    const use = { purpose: 'watch', writing: false, vhosts, secrets: secretsOf(options, own) };
    const broker = await connect(endpointOf(options, own), use, own);
    try {
      const { plan } = await planFrom(loaded, broker.reader, { ...options, allow: [], only: [] }, own);
      const unavailable = broker.notices.find(({ code }) => code === 'management-unavailable');
      return {
        ...comparisonOf(plan, { undeclared: options.undeclared === true }),
        remarks: remarksOf(loaded, broker).map(withoutCredentialsIn),
        ...(unavailable === undefined ? {} : { reduced: withoutCredentialsIn(unavailable) }),
      };
    } finally {
      await broker.close();
    }
  });
}

/** The files; or their errors. */
export async function loadedAnew(paths: readonly string[], options: CompareOptions, io: Io): Promise<LoadedFiles | readonly Problem[]> {
  const { written: _, ...loaded } = await loadInput(paths, options, endpointOf(options, io), io);
  return hasErrors(loaded.diagnostics) ? loaded.diagnostics.filter(({ severity }) => severity === 'error') : loaded;
}

/** What fails, without credentials. An unreadable password or certificate file is a failure that may pass, and not the end of the watch. */
export async function orProblems<T>(work: () => Promise<T>): Promise<T | readonly Problem[]> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UsageError) return [{ code: 'connection-settings', message: error.text.replace(/^error: /, '') }];
    if (error instanceof TopoError) return error.diagnostics.map(withoutCredentialsIn);
    throw error;
  }
}

/** Without the progress of a run, and with a signal of its own. */
export function quiet(io: Io, signal: AbortSignal): Io {
  return Object.create(io, { err: { value: () => {}, enumerable: true }, signal: { value: signal, enumerable: true } }) as Io;
}
