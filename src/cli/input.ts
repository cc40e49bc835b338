// Loads the files that a command line names.
import { readVariableFiles } from '../loader/format/variable-file.ts';
import type { FileOptions, Loaded, LoadOptions } from '../loader/load.ts';
import { hasErrors } from '../model/diagnostic.ts';
import type { Environment } from '../model/environment.ts';
import { shellWord } from '../model/shell.ts';
import { load } from '../workflows/plan-and-apply.ts';
import type { Endpoint } from './connection.ts';
import { unlessInterrupted } from './interrupt.ts';
import type { Io } from './io.ts';
import { exitOf, type OutputOptions, write } from './output.ts';
import { UsageError } from './usage.ts';

/** Flags of every command that reads files. */
export interface InputOptions extends OutputOptions {
  readonly var: { readonly [name: string]: string };
  /** In the order of the command line. */
  readonly varFile: readonly string[];
  readonly mapVhost: { readonly [from: string]: string };
  /** The environment of `-e`; its variables and virtual hosts yield to those of the flags. */
  readonly inEnvironment?: Environment;
}

/** The virtual host of a command line. */
export interface VhostChoice extends Pick<Endpoint, 'vhost' | 'vhostBy'> {
  /** Whether --vhost selects one of several virtual hosts of the files. */
  readonly selects?: boolean;
}

/** Paths default to the current directory. `testFiles` includes `*.test.yaml`. @throws TopoError for an invalid --var-file */
export async function loadInput(
  paths: readonly string[],
  options: InputOptions,
  vhost: VhostChoice,
  io: Io,
  { testFiles = false, onRead }: Pick<FileOptions, 'testFiles' | 'onRead'> = {},
): Promise<Loaded> {
  refuseUrls(paths);
  const exclude = options.inEnvironment?.config;
  const more = { ...(onRead === undefined ? {} : { onRead }), ...(exclude === undefined ? {} : { exclude }) };
  const reading = { cwd: io.cwd, stdin: io.stdin, testFiles, ...more, ...(await loadOptions(options, vhost, io)) };
  const loading = load(paths.length === 0 ? ['.'] : paths, reading);
  const loaded = await unlessInterrupted(loading, io.signal);
  for (const secret of loaded.secrets) io.secrets.add(secret);
  return loaded;
}

/** What is needed of loaded files besides the trees of their values, which the lookup of source texts keeps in memory. */
export type LoadedFiles = Omit<Loaded, 'written'>;

/** Loads the files. If they have errors, writes the diagnostics and returns the exit code, so that no broker is opened. */
export async function loadOrReport(
  command: string,
  paths: readonly string[],
  options: InputOptions,
  vhost: VhostChoice,
  io: Io,
  reading: Pick<FileOptions, 'onRead'> = {},
): Promise<{ loaded: LoadedFiles } | { exitCode: number }> {
  const { written: _, ...loaded } = await loadInput(paths, options, vhost, io, reading);
  const { diagnostics, sources } = loaded;
  if (!hasErrors(diagnostics)) return { loaded };
  return { exitCode: write({ command, exitCode: exitOf(diagnostics), diagnostics, sources, text: '', data: {} }, options, io) };
}

/**
 * The virtual hosts and the variables of the files. Variables come from --var, then from --var-file, then from the environment of -e, then
 * from the process.
 */
export async function loadOptions(options: InputOptions, choice: VhostChoice, io: Io): Promise<LoadOptions> {
  const given = new Map([...(await variablesOf(options, io)), ...Object.entries(options.var)]);
  return {
    defaultVhost: choice.vhost,
    mapVhost: new Map(Object.entries({ ...options.inEnvironment?.mapVhost, ...options.mapVhost })),
    ...chosenVhost(choice),
    variable: (name) => given.get(name) ?? (Object.hasOwn(io.env, name) ? io.env[name] : undefined),
    variableNames: [...given.keys()],
  };
}

/** The variables of -e and --var-file. */
export async function variablesOf(
  { varFile, inEnvironment }: Pick<InputOptions, 'varFile' | 'inEnvironment'>,
  io: Io,
): Promise<ReadonlyMap<string, string>> {
  const { variableFiles = [], variables = {} } = inEnvironment ?? {};
  const read = async (files: readonly string[]) => await unlessInterrupted(readVariableFiles(files, io.cwd), io.signal);
  return new Map([...(await read(variableFiles)), ...Object.entries(variables), ...(await read(varFile))]);
}

function chosenVhost({ vhost, vhostBy, selects = false }: VhostChoice): Pick<LoadOptions, 'chosenVhost'> {
  if (vhostBy === undefined) return {};
  const remove = vhostBy === '--vhost' ? 'remove --vhost' : 'remove the virtual host from the URL';
  const remedy = (named: string | undefined): string =>
    named === undefined ? remove : `${remove}, or map the virtual host of the file: --map-vhost ${shellWord(`${named}=${vhost}`)}`;
  return { chosenVhost: { vhost, by: vhostBy, only: vhostBy === '--vhost' && !selects, remedy } };
}

/** The first flag about files that is set, for an input that is none: a broker, a saved plan. */
export function fileFlag({ var: variables, varFile, mapVhost }: Pick<InputOptions, 'var' | 'varFile' | 'mapVhost'>): string | undefined {
  if (Object.keys(variables).length > 0) return '--var';
  if (varFile.length > 0) return '--var-file';
  return Object.keys(mapVhost).length > 0 ? '--map-vhost' : undefined;
}

/** Rejects a URL among the paths, where --url was forgotten. It may hold a password: no part of it is printed. */
export function refuseUrls(paths: readonly string[]): void {
  if (paths.some((path) => /^(amqps?|https?):\/\//i.test(path))) {
    throw new UsageError('error: one of the paths is a URL; pass the URL of a broker with --url or --management');
  }
}
