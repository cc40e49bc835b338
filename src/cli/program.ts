// The command line: every command with its arguments, flags and examples. What a command does is loaded when it runs, so that --help is quick.
import { Argument, Command, type CommanderError, Option } from 'commander';
import { version } from '../version.ts';
import { exit } from './exit.ts';
import { examples, variables, wholeNumber, withConnection, withFiles, withInput, withOutput, withPlanning } from './flags.ts';
import type { Io } from './io.ts';
import { addRoute, addTest, type Done } from './routing-commands.ts';
import { UsageError } from './usage.ts';

/** The program; `done` takes the exit code of the command that ran. */
export function createProgram(io: Io, done: Done): Command {
  const program = new Command('topo')
    .description('Declarative topology for RabbitMQ: YAML in Git, a plan that can be trusted, an apply that loses nothing.')
    .version(version, '-V, --version', 'print the version')
    .showSuggestionAfterError(true)
    .helpCommand('help [command]', 'show the help of a command');
  addValidate(program, io, done);
  addLint(program, io, done);
  addPlan(program, io, done);
  addApply(program, io, done);
  addTest(program, io, done);
  addShow(program, io, done);
  addGraph(program, io, done);
  addExport(program, io, done);
  addDoctor(program, io, done);
  addPermissions(program, io, done);
  addRoute(program, io, done);
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

function addLint(program: Command, io: Io, done: Done): void {
  const formats = new Option('--format <format>', 'form of the output').choices(['text', 'json', 'ndjson', 'sarif', 'github']);
  withFiles(program.command('lint'))
    .addOption(formats.default('text'))
    .option('--ascii', 'draw with ASCII characters only')
    .option('--target <version>', 'the version of RabbitMQ that the files are for (default: the newest that topo knows)')
    .option('--fix', 'take out of the files what changes nothing')
    .option('--notices', 'show notices too; without it they are counted')
    .option('--max-warnings <n>', 'fail with more warnings than this (default: any number passes)')
    .description('find what a broker accepts and nobody can have meant; needs no broker')
    .addHelpText(
      'after',
      examples(
        'topo lint',
        'topo lint topologies/ --target 4.3 --max-warnings 0',
        'topo lint --fix',
        'topo lint --format sarif > topo.sarif',
      ),
    )
    .action(async (paths: string[], options) => done(await (await import('./commands/lint.ts')).lint(paths, options, io)));
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

function addGraph(program: Command, io: Io, done: Done): void {
  const command = program
    .command('graph')
    .argument('[paths...]', 'files, directories, globs, - for stdin, or one saved plan (default: the current directory)')
    .addOption(variables())
    .addOption(
      new Option('--format <format>', 'form of the picture (default: by the ending of --output, else mermaid)').choices([
        'mermaid',
        'dot',
        'svg',
        'json',
      ]),
    )
    .option('-o, --output <file>', 'write to a file instead of stdout')
    .option('--live', 'draw what is on the broker, over the management API, instead of files')
    .option(
      '--focus <name>',
      'draw only what can reach this queue or exchange, and what it can reach; queue/NAME or exchange/NAME is exact',
    )
    .addOption(new Option('--depth <n>', 'with --focus: at most so many edges away').argParser(wholeNumber))
    .addOption(new Option('--group <by>', 'frame what belongs together').choices(['none', 'prefix', 'file']).default('none'));
  withConnection(command)
    .description('draw exchanges, queues and what leads from one to the other: of files, of a plan, or of a broker')
    .addHelpText(
      'after',
      examples(
        'topo graph topologies/dead-letter',
        'topo graph -o topology.svg',
        'topo graph plan.json -o plan.svg',
        'topo graph --live --url amqp://user@broker --focus orders.created --depth 2',
      ),
    )
    .action(async (paths: string[], options) => done(await (await import('./commands/graph.ts')).graph(paths, options, io)));
}

function addExport(program: Command, io: Io, done: Done): void {
  withConnection(program.command('export'))
    .argument('[definitions.json]', 'an exported definitions file to read instead of a broker')
    .description('write what is on a broker as a topology file; changes nothing')
    .option('-o, --output <file>', 'write to a file instead of stdout')
    .addHelpText('after', examples('topo export --url amqp://user@broker/%2Forders -o orders.yaml', 'topo export definitions.json'))
    .action(async (file: string | undefined, options) =>
      done(await (await import('./commands/export.ts')).exportTopology(file, options, io)),
    );
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
