// Flags that several commands share, and the parsers of their values.
import { type Command, Option } from 'commander';
import type { Format } from './output.ts';
import { UsageError } from './usage.ts';

/** Paths, and the flags of every command that reads files and reports. */
export function withInput(command: Command, paths?: string, formats?: readonly Format[]): Command {
  return withOutput(withFiles(command, paths), formats);
}

/** Paths, and the flags of every command that reads files. */
export function withFiles(command: Command, paths = 'files, directories, globs, or - for stdin (default: the current directory)'): Command {
  return withVariables(command.argument('[paths...]', paths));
}

/** The flags for variables and virtual hosts of files. */
export function withVariables(command: Command): Command {
  const variable = new Option('--var <name=value>', 'set a variable used in the files; repeatable');
  const file = new Option('--var-file <file>', 'read variables from a YAML or JSON mapping; repeatable, the last file takes precedence');
  const map = new Option('--map-vhost <from=to>', 'use virtual host TO wherever the files name FROM; repeatable');
  return command
    .addOption(variable.argParser(collectVariable).default({}, 'the environment'))
    .addOption(file.argParser(collect).default([], 'none'))
    .addOption(map.argParser(collectMap).default({}, 'none'));
}

/** The description of paths for commands that also accept a saved plan. */
export const pathsOrPlan = 'files, directories, globs, - for stdin, or one saved plan (default: the current directory)';

/** The flags of every command that reports; `formats` are those besides text, json and ndjson. */
export function withOutput(command: Command, formats: readonly (Format | 'sarif' | 'junit')[] = []): Command {
  return command
    .addOption(new Option('--format <format>', 'output format').choices(['text', 'json', 'ndjson', ...formats]).default('text'))
    .option('--ascii', 'use ASCII characters only');
}

/** The flags of every command that connects to a broker. */
export function withConnection(command: Command): Command {
  command
    .option(
      '--url <url>',
      'amqp(s)://user:password@host:port/vhost; comma-separated URLs are nodes of one cluster (default: RABBITMQ_URL, else amqp://guest:guest@localhost). Without user and password: those of RABBITMQ_USER and RABBITMQ_PASSWORD, or of the files RABBITMQ_USER_FILE and RABBITMQ_PASSWORD_FILE',
    )
    .option(
      '--management <url>',
      'http(s)://host:port of the management API (default: RABBITMQ_MANAGEMENT_URL, else the host and login of --url, if the API responds there)',
    )
    .addOption(
      new Option('--transport <transport>', 'protocols used to reach the broker').choices(['auto', 'amqp', 'http']).default('auto'),
    )
    .option('--vhost <vhost>', 'virtual host; a file that names another one is an error (default: the one in the files, else in the URL)');
  return withTls(command);
}

/** The PEM files of a connection. */
export function withTls(command: Command): Command {
  return command
    .option('--ca <file>', 'trusted certificate authorities (PEM)')
    .option('--cert <file>', 'client certificate (PEM)')
    .option('--key <file>', 'private key of the client certificate (PEM)');
}

/** Flags for the origin of objects (origin.ts), and for the rules that apply to them. */
export function withOrigin(command: Command): Command {
  return command
    .option('--live', 'use the topology of a broker, read over the management API, instead of files')
    .option('--against <definitions.json>', 'use the topology of an exported definitions file instead of files')
    .option(
      '--target <version>',
      'RabbitMQ version whose rules apply (default: that of the broker or export, else the latest that topo supports)',
    );
}

/** The flags of every command that runs in environments of topo.config.yaml. */
export function withEnvironments(command: Command): Command {
  return withEnvironment(command, 'use the broker, the files and the variables of this environment; repeatable')
    .option('--all', 'run in every environment, in parallel, and end with a table')
    .option('--parallel <n>', 'with several environments: maximum number that run at the same time (default: 4)');
}

/** The flags of a command that runs in one environment. */
export function withEnvironment(command: Command, about = 'use the broker, the files and the variables of this environment'): Command {
  const name = new Option('-e, --environment <name>', about);
  return command
    .addOption(name.argParser(collect).default([], 'none'))
    .option('--config <file>', 'file that describes the environments (default: topo.config.yaml)');
}

/** --against. */
export function withDefinitions(command: Command): Command {
  return command.option('--against <definitions.json>', 'compare with an exported definitions file instead of a broker');
}

/** --verify, of a saved plan. */
export function withVerify(command: Command): Command {
  return command.option(
    '--verify <key>',
    'reject a saved plan that is not signed with this key: a file (or env://VARIABLE) with the Ed25519 public key in PEM, or the secret',
  );
}

/** --strict-read. */
export function withStrictRead(command: Command): Command {
  return command.option('--strict-read', 'also exit 2 if something could not be read or compared');
}

/** The flags of plan and apply. */
export function withPlanning(command: Command): Command {
  const allow = new Option(
    '--allow <what>',
    'allow a blocked change: migrate:queue/NAME, rename:queue/NAME, replace:queue/NAME, delete:exchange/NAME (* matches any characters), lose:queue/NAME, lose:exchange/NAME, rebind:exchange/NAME, or blast-radius; repeatable',
  );
  const only = new Option(
    '--only <kind/name>',
    'plan only queue/NAME, exchange/NAME or policy/NAME (* matches any characters), with its bindings and what it depends on; repeatable',
  );
  command
    .addOption(allow.argParser(collect).default([], 'nothing'))
    .addOption(only.argParser(collect).default([], 'everything'))
    .addOption(
      new Option(
        '--consumers <how>',
        'how a migration handles the consumers of the queue: wait until they have disconnected (default), or let the broker cancel them when it deletes the queue',
      ).choices(['wait', 'cancel']),
    )
    .option('--skip-blocked', 'plan all but blocked changes and those that depend on them');
  return withDetails(command);
}

/** The flags that add to what is shown of a plan. */
export function withDetails(command: Command): Command {
  return command
    .option('--show-undeclared', 'list undeclared objects, which are left unchanged')
    .option('--show-unchanged', 'list unchanged objects');
}

/** Parses a flag that may be repeated. */
export function collect(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

/** @throws UsageError where the value is not NAME=value */
function collectVariable(value: string, before: { readonly [name: string]: string }): { [name: string]: string } {
  const [, name, text] = /^([A-Za-z_][A-Za-z0-9_]*)=(.*)$/su.exec(value) ?? [];
  // the value is not repeated: it may be a secret
  if (name === undefined || text === undefined)
    throw new UsageError('error: --var requires NAME=value; a NAME consists of letters, digits and _, and does not start with a digit');
  return { ...before, [name]: text };
}

/** @throws UsageError where the value is not FROM=TO, or gives a virtual host a second one */
function collectMap(value: string, before: { readonly [name: string]: string }): { [name: string]: string } {
  const [, from, to] = /^([^=]+)=(.+)$/su.exec(value) ?? [];
  if (from === undefined || to === undefined) throw new UsageError('error: --map-vhost requires FROM=TO, such as /=staging');
  if (Object.hasOwn(before, from) && before[from] !== to) throw new UsageError(`error: --map-vhost maps ${from} twice`);
  return { ...before, [from]: to };
}
