// Writes files that do not exist yet: all of them or none, and never over another one.
import { lstat, mkdir, readdir, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Io } from '../../io.ts';
import { UsageError } from '../../usage.ts';
import type { WrittenFile } from '../export/files.ts';

/**
 * The files among these that exist, links that lead nowhere included, and the files in the directory, which must be empty: all of them
 * would belong to the topology.
 */
export async function existing(files: readonly WrittenFile[], directory: string, io: Io): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { file } of files) if (await exists(resolve(io.cwd, file))) found.push(file);
  const within = await readdir(resolve(io.cwd, directory)).catch(() => []);
  return [...new Set([...found, ...within.map((name) => `${directory}${name}`)])].sort();
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
