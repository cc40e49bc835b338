// The command line: every command with its arguments, flags and examples. What a command does is loaded when it runs, so that --help is quick.
import { Argument, Command, type CommanderError, Option } from 'commander';
import { version } from '../version.ts';
import { exit } from './exit.ts';
import type { Io } from './io.ts';
import { UsageError } from './usage.ts';

type Done = (code: number) => void;

/** The program; `done` takes the exit code of the command that ran. */
export function createProgram(io: Io, done: Done): Command {
  const program = new Command('topo')
    .description('Declarative topology for RabbitMQ: YAML in Git, a plan that can be trusted, an apply that loses nothing.')
    .version(version, '-V, --version', 'print the version')
    .showSuggestionAfterError(true)
    .helpCommand('help [command]', 'show the help of a command');
  addValidate(program, io, done);
  addPlan(program, io, done);
  addApply(program, io, done);
  addShow(program, io, done);
  addDoctor(program, io, done);
  addPermissions(program, io, done);
  addHold(program, io, done);
  addReference(program, io, done);
  program.addHelpText(
    'after',
    `\nExamples:\n  $ topo validate topologies/\n  $ topo plan topologies/hello --url amqp://user@broker/%2Forders\n  $ topo apply topologies/hello --yes\n`,
  );
  for (const command of [program, ...program.commands]) catchExits(command, io);
  return program;
}

function addValidate(program: Command, io: Io, done: Done): void {
  withInput(program.command('validate'))
    .description('check files: syntax, schema, references; needs no broker')
    .addHelpText(
      'after',
      examples('topo validate', 'topo validate orders.yaml billing/ --var REGION=eu', 'cat topology.yaml | topo validate -'),
    )
    .action(async (paths: string[], options) => done(await (await import('./commands/validate.ts')).validate(paths, options, io)));
}

function addPlan(program: Command, io: Io, done: Done): void {
  const command = program
    .command('plan')
    .option('--out <file>', 'save the plan, for `topo apply FILE`')
    .option('--against <definitions.json>', 'compare with an exported definitions file instead of a broker')
    .option('--strict-read', 'exit 2 also when something could not be seen or compared')
    .option('--detailed-exitcode', 'exit 2 when changes are pending, 3 when some of them destroy, 4 when some are blocked');
  withInput(withConnection(withPlanning(command)))
    .description('compare files with a broker and show what would change; changes nothing')
    .addHelpText(
      'after',
      examples(
        'topo plan topologies/hello',
        'topo plan --out plan.json',
        'topo plan --against definitions.json',
        "topo plan --allow 'replace:queue/orders.created'",
      ),
    )
    .action(async (paths: string[], options) => done(await (await import('./commands/plan.ts')).plan(paths, options, io)));
}

function addApply(program: Command, io: Io, done: Done): void {
  const command = program
    .command('apply')
    .option('--yes', 'do not ask')
    .option('--approved <digest>', 'do not ask; apply only if the plan has this digest (sha256:..., at least 16 digits)')
    .option('--lock-timeout <time>', 'wait so long for another run that holds the lock, such as 30s or 5m (default: not at all)')
    .option('--drain-timeout <time>', 'wait so long for the consumers of a queue that is migrated to leave (default: 60s)')
    .option('--no-lock', 'take no lock: two runs at once may then undo each other');
  withInput(
    withConnection(withPlanning(command)),
    'files, directories, globs, - for stdin, or one saved plan (default: the current directory)',
  )
    .description('plan, ask, and make it so; or apply a saved plan')
    .addHelpText(
      'after',
      examples(
        'topo apply topologies/hello',
        'topo apply topologies/ --yes',
        'topo apply plan.json',
        'topo apply --approved sha256:9b1e4c07d2a35f68',
      ),
    )
    .action(async (paths: string[], options) => done(await (await import('./commands/apply.ts')).apply(paths, options, io)));
}

function addShow(program: Command, io: Io, done: Done): void {
  withOutput(program.command('show'))
    .argument('<plan.json>', 'a plan saved by `topo plan --out`')
    .description('show a saved plan')
    .option('--show-undeclared', 'list what is undeclared and left alone')
    .option('--show-unchanged', 'list what is unchanged')
    .addHelpText('after', examples('topo show plan.json', 'topo show plan.json --format json'))
    .action(async (file: string, options) => done(await (await import('./commands/show.ts')).show(file, options, io)));
}

function addDoctor(program: Command, io: Io, done: Done): void {
  withInput(withConnection(program.command('doctor')), 'files of a topology: whether the user may plan and apply it (default: none)')
    .description('what this connection can see and do, for a topology or at all, and how to fix what it cannot')
    .addHelpText('after', examples('topo doctor --url amqp://user@broker', 'topo doctor topologies/hello', 'topo doctor --format json'))
    .action(async (paths: string[], options) => done(await (await import('./commands/doctor.ts')).doctor(paths, options, io)));
}

