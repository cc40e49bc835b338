// The user and the password of the broker, as variables of their own or as files: nothing in them needs escaping.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Login, LoginPart } from '../broker/address.ts';
import { unlessInterrupted } from './interrupt.ts';
import type { Io } from './io.ts';
import { secretText } from './secret-text.ts';
import { UsageError } from './usage.ts';

/**
 * Reads RABBITMQ_USER and RABBITMQ_PASSWORD, or the files that RABBITMQ_USER_FILE and RABBITMQ_PASSWORD_FILE name. An empty variable counts
 * as not set.
 * @throws UsageError with the names of the variables and the file, and no part of a value
 */
export async function loginOf(io: Io): Promise<Login> {
  const [user, password] = [await partOf('RABBITMQ_USER', io), await partOf('RABBITMQ_PASSWORD', io)];
  if (password !== undefined) io.secrets.add(password.value);
  return { ...(user === undefined ? {} : { user }), ...(password === undefined ? {} : { password }) };
}

async function partOf(name: string, io: Io): Promise<LoginPart | undefined> {
  const fileName = `${name}_FILE`;
  const [value = '', file = ''] = [io.env[name], io.env[fileName]];
  if (value !== '' && file !== '') throw new UsageError(`error: ${name} and ${fileName} are both set; set one of them`);
  if (file !== '') return { value: await unlessInterrupted(readSecret(file, fileName, io), io.signal), from: fileName };
  return value === '' ? undefined : { value, from: name };
}

async function readSecret(file: string, variable: string, io: Io): Promise<string> {
  const text = secretText(await readBytes(file, variable, io));
  if (text === undefined) throw new UsageError(`error: the file ${file} of ${variable} is not UTF-8 text`);
  if (text === '') throw new UsageError(`error: the file ${file} of ${variable} is empty`);
  return text;
}

async function readBytes(file: string, variable: string, io: Io): Promise<Buffer> {
  try {
    return await readFile(resolve(io.cwd, file));
  } catch (error) {
    throw new UsageError(`error: the file ${file} of ${variable} cannot be read: ${(error as NodeJS.ErrnoException).code}`);
  }
}
