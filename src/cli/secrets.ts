// Keeps passwords out of what topo says. Diagnostics are made without them in the first place; this is for text that topo has not
// written itself, such as a stack or a mistyped command line, and a second wall for the rest.
import type { Io } from './io.ts';

/** The text with the user and the password of every URL replaced, and those of an `authorization` that a server repeats. */
export function withoutCredentials(text: string): string {
  return (
    text
      // to the last @: an @ in a password should be encoded, and often is not; USER:PASSWORD is what hints say
      .replace(/(\b[a-z][a-z0-9+.-]*:\/\/)(?!USER:PASSWORD@)[^\s'"]*@/gi, '$1***@')
      .replace(/\bBasic (?=\S*[A-Z0-9=])[A-Za-z0-9+/]{6,}={0,2}/g, 'Basic ***')
  );
}

/** As withoutCredentials, and without the passwords of this command line and its variables, wherever and however they are written. */
export function withoutSecrets(text: string, argv: readonly string[], { env }: Pick<Io, 'env'>): string {
  const urls = [...argv, env['RABBITMQ_URL'] ?? '', env['RABBITMQ_MANAGEMENT_URL'] ?? ''];
  const written = urls.flatMap(passwordsOf).flatMap((password) => {
    const plain = decoded(password);
    return [password, plain, encodeURIComponent(plain), JSON.stringify(plain).slice(1, -1)];
  });
  // longest first; what is shorter than three characters would take half of the text with it
  const secrets = [...new Set(written)].filter(({ length }) => length > 2).sort((a, b) => b.length - a.length);
  return withoutCredentials(secrets.reduce((rest, secret) => rest.replaceAll(secret, '***'), text));
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
