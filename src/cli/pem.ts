// The files of --ca, --cert and --key: what is no certificate or key is reported here, as TLS would ignore it or fail with another reason.
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { TlsOptions } from '../broker/address.ts';
import type { Io } from './io.ts';
import { UsageError } from './usage.ts';

/** The files by their flags. */
export type PemFiles = { readonly [flag in 'ca' | 'cert' | 'key']?: string };

/** Reads the files. @throws UsageError where one cannot be read, is not what its flag requires, or the key does not match the certificate */
export async function readPemFiles(files: PemFiles, io: Io): Promise<TlsOptions> {
  const entries = Object.entries(files).map(async ([flag, file]) => [flag, await readPem(file, flag, io)] as const);
  const read: { readonly [flag in keyof PemFiles]: Buffer } = Object.fromEntries(await Promise.all(entries));
  const { ca, cert, key } = read;
  if (ca !== undefined) certificatesOf('ca', files.ca ?? '', ca);
  const [own] = cert === undefined ? [] : certificatesOf('cert', files.cert ?? '', cert);
  const secret = key === undefined ? undefined : keyOf(files.key ?? '', key);
  if (own !== undefined && secret !== undefined && !own.checkPrivateKey(secret))
    throw new UsageError(`error: --key ${files.key} does not match --cert ${files.cert}`);
  return read;
}

async function readPem(file: string, flag: string, io: Io): Promise<Buffer> {
  try {
    return await readFile(resolve(io.cwd, file));
  } catch (error) {
    throw new UsageError(`error: --${flag} ${file} cannot be read: ${(error as NodeJS.ErrnoException).code}`);
  }
}

function certificatesOf(flag: string, file: string, content: Buffer): readonly X509Certificate[] {
  const blocks = content.toString('latin1').match(/-----BEGIN ([A-Z0-9]+ )?CERTIFICATE-----.*?-----END \1?CERTIFICATE-----/gs) ?? [];
  if (blocks.length === 0) throw new UsageError(`error: --${flag} ${file} contains no certificate in PEM`);
  return blocks.map((block, at) => {
    try {
      return new X509Certificate(block);
    } catch {
      throw new UsageError(`error: --${flag} ${file} contains a certificate that cannot be read (${at + 1} of ${blocks.length})`);
    }
  });
}

function keyOf(file: string, content: Buffer): KeyObject {
  try {
    return createPrivateKey(content);
  } catch {
    throw new UsageError(`error: --key ${file} contains no private key in PEM without a passphrase`);
  }
}
