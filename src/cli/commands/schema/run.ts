// topo schema: the JSON Schema of the file format, or of the configuration file.
import { readFile } from 'node:fs/promises';
import { exit } from '../../exit.ts';
import type { Io } from '../../io.ts';

/** The kinds of files that have a schema. */
export type SchemaName = 'topology' | 'config';

/** Runs `topo schema`. */
export async function schema(name: SchemaName, io: Io): Promise<number> {
  // src and dist are at the same depth
  io.out(await readFile(new URL(`../../../../schema/${name}.schema.json`, import.meta.url), 'utf8'));
  return exit.ok;
}
