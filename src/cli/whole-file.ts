// Files that commands write: a reader sees them whole or not at all.
import { realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Io } from './io.ts';
import { UsageError } from './usage.ts';

/**
 * Writes a file that `flag` names; a link stays one. What is no regular file (`/dev/null`, a pipe) is written into and never replaced.
 * Throws a UsageError, and leaves what was there, where it cannot be written.
 */
export async function writeWhole(file: string, text: string, flag: string, io: Io): Promise<void> {
  const cannot = (error: unknown): UsageError =>
    new UsageError(`error: ${flag} ${file} cannot be written: ${(error as NodeJS.ErrnoException).code ?? String(error)}`);
  if (file === '') throw new UsageError(`error: ${flag} names no file`);
  const path = await targetOf(resolve(io.cwd, file));
  const found = await stat(path).catch(() => undefined);
  if (found !== undefined && !found.isFile() && !found.isDirectory()) {
    await writeFile(path, text).catch((error: unknown) => Promise.reject(cannot(error)));
    return;
  }
  const partial = `${path}.partial`;
  try {
    await writeFile(partial, text);
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true }).catch(() => {});
    throw cannot(error);
  }
}

/** Where links lead; a file that is not there yet is its own target. */
async function targetOf(path: string): Promise<string> {
  return await realpath(path).catch(() => path);
}
