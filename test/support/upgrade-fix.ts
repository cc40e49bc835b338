// Runs topo upgrade-check --to 4.3 --fix on files.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { directoryOf, type Ran, topo } from './io.ts';

/** The result with the files afterwards. A second run changes nothing. */
export async function fix(
  files: { readonly [name: string]: string },
  ...more: readonly string[]
): Promise<Ran & { readonly files: { readonly [name: string]: string } }> {
  const cwd = directoryOf(files);
  const run = (...others: readonly string[]) => topo(['upgrade-check', '--to', '4.3', '--fix', ...others, ...more], { cwd });
  const ran = await run();
  const now = () => Object.fromEntries(Object.keys(files).map((name) => [name, readFileSync(join(cwd, name), 'utf8')]));
  const after = now();
  const again = await run('--format', 'json');
  expect({ files: now(), edits: JSON.parse(again.out).edits, written: JSON.parse(again.out).written }).toEqual({
    files: after,
    edits: [],
    written: [],
  });
  return { ...ran, files: after };
}
