// Loads a topology for programs that embed topo: errors of the files are thrown, all of them at once.
import { type Loaded, load } from '../loader/load.ts';
import { hasErrors, TopoError } from '../model/diagnostic.ts';

/** Loading options. */
export interface TopologyOptions {
  /** Virtual host of documents without `vhost`; default `/`. */
  readonly vhost?: string;
  /** Values of `${NAME}`, such as `process.env`; default none. */
  readonly variables?: { readonly [name: string]: string | undefined };
  /** Whether directories and globs include `*.test.yaml`; default true. */
  readonly testFiles?: boolean;
  /** Directory that relative paths start from; default the current directory of the process. */
  readonly cwd?: string;
}

/**
 * Loads files, directories and globs. Warnings and notices are in `diagnostics`.
 * @throws TopoError with every error of the files, each with file, line and column
 */
export async function loadTopology(paths: string | readonly string[], options: TopologyOptions = {}): Promise<Loaded> {
  const { vhost = '/', variables = {}, testFiles = true, cwd } = options;
  const variable = (name: string): string | undefined => (Object.hasOwn(variables, name) ? variables[name] : undefined);
  const loaded = await load(typeof paths === 'string' ? [paths] : paths, {
    defaultVhost: vhost,
    variable,
    testFiles,
    ...(cwd === undefined ? {} : { cwd }),
  });
  if (hasErrors(loaded.diagnostics)) throw new TopoError(loaded.diagnostics);
  return loaded;
}
