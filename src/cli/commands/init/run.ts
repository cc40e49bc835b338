// topo init: a GitOps repository in the current directory, from a live broker or an example. Existing files are never
// changed, the missing ones are written all or none, and a plan of them against the broker ends the run: it must be empty.
import type { Diagnostic } from '../../../model/diagnostic.ts';
import { renderDiagnostics } from '../../../reporter/diagnostics.ts';
import type { Context } from '../../command.ts';
import type { ConnectionOptions } from '../../connection.ts';
import { exit } from '../../exit.ts';
import { unlessInterrupted } from '../../interrupt.ts';
import type { Io } from '../../io.ts';
import { exitOf, styleOf, withoutCredentialsIn } from '../../output.ts';
import { UsageError } from '../../usage.ts';
import type { WrittenFile } from '../export/files.ts';
import { adoptedFiles } from '../export/run.ts';
import { readSource } from '../export/source.ts';
import { firstTests, testsName } from './first-tests.ts';
import { type NewFile, type Survey, survey, writeNew } from './new-files.ts';
import { configText, directory, exampleText, ignoreText, readmeText, type Setup, variablesOf, workflowText } from './templates.ts';

/** Flags of `topo init`. */
export interface InitOptions extends ConnectionOptions {
  readonly yes?: boolean;
  readonly name: string;
  readonly allVhosts?: boolean;
}

/** A topology to write, and what is known about it. */
interface Adopted {
  readonly files: readonly WrittenFile[];
  readonly tests: ReturnType<typeof firstTests>;
  readonly cluster?: string;
  readonly secrets: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  /** The export is faulty: nothing must be written. */
  readonly faulty: boolean;
}

/** Runs `topo init`. @throws UsageError before anything is written if a file exists with other content */
export async function init(options: InitOptions, context: Context): Promise<number> {
  const { io } = context;
  checkName(options);
  if (options.yes !== true && io.ask === undefined) throw new UsageError('error: without a terminal, init requires --yes');
  const isLive = [options.url, options.management, io.env['RABBITMQ_URL'], io.env['RABBITMQ_MANAGEMENT_URL']].some(
    (one) => (one ?? '') !== '',
  );
  if (!isLive && options.allVhosts === true) throw new UsageError('error: --all-vhosts requires a broker: --url or --management');
  const adopted = isLive ? await adopt(options, io) : fromNothing();
  report(adopted.diagnostics, io);
  if (adopted.faulty) return exitOf(adopted.diagnostics);
  const setup = setupFor(options, isLive, adopted, io);
  const { text } = adopted.tests;
  const tests = text === undefined ? [] : [{ file: `${directory}${testsName}`, text }];
  const files = filesFor(setup, [...adopted.files, ...tests]);
  const found = await survey(files, directory, io);
  refuseConflicts(found);
  if (found.create.length > 0 && !(await agreed(found, options, io))) return exit.interrupted;
  await writeNew(found.create, io);
  io.out(`${createdText(found)}\n${testsText(adopted.tests)}`);
  return isLive ? await planned(adopted, setup, options, context) : begin(setup, found, io);
}

/** The name is part of file names and URLs of CI systems, as in topo.config.yaml. */
function checkName({ name }: InitOptions): void {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)) throw new UsageError('error: --name consists of letters, digits, ".", "_" and "-"');
}

function refuseConflicts({ conflicts }: Survey): void {
  if (conflicts.length === 0) return;
  throw new UsageError(
    `error: these files exist with other content, and init does not overwrite them; nothing was created\n${listed(conflicts)}Move them, or run init in another directory.`,
  );
}

function listed(lines: readonly string[]): string {
  return lines.map((line) => `  ${line}\n`).join('');
}

function keptText({ kept }: Survey): string {
  return listed(
    kept.map(({ file, lacks }) =>
      lacks.length === 0
        ? file
        : `${file}  (does not contain ${lacks.join(', ')}: add these lines to keep saved plans and passwords out of commits)`,
    ),
  );
}

function createdText(found: Survey): string {
  const created =
    found.create.length === 0 ? 'Nothing to create: all files exist.\n' : `Created:\n${listed(found.create.map(({ file }) => file))}`;
  return `${created}${found.kept.length === 0 ? '' : `Kept unchanged:\n${keptText(found)}`}`;
}

async function adopt({ name: _, yes: __, ...options }: InitOptions, io: Io): Promise<Adopted> {
  const source = await readSource(undefined, options, io);
  const { files, contents, wrong, diagnostics } = adoptedFiles(directory, source, options.allVhosts === true);
  const { name } = source.observed.broker;
  return {
    files,
    tests: wrong.length > 0 ? { text: undefined, count: 0, untested: [] } : firstTests(files, contents.entities),
    ...(name === undefined ? {} : { cluster: name }),
    secrets: contents.secrets.map(({ variable }) => variable).sort(),
    diagnostics,
    faulty: wrong.length > 0,
  };
}

