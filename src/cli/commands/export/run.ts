// topo export: the objects of a broker or a definitions file as topology files; a plan of them has no changes. The export is whole, or
// exits 9 and lists what is missing.
import { documentsOf } from '../../../loader/write/write.ts';
import type { Diagnostic } from '../../../model/diagnostic.ts';
import { visible } from '../../../model/key.ts';
import { outageNotices } from '../../../planner/outage-notices.ts';
import { fileFlag, type InputOptions } from '../../input.ts';
import type { Io } from '../../io.ts';
import { exitOf, write } from '../../output.ts';
import { UsageError } from '../../usage.ts';
import { type Contents, contentsOf, expressible, type Gap } from './contents.ts';
import { isDirectory, mark, staleFiles, type WrittenFile, writeFiles } from './files.ts';
import { governorsNotExported } from './governing.ts';
import { byPrefix, byVhost, type Part } from './layout.ts';
import { differing, exportDiagnostics, staleWarnings } from './notices.ts';
import { type ExportSource, readSource, type SourceOptions } from './source.ts';
import { hashesWritten, selectsOfBroker, withoutUsers } from './users.ts';
import { differencesIn } from './verify.ts';

/** Flags of `topo export`. */
export interface ExportOptions extends SourceOptions {
  readonly output?: string;
  readonly split?: 'prefix';
  readonly force?: boolean;
}

/** All flags of `topo export`. */
export interface ExportFlags extends ExportOptions, Pick<InputOptions, 'var' | 'varFile' | 'mapVhost'> {
  readonly format: 'topology' | 'definitions';
}

/** Runs `topo export` with its flags. @throws UsageError for flags and paths of topology files, which are read for definitions only */
export async function exportFiles(paths: readonly string[], options: ExportFlags, io: Io): Promise<number> {
  if (paths.length > 1) throw new UsageError('error: export reads one definitions file; with --format definitions it reads topology files');
  const flag = fileFlag(options);
  if (flag !== undefined) throw new UsageError(`error: ${flag} has no effect without --format definitions`);
  return await exportTopology(paths[0], options, io);
}

/** Runs `topo export` of topology files. The self-check does not trust `documents`, which writes the entities of virtual hosts. */
export async function exportTopology(
  file: string | undefined,
  options: ExportOptions,
  io: Io,
  documents: typeof documentsOf = documentsOf,
): Promise<number> {
  const { output, split, force = false } = options;
  if (split !== undefined && output === undefined) throw new UsageError('error: --split requires a directory: -o DIR/');
  const directory = output !== undefined && (split !== undefined || (await isDirectory(output, io))) ? output : undefined;
  const source = await readSource(file, options, io);
  const isWhole = options.allVhosts === true || (file !== undefined && options.vhost === undefined);
  const { files, wrong, ...described } = filesOf(source, isWhole, (some) =>
    directory === undefined ? [oneFile(source, some, output, documents)] : partFiles(directory, split, source, some, documents),
  );
  const diagnostics = [...described.diagnostics];
  const report = { command: 'export', diagnostics, text: '', data: {} };
  if (wrong.length > 0) return write({ ...report, exitCode: exitOf(diagnostics) }, { format: 'text' }, io);
  if (output !== undefined) await writeFiles(files, { force, inDirectory: directory !== undefined }, io);
  if (directory !== undefined) diagnostics.push(...staleWarnings(await staleFiles(directory, files, io)));
  return write({ ...report, text: textFor(output, directory, files), exitCode: exitOf(diagnostics) }, { format: 'text' }, io);
}

/** The files of an export, the diagnostics about them, and differences for which nothing must be written. */
interface Files {
  readonly files: readonly WrittenFile[];
  readonly contents: Contents;
  readonly wrong: readonly Gap[];
  readonly diagnostics: readonly Diagnostic[];
}

/** One file per virtual host in a directory, as `topo init` writes them: without the mark of an export, as people edit them. */
export function adoptedFiles(directory: string, source: ExportSource, isWhole: boolean): Files {
  const { files, ...rest } = filesOf(source, isWhole, (some) => partFiles(directory, undefined, source, some, documentsOf));
  return { ...rest, files: files.map(({ file, text }) => ({ file, text: text.startsWith(mark) ? text.slice(mark.length) : text })) };
}

function filesOf(source: ExportSource, isWhole: boolean, written: (contents: Contents) => readonly WrittenFile[]): Files {
  const { observed, vhosts } = source;
  const { contents, files, wrong } = checked(contentsOf(observed, vhosts, selectsOfBroker(observed, vhosts, isWhole)), written);
  const diagnostics = [
    ...source.notices,
    ...outageNotices(observed),
    ...differing(wrong),
    ...exportDiagnostics({ ...source, contents, unmanaged: withoutUsers(source.unmanaged, contents.entities) }),
    ...hashesWritten(contents.entities),
    ...governorsNotExported(observed, contents.entities),
  ];
  return { files, contents, wrong, diagnostics };
}

/** The files that describe all contents, or else all that the format expresses; `wrong` holds differences that remain. */
function checked(all: Contents, filesOf: (contents: Contents) => readonly WrittenFile[]) {
  const files = filesOf(all);
  const wrong = differencesIn(files, all.entities);
  if (wrong.length === 0) return { contents: all, files, wrong };
  const contents = expressible(all);
  const rest = filesOf(contents);
  return { contents, files: rest, wrong: differencesIn(rest, contents.entities) };
}

/** The export itself on stdout; of a directory, the names of its files. */
function textFor(output: string | undefined, directory: string | undefined, files: readonly WrittenFile[]): string {
  if (output === undefined) return files.map(({ text }) => text).join('');
  return directory === undefined ? '' : files.map(({ file }) => `${file}\n`).join('');
}

function oneFile(
  { vhosts, unread }: ExportSource,
  contents: Contents,
  output: string | undefined,
  documents: typeof documentsOf,
): WrittenFile {
  return { file: output ?? 'stdout', text: `${mark}${remarks(contents, unread, () => true)}${documents(vhosts, contents.entities)}` };
}

function partFiles(
  directory: string,
  split: ExportOptions['split'],
  { vhosts, unread }: ExportSource,
  contents: Contents,
  documents: typeof documentsOf,
): readonly WrittenFile[] {
  const parts = (split === undefined ? byVhost : byPrefix)(vhosts, contents.entities);
  return parts.map((part) => {
    const head = `${mark}${remarks(contents, unread, (gap) => firstOf(parts, gap) === part)}`;
    return { file: `${directory.replace(/[/\\]+$/, '')}/${part.path}`, text: `${head}${documents([part.vhost], part.entities)}` };
  });
}

/** The file whose comment names a gap: the first of its virtual host. */
function firstOf(parts: readonly Part[], { vhost }: Gap): Part | undefined {
  return parts.find((part) => vhost === undefined || part.vhost === vhost);
}

/** Comments at the beginning of a file, in the order of their text. */
function remarks({ missing, uncertain, secrets }: Contents, unread: readonly Gap[], isHere: (gap: Gap) => boolean): string {
  const lines = (verb: string, gaps: readonly Gap[]): readonly string[] =>
    gaps.filter(isHere).map(({ subject, why }) => visible(`# ${verb}: ${subject}: ${why}`));
  return [
    ...lines('omitted', [...unread, ...missing]),
    ...lines('uncertain', uncertain),
    ...lines(
      'variable',
      secrets.map(({ vhost, variable, what }) => ({ vhost, subject: variable, why: what })),
    ),
  ]
    .sort()
    .map((line) => `${line}\n`)
    .join('');
}
