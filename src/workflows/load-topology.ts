// Loads a topology for programs that embed topo: errors of the files are thrown, all of them at once.
import type { ChosenVhost } from '../loader/format/vhosts.ts';
import { type Loaded, load } from '../loader/load.ts';
import { hasErrors, TopoError } from '../model/diagnostic.ts';

/** Loading options. */
export interface TopologyOptions {
  /** The virtual host: default `/` for documents without `vhost`. If it is set, a document that names another one is an error. */
  readonly vhost?: string;
  /** Virtual hosts of the files by name, and the names that replace them: `{ '/': 'staging' }`. Default none. */
  readonly mapVhost?: { readonly [name: string]: string };
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
  const { vhost, ...rest } = options;
  return loadFor(paths, rest, vhost ?? '/', vhost === undefined ? undefined : { by: 'the option vhost', only: true });
}

/**
 * Loads for a virtual host; `chosen` is how it was chosen, if it was.
 * @throws TopoError with every error of the files
 */
export async function loadFor(
  paths: string | readonly string[],
  options: Omit<TopologyOptions, 'vhost'>,
  vhost: string,
  chosen: Pick<ChosenVhost, 'by' | 'only'> | undefined,
): Promise<Loaded> {
  const { mapVhost = {}, variables = {}, testFiles = true, cwd } = options;
  const variable = (name: string): string | undefined => (Object.hasOwn(variables, name) ? variables[name] : undefined);
  const loaded = await load(typeof paths === 'string' ? [paths] : paths, {
    defaultVhost: vhost,
    mapVhost: new Map(Object.entries(mapVhost)),
    ...(chosen === undefined ? {} : { chosenVhost: { ...chosen, vhost, remedy: remedyFor(vhost) } }),
    variable,
    variableNames: Object.keys(variables),
    testFiles,
    ...(cwd === undefined ? {} : { cwd }),
  });
  if (hasErrors(loaded.diagnostics)) throw new TopoError(loaded.diagnostics);
  return loaded;
}

function remedyFor(vhost: string): ChosenVhost['remedy'] {
  return (named) => (named === undefined ? 'use one of the two' : `to map it, pass mapVhost: ${JSON.stringify({ [named]: vhost })}`);
}
