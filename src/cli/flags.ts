// Flags that several commands share, and how their values are read.
import { type Command, Option } from 'commander';
import type { Format } from './output.ts';
import { UsageError } from './usage.ts';

/** Paths, and the flags of every command that reads files and reports. */
export function withInput(command: Command, paths?: string, formats?: readonly Format[]): Command {
  return withOutput(withFiles(command, paths), formats);
}

/** Paths, and the flags of every command that reads files. */
export function withFiles(command: Command, paths = 'files, directories, globs, or - for stdin (default: the current directory)'): Command {
  return command.argument('[paths...]', paths).addOption(variables());
}

/** --var. */
export function variables(): Option {
  const option = new Option('--var <name=value>', 'set a variable of the files; repeatable');
  return option.argParser(collectVariable).default({}, 'the environment');
}

/** The flags of every command that reports, in these forms too. */
export function withOutput(command: Command, formats: readonly Format[] = []): Command {
  return command
    .addOption(new Option('--format <format>', 'form of the output').choices(['text', 'json', 'ndjson', ...formats]).default('text'))
    .option('--ascii', 'draw with ASCII characters only');
}

/** The flags of every command that talks to a broker. */
export function withConnection(command: Command): Command {
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

/** The flags of plan and apply. */
export function withPlanning(command: Command): Command {
  const allow = new Option(
    '--allow <what>',
    'allow migrate:queue/NAME, replace:queue/NAME, delete:exchange/NAME (* for any characters), lose:queue/NAME, or blast-radius; repeatable',
  );
  return command
    .addOption(allow.argParser(collect).default([], 'nothing'))
    .option('--show-undeclared', 'list what is undeclared and left alone')
    .option('--show-unchanged', 'list what is unchanged');
}

/** Reads a flag that may be given more than once. */
export function collect(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

/** The value of --depth. Throws a UsageError where it is not a whole number from 1 on. */
export function wholeNumber(value: string): number {
  if (!/^[1-9][0-9]{0,5}$/.test(value)) throw new UsageError(`error: --depth takes a whole number from 1 on, not ${value}`);
  return Number(value);
}

function collectVariable(value: string, before: { readonly [name: string]: string }): { [name: string]: string } {
  const [, name, text] = /^([A-Za-z_][A-Za-z0-9_]*)=(.*)$/su.exec(value) ?? [];
  // the value is not repeated: it may be a secret
  if (name === undefined || text === undefined)
    throw new UsageError('error: --var takes NAME=value; a NAME is of letters, digits and _, and does not begin with a digit');
  return { ...before, [name]: text };
}

/** Command lines below the flags in --help. */
export function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ ${line}\n`).join('')}`;
}
