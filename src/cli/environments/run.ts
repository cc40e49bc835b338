// Runs a command in the environments that its command line names: in one environment directly, in several in parallel.
import type { Command } from 'commander';
import type { CommandDeclaration, Context } from '../command.ts';
import { UsageError } from '../usage.ts';
import { chosenEnvironments, type EnvironmentFlags } from './config.ts';
import { outputFlags, placeholder, settingsIn } from './settings.ts';

/** The flags that matter here. */
type Flags = EnvironmentFlags & { readonly parallel?: string; readonly format?: string; readonly fix?: boolean } & {
  readonly [flag in (typeof outputFlags)[number]]?: string;
};

/** Runs the command. @throws UsageError, TopoError if the configuration, or the only environment, is not valid */
export async function runInEnvironments(declaration: CommandDeclaration, command: Command, context: Context): Promise<number> {
  const { io } = context;
  const flags = command.opts<Flags>();
  const atOnce = atOnceOf(flags);
  const environments = await chosenEnvironments(flags, io);
  const [only] = environments;
  const needs = declaration.inEnvironment?.(flags as never, command.processedArgs as never) ?? { broker: true, files: true };
  if (only !== undefined && environments.length === 1 && flags.all !== true) {
    const { paths, options, io: own } = settingsIn(only, needs, command, io);
    return await declaration.run([paths] as never, options as never, { ...context, io: own });
  }
  checkFlags(declaration.name, flags);
  const fleet = { declaration, command, environments, needs, atOnce, context };
  const [{ runFleet }, { applyAll }] = await Promise.all([import('./fleet.ts'), import('./apply-all.ts')]);
  return declaration.name === 'apply' ? await applyAll(fleet) : (await runFleet(fleet)).exitCode;
}

const atOnceByDefault = 4;

function atOnceOf({ parallel }: Flags): number {
  if (parallel === undefined) return atOnceByDefault;
  if (!/^[1-9]\d{0,2}$/.test(parallel)) throw new UsageError('error: --parallel requires a whole number from 1 to 999');
  return Number(parallel);
}

/** What cannot be done in several environments. */
function checkFlags(name: string, flags: Flags): void {
  const { format, fix } = flags;
  if (name === 'watch') throw new UsageError('error: watch runs in one environment: start one process per environment');
  if (format === 'sarif' || format === 'junit')
    throw new UsageError(`error: --format ${format} is a report of one environment: pass --environment`);
  if (fix === true) throw new UsageError('error: --fix changes the files of one environment: pass --environment');
  for (const flag of outputFlags) {
    if (flags[flag] === undefined || flags[flag].includes(placeholder)) continue;
    throw new UsageError(`error: --${flag} ${flags[flag]} would be written by several environments: put ${placeholder} in its name`);
  }
  if (name === 'export' && flags.output === undefined)
    throw new UsageError(`error: export from several environments requires -o with ${placeholder} in the name`);
}
