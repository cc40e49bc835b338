// The files of exported definitions: one for all objects, or a directory with the shovels in a second file. RabbitMQ imports the files of a
// directory in the order of their names, each one completely (`load_definitions` on 3.10.8, 4.0.5 and 4.3.6).
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { writeJson } from '../../../broker/json.ts';
import type { ArgumentValue } from '../../../model/values.ts';
import { definitionsPlace } from '../../../rabbitmq/documents/definitions.ts';
import type { Definitions } from '../../../rabbitmq/documents/to-definitions.ts';
import type { Io } from '../../io.ts';
import { UsageError } from '../../usage.ts';
import { type WrittenFile, writeFiles } from './files.ts';

/** The definitions as one text, one row per line for a review in Git. */
export function definitionsText(document: Partial<Definitions>): string {
  const lists = Object.entries(document).map(([list, rows]) => {
    const lines = rows.map((row) => `    ${writeJson(row as ArgumentValue)}`);
    return `  ${JSON.stringify(list)}: ${lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`}`;
  });
  return `{\n${lists.join(',\n')}\n}\n`;
}

/** Both files are always written, so that no shovel of an earlier export remains. */
export function filesOfDirectory(directory: string, document: Definitions): readonly WrittenFile[] {
  const isShovel = ({ component }: { readonly [field: string]: unknown }): boolean => component === definitionsPlace('shovel').component;
  const first = { ...document, parameters: document.parameters.filter((row) => !isShovel(row)) };
  const second = { parameters: document.parameters.filter(isShovel) };
  const prefix = directory.replace(/[/\\]+$/, '');
  return [
    { file: `${prefix}/1-definitions.json`, text: definitionsText(first) },
    { file: `${prefix}/2-shovels.json`, text: definitionsText(second) },
  ];
}

/** Writes them. JSON has no comment that could mark a file as an export, so that all others are protected. @throws UsageError if one exists */
export async function writeDefinitions(
  files: readonly WrittenFile[],
  { force, ...options }: { readonly force: boolean; readonly inDirectory: boolean; readonly mode: number | undefined },
  io: Io,
): Promise<void> {
  for (const { file } of force ? [] : files) {
    const found = await stat(resolve(io.cwd, file)).catch(() => undefined);
    if (found?.isFile() === true && found.size > 0) throw new UsageError(`error: ${file} exists; pass --force to overwrite it`);
  }
  await writeFiles(files, { force: true, ...options }, io);
}
