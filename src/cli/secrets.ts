// Removes passwords from output. Diagnostics are made without them in the first place; this is for text from elsewhere, such as a stack or
// a mistyped command line, and a second barrier for the rest.
import type { Io } from './io.ts';

/** Replaces the user and password of every URL, and those of an `authorization` header that a server repeats. */
export function withoutCredentials(text: string): string {
  return (
    text
      // up to the last @: an @ in a password should be encoded, and often is not; USER:PASSWORD is the placeholder of hints
      .replace(/(\b[a-z][a-z0-9+.-]*:\/\/)(?!USER:PASSWORD@)[^\s'"]*@/gi, '$1***@')
      .replace(/\bBasic (?=\S*[A-Z0-9=])[A-Za-z0-9+/]{6,}={0,2}/g, 'Basic ***')
  );
}

/** Characters from which a secret is removed from data too: a shorter one may be a part of a name, which must stay readable. */
const leastInData = 6;

/** An output that never shows a secret that the run has read: those of documents are not in its texts in the first place. */
export function withGuard(io: Io): Io {
  const guarded =
    (write: (text: string) => void) =>
    (text: string): void => {
      const secrets = [...io.secrets].flatMap(spellings).filter(({ length }) => length >= leastInData);
      write(longestFirst(secrets).reduce((rest, secret) => rest.replaceAll(secret, '***'), text));
    };
  // its other properties are read when they are needed, as stdin
  return Object.create(io, { out: { value: guarded(io.out), enumerable: true }, err: { value: guarded(io.err), enumerable: true } }) as Io;
}

/** Also removes the passwords of this command line, its variables and their files, in every spelling. */
export function withoutSecrets(text: string, argv: readonly string[], { env, secrets: read }: Pick<Io, 'env' | 'secrets'>): string {
  const urls = [...argv, env['RABBITMQ_URL'] ?? '', env['RABBITMQ_MANAGEMENT_URL'] ?? ''];
  const plain = [env['RABBITMQ_PASSWORD'] ?? '', ...read].flatMap(spellings);
  const written = [...plain, ...urls.flatMap(passwordsOf).flatMap((password) => [password, ...spellings(decoded(password))])];
  // longest first; replacing a password of one or two characters would make the text unreadable
  const secrets = longestFirst(written.filter(({ length }) => length > 2));
  return withoutCredentials(secrets.reduce((rest, secret) => rest.replaceAll(secret, '***'), text));
}

/** Longest first, so that no part remains of a secret that contains another one. */
function longestFirst(secrets: readonly string[]): readonly string[] {
  return [...new Set(secrets)].sort((a, b) => b.length - a.length);
}

function spellings(secret: string): readonly string[] {
  const encoded = encodeURIComponent(secret);
  const json = JSON.stringify(secret).slice(1, -1);
  const base64 = Buffer.from(secret, 'utf8').toString('base64').replace(/=+$/, '');
  const ofUris = passwordsOf(secret).flatMap((password) => [password, decoded(password)]);
  return [secret, encoded, encoded.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()), json, decoded(secret), base64, ...ofUris];
}

function passwordsOf(text: string): readonly string[] {
  const urls = text.split(/,(?=\s*[a-z]+:\/\/)/i);
  return urls.flatMap((url) => /:\/\/[^:]*:(.*)@/su.exec(url)?.[1] ?? []);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
