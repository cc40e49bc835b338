// Runs a command in several environments in parallel. One that is unreachable, locked or invalid does not stop the others.
import type { Command } from 'commander';
import type { Needs } from '../../loader/config/fill-environment.ts';
import type { EnvironmentNode } from '../../loader/config/read-config.ts';
import type { Environment } from '../../model/environment.ts';
import type { EnvironmentResult } from '../../reporter/environments.ts';
import type { CommandDeclaration, Context } from '../command.ts';
import { exit } from '../exit.ts';
import type { Io } from '../io.ts';
import type { OutputOptions } from '../output.ts';
import { reportError } from '../report-error.ts';
import { buffered } from './buffered.ts';
import { fleetOutput, type Shown } from './output.ts';
import { resultOf } from './result.ts';
import { settingsIn } from './settings.ts';
import { sideBySide } from './side-by-side.ts';
import { worstOf } from './worst.ts';

/** A command, and where it runs. */
export interface Fleet {
  readonly declaration: CommandDeclaration;
  /** The parsed command line. */
  readonly command: Command;
  readonly environments: readonly EnvironmentNode[];
  readonly needs: Needs;
  /** How many run at once. */
  readonly atOnce: number;
  readonly context: Context;
  /** Flags that replace those of the command line, by environment. */
  readonly flags?: (environment: string) => { readonly [flag: string]: unknown };
}

/** A run that has ended, with the data of its report. */
export type FleetRun = Shown & { readonly row: EnvironmentResult };

/** Runs the command in all environments and writes their reports and the table; the exit code is that of the worst result. */
export async function runFleet(fleet: Fleet): Promise<{ readonly exitCode: number; readonly runs: readonly FleetRun[] }> {
  const { declaration, command, environments, atOnce, context } = fleet;
  const output = fleetOutput(declaration.name, command.opts<OutputOptions>(), context.io);
  const tasks = environments.map((environment) => () => runOne(environment, fleet));
  const runs = await sideBySide(tasks, atOnce, output.show);
  const exitCode = worstOf(runs.map(({ row }) => row.exitCode));
  output.finish(exitCode);
  return { exitCode, runs };
}

/** Never fails: an error is the result. */
async function runOne(node: EnvironmentNode, fleet: Fleet): Promise<FleetRun> {
  const { declaration, command, context } = fleet;
  const { name: environment } = node;
  const { io, captured } = buffered(context.io);
  if (context.io.signal.aborted) return { row: { environment, exitCode: exit.interrupted, result: 'not run' }, captured: { written: [] } };
  const began = performance.now();
  const used: { settings?: Environment } = {};
  const exitCode = await runIn(node, fleet, io, used).catch((error: unknown) => reportError(error, argvOf(declaration.name, command), io));
  const seconds = (performance.now() - began) / 1000;
  const all = captured();
  const { report } = all;
  const ended = { environment, command: declaration.name, exitCode, seconds, ...used, ...(report === undefined ? {} : { report }) };
  return { row: resultOf(ended), captured: all };
}

async function runIn(node: EnvironmentNode, fleet: Fleet, io: Io, used: { settings?: Environment }): Promise<number> {
  const { declaration, command, needs, context, flags } = fleet;
  const { environment, paths, options, io: own } = settingsIn(node, needs, command, io);
  if (needs.broker) used.settings = environment;
  const all = { ...options, ...flags?.(environment.name) };
  return await declaration.run([paths] as never, all as never, { ...context, io: own });
}

/** From which the format of an error is read. */
function argvOf(name: string, command: Command): readonly string[] {
  const { format, ascii } = command.opts<OutputOptions>();
  return [name, ...(format === undefined ? [] : ['--format', format]), ...(ascii === true ? ['--ascii'] : [])];
}
