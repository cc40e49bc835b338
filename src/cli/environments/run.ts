// Runs a command in the environments that its command line names: in one as without any, in several side by side.
import type { Command } from 'commander';
import type { CommandDeclaration, Context } from '../command.ts';
import { chosenEnvironments, type EnvironmentFlags } from './config.ts';
import { settingsIn } from './settings.ts';

/** Runs the command. @throws UsageError, TopoError if the configuration, or the only environment, is not valid */
export async function runInEnvironments(declaration: CommandDeclaration, command: Command, context: Context): Promise<number> {
  const { io } = context;
  const flags = command.opts<EnvironmentFlags>();
  const chosen = await chosenEnvironments(flags, io);
  const [only] = chosen;
  const needs = declaration.inEnvironment?.(flags as never, command.processedArgs as never) ?? { broker: true, files: true };
  if (only !== undefined && chosen.length === 1 && flags.all !== true) {
    const { paths, options, io: own } = settingsIn(only, needs, command, io);
    return await declaration.run([paths] as never, options as never, { ...context, io: own });
  }
  throw new Error('several');
}
