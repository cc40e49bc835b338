// Loads the files that a command line names.
import type { Loaded, LoadOptions } from '../loader/load.ts';
import { hasErrors } from '../model/diagnostic.ts';
import { load } from '../workflows/plan-and-apply.ts';
import { unlessInterrupted } from './interrupt.ts';
import type { Io } from './io.ts';
import { exitOf, type OutputOptions, write } from './output.ts';
import { UsageError } from './usage.ts';

/** Flags of every command that reads files. */
export interface InputOptions extends OutputOptions {
  readonly var: { readonly [name: string]: string };
}

/** Paths default to the current directory; variables come from --var, then from the environment. `testFiles` includes `*.test.yaml`. */
export function loadInput(
  paths: readonly string[],
  options: InputOptions,
  defaultVhost: string,
  io: Io,
  testFiles = false,
): Promise<Loaded> {
  refuseUrls(paths);
  const reading = { cwd: io.cwd, stdin: io.stdin, testFiles, ...loadOptions(options, defaultVhost, io) };
  const loading = load(paths.length === 0 ? ['.'] : paths, reading);
  return unlessInterrupted(loading, io.signal);
}

/** Loads the files. If they have errors, writes the diagnostics and returns the exit code, so that nothing is sent to a broker. */
export async function loadOrReport(
  command: string,
  paths: readonly string[],
  options: InputOptions,
  defaultVhost: string,
  io: Io,
): Promise<{ loaded: Loaded } | { exitCode: number }> {
  const loaded = await loadInput(paths, options, defaultVhost, io);
  const { diagnostics, sources } = loaded;
  if (!hasErrors(diagnostics)) return { loaded };
  return { exitCode: write({ command, exitCode: exitOf(diagnostics), diagnostics, sources, text: '', data: {} }, options, io) };
}

/** The default virtual host and the variables of the files. */
export function loadOptions(options: InputOptions, defaultVhost: string, io: Io): LoadOptions {
  return { defaultVhost, variable: (name) => (Object.hasOwn(options.var, name) ? options.var[name] : io.env[name]) };
}

/** Rejects a URL among the paths, where --url was forgotten. It may hold a password: no part of it is printed. */
export function refuseUrls(paths: readonly string[]): void {
  if (paths.some((path) => /^(amqps?|https?):\/\//i.test(path))) {
    throw new UsageError('error: one of the paths is a URL; pass the URL of a broker with --url or --management');
  }
}
