// Loads the topology that a command line names.
import type { Loaded } from '../loader/load.ts';
import { load } from '../pipeline.ts';
import type { Io } from './io.ts';
import type { OutputOptions } from './output.ts';

/** Flags of every command that reads files. */
export interface InputOptions extends OutputOptions {
  readonly var: { readonly [name: string]: string };
}

/** Paths default to the current directory; variables come from --var, then from the environment. */
export function loadInput(paths: readonly string[], options: InputOptions, defaultVhost: string, io: Io): Promise<Loaded> {
  return load(paths.length === 0 ? ['.'] : paths, {
    cwd: io.cwd,
    stdin: io.stdin,
    defaultVhost,
    variable: (name) => (Object.hasOwn(options.var, name) ? options.var[name] : io.env[name]),
  });
}