function fromNothing(): Adopted {
  const files = [{ file: `${directory}orders.yaml`, text: exampleText }];
  const test = `tests:
  - name: a created order is stored
    publish: { exchange: orders, routingKey: order.created.eu }
    expect: { queues: [orders.created] }
  - name: nothing listens to other events yet
    publish: { exchange: orders, routingKey: order.paid }
    expect: { unroutable: true }
`;
  return { files, tests: { text: test, count: 2, untested: [] }, secrets: [], diagnostics: [], faulty: false };
}

function setupFor(options: InitOptions, isLive: boolean, adopted: Adopted, { env }: Io): Setup {
  const { name, ca, cert, key, transport } = options;
  const given = { transport: transport === 'auto' ? undefined : transport, ca, cert, key };
  return {
    name,
    url: !isLive || (options.url ?? env['RABBITMQ_URL'] ?? '') !== '',
    management: (options.management ?? env['RABBITMQ_MANAGEMENT_URL'] ?? '') !== '',
    connection: Object.fromEntries(Object.entries(given).flatMap(([property, value]) => (value === undefined ? [] : [[property, value]]))),
    ...(adopted.cluster === undefined ? {} : { cluster: adopted.cluster }),
    secrets: adopted.secrets,
  };
}

function filesFor(setup: Setup, topology: readonly WrittenFile[]): readonly NewFile[] {
  return [
    { file: 'topo.config.yaml', text: configText(setup) },
    ...topology,
    { file: '.github/workflows/topology.yml', text: workflowText(setup) },
    { file: '.gitignore', text: ignoreText, mayDiffer: true },
    { file: 'README.md', text: readmeText(setup), mayDiffer: true },
  ];
}

function report(diagnostics: readonly Diagnostic[], io: Io): void {
  if (diagnostics.length === 0) return;
  io.err(renderDiagnostics(diagnostics.map(withoutCredentialsIn), new Map(), styleOf({ format: 'text' }, io, 'err')));
}

async function agreed(found: Survey, { yes }: InitOptions, io: Io): Promise<boolean> {
  if (yes === true || io.ask === undefined) return yes === true;
  io.err(`To create in ${io.cwd}:\n${listed(found.create.map(({ file }) => file))}`);
  if (found.kept.length > 0) io.err(`To keep unchanged:\n${keptText(found)}`);
  const answer = await unlessInterrupted(io.ask('\nCreate these files? Only "yes" is accepted: '), io.signal);
  if (answer.trim() === 'yes') return true;
  io.err('Nothing was created.\n');
  return false;
}

function testsText({ count, untested }: Adopted['tests']): string {
  const rest = untested.length === 0 ? '' : ` Not tested, since no message is certain to reach a queue: ${untested.join(', ')}.`;
  return `Routing tests: ${count}.${rest}\n`;
}

function begin(setup: Setup, { create }: Survey, io: Io): number {
  const steps = create.some(({ file }) => file === 'README.md') ? ' README.md has the steps.' : '';
  io.out(`Next: set ${variablesOf(setup).join(', ')}, and run \`topo plan -e ${setup.name}\`.${steps}\n`);
  return exit.ok;
}

/** The plan of what was written, as the next user will run it: with the configuration that was written. */
async function planned({ secrets, diagnostics }: Adopted, setup: Setup, options: InitOptions, { io, run }: Context): Promise<number> {
  const next = `Secrets to set where topo runs: ${variablesOf(setup).join(', ')}.\n`;
  const missing = secrets.filter((name) => (io.env[name] ?? '') === '');
  if (missing.length > 0) {
    io.out(`Not planned: the values of ${missing.join(', ')} are not set. Set them, and run \`topo plan -e ${setup.name}\`.\n${next}`);
    return exit.incomplete;
  }
  const url = options.url ?? io.env['RABBITMQ_URL'];
  const management = options.management ?? io.env['RABBITMQ_MANAGEMENT_URL'];
  const env = { ...io.env, RABBITMQ_URL: url, RABBITMQ_MANAGEMENT_URL: management };
  const code = await run(
    ['plan', '-e', setup.name, '--detailed-exitcode'],
    Object.create(io, { env: { value: env, enumerable: true } }) as Io,
  );
  const gaps = exitOf(diagnostics);
  if (code !== exit.ok) io.out('\nThe plan is not empty: these objects could not be adopted unchanged.\n');
  else if (gaps === exit.ok) io.out('\nAdopted: the files and the broker are equal.\n');
  io.out(next);
  return code === exit.ok ? gaps : code;
}
