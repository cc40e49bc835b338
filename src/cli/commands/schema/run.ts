// topo schema: the JSON Schema of the file format.
import { readFile } from 'node:fs/promises';
import { exit } from '../../exit.ts';
import type { Io } from '../../io.ts';

/** Runs `topo schema`. */
export async function schema(io: Io): Promise<number> {
  // src and dist are at the same depth
  io.out(await readFile(new URL('../../../../schema/topology.schema.json', import.meta.url), 'utf8'));
  return exit.ok;
}
