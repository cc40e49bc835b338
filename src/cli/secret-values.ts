// The values of the secrets that documents refer to: variables of the command line, of files and of the environment, and secret files. Each
// value that is read is removed from all output, in every spelling.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { problem, TopoError } from '../model/diagnostic.ts';
import type { Secrets } from '../model/ports.ts';
import { type InputOptions, variablesOf } from './input.ts';
import { unlessInterrupted } from './interrupt.ts';
import type { Io } from './io.ts';
import { secretText } from './secret-text.ts';

/** The secrets of a command line. Nothing is read before it is needed, and each file once. */
export function secretsOf(options: Pick<InputOptions, 'var' | 'varFile' | 'inEnvironment'>, io: Io): Secrets {
  const { var: variables } = options;
  let fromFiles: Promise<ReadonlyMap<string, string>> | undefined;
  const files = new Map<string, Promise<string>>();
  const variable = async (name: string): Promise<string | undefined> => {
    if (Object.hasOwn(variables, name)) return variables[name];
    fromFiles ??= variablesOf(options, io);
    return (await fromFiles).get(name) ?? (Object.hasOwn(io.env, name) ? io.env[name] : undefined);
  };
  const file = (path: string): Promise<string> => {
    const reading = files.get(path) ?? readSecret(path, io);
    files.set(path, reading);
    return reading;
  };
  return {
    valueFor: async (reference) => {
      const value = 'file' in reference ? await file(reference.file) : await variable(reference.variable);
      if (value !== undefined && value !== '') io.secrets.add(value);
      return value;
    },
  };
}

/** The text without the line break at its end. */
async function readSecret(path: string, io: Io): Promise<string> {
  let bytes: Buffer;
  try {
    bytes = await unlessInterrupted(readFile(resolve(io.cwd, path)), io.signal);
  } catch (error) {
    if (error instanceof TopoError) throw error;
    throw new TopoError([problem('secret-file', `the file ${path} of a secret cannot be read: ${(error as NodeJS.ErrnoException).code}`)]);
  }
  const text = secretText(bytes);
  if (text === undefined) throw new TopoError([problem('secret-file', `the file ${path} of a secret is not UTF-8 text`)]);
  return text;
}
