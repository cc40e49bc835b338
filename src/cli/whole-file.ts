// Writes files atomically: a reader sees the whole file or none.
import { realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Io } from './io.ts';
import { UsageError } from './usage.ts';

/**
 * Writes the file that `flag` names. Follows a link; writes into special files (`/dev/null`, a pipe) instead of replacing them.
 * @param mode the permissions of a new file, such as 0o600 for secrets
 * @throws UsageError where it cannot be written; an existing file is then unchanged
 */
export async function writeWhole(file: string, text: string, flag: string, io: Io, mode?: number): Promise<void> {
  const cannot = (error: unknown): UsageError =>
    new UsageError(`error: ${flag} ${file} cannot be written: ${(error as NodeJS.ErrnoException).code ?? String(error)}`);
  if (file === '') throw new UsageError(`error: ${flag} requires a file name`);
  const path = await targetOf(resolve(io.cwd, file));
  const found = await stat(path).catch(() => undefined);
  if (found !== undefined && !found.isFile() && !found.isDirectory()) {
    await writeFile(path, text).catch((error: unknown) => Promise.reject(cannot(error)));
    return;
  }
  const partial = `${path}.partial`;
  try {
    await writeFile(partial, text, mode === undefined ? {} : { mode });
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true }).catch(() => {});
    throw cannot(error);
  }
}

/** The target of a link; a file that does not exist is its own target. */
async function targetOf(path: string): Promise<string> {
  return await realpath(path).catch(() => path);
}
