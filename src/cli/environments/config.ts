// Finds and reads topo.config.yaml, and the environments that a command line names.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Config, configName, type EnvironmentNode, readConfig } from '../../loader/config/read-config.ts';
import { decode } from '../../loader/read/decode.ts';
import { didYouMean } from '../../loader/report/nearest.ts';
import { TopoError } from '../../model/diagnostic.ts';
import { unlessInterrupted } from '../interrupt.ts';
import type { Io } from '../io.ts';
import { UsageError } from '../usage.ts';

/** Flags of every command that runs in environments. */
export interface EnvironmentFlags {
  readonly environment: readonly string[];
  readonly all?: boolean;
  readonly config?: string;
}

/** The environments that the flags name, in the order of the flags or of the file. @throws UsageError, TopoError */
export async function chosenEnvironments(flags: EnvironmentFlags, io: Io): Promise<readonly EnvironmentNode[]> {
  const { environment: names, all = false, config } = flags;
  if (all && names.length > 0) throw new UsageError('error: --all and --environment cannot be combined');
  if (!all && names.length === 0) throw new UsageError('error: --config requires --environment NAME or --all');
  const file = config ?? configName;
  const { environments, diagnostics } = await openConfig(file, flags, io);
  if (diagnostics.length > 0) throw new TopoError(diagnostics);
  if (environments.size === 0) throw new UsageError(`error: ${file} describes no environments`);
  if (all) return [...environments.values()];
  return [...new Set(names)].map((name) => {
    const found = environments.get(name);
    if (found !== undefined) return found;
    const hint = didYouMean(name, environments.keys()) ?? `environments: ${[...environments.keys()].join(', ')}`;
    throw new UsageError(`error: ${file} describes no environment ${name}; ${hint}`);
  });
}

async function openConfig(file: string, { config }: EnvironmentFlags, io: Io): Promise<Config> {
  let bytes: Buffer;
  try {
    bytes = await unlessInterrupted(readFile(resolve(io.cwd, file)), io.signal);
  } catch (error) {
    if (error instanceof TopoError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (config !== undefined) throw new UsageError(`error: --config ${file} cannot be read: ${code}`);
    throw new UsageError(`error: the current directory has no readable ${file} (${code}); name the file with --config`);
  }
  const text = decode(file, bytes);
  if (typeof text !== 'string') throw new TopoError([text]);
  return readConfig(file, text);
}
