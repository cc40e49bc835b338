// Signatures of saved plans, for those who keep plans where others can write: HMAC-SHA-256 with a shared secret, or Ed25519 with a key pair.
// A signature is over the checksum of the plan, and so over all of it.
import { createHmac, createPrivateKey, createPublicKey, type KeyObject, sign, timingSafeEqual, verify } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Io } from './io.ts';
import { UsageError } from './usage.ts';

/** Signs with one algorithm, or verifies; `name` is the first part of a signature. */
export interface Signer {
  readonly name: 'hmac-sha256' | 'ed25519';
  readonly sign: (checksum: string) => string;
}

/** Verifies the signatures of one algorithm; those of the other are wrong. */
export interface Verifier {
  readonly name: Signer['name'];
  readonly verify: (checksum: string, signature: string) => boolean;
}

/** Fewer bytes can be guessed. */
const shortestSecret = 32;

/** What is signed: a prefix keeps a signature from being one of something else. */
function messageOf(checksum: string): Buffer {
  return Buffer.from(`topo plan ${checksum}`);
}

/**
 * The key for `--sign`: a file with an Ed25519 private key in PEM, or with a secret; `env://NAME` for a variable that contains it.
 * @throws UsageError without the key in its text
 */
export async function signerOf(key: string, io: Io): Promise<Signer> {
  const text = await readKey('--sign', key, io);
  if (!isPem(text)) return { name: 'hmac-sha256', sign: (checksum) => hmacOf(text, checksum) };
  const name = 'ed25519';
  const privateKey = pemKey('--sign', key, () => createPrivateKey(text), 'private');
  return { name, sign: (checksum) => sign(null, messageOf(checksum), privateKey).toString('base64') };
}

/** The key for `--verify`: a file with the public key in PEM, or with the same secret; `env://NAME` for a variable that contains it. */
export async function verifierOf(key: string, io: Io): Promise<Verifier> {
  const text = await readKey('--verify', key, io);
  if (!isPem(text)) {
    return {
      name: 'hmac-sha256',
      verify: (checksum, signature) => {
        const [one, other] = [Buffer.from(hmacOf(text, checksum)), Buffer.from(signature)];
        return one.length === other.length && timingSafeEqual(one, other);
      },
    };
  }
  const publicKey = pemKey('--verify', key, () => createPublicKey(text), 'public');
  return {
    name: 'ed25519',
    verify: (checksum, signature) => verify(null, messageOf(checksum), publicKey, Buffer.from(signature, 'base64')),
  };
}

function hmacOf(secret: string, checksum: string): string {
  return createHmac('sha256', secret).update(messageOf(checksum)).digest('base64');
}

function isPem(text: string): boolean {
  return text.includes('-----BEGIN');
}

async function readKey(flag: string, key: string, io: Io): Promise<string> {
  const text = (await contentOf(flag, key, io)).trim();
  if (isPem(text)) return text;
  // a secret that is read is removed from all output
  if (text !== '') io.secrets.add(text);
  if (Buffer.byteLength(text) < shortestSecret)
    throw new UsageError(
      `error: ${flag} ${key} requires a key in PEM, or a secret of at least ${shortestSecret} bytes, such as that of \`openssl rand -base64 32\``,
    );
  return text;
}

async function contentOf(flag: string, key: string, { cwd, env }: Io): Promise<string> {
  const [, variable] = /^env:\/\/(.+)$/s.exec(key) ?? [];
  if (variable !== undefined) {
    const value = Object.hasOwn(env, variable) ? env[variable] : undefined;
    if (value === undefined || value === '') throw new UsageError(`error: ${flag} ${key}: the variable is not set`);
    return value;
  }
  try {
    return await readFile(resolve(cwd, key), 'utf8');
  } catch (error) {
    throw new UsageError(`error: ${flag} ${key} cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'invalid file name'}`);
  }
}

/** OpenSSL's texts name neither the key nor the fault. */
function pemKey(flag: string, key: string, read: () => KeyObject, kind: 'private' | 'public'): KeyObject {
  let found: KeyObject;
  try {
    found = read();
  } catch {
    throw new UsageError(`error: ${flag} ${key} requires an Ed25519 ${kind} key in PEM, without a passphrase`);
  }
  if (found.asymmetricKeyType === 'ed25519') return found;
  throw new UsageError(`error: ${flag} ${key} requires an Ed25519 key, and the key is of type ${found.asymmetricKeyType}`);
}
