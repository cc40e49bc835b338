// topo doctor: reports what a connection can read and change, with a fix for each problem; changes nothing on the broker.
import { examine } from '../../../broker/doctor/examine.ts';
import { type Check, checkNames } from '../../../model/check.ts';
import { codes } from '../../../model/codes.ts';
import { type Diagnostic, TopoError } from '../../../model/diagnostic.ts';
import { applyNeedsOf } from '../../../rabbitmq/permissions.ts';
import { renderChecks } from '../../../reporter/checks.ts';
import { type ConnectionOptions, connectionSettings, type Endpoint, endpointOf, requireExpectedBroker } from '../../connection.ts';
import { exit } from '../../exit.ts';
import { type InputOptions, loadOrReport } from '../../input.ts';
import { interruption } from '../../interrupt.ts';
import type { Io } from '../../io.ts';
import { styleOf, write } from '../../output.ts';

/** Flags of `topo doctor`. */
export type DoctorOptions = ConnectionOptions & InputOptions;

/** Runs `topo doctor`, for a topology if paths are given. Exits with the code of the first failed check; warnings do not count. */
export async function doctor(paths: readonly string[], options: DoctorOptions, io: Io): Promise<number> {
  const endpoint = endpointOf(options, io);
  // without paths no files are read, not even those of the current directory
  const input = paths.length === 0 ? undefined : await loadOrReport('doctor', paths, options, endpoint, io);
  if (input !== undefined && 'exitCode' in input) return input.exitCode;
  const needs = input === undefined ? [] : applyNeedsOf(input.loaded.topology);
  const settings = await connectionSettings(endpoint, io);
  const examining = examine({ ...settings, vhost: needs[0]?.vhost ?? endpoint.vhost, needs });
  const checks = await unlessAborted(examining, io.signal);
  if (checks === undefined)
    return report([], exit.interrupted, '', options, io, interruption('interrupted: nothing was changed').diagnostics);
  const all = await withEnvironment(checks, endpoint, io);
  return report(all, exitOfChecks(all), renderChecks(all, styleOf(options, io)), options, io);
}

/** Adds whether the broker is the one that the environment expects, if that can be known: other checks report a failed connection. */
async function withEnvironment(checks: readonly Check[], endpoint: Endpoint, io: Io): Promise<readonly Check[]> {
  const { name: environment, expect = {} } = endpoint.environment ?? {};
  if (environment === undefined || Object.keys(expect).length === 0) return checks;
  const found = await requireExpectedBroker(endpoint, 'doctor', io).then(
    (): Check => ({ name: 'environment', state: 'ok', detail: `the broker that ${environment} expects` }),
    (error: unknown): Check | undefined => {
      if (!(error instanceof TopoError)) throw error;
      const wrong = error.diagnostics.find(({ code }) => code === 'wrong-broker');
      if (wrong === undefined) return undefined;
      return { name: 'environment', state: 'failed', detail: wrong.message, code: 'wrong-broker', fix: codes['wrong-broker'].fix };
    },
  );
  const at = checks.findLastIndex(({ name }) => checkNames.indexOf(name) < checkNames.indexOf('environment')) + 1;
  return found === undefined ? checks : checks.toSpliced(at, 0, found);
}

function report(
  checks: readonly Check[],
  exitCode: number,
  text: string,
  options: DoctorOptions,
  io: Io,
  diagnostics: readonly Diagnostic[] = [],
): number {
  const lines = checks.map((check) => ({ type: 'check', ...check }));
  return write({ command: 'doctor', exitCode, diagnostics, text, data: { checks }, lines }, options, io);
}

function exitOfChecks(checks: readonly Check[]): number {
  for (const check of checks) if (check.state === 'failed') return codes[check.code].exit;
  return exit.ok;
}

/** Undefined as soon as the signal aborts; the work then ends within its time limits, and its result is ignored. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  let stop = (): void => {};
  const aborted = new Promise<undefined>((resolve) => {
    stop = () => resolve(undefined);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
