// Whether a password is the stored one, without setting it: RabbitMQ stores base64(salt, H(salt, UTF-8 password)) with a salt of 4 bytes
// (rabbit_password; 3.10.8, 4.0.5, 4.3.6).
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Bytes of the salt. */
const saltBytes = 4;

const algorithms: readonly string[] = ['sha256', 'sha512', 'md5'];

/** Whether the password has this hash. An unknown algorithm or an empty hash has no password. */
export function isPasswordOf(password: string, hash: string, algorithm: string): boolean {
  if (!algorithms.includes(algorithm)) return false;
  const stored = Buffer.from(hash, 'base64');
  if (stored.length <= saltBytes) return false;
  const salt = stored.subarray(0, saltBytes);
  const digest = createHash(algorithm).update(salt).update(password, 'utf8').digest();
  const rest = stored.subarray(saltBytes);
  return rest.length === digest.length && timingSafeEqual(rest, digest);
}

/** The hash of a password with a new salt, by SHA-256, which is RabbitMQ's default (3.10 to 4.3). */
export function hashOf(password: string): { readonly passwordHash: string; readonly hashingAlgorithm: string } {
  const salt = randomBytes(saltBytes);
  const digest = createHash('sha256').update(salt).update(password, 'utf8').digest();
  return { passwordHash: Buffer.concat([salt, digest]).toString('base64'), hashingAlgorithm: 'sha256' };
}
