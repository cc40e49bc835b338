// Files that commands write: a reader sees them whole or not at all.
import { rename, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Io } from './io.ts';
import { UsageError } from './usage.ts';

/** Writes a file that `flag` names. Throws a UsageError, and leaves what was there, where it cannot be written. */
export async function writeWhole(file: string, text: string, flag: string, io: Io): Promise<void> {
  const path = resolve(io.cwd, file);
  const partial = `${path}.partial`;
  try {
    await writeFile(partial, text);
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true }).catch(() => {});
    throw new UsageError(`error: ${flag} ${file} cannot be written: ${(error as NodeJS.ErrnoException).code ?? String(error)}`);
  }
}
