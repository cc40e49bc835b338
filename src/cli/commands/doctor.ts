// topo doctor: what a connection can see and do, and how to fix what it cannot; changes nothing on the broker.
import { examine } from '../../broker/doctor/examine.ts';
import type { Check } from '../../model/check.ts';
import { codes } from '../../model/codes.ts';
import { renderChecks } from '../../reporter/checks.ts';
import { type ConnectionOptions, connectionSettings, defaultVhost } from '../connection.ts';
import { exit } from '../exit.ts';
import type { Io } from '../io.ts';
import { type OutputOptions, styleOf, write } from '../output.ts';

/** Flags of `topo doctor`. */
export type DoctorOptions = ConnectionOptions & OutputOptions;

/** Runs `topo doctor`. Exits with the code of the first check that failed; warnings do not count. */
export async function doctor(options: DoctorOptions, io: Io): Promise<number> {
  const settings = await connectionSettings(options, io);
  const examining = examine({ ...settings, transport: options.transport, vhost: defaultVhost(options, io) });
  const checks = await unlessAborted(examining, io.signal);
  if (checks === undefined) return report([], exit.interrupted, '', options, io);
  return report(checks, exitOfChecks(checks), renderChecks(checks, styleOf(options, io)), options, io);
}

function report(checks: readonly Check[], exitCode: number, text: string, options: DoctorOptions, io: Io): number {
  const lines = checks.map((check) => ({ type: 'check', ...check }));
  return write({ command: 'doctor', exitCode, diagnostics: [], text, data: { checks }, lines }, options, io);
}

function exitOfChecks(checks: readonly Check[]): number {
  for (const check of checks) if (check.state === 'failed') return codes[check.code].exit;
  return exit.ok;
}

/** Undefined as soon as the signal aborts; what is under way then ends unheard, within its time limits. */
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
