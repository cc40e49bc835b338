// The command line as a list of commands. Each has a folder in commands/: command.ts declares it (arguments, flags, help), run.ts does the
// work. To add a command, add a folder and a line in the list below; help, completion and error reports follow.
//
// `topo --help` is quick because command.ts files import nothing but flags: run.ts is imported only when its command runs.
import { Command, type CommanderError } from 'commander';
import { version } from '../version.ts';
import type { CommandDeclaration, Context } from './command.ts';
import { applyCommand } from './commands/apply/command.ts';
import { completionCommand } from './commands/completion/command.ts';
import { diffCommand } from './commands/diff/command.ts';
import { doctorCommand } from './commands/doctor/command.ts';
import { driftCommand } from './commands/drift/command.ts';
import { explainCommand } from './commands/explain/command.ts';
import { exportCommand } from './commands/export/command.ts';
import { graphCommand } from './commands/graph/command.ts';
import { holdCommand } from './commands/hold/command.ts';
import { initCommand } from './commands/init/command.ts';
import { lintCommand } from './commands/lint/command.ts';
import { permissionsCommand } from './commands/permissions/command.ts';
import { planCommand } from './commands/plan/command.ts';
import { routeCommand } from './commands/route/command.ts';
import { schemaCommand } from './commands/schema/command.ts';
import { showCommand } from './commands/show/command.ts';
import { testCommand } from './commands/test/command.ts';
import { upgradeCheckCommand } from './commands/upgrade-check/command.ts';
import { validateCommand } from './commands/validate/command.ts';
import { watchCommand } from './commands/watch/command.ts';
import { whyCommand } from './commands/why/command.ts';
import type { EnvironmentFlags } from './environments/config.ts';
import { exit } from './exit.ts';
import type { Io } from './io.ts';
import { UsageError } from './usage.ts';

/** All commands, in the order of --help. */
const commands: readonly CommandDeclaration[] = [
  initCommand,
  validateCommand,
  lintCommand,
  planCommand,
  applyCommand,
  driftCommand,
  diffCommand,
  watchCommand,
  testCommand,
  showCommand,
  graphCommand,
  exportCommand,
  doctorCommand,
  upgradeCheckCommand,
  permissionsCommand,
  routeCommand,
  whyCommand,
  holdCommand,
  schemaCommand,
  explainCommand,
  completionCommand,
];

/** The program; `done` receives the exit code of the command that ran. */
export function createProgram(io: Io, done: (code: number) => void): Command {
  const program = new Command('topo')
    .description('Declarative topology for RabbitMQ: YAML in Git, a plan that can be trusted, an apply that loses nothing.')
    .version(version, '-V, --version', 'print the version')
    .showSuggestionAfterError(true)
    .helpOption('-h, --help', 'show the help')
    .helpCommand('help [command]', 'show the help of a command')
    // names only: with their arguments, no room is left for the descriptions in 80 columns
    .configureHelp({ subcommandTerm: (command) => command.name() })
    .addHelpText(
      'after',
      examplesText([
        'topo validate topologies/',
        'topo plan topologies/hello --url amqp://user@broker/%2Forders',
        'topo apply topologies/hello --yes',
      ]),
    );
  for (const declaration of commands) {
    const { name, description, examples, configure } = declaration;
    const command = program.command(name).description(description).addHelpText('after', examplesText(examples));
    configure(command);
    command.action(async () => done(await runCommand(declaration, command, { io, program, run })));
  }
  for (const command of [program, ...program.commands]) catchExits(command, io);
  return program;
}

/** In a program of its own: a parser is in use until its command has ended. */
async function run(argv: readonly string[], io: Io): Promise<number> {
  const result = { code: exit.failure as number };
  const program = createProgram(io, (code) => {
    result.code = code;
  });
  await program.parseAsync([...argv], { from: 'user' });
  return result.code;
}

/** The parser has no types for what it made: `configure` and `run` of one declaration agree. */
async function runCommand(declaration: CommandDeclaration, command: Command, context: Context): Promise<number> {
  const { environment = [], all, config } = declaration.inEnvironment === undefined ? {} : command.opts<Partial<EnvironmentFlags>>();
  if (environment.length === 0 && all !== true && config === undefined)
    return await declaration.run(command.processedArgs as never, command.opts() as never, context);
  const { runInEnvironments } = await import('./environments/run.ts');
  return await runInEnvironments(declaration, command, context);
}

function examplesText(lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ ${line}\n`).join('')}`;
}

/** The parser itself writes help only; its errors are reported like all others. */
function catchExits(command: Command, io: Io): void {
  command.configureOutput({ writeOut: io.out, writeErr: io.err, outputError: () => {} });
  command.exitOverride(({ code, exitCode, message }: CommanderError) => {
    if (exitCode === 0) throw new UsageError('', exit.ok);
    // commander.help: no command was given, and the help has been written to stderr
    if (code === 'commander.help') throw new UsageError('');
    const name = command.parent === null ? 'topo' : `topo ${command.name()}`;
    throw new UsageError(`${message}\n\`${name} --help\` shows the flags, with examples.`);
  });
}
