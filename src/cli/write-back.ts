// Writes edited input files back.
import { chmod, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Io } from './io.ts';
import { UsageError } from './usage.ts';

/**
 * Replaces a file atomically, unless it has changed meanwhile. Retains its permissions and a byte order mark.
 * @param during what was done with it, for the error: `linted`
 * @throws UsageError
 */
export async function writeBack(file: string, before: string, after: string, during: string, io: Io): Promise<void> {
  const path = await realpath(resolve(io.cwd, file));
  const text = await readFile(path, 'utf8');
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  if (text.slice(mark.length) !== before) throw new UsageError(`error: ${file} changed while it was being ${during}: it was not written`);
  const partial = `${path}.partial`;
  try {
    await writeFile(partial, mark + after);
    await chmod(partial, (await stat(path)).mode);
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true }).catch(() => {});
    throw new UsageError(`error: ${file} cannot be written: ${(error as NodeJS.ErrnoException).code ?? String(error)}`);
  }
}
