// Writes the files of an export. Files that topo did not write are never overwritten without --force; a comment in the first line marks
// its own. The mark contains no time and no version, so that the same objects give the same bytes.
import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Io } from '../../io.ts';
import { UsageError } from '../../usage.ts';
import { writeWhole } from '../../whole-file.ts';

/** The first line of every export. */
export const mark = '# exported by topo; remove this line to protect the file from the next export\n';

const isMarked = /^\uFEFF?# exported by topo\b/;

/** A file to write: its name as printed, relative to the working directory. */
export interface WrittenFile {
  readonly file: string;
  readonly text: string;
}

/** Whether --output names a directory: it ends in a slash, or exists as one. */
export async function isDirectory(output: string, io: Io): Promise<boolean> {
  if (/[/\\]$/.test(output)) return true;
  const found = await stat(resolve(io.cwd, output)).catch(() => undefined);
  return found?.isDirectory() === true;
}

/**
 * Writes all files, each atomically; the files of a directory with the directories that they are in. `mode`: the permissions of new files.
 * @throws UsageError before anything is written if one exists and is not an export, unless `force`
 */
export async function writeFiles(
  files: readonly WrittenFile[],
  { force, inDirectory, mode }: { readonly force: boolean; readonly inDirectory: boolean; readonly mode?: number | undefined },
  io: Io,
): Promise<void> {
  if (!force) await checkOwn(files, io);
  for (const { file, text } of files) {
    if (inDirectory) await makeDirectory(dirname(resolve(io.cwd, file)), file);
    await writeWhole(file, text, '--output', io, mode);
  }
}

/** Marked files in a directory and one level below that are not among these: an earlier export wrote them. Sorted. */
export async function staleFiles(directory: string, files: readonly WrittenFile[], io: Io): Promise<readonly string[]> {
  const current = new Set(files.map(({ file }) => resolve(io.cwd, file)));
  const found = await yamlIn(directory, io, 1);
  const stale: string[] = [];
  for (const file of found.sort()) {
    if (!current.has(resolve(io.cwd, file)) && isMarked.test((await contentOf(file, io)) ?? '')) stale.push(file);
  }
  return stale;
}

async function checkOwn(files: readonly WrittenFile[], io: Io): Promise<void> {
  const foreign: string[] = [];
  for (const { file } of files) {
    const content = await contentOf(file, io);
    if (content !== undefined && content !== '' && !isMarked.test(content)) foreign.push(file);
  }
  const [first] = foreign;
  if (first === undefined) return;
  const more = foreign.length === 1 ? '' : ` (and ${foreign.length - 1} more)`;
  throw new UsageError(`error: ${first}${more} exists and was not written by topo export; pass --force to overwrite it`);
}

/** The content of a regular file; undefined if there is none. A pipe or a device has no content to protect. */
async function contentOf(file: string, io: Io): Promise<string | undefined> {
  const path = resolve(io.cwd, file);
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() !== true) return undefined;
  return await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`error: --output ${file} cannot be read: ${error.code}`);
  });
}

async function makeDirectory(directory: string, file: string): Promise<void> {
  await mkdir(directory, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`error: --output ${file} cannot be written: ${error.code}`);
  });
}

async function yamlIn(directory: string, io: Io, levels: number): Promise<string[]> {
  const entries = await readdir(resolve(io.cwd, directory), { withFileTypes: true }).catch(() => []);
  const lists = entries.map(async (entry) => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) return levels === 0 ? [] : await yamlIn(path, io, levels - 1);
    return /\.ya?ml$/i.test(entry.name) ? [path] : [];
  });
  return (await Promise.all(lists)).flat();
}
