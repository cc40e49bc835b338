// Reads an exported definitions file in place of a broker.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Definitions } from '../broker/definitions.ts';
import { problem, TopoError } from '../model/diagnostic.ts';
import type { Secrets } from '../model/ports.ts';
import { refuseUrls } from './input.ts';
import { unlessInterrupted } from './interrupt.ts';
import type { Io } from './io.ts';

/** Opens a definitions file that takes the place of a broker. @throws TopoError where it cannot be read */
export async function openDefinitions(file: string, vhost: string, io: Io, secrets?: Secrets): Promise<Definitions> {
  const { readDefinitions } = await import('../broker/definitions.ts');
  refuseUrls([file]);
  let text: string;
  try {
    text = await unlessInterrupted(readFile(resolve(io.cwd, file), 'utf8'), io.signal);
  } catch (error) {
    if (error instanceof TopoError) throw error;
    throw new TopoError([problem('file-not-found', `${file} cannot be read: ${(error as NodeJS.ErrnoException).code}`)]);
  }
  return readDefinitions(text, file, { defaultVhost: vhost, ...(secrets === undefined ? {} : { secrets }) });
}
