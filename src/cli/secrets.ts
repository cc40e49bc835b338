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

/** Also removes the passwords of this command line, its variables and their files, in every spelling. */
export function withoutSecrets(text: string, argv: readonly string[], { env, secrets: read }: Pick<Io, 'env' | 'secrets'>): string {
  const urls = [...argv, env['RABBITMQ_URL'] ?? '', env['RABBITMQ_MANAGEMENT_URL'] ?? ''];
  const plain = [env['RABBITMQ_PASSWORD'] ?? '', ...read].flatMap(spellings);
  const written = [...plain, ...urls.flatMap(passwordsOf).flatMap((password) => [password, ...spellings(decoded(password))])];
  // longest first; replacing a password of one or two characters would make the text unreadable
  const secrets = [...new Set(written)].filter(({ length }) => length > 2).sort((a, b) => b.length - a.length);
  return withoutCredentials(secrets.reduce((rest, secret) => rest.replaceAll(secret, '***'), text));
}

function spellings(password: string): readonly string[] {
  return [password, encodeURIComponent(password), JSON.stringify(password).slice(1, -1)];
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