function addPermissions(program: Command, io: Io, done: Done): void {
  withInput(program.command('permissions'))
    .description('the smallest permissions for planning, applying, publishing to and consuming from a topology; needs no broker')
    .option('--vhost <vhost>', 'virtual host of documents that name none (default: /)')
    .addHelpText('after', examples('topo permissions topologies/reliable-delivery --vhost /orders'))
    .action(async (paths: string[], options) => done(await (await import('./commands/permissions.ts')).permissions(paths, options, io)));
}

function addHold(program: Command, io: Io, done: Done): void {
  withInput(withConnection(program.command('hold')))
    .description('declare the exclusive queues of a topology with their bindings, and hold them until interrupted')
    .addHelpText('after', examples('topo hold topologies/temporary-queues'))
    .action(async (paths: string[], options) => done(await (await import('./commands/hold.ts')).hold(paths, options, io)));
}

function addReference(program: Command, io: Io, done: Done): void {
  program
    .command('schema')
    .description('print the JSON Schema of the file format')
    .addHelpText('after', examples('topo schema > topology.schema.json'))
    .action(async () => done(await (await import('./commands/reference.ts')).schema(io)));
  program
    .command('explain')
    .argument('[code]', 'a diagnostic code, such as unknown-property; all are listed without one')
    .description('explain a diagnostic code')
    .addHelpText('after', examples('topo explain queue-not-idle', 'topo explain'))
    .action(async (code: string | undefined) => done(await (await import('./commands/reference.ts')).explain(code, io)));
  program
    .command('completion')
    .addArgument(new Argument('<shell>', 'the shell').choices(['bash', 'zsh', 'fish']))
    .description('print a completion script for a shell')
    .addHelpText(
      'after',
      examples('topo completion bash > /etc/bash_completion.d/topo', 'topo completion fish > ~/.config/fish/completions/topo.fish'),
    )
    .action(async (shell: string) => done(await (await import('./commands/completion.ts')).completion(shell, program, io)));
}

function withInput(command: Command, paths = 'files, directories, globs, or - for stdin (default: the current directory)'): Command {
  const variables = new Option('--var <name=value>', 'set a variable of the files; repeatable');
  return withOutput(command.argument('[paths...]', paths).addOption(variables.argParser(collectVariable).default({}, 'the environment')));
}

function withOutput(command: Command): Command {
  return command
    .addOption(new Option('--format <format>', 'form of the output').choices(['text', 'json', 'ndjson']).default('text'))
    .option('--ascii', 'draw with ASCII characters only');
}

function withConnection(command: Command): Command {
  return command
    .option(
      '--url <url>',
      'amqp(s)://user:password@host:port/vhost; several, comma-separated, are nodes of one cluster (default: RABBITMQ_URL, else amqp://guest:guest@localhost)',
    )
    .option(
      '--management <url>',
      'http(s)://host:port of the management API (default: RABBITMQ_MANAGEMENT_URL, else tried on the same host with the same login)',
    )
    .addOption(new Option('--transport <transport>', 'how to talk to the broker').choices(['auto', 'amqp', 'http']).default('auto'))
    .option('--vhost <vhost>', 'virtual host of documents that name none (default: that of the URL)')
    .option('--ca <file>', 'trust these certificate authorities (PEM)')
    .option('--cert <file>', 'client certificate (PEM)')
    .option('--key <file>', 'key of the client certificate (PEM)');
}

function withPlanning(command: Command): Command {
  const allow = new Option(
    '--allow <what>',
    'allow migrate:queue/NAME, replace:queue/NAME, delete:exchange/NAME (* for any characters), lose:queue/NAME, or blast-radius; repeatable',
  );
  return command
    .addOption(allow.argParser(collect).default([], 'nothing'))
    .option('--show-undeclared', 'list what is undeclared and left alone')
    .option('--show-unchanged', 'list what is unchanged');
}

function collect(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

function collectVariable(value: string, before: { readonly [name: string]: string }): { [name: string]: string } {
  const [, name, text] = /^([A-Za-z_][A-Za-z0-9_]*)=(.*)$/su.exec(value) ?? [];
  // the value is not repeated: it may be a secret
  if (name === undefined || text === undefined)
    throw new UsageError('error: --var takes NAME=value; a NAME is of letters, digits and _, and does not begin with a digit');
  return { ...before, [name]: text };
}

function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ ${line}\n`).join('')}`;
}

/** Nothing but help is written by the parser itself: what is wrong is reported as everything else is. */
function catchExits(command: Command, io: Io): void {
  command.configureOutput({ writeOut: io.out, writeErr: io.err, outputError: () => {} });
  command.exitOverride(({ code, exitCode, message }: CommanderError) => {
    if (exitCode === 0) throw new UsageError('', exit.ok);
    // commander.help: without a command, the help is the answer
    if (code === 'commander.help') throw new UsageError('');
    const name = command.parent === null ? 'topo' : `topo ${command.name()}`;
    throw new UsageError(`${message}\n\`${name} --help\` shows the flags, with examples.`);
  });
}
