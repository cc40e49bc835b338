// Finds out which files of a new repository do not exist yet, and writes them: all of them or none, and never over another one.
import { lstat, mkdir, readdir, readFile, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { yamlBelow } from '../../../loader/read/glob.ts';
import { byCodeUnits } from '../../../model/values.ts';
import type { Io } from '../../io.ts';
import { UsageError } from '../../usage.ts';
import type { WrittenFile } from '../export/files.ts';

/** A file of a new repository. */
export interface NewFile extends WrittenFile {
  /** Whether an existing file with other content is kept, because no plan depends on it. */
  readonly mayDiffer?: boolean;
}

/** What the working directory contains of the files of a new repository. */
export interface Survey {
  /** The files that do not exist yet. */
  readonly create: readonly WrittenFile[];
  /** The files that exist and are kept, with what they lack. */
  readonly kept: readonly { readonly file: string; readonly lacks: readonly string[] }[];
  /** The files that exist with other content, links that lead nowhere included, and other topology files of the directory. */
  readonly conflicts: readonly string[];
}

/** Compares the files with the working directory; every YAML file below `directory` would belong to the topology. */
export async function survey(files: readonly NewFile[], directory: string, io: Io): Promise<Survey> {
  const create: WrittenFile[] = [];
  const kept: Survey['kept'][number][] = [];
  const report = (path: string): void => void conflicts.add(path);
  const conflicts = new Set<string>();
  const within = await yamlBelow(directory, io.cwd, { unreadable: report, outside: report }, true);
  for (const path of within) if (!files.some(({ file }) => file === path)) conflicts.add(path);
  for (const { file, text, mayDiffer } of files) {
    const name = await existingName(file, io);
    if (name === undefined) {
      create.push({ file, text });
      continue;
    }
    const content = await readFile(resolve(io.cwd, name), 'utf8').catch(() => undefined);
    if (content === text || mayDiffer === true) kept.push({ file: name, lacks: file === '.gitignore' ? lacking(content ?? '', text) : [] });
    else conflicts.add(name);
  }
  return { create, kept, conflicts: [...conflicts].sort(byCodeUnits) };
}

/** The name under which a file exists: a README may have another extension and case. */
async function existingName(file: string, { cwd }: Io): Promise<string | undefined> {
  if (await exists(resolve(cwd, file))) return file;
  return file === 'README.md' ? (await readdir(cwd)).find((name) => /^readme(\.\w+)?$/i.test(name)) : undefined;
}

/** The patterns of a .gitignore that another one does not contain. */
function lacking(content: string, text: string): readonly string[] {
  const patterns = (all: string): readonly string[] =>
    all
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#'));
  const bare = (pattern: string): string => pattern.replace(/^\/|\/$/g, '');
  const present = new Set(patterns(content).map(bare));
  return patterns(text).filter((pattern) => !present.has(bare(pattern)));
}

async function exists(path: string): Promise<boolean> {
  return await lstat(path).then(
    () => true,
    ({ code }: NodeJS.ErrnoException) => code !== 'ENOENT' && code !== 'ENOTDIR',
  );
}

/** The directories from `first` down to the given one. */
function ancestors(directory: string, first: string): readonly string[] {
  return directory.length < first.length ? [] : [...ancestors(dirname(directory), first), directory];
}

/** Writes all files with their directories. If one cannot be written, the others are removed. @throws UsageError */
export async function writeNew(files: readonly WrittenFile[], io: Io): Promise<void> {
  const undo: (() => Promise<void>)[] = [];
  for (const { file, text } of files) {
    const path = resolve(io.cwd, file);
    try {
      const first = await mkdir(dirname(path), { recursive: true });
      const made = first === undefined ? [] : ancestors(dirname(path), first);
      undo.push(...made.map((directory) => () => rmdir(directory)));
      // `wx` fails if the file has been created in the meantime, also by a link
      await writeFile(path, text, { flag: 'wx' });
      undo.push(() => rm(path));
    } catch (error) {
      for (const step of undo.reverse()) await step().catch(() => {}); // what another program put there stays
      throw new UsageError(
        `error: ${file} cannot be written: ${(error as NodeJS.ErrnoException).code ?? String(error)}; nothing was created`,
      );
    }
  }
}
